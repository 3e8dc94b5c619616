import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openVisitor, type Visitor } from '../../../test/visitor.ts';
import { type App, createApp, HOLDINGS } from '../../app.tsx';
import { addCode, openAccount, shortName } from '../accounts/accounts.ts';
import { resealAll } from '../holdings/holdings.ts';
import { grantRole, type Role } from '../roles/roles.ts';

let hub: TestHub;
let app: App;
beforeAll(async () => {
  hub = await openTestHub();
  app = await createApp(hub);
});
// Each story has its own hour, and with it its brakes.
beforeEach(() => hub.wait(3_600_000));
afterAll(async () => {
  await app.close();
  await hub.close();
});

interface Colleague {
  readonly account: string;
  readonly code: string;
  readonly at: Visitor;
}

async function openColleague(at: App, on: TestHub, ...roles: Role[]): Promise<Colleague> {
  const account = await openAccount(on.house.db, on, { lang: 'fr', channel: 'web' });
  const by = { clock: on.clock, actor: 'somebody' };
  for (const role of roles)
    await grantRole(on.house.db, by, {
      accountId: account,
      role,
      purpose: 'a test',
      until: '2027-06-30',
    });
  const code = await addCode(on.house.db, on, account, '');
  return { account, code, at: await signIn(at, code) };
}

async function signIn(at: App, code: string): Promise<Visitor> {
  const visitor = openVisitor(at);
  await visitor.post('/fr/sign-in', { code });
  return visitor;
}

const number = (secret: string, wait = 0) =>
  new TOTP({ secret }).generate({ timestamp: hub.clock().getTime() + wait });

/** Sets up an application, and gives its secret. */
async function addApplication(visitor: Visitor): Promise<string> {
  const { text } = await visitor.get('/fr/me/keys/second');
  const secret = (/dir="ltr">([A-Z2-7 ]{32,})</.exec(text)?.[1] ?? '').replaceAll(' ', '');
  const ticket = /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const added = await visitor.post('/fr/me/keys/second', { ticket, number: number(secret) });
  expect([added.status, added.to]).toEqual([303, '/fr/me/keys']);
  return secret;
}

describe('Awa, an analyst with an application that shows numbers', () => {
  it('is let in with a number where a code is not enough, once a session', async () => {
    const { code, at } = await openColleague(app, hub, 'analyst');
    expect((await at.get('/fr/staff/imports')).status).toBe(200);
    const secret = await addApplication(at);
    expect((await at.get('/fr/staff/imports')).status).toBe(200);
    hub.wait(60_000);
    const next = await signIn(app, code);
    const asked = '/fr/sign-in/confirm?next=%2Fstaff%2Fimports';
    expect((await next.get('/fr/staff/imports')).to).toBe(asked);
    expect((await next.post('/fr/staff/plan/1')).status).toBe(403);
    expect((await next.get('/fr/me')).status).toBe(200);
    const before = next.cookies.get('passerelle');
    const shown = { number: ` ${number(secret)} `, next: '/staff/imports' };
    expect((await next.post('/fr/sign-in/confirm', shown)).to).toBe('/fr/staff/imports');
    expect(next.cookies.get('passerelle')).not.toBe(before);
    expect((await next.get('/fr/staff/imports')).status).toBe(200);
  });

  it('is let in by digits of any script, and by none that was used, is old, or is another’s', async () => {
    const { code, at } = await openColleague(app, hub, 'analyst');
    const secret = await addApplication(at);
    const next = await signIn(app, code);
    const show = (shown: string) => next.post('/fr/sign-in/confirm', { number: shown });
    // The number that set the application up has been used.
    expect((await show(number(secret))).status).toBe(422);
    hub.wait(60_000);
    expect((await show(number(secret, -120_000))).status).toBe(422);
    hub.wait(600_000);
    for (const odd of ['', '12345', 'abcdef', '0'.repeat(5000)])
      expect((await show(odd)).status).toBe(422);
    hub.wait(600_000);
    const eastern = number(secret).replace(/\d/g, (digit) =>
      String.fromCharCode(0x660 + Number(digit)),
    );
    expect((await show(eastern)).status).toBe(303);
  });

  it('sees guesses stopped', async () => {
    const { code, at } = await openColleague(app, hub, 'analyst');
    await addApplication(at);
    const thief = await signIn(app, code);
    const tries = [];
    for (let guess = 0; guess < 8; guess += 1)
      tries.push((await thief.post('/fr/sign-in/confirm', { number: `00000${guess}` })).status);
    expect(tries).toContain(429);
    expect(tries).not.toContain(303);
  });

  it('keeps a thief of her code from making themselves at home', async () => {
    const { code, at, account } = await openColleague(app, hub, 'analyst');
    await addApplication(at);
    const thief = await signIn(app, code);
    const [totp] = await hub.house.sql<{ id: string }[]>`
      select id from credentials where account_id = ${account} and kind = 'totp'`;
    for (const path of ['code', 'card', 'passkey', `${totp?.id}/revoke`])
      expect([path, (await thief.post(`/fr/me/keys/${path}`)).status]).toEqual([path, 403]);
    expect((await thief.get('/fr/me/keys/second')).to).toContain('/sign-in/confirm');
    expect((await thief.post('/fr/me/keys/second', { ticket: 'x', number: '1' })).to).toContain(
      '/sign-in/confirm',
    );
  });

  it('has her secret sealed, and still has it once the key was changed', async () => {
    const { code, at } = await openColleague(app, hub, 'analyst');
    const secret = await addApplication(at);
    const rows = JSON.stringify(await hub.house.sql`select data from credentials`);
    expect(rows).not.toContain(secret);
    const { resealed } = await resealAll(hub.house.db, hub, HOLDINGS);
    expect(resealed).toBeGreaterThan(0);
    const next = await signIn(app, code);
    hub.wait(60_000);
    expect((await next.post('/fr/sign-in/confirm', { number: number(secret) })).status).toBe(303);
  });
});

describe('an offer of an application', () => {
  it('is another’s to nobody, and good once', async () => {
    const [awa, eve] = [
      await openColleague(app, hub, 'analyst'),
      await openColleague(app, hub, 'analyst'),
    ];
    const { text } = await awa.at.get('/fr/me/keys/second');
    const ticket = /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const stolen = await eve.at.post('/fr/me/keys/second', { ticket, number: '000000' });
    expect(stolen.status).toBe(422);
    const again = await awa.at.post('/fr/me/keys/second', { ticket, number: '000000' });
    expect(again.status).toBe(422);
  });
});

describe('a colleague who lost their telephone', () => {
  it('chooses another once two administrators agree, and one alone cannot decide it', async () => {
    const awa = await openColleague(app, hub, 'analyst');
    await addApplication(awa.at);
    const [one, two] = [
      await openColleague(app, hub, 'administrator'),
      await openColleague(app, hub, 'administrator'),
    ];
    // From the row of her duty, her name filled in; nobody copies a number.
    const roles = (await one.at.get('/fr/staff/roles')).text;
    const link = `/fr/staff/recovery?account=${shortName(awa.account)}`;
    expect(roles.split(`href="${link}"`)).toHaveLength(2);
    expect((await one.at.get(link)).text).toContain(`value="${shortName(awa.account)}"`);
    const asked = {
      account: shortName(awa.account),
      reason: 'téléphone perdu, reconnue de vive voix',
    };
    expect((await one.at.post('/fr/staff/recovery', asked)).status).toBe(303);
    const page = await two.at.get('/fr/staff/recovery');
    const id = /staff\/recovery\/([0-9a-f-]{36})/.exec(page.text)?.[1] ?? '';
    expect((await one.at.post(`/fr/staff/recovery/${id}`, { outcome: 'done' })).status).toBe(409);
    expect((await two.at.post(`/fr/staff/recovery/${id}`, { outcome: 'done' })).status).toBe(303);
    expect((await awa.at.get('/fr/staff/imports')).to).toContain('/sign-in?');
    const back = await signIn(app, awa.code);
    expect((await back.get('/fr/staff/imports')).status).toBe(200);
  });

  it('must be named, with a reason', async () => {
    const { at } = await openColleague(app, hub, 'administrator');
    for (const given of [{}, { account: 'x', reason: 'y' }, { account: 'x'.repeat(9000) }])
      expect((await at.post('/fr/staff/recovery', given)).status).toBe(422);
    const nobody = await at.post('/fr/staff/recovery', {
      account: '0000-0000-4000',
      reason: 'perdu',
    });
    expect(nobody.status).toBe(422);
    expect(nobody.words).toContain('Aucun compte ne porte ce nom court');
  });
});

describe('a hub that requires a second factor', () => {
  it('opens no page of the team before one is set up', async () => {
    const strict = await openTestHub({ staff: { second_factor: 'required' } });
    const strictApp = await createApp(strict);
    const { at } = await openColleague(strictApp, strict, 'analyst');
    expect((await at.get('/fr/staff')).to).toBe('/fr/me/keys/second');
    expect((await at.post('/fr/staff/plan/1')).status).toBe(403);
    expect((await at.get('/fr/me/keys/second')).words).toContain('demandent un second facteur');
    await strictApp.close();
    await strict.close();
  });
});
