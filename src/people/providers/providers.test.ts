import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { CLIENT, openProvider, type TestProvider } from '../../../test/provider.ts';
import { openVisitor, type Visitor } from '../../../test/visitor.ts';
import { type App, createApp } from '../../app.tsx';
import { addCode, openAccount } from '../accounts/accounts.ts';
import { grantRole } from '../roles/roles.ts';
import { isAllowed } from './allowed.ts';

const HOME = 'http://localhost';
let hub: TestHub;
let app: App;
let provider: TestProvider;

beforeAll(async () => {
  provider = await openProvider(HOME);
  const { issuer } = provider;
  hub = await openTestHub({
    oidc: { issuer, name: 'Ville de Lyon', domain: 'lyon.example', ...CLIENT },
  });
  app = await createApp(hub);
});
afterAll(async () => {
  await app.close();
  await hub.close();
  await provider.close();
});

const fatou = { sub: 'fatou', email: 'fatou@lyon.example', email_verified: true };

/** Walks from page to page at the provider, as a browser would, until it sends back. */
async function atProvider(start: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let steps = 0; steps < 10 && !url.startsWith(HOME); steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    url = new URL(reply.headers.get('location') ?? '/nowhere', url).href;
  }
  return url.slice(HOME.length);
}

async function enter(visitor: Visitor, path = '/fr/sign-in/provider') {
  const { to } = await visitor.get(path);
  return visitor.get(await atProvider(to));
}

describe('Fatou, of the town', () => {
  it('is sent to the provider with a state, a nonce and a proof of possession', async () => {
    const { to } = await openVisitor(app).get('/fr/sign-in/provider');
    const asked = new URL(to).searchParams;
    expect(asked.get('redirect_uri')).toBe(`${HOME}/sign-in/return`);
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
  });

  it('has an account and no role the first time, and is told whom to ask', async () => {
    provider.let(fatou);
    const visitor = openVisitor(app);
    expect((await enter(visitor)).to).toBe('/fr/me/duties');
    expect((await visitor.get('/fr/me/duties')).words).toContain('demandez à une personne');
    expect((await visitor.get('/fr/staff')).status).toBe(404);
  });

  it('comes back to the same account, and works once an administrator has given her a role', async () => {
    const [row] = await hub.house.sql<{ account: string; selector: string }[]>`
      select account_id as account, selector from credentials where kind = 'provider'`;
    expect(row?.selector).not.toContain('fatou');
    await grantRole(
      hub.house.db,
      { clock: hub.clock, actor: 'somebody' },
      { accountId: row?.account ?? '', role: 'analyst', purpose: 'chiffres', until: '2027-06-30' },
    );
    const visitor = openVisitor(app);
    expect((await enter(visitor, '/ar/sign-in/provider?next=/staff/imports')).to).toBe(
      '/ar/staff/imports',
    );
    expect((await visitor.get('/ar/staff/imports')).status).toBe(200);
    const [{ n } = { n: 0 }] = await hub.house.sql<{ n: number }[]>`
      select count(*)::int as n from accounts where channel = 'provider'`;
    expect(n).toBe(1);
  });

  it('leaves nothing of what the provider says of her', async () => {
    for (const table of ['accounts', 'credentials', 'tickets', 'sessions', 'journal'])
      expect(
        await hub.house
          .sql`select 1 from ${hub.house.sql(table)} t where t::text ~* 'fatou|lyon[.]example'`,
      ).toHaveLength(0);
  });
});

describe('somebody else', () => {
  it('is refused where the provider knows them and the organisation does not', async () => {
    provider.let({ sub: 'marc', email: 'marc@elsewhere.example', email_verified: true });
    const answer = await enter(openVisitor(app));
    expect([answer.status, answer.words.includes('Ce compte n’est pas')]).toEqual([403, true]);
    provider.let({ sub: 'eve', email: 'eve@lyon.example', email_verified: false });
    expect((await enter(openVisitor(app))).status).toBe(403);
  });

  it('cannot be brought into another’s account, nor come back twice, nor with another state', async () => {
    provider.let(fatou);
    const visitor = openVisitor(app);
    const { to } = await visitor.get('/fr/sign-in/provider');
    const back = await atProvider(to);
    // The victim's browser has not set out: it lacks the way's secret.
    expect((await openVisitor(app).get(back)).status).toBe(403);
    const other = openVisitor(app);
    await other.get('/fr/sign-in/provider');
    expect((await other.get(back)).status).toBe(403);
    const [, way = ''] = [...visitor.cookies].find(([name]) => name.endsWith('-way')) ?? [];
    expect((await visitor.get(back)).status).toBe(302);
    visitor.cookies.set('passerelle-way', way);
    expect((await visitor.get(back)).status).toBe(403);
    for (const odd of ['', '?code=x', '?error=access_denied&state=x', '?code=x&state=%00'])
      expect((await openVisitor(app).get(`/sign-in/return${odd}`)).status).toBeLessThan(500);
  });

  it('finds no way out of the hub by the page that comes next', async () => {
    provider.let(fatou);
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a@b:c']) {
      const path = `/fr/sign-in/provider?${new URLSearchParams({ next })}`;
      expect((await enter(openVisitor(app), path)).to).toBe('/fr/me');
    }
  });
});

describe('a member of the team who is signed in', () => {
  it('adds the provider to what opens their space, unless it opens another', async () => {
    const id = await openAccount(hub.house.db, hub, { lang: 'fr', channel: 'web' });
    const visitor = openVisitor(app);
    await visitor.post('/fr/sign-in', { code: await addCode(hub.house.db, hub, id, '') });
    provider.let(fatou);
    expect((await enter(visitor, '/fr/me/keys/provider')).status).toBe(409);
    provider.let({ ...fatou, sub: 'awa' });
    expect((await enter(visitor, '/fr/me/keys/provider')).to).toBe('/fr/me/keys');
    expect((await visitor.get('/fr/me/keys')).words).toContain('Connexion de l’employeur');
  });
});

describe('who may enter', () => {
  it.each([
    [{ hd: 'a.org' }, { domain: 'a.org' }, true],
    [{ hd: 'b.org', email: 'x@a.org', email_verified: true }, { domain: 'a.org' }, false],
    [{ email: 'x@a.org.evil.example', email_verified: true }, { domain: 'a.org' }, false],
    [{ email: 'X@A.org', email_verified: true }, { domain: 'a.org' }, true],
    [{ email: 'x@a.org' }, { domain: 'a.org' }, false],
    [{ groups: ['other', 'team'] }, { claim: 'groups', value: 'team' }, true],
    [{ groups: 'teams' }, { claim: 'groups', value: 'team' }, false],
    [{}, { claim: 'groups', value: 'team' }, false],
    [{}, { claim: 'groups' }, false],
    [{}, {}, true],
  ])('%j under %j: %s', (claims, settings, allowed) => {
    expect(isAllowed(claims, settings)).toBe(allowed);
  });
});
