/** What somebody tries who wants into another's space, or wants to bring another into theirs. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openVisitor } from '../../../test/visitor.ts';
import { type App, createApp } from '../../app.tsx';
import { addCode, openAccount } from '../accounts/accounts.ts';
import { nextOf } from './entry.ts';

let hub: TestHub;
let app: App;
let code = '';
beforeAll(async () => {
  hub = await openTestHub();
  app = await createApp(hub);
  const id = await openAccount(hub.house.db, hub, { lang: 'fr', channel: 'web' });
  code = await addCode(hub.house.db, hub, id, '');
});
// Each story has an hour of its own, and with it its brakes.
beforeEach(() => hub.wait(3_600_000));
afterAll(async () => {
  await app.close();
  await hub.close();
});

const changed = (text: string) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;

describe('a session', () => {
  it('is never one that was brought along, and the one before it ends', async () => {
    const victim = openVisitor(app);
    victim.cookies.set('passerelle', 'planted-by-somebody-else');
    await victim.post('/fr/sign-in', { code });
    const first = victim.cookies.get('passerelle') ?? '';
    expect(first).not.toBe('planted-by-somebody-else');
    await victim.post('/fr/sign-in', { code });
    const former = openVisitor(app);
    former.cookies.set('passerelle', first);
    expect((await former.get('/fr/me')).to).toContain('/sign-in');
    expect((await victim.get('/fr/me')).status).toBe(200);
  });
});

describe('a wrong code', () => {
  it('is answered like one that is nobody’s, in the same words and about the same time', async () => {
    const ask = async (typed: string) => {
      const began = performance.now();
      const { status, words } = await openVisitor(app).post('/fr/sign-in', { code: typed });
      return { status, words, took: performance.now() - began };
    };
    await ask('warm');
    const [known, unknown] = [await ask(changed(code)), await ask('ZZZZ-'.repeat(8).slice(0, -1))];
    expect([known.status, known.words]).toEqual([unknown.status, unknown.words]);
    expect(Math.abs(known.took - unknown.took)).toBeLessThan(150);
  });

  it('asks for work after five, and then takes no code without it, not even a right one', async () => {
    const thief = openVisitor(app);
    for (let guess = 0; guess < 5; guess += 1)
      expect((await thief.post('/fr/sign-in', { code: `wrong ${guess}` })).status).toBe(422);
    const asked = await thief.post('/fr/sign-in', { code, work: '{}' });
    expect([asked.status, asked.text.includes('solve-work challenge=')]).toEqual([429, true]);
    expect(asked.words).toContain('attendez dix minutes');
    hub.wait(10 * 60_000);
    expect((await thief.post('/fr/sign-in', { code })).status).toBe(303);
  });
});

/** What a phone loads for a page: the page, its styles, its script and its pictures. */
async function loaded(path: string): Promise<{ bytes: number; parts: number }> {
  const wire = { 'accept-encoding': 'br, gzip' };
  const html = await (await app.request(path)).text();
  const parts = [...html.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="(\/[^"]+)"/g)]
    .map(([tag, address]) => (/rel="(?:alternate|canonical)"/.test(tag) ? '' : (address ?? '')))
    .filter((address) => address !== '');
  const answers = await Promise.all(
    [path, ...new Set(parts)].map((each) => app.request(each, { headers: wire })),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const sizes = await Promise.all(
    answers.map(async (each) => (await each.arrayBuffer()).byteLength),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size), parts: sizes.length };
}

describe('a page for joining', () => {
  it.each(['/fr/join', '/ar/join', '/fr/sign-in'])(
    'weighs at most 60 kB with all that it loads: %s',
    async (path) => {
      const { bytes, parts } = await loaded(path);
      expect(parts).toBeGreaterThan(2);
      expect(bytes).toBeLessThanOrEqual(60_000);
    },
  );
});

describe('a form for joining', () => {
  it('that is sent twice opens one account', async () => {
    const once = randomUUID();
    const visitor = openVisitor(app);
    expect((await visitor.post('/fr/join', { once })).words).toContain('Votre carte');
    expect((await visitor.post('/fr/join', { once })).to).toBe('/fr/me');
    expect((await visitor.post('/fr/join', { once: 'x' })).status).toBe(400);
  });
});

const WAYS = ['/fr/join', '/fr/join/passkey', '/fr/join/passkey/options', '/fr/sign-in'].concat([
  '/fr/sign-in/passkey',
  '/fr/sign-in/passkey/options',
  '/fr/sign-in/mail',
  '/fr/sign-out',
]);

describe.each(WAYS)('%s', (path) => {
  it('takes nothing from another site’s page, and nothing endless', async () => {
    const visitor = openVisitor(app);
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await visitor.fetch(path, { method: 'POST', headers: foreign })).status).toBe(403);
    const endless = await visitor.fetch(path, { method: 'POST', body: 'x'.repeat(2_200_000) });
    expect(endless.status).toBeLessThan(500);
    for (const answer of ['', 'null', '{"id":"x","response":{}}', '['.repeat(30_000)])
      expect((await visitor.post(path, { answer, code: answer })).status).toBeLessThan(500);
  });
});

describe('where somebody goes next', () => {
  it.each([
    ['/me/keys?a=1#b', '/me/keys?a=1#b'],
    ['//evil.example', '/me'],
    ['/\\evil.example', '/me'],
    ['https://evil.example', '/me'],
    ['javascript:alert(1)', '/me'],
    ['/a\r\nset-cookie: x', '/me'],
    [`/${'a'.repeat(400)}`, '/me'],
    ['', '/me'],
    [undefined, '/me'],
  ])('%j leads to %s', (given, next) => {
    expect(nextOf(given)).toBe(next);
  });
});
