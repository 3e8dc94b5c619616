/** Every route of the hub with odd parameters, as a visitor, a stranger's page and one of the team: none fails, none leaks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../src/app.tsx';
import { publishSample } from '../src/apply/sample.fixture.ts';
import { ENCODING, HEADERS, SEALED } from '../src/web/http/headers.ts';
import { openTestHub, type TestHub } from './hub.ts';
import { openStaff, type Staff } from './staff.ts';

let [hub, staff] = [undefined as unknown as TestHub, undefined as unknown as Staff]; // set before the first story
let app: App;

beforeAll(async () => {
  hub = await openTestHub();
  await publishSample(hub);
  staff = await openStaff(hub);
  app = staff.app;
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const ODD = [
  '%00',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5c',
  '%E0%A4%A',
  '%F0%9F%A6%A9',
  '%E2%80%AEgnp',
  "'%3B--",
  '%3Cscript%3E',
  '-1',
  '99999999999999999999',
  '9007199254740991',
  '2147483648',
  'NaN',
  '__proto__',
  'constructor',
  'AAA-BBB',
  'SEN-FRA.json',
  '00000000-0000-0000-0000-000000000000',
  '01a20000-0000-7000-8000-00000000ffff',
  'x'.repeat(3000),
];

const NAMES =
  'q origin residence operator country city kind after limit year sex definition measure mode source format run before code page sheet lang __proto__'.split(
    ' ',
  );

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Guards aside; each once. */
const routes = (): Route[] => {
  const own = app.routes.filter(({ method }) => method === 'GET' || method === 'POST');
  return [...new Map(own.map((each) => [`${each.method} ${each.path}`, each])).values()];
};

/** The address of a route in English, with something odd in the place of each of its parameters. */
function filled({ path }: Route, odd: string): string {
  return path
    .replace(/^\/:lang(\{[^}]*\})?/, '/en')
    .replace(/:\w+(\{(?:[^{}]|\{[^{}]*\})*\})?\??/g, odd)
    .replace('*', odd);
}

/** The same with something that its pattern takes, so that its handler sees it. */
const FITTING: readonly [RegExp, string][] = [
  [/^\[A-Z\]\{3\}-\[A-Z\]\{3\}/, 'QQQ-ZZZ'],
  [/^\[A-Z\]\{3\}/, 'QQQ'],
  [/^(\[0-9\]|\\d)\+/, '99999999999999999999'],
  [/^\[a-z0-9-\]\+/, '-'],
];
function fitting({ path }: Route): string {
  return filled(
    {
      method: '',
      path: path.replace(/:\w+\{((?:[^{}]|\{[^{}]*\})*)\}/g, (whole, form: string) => {
        const [form0, word] = FITTING.find(([start]) => start.test(form)) ?? [];
        return form0 && word ? form.replace(form0, word).replaceAll('\\', '') : whole;
      }),
    },
    '00000000-0000-7000-8000-000000000000',
  );
}

const odd = () =>
  ODD.flatMap((each) => routes().map((route) => ({ route, path: filled(route, each) })));
const asked = () => [...odd(), ...routes().map((route) => ({ route, path: fitting(route) }))];

const ORIGIN = 'http://localhost';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function send(route: Route, path: string, headers: Record<string, string>): Promise<Response> {
  const posted = route.method === 'POST';
  return Promise.resolve(
    app.request(`${ORIGIN}${path}`, {
      method: route.method,
      headers: { ...headers, ...(posted ? FORM : {}) },
      ...(posted ? { body: NAMES.map((name) => `${name}=%00`).join('&') } : {}),
    }),
  );
}

/** Leaving would end the session that the rest of the walk needs. */
const stays = ({ route }: { route: Route }) =>
  !/\/sign-out$|\/end$|end-others$|revoke$/.test(route.path);

describe('every route', () => {
  it('was really found', () => {
    expect(routes().length).toBeGreaterThan(80);
    expect(routes().map(({ path }) => path)).toContain('/api/v1/facts');
  });

  it('answers odd addresses and forms without failing, to a visitor and to the team', async () => {
    const failed: string[] = [];
    for (const { route, path } of asked().filter(stays))
      for (const who of [{}, { cookie: staff.cookie, origin: ORIGIN }]) {
        const answer = await send(route, path, who);
        await answer.body?.cancel();
        if (answer.status >= 500)
          failed.push(`${route.method} ${path.slice(0, 120)}: ${answer.status}`);
      }
    expect(failed).toEqual([]);
  }, 240_000);

  it('answers odd queries without failing', async () => {
    const failed: string[] = [];
    for (const [at, route] of routes().entries()) {
      const path = filled(route, 'SEN-FRA');
      const together = ODD.map((each) =>
        NAMES.map((name) => `${name}=${each.slice(0, 300)}`).join('&'),
      );
      const alone = NAMES.map((name, turn) => `${name}=${ODD[(at + turn) % ODD.length]}`);
      for (const query of route.method === 'GET' ? [...together, ...alone] : []) {
        const headers = { cookie: staff.cookie };
        const answer = await app.request(`${ORIGIN}${path}?${query}`, { headers });
        await answer.body?.cancel();
        if (answer.status >= 500) failed.push(`${path}?${query.slice(0, 120)}: ${answer.status}`);
      }
    }
    expect(failed).toEqual([]);
  }, 240_000);

  it('wears every security header, whatever it answers, and no policy allows what is written into a page', async () => {
    expect(HEADERS['content-security-policy']).not.toContain('unsafe');
    // Where lists of people are opened.
    const stricter = new Map([
      ['/fr/encode', ENCODING],
      [app.site.assets.encoder.worker.path, SEALED],
    ]);
    expect([...stricter.values()].join()).not.toContain('unsafe');
    for (const { route, path } of routes().flatMap((each) => [
      { route: each, path: filled(each, 'SEN-FRA') },
      { route: each, path: filled(each, '%00') },
    ])) {
      const answer = await send(route, path, {});
      const policy = stricter.get(path.replace(/^\/(?:en|es|ar)\//, '/fr/'));
      const all = policy ? { ...HEADERS, 'content-security-policy': policy } : HEADERS;
      // Figures may be read from elsewhere; the directory may ask the browser where it is, for itself alone.
      for (const [name, value] of Object.entries(all))
        if (
          name !== 'cross-origin-resource-policy' &&
          !(name === 'permissions-policy' && path.endsWith('/directory/organisations'))
        )
          expect(answer.headers.get(name), `${path} ${name}`).toBe(value);
      const text = await answer.text();
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
      expect(text, path).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="/);
      expect(text, path).not.toContain('\0');
    }
  });

  it('keeps what the team sees out of every cache, and closed to everybody else', async () => {
    for (const route of routes().filter(({ path }) => path.includes('/staff'))) {
      const path = filled(route, '00000000-0000-7000-8000-000000000000');
      const answer = await send(route, path, { origin: ORIGIN });
      expect(route.method === 'GET' ? [302] : [401, 303], path).toContain(answer.status);
      if (route.method === 'POST') continue;
      const own = await app.request(`${ORIGIN}${path}`, { headers: { cookie: staff.cookie } });
      expect(own.headers.get('cache-control'), path).toBe('no-store');
    }
  });

  it('takes no form that another site’s page sends, whatever it calls its content', async () => {
    for (const route of routes().filter(({ method }) => method === 'POST'))
      for (const type of [
        'application/x-www-form-urlencoded',
        'application/json',
        'text/plain',
        '',
      ]) {
        const answer = await app.request(`${ORIGIN}${filled(route, 'x')}`, {
          method: 'POST',
          headers: {
            cookie: staff.cookie,
            origin: 'https://elsewhere.example',
            'sec-fetch-site': 'cross-site',
            ...(type ? { 'content-type': type } : {}),
          },
          body: 'a=1',
        });
        expect(answer.status, `${route.path} ${type}`).toBe(403);
      }
  });

  it('leads nowhere else, whatever host and path are asked', async () => {
    for (const path of [
      '//evil.example',
      '//evil.example/',
      '/fr//evil.example',
      '/%5cevil.example',
      '/',
      '/fr',
    ]) {
      const answer = await app.request(`http://evil.example${path}`, {
        headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      });
      expect(answer.headers.get('location') ?? '/', path).toMatch(/^\/(?![/\\])/);
      expect(await answer.text(), path).not.toContain('http://evil');
    }
  });

  it('says which methods it takes, and refuses the others', async () => {
    const ask = (method: string, path: string) => app.request(`${ORIGIN}${path}`, { method });
    const options = await ask('OPTIONS', '/fr/');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    for (const path of ['/fr/', '/fr/dossiers/SEN-FRA', '/robots.txt', '/api/v1/facts'])
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        const answer = await ask(method, path);
        expect(answer.status, `${method} ${path}`).toBe(405);
        expect(answer.headers.get('allow')).toContain('GET, HEAD');
      }
    expect((await ask('OPTIONS', '/fr/nowhere')).status).toBe(404);
    const head = await ask('HEAD', '/fr/');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('refuses a reader who takes no encoding that there is, and a form that is too long', async () => {
    const refused = await app.request('/fr/', { headers: { 'accept-encoding': 'identity;q=0' } });
    expect(refused.status).toBe(406);
    const long = await app.request(`${ORIGIN}/fr/staff/releases`, {
      method: 'POST',
      headers: { ...FORM, cookie: staff.cookie, origin: ORIGIN },
      body: `title=${'x'.repeat(3_000_000)}`,
    });
    expect(long.status).toBe(413);
  });
});

describe('the cookie of the team', () => {
  it('is for this hub alone, out of reach of scripts, new at each opening', async () => {
    const { issueLink } = await import('../src/people/operators/operators.ts');
    const link = await issueLink(hub.house.db, hub);
    const opened = await app.request(`${ORIGIN}/fr/operator/${link}`, {
      method: 'POST',
      headers: { origin: ORIGIN, cookie: 'passerelle=chosen-by-somebody-else' },
    });
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^passerelle=[\w-]{32}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(cookie).not.toContain('chosen');
    const again = await app.request(`${ORIGIN}/fr/operator/${link}`, {
      method: 'POST',
      headers: { origin: ORIGIN },
    });
    expect([again.status, again.headers.get('set-cookie')]).toEqual([403, null]);
  });
});
