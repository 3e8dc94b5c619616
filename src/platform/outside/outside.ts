import { Resolver } from 'node:dns/promises';
import { request } from 'node:https';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { Problem } from '../problem.ts';

/** The edge of the machine: what a test replaces, and nothing above it. */
export interface Network {
  /** Every address of a host, version 4 and 6. */
  readonly addresses: (host: string) => Promise<string[]>;
  readonly texts: (host: string) => Promise<string[]>;
  /** One request over https to exactly this address, without following anything. */
  readonly get: (asked: {
    readonly host: string;
    readonly address: string;
    readonly path: string;
    readonly signal: AbortSignal;
  }) => Promise<{ readonly status: number; readonly body: AsyncIterable<Uint8Array> }>;
}

const TIMEOUT_MS = 5000;
const MOST_BYTES = 4096;

/** Texts of a host's TXT records; none where it has none or does not answer. */
export async function textsOf(network: Network, host: string): Promise<string[]> {
  return network.texts(host).catch(() => []);
}

/**
 * A small text from a stranger's host. It is resolved once, every address must be a public one, and the request goes to
 * the address that was looked at: a name that changes meanwhile leads nowhere inside (OWASP, SSRF Prevention). Redirects
 * are an answer like any other; time and size are bounded.
 */
export async function textAt(
  network: Network,
  host: string,
  path: string,
  most: number = MOST_BYTES,
): Promise<string> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const addresses = await network.addresses(host);
  const [address] = addresses;
  if (!address) throw new Problem('outside/unreachable', 502, { host });
  if (!addresses.every(isPublic)) throw new Problem('outside/inside', 422, { host });
  const { status, body } = await network.get({ host, address, path, signal });
  if (status !== 200) throw new Problem('outside/answer', 502, { host, status });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > most) throw new Problem('outside/large', 502, { host });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

// IANA special-purpose registries (RFC 6890 and later): nothing in them is a host of the public internet.
const SPECIAL_4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
// Of version 6 only global unicast is let through, without what embeds an address of version 4 or is for documents.
const GLOBAL_6 = '2000::/3';
const SPECIAL_6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20';

const list = (ranges: string, family: 'ipv4' | 'ipv6'): BlockList => {
  const blocks = new BlockList();
  for (const range of ranges.split(' ')) {
    const [net = '', prefix] = range.split('/');
    blocks.addSubnet(net, Number(prefix), family);
  }
  return blocks;
};
const special4 = list(SPECIAL_4, 'ipv4');
const global6 = list(GLOBAL_6, 'ipv6');
const special6 = list(SPECIAL_6, 'ipv6');

/** Whether an address lies in the public internet. */
export function isPublic(address: string): boolean {
  if (isIPv6(address)) return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
  return isIP(address) === 4 && !special4.check(address, 'ipv4');
}

/** The network itself. */
export function openNetwork(): Network {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  return {
    addresses: async (host) => {
      const both = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      return both.flatMap((found) => (found.status === 'fulfilled' ? found.value : []));
    },
    texts: async (host) => (await resolver.resolveTxt(host)).map((parts) => parts.join('')),
    get: ({ host, address, path, signal }) =>
      new Promise((done, fail) => {
        const family = isIPv6(address) ? 6 : 4;
        const asked = request(
          {
            host,
            servername: host,
            path,
            signal,
            agent: false,
            headers: { accept: 'text/plain, text/calendar', 'user-agent': 'Passerelle' },
            lookup: (_, { all }, answer) =>
              all ? answer(null, [{ address, family }]) : answer(null, address, family),
          },
          (response) => done({ status: response.statusCode ?? 0, body: response }),
        );
        asked.once('error', fail);
        asked.end();
      }),
  };
}
