import { type App, createApp } from '../src/app.tsx';
import type { Role } from '../src/people/roles/roles.ts';
import { openSession } from '../src/people/sessions/sessions.ts';
import type { TestHub } from './hub.ts';
import { signedIn } from './people.ts';
import { encode, type Fields, type Page, pageOf } from './staff.ts';

const ADDRESS = 'http://localhost';
const apps = new WeakMap<TestHub, Promise<App>>();

export interface Member {
  readonly account: string;
  readonly get: (path: string) => Promise<Page>;
  /** Sends a form; the token that makes it count once is made where none is given. */
  readonly post: (path: string, fields?: Fields) => Promise<Page>;
  /** The answer itself, for what is not a page. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
}

/** Somebody at a browser: a visitor (`null`), a member (no roles), or one of the team; or somebody who comes back. */
export async function openMember(
  hub: TestHub,
  roles: readonly Role[] | null,
  known?: string,
  given?: App,
): Promise<Member> {
  const app = given ?? (await appOf(hub));
  const { account, secret } = known
    ? { account: known, secret: await again(hub, known) }
    : roles
      ? await signedIn(hub.house.db, hub, roles)
      : { account: '', secret: '' };
  const headers = {
    ...(secret ? { cookie: `passerelle=${secret}` } : {}),
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

export interface Browser {
  readonly jar: Map<string, string>;
  readonly get: (path: string) => Promise<Page>;
  readonly post: (path: string, fields?: Fields, headers?: Record<string, string>) => Promise<Page>;
}

/** A browser: it keeps the cookies that it is given, beside that of a session. */
export async function openBrowser(hub: TestHub, session = ''): Promise<Browser> {
  const { fetch } = await openMember(hub, null);
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const own = [...jar].map(([name, value]) => `${name}=${value}`);
    const cookie = [session, ...own].filter(Boolean).join('; ');
    const answer = await fetch(path, { ...init, headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return pageOf(answer);
  };
  return {
    jar,
    get: (path) => ask(path),
    post: (path, fields = {}, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: encode(fields),
      }),
  };
}

/** The one app of a hub under test, whoever asks it. */
export const appOf = (hub: TestHub) => apps.get(hub) ?? start(hub);

function start(hub: TestHub) {
  const app = createApp(hub);
  apps.set(hub, app);
  return app;
}

const again = (hub: TestHub, accountId: string): Promise<string> =>
  openSession(hub.house.db, hub, { accountId, method: 'code', agent: '', staff: false });
