import type { Config } from '../../config.ts';
import type { PageContext } from '../../web/http/context.ts';

/**
 * The network that a request comes from, coarse enough to be many people's: /24 of IPv4, /56 of IPv6. It is only ever
 * hashed and counted. A proxy's word is taken where the hub has a public address, which is when it stands behind one.
 */
export function networkOf(c: PageContext, { server }: Pick<Config, 'server'>): string {
  // Set by the adapter of node:http; a request that was made in the process has none.
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const peer = incoming?.socket?.remoteAddress ?? 'local';
  const told = server.address ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : '';
  return coarse(told || peer);
}

export function coarse(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').slice(0, 60);
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain);
  if (v4) return v4[1] ?? plain;
  return plain.includes(':') ? prefixOf(plain) : plain;
}

// `2001:db8::1` → its first 56 bits, written out.
function prefixOf(address: string): string {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const [left, right] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4);
  return groups
    .map((group, index) => {
      const value = Number.parseInt(group, 16) || 0;
      return (index === 3 ? value & 0xff00 : value).toString(16);
    })
    .join(':');
}
