import type { Config } from '../../config.ts';
import type { PageContext } from '../../web/http/context.ts';

/** For whom a device makes its keys: a name of the net, and the one origin that may ask. */
export interface Party {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

/**
 * The hub as devices know it: its public address, or `localhost` where it has none. Null where it is reached by a bare
 * number, for which no device makes a key (WebAuthn, 5.1.3).
 */
export function partyOf(
  c: PageContext,
  { server, hub }: Pick<Config, 'server' | 'hub'>,
): Party | null {
  const { hostname, origin, protocol } = new URL(server.address ?? c.req.url);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  const named = server.address !== undefined && protocol === 'https:' && !NUMBER.test(hostname);
  return named || local ? { id: hostname, origin, name: hub.name } : null;
}

const NUMBER = /^(\d+\.\d+\.\d+\.\d+|\[.*\])$/;
