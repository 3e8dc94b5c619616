import { createApp } from '../src/app.tsx';
import type { Role } from '../src/people/roles/roles.ts';
import { openSession } from '../src/people/sessions/sessions.ts';
import type { TestHub } from './hub.ts';
import { signedIn } from './people.ts';
import { type Fields, type Page, pageOf } from './staff.ts';

const ADDRESS = 'http://localhost';
const apps = new WeakMap<TestHub, Promise<Awaited<ReturnType<typeof createApp>>>>();

export interface Member {
  readonly account: string;
  readonly get: (path: string) => Promise<Page>;
  readonly post: (path: string, fields?: Fields) => Promise<Page>;
}

/** Somebody at a browser: a visitor (`null`), a member (no roles), or one of the team; or somebody who comes back. */
export async function openMember(
  hub: TestHub,
  roles: readonly Role[] | null,
  known?: string,
): Promise<Member> {
  const app = await (apps.get(hub) ?? start(hub));
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
  return {
    account,
    get: async (path) => pageOf(await app.request(`${ADDRESS}${path}`, { headers })),
    post: async (path, fields = {}) =>
      pageOf(
        await app.request(`${ADDRESS}${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: encoded(fields),
        }),
      ),
  };
}

function start(hub: TestHub) {
  const app = createApp(hub);
  apps.set(hub, app);
  return app;
}

const again = (hub: TestHub, accountId: string): Promise<string> =>
  openSession(hub.house.db, hub, { accountId, method: 'code', agent: '', staff: false });

function encoded(fields: Fields): string {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  return body.toString();
}
