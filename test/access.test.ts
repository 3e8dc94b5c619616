/** Every route with every role, held against the table of who may what: `docs/access.md` is written from it here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.tsx';
import { allowed, RULES, ruleFor, type Who } from '../src/people/access/access.ts';
import { ROLES, type Role } from '../src/people/roles/roles.ts';
import { openTestHub, type TestHub } from './hub.ts';
import { signedIn } from './people.ts';

const ORIGIN = 'http://localhost';
let hub: TestHub;
let app: Awaited<ReturnType<typeof createApp>>;
const cookies = new Map<Reader, string>();

type Reader = 'visitor' | 'member' | Role;
const READERS: readonly Reader[] = ['visitor', 'member', ...ROLES];

beforeAll(async () => {
  hub = await openTestHub();
  app = await createApp(hub);
  for (const reader of READERS) {
    if (reader === 'visitor') continue;
    const roles = reader === 'member' ? [] : [reader];
    const { secret } = await signedIn(hub.house.db, hub, roles);
    cookies.set(reader, `passerelle=${secret}`);
  }
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

interface Route {
  readonly method: string;
  readonly path: string;
}

const routes = (): Route[] => {
  const own = app.routes.filter(({ method }) => method === 'GET' || method === 'POST');
  const each = [...new Map(own.map((one) => [`${one.method} ${one.path}`, one])).values()];
  return each.filter(({ path }) => path.startsWith('/:lang') && !/\/sign-out$/.test(path));
};

const NOBODY = '00000000-0000-4000-8000-000000000000';
const PARAMETER = /:\w+(\{(?:[^{}]|\{[^{}]*\})*\})?\??/g;

/** The address in French; ids are well-formed and nobody's, words of a pattern are its first. */
const addressOf = ({ path }: Route): string =>
  path
    .replace(/^\/:lang(\{[^}]*\})?/, '/fr')
    .replace(PARAMETER, (_, pattern?: string) => /^\{(\w+)\|/.exec(pattern ?? '')?.[1] ?? NOBODY)
    .replace('*', NOBODY);

function ask({ method, path }: Route, reader: Reader): Promise<Response> {
  const cookie = cookies.get(reader);
  return Promise.resolve(
    app.request(`${ORIGIN}${addressOf({ method, path })}`, {
      method,
      headers: {
        origin: ORIGIN,
        'sec-fetch-site': 'same-origin',
        ...(cookie ? { cookie } : {}),
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { body: '' } : {}),
    }),
  );
}

/** What somebody gets who is not let in: asked to sign in where nobody is there, else not found. */
function shutOut({ method }: Route, reader: Reader, answer: Response): boolean {
  if (reader !== 'visitor') return answer.status === 404;
  if (method === 'POST') return answer.status === 401;
  return answer.status === 302 && /\/sign-in\?/.test(answer.headers.get('location') ?? '');
}

const roleSet = (reader: Reader): ReadonlySet<string> | null =>
  reader === 'visitor' ? null : new Set(reader === 'member' ? [] : [reader]);

describe('who may open what', () => {
  it('is asked of every route that is not for everybody', () => {
    expect(routes().length).toBeGreaterThan(80);
    const guarded = routes().filter((route) => whoOf(route) !== 'anybody');
    expect(guarded.length).toBeGreaterThan(50);
  });

  it.each(READERS)('shuts out whom the table does not name: %s', async (reader) => {
    const wrong: string[] = [];
    for (const route of routes()) {
      if (allowed(whoOf(route), roleSet(reader))) continue;
      const answer = await ask(route, reader);
      await answer.body?.cancel();
      if (!shutOut(route, reader, answer))
        wrong.push(`${route.method} ${route.path}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(READERS)('lets in whom the table names: %s', async (reader) => {
    const wrong: string[] = [];
    for (const route of routes()) {
      if (!allowed(whoOf(route), roleSet(reader))) continue;
      const answer = await ask(route, reader);
      await answer.body?.cancel();
      const named = PARAMETER.test(route.path.replace(/^\/:lang(\{[^}]*\})?/, ''));
      PARAMETER.lastIndex = 0;
      // What is asked for by a name that nobody has is not found, and rightly; whole pages are there.
      const missing = answer.status === 404 && !named && route.method === 'GET';
      if (answer.status >= 500 || answer.status === 401 || (missing && !emptyHub(route.path)))
        wrong.push(`${route.method} ${route.path}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is written down (npx vitest run test/access.test.ts -u)', async () => {
    await expect(table()).toMatchFileSnapshot('../docs/access.md');
  });
});

const whoOf = ({ path }: Route): Who =>
  ruleFor(path.replace(/^\/:lang(\{[^}]*\})?/, '').replace(PARAMETER, NOBODY) || '/').who;

/** Pages and files of a release: an empty hub has none. */
const emptyHub = (path: string): boolean =>
  /\.(json|csv|zip|xml)$|atlas|dossiers|map|releases\/new/.test(path);

function table(): string {
  const rows = [...RULES, { under: '/staff (the desk itself)', who: ruleFor('/staff').who }]
    .toSorted((a, b) => (a.under < b.under ? -1 : 1))
    .map(
      ({ under, who }) => `| \`${under}\` | ${typeof who === 'string' ? who : who.join(', ')} |`,
    );
  const writes = routes()
    .filter((route) => route.method === 'POST' && whoOf(route) === 'anybody')
    .map(({ path }) => `- \`${path.replace(/^\/:lang(\{[^}]*\})?/, '').replace(PARAMETER, '…')}\``)
    .toSorted();
  return `# Who may open what

Made from \`src/people/access/rules.ts\` by \`test/access.test.ts\`, which walks every route with every role. A path stands for everything below it that no longer path names; what is not listed is public. Whoever is not signed in is asked to; what somebody may not open is not found, and so is what is another person's or another organisation's. A member is whoever has an account; the roles are dated grants with a purpose and an end.

| path after the language | who |
|---|---|
${rows.join('\n')}

Anybody may write here, behind brakes and checks of origin:

${[...new Set(writes)].join('\n')}
`;
}
