import type { createApp } from '../src/app.tsx';
import type { Role } from '../src/people/roles/roles.ts';
import type { Hub } from '../src/platform/hub.ts';
import { signedIn } from './people.ts';
import { encode, type Fields, type Page, pageOf } from './staff.ts';

const ADDRESS = 'http://localhost';

type App = Awaited<ReturnType<typeof createApp>>;

export interface Member {
  readonly account: string;
  readonly get: (path: string) => Promise<Page>;
  /** Sends a form of this path; a token against a second sending is made where none is given. */
  readonly post: (path: string, fields?: Fields) => Promise<Page>;
  /** The answer itself, for what is not a page. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
}

/** Somebody with an account, signed in at this app. */
export async function openMember(app: App, hub: Hub, roles: readonly Role[] = []): Promise<Member> {
  const { account, secret } = await signedIn(hub.house.db, hub, roles);
  const headers = {
    cookie: `passerelle=${secret}`,
    origin: ADDRESS,
    'sec-fetch-site': 'same-origin',
  };
  const fetch = async (path: string, init: RequestInit = {}) =>
    app.request(`${ADDRESS}${path}`, { ...init, headers: { ...headers, ...init.headers } });
  return {
    account,
    fetch,
    get: async (path) => pageOf(await fetch(path)),
    post: async (path, fields = {}) =>
      pageOf(
        await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: encode({ once: crypto.randomUUID(), ...fields }),
        }),
      ),
  };
}
