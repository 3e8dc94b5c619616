import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openSink, type Sink } from '../../../test/smtp.ts';
import { work } from '../../../test/staff.ts';
import { openVisitor, type Visitor } from '../../../test/visitor.ts';
import { type App, createApp, HOLDINGS } from '../../app.tsx';
import { addCode, openAccount } from '../accounts/accounts.ts';
import { saveContact } from '../contacts/contacts.ts';
import { eraseAccount } from '../me/erasure.ts';

let hub: TestHub;
let sink: Sink;
let app: App;
beforeAll(async () => {
  sink = await openSink();
  hub = await openTestHub({ mail: { url: sink.url, from: 'Lien <lien@hub.example>' } });
  app = await createApp(hub);
});
// Each story has an hour of its own, and with it its brakes.
beforeEach(() => hub.wait(61 * 60_000));
afterAll(async () => {
  await app.close();
  await hub.close();
  await sink.close();
});

/** Somebody who has an account and stands at a browser where it is open. */
async function openAmina(lang: 'fr' | 'ar' = 'fr'): Promise<{ id: string; amina: Visitor }> {
  const id = await openAccount(hub.house.db, hub, { lang, channel: 'web' });
  const code = await addCode(hub.house.db, hub, id, '');
  const amina = openVisitor(app);
  expect((await amina.post('/fr/sign-in', { code })).status).toBe(303);
  return { id, amina };
}

/** The link of the newest message to somebody, as they would press it. */
async function newestLink(to: string): Promise<string> {
  await work(hub);
  const mail = (await sink.received()).findLast(({ to: all }) => all?.[0]?.address === to);
  return /http:\/\/[^\s]+?(\/(?:fr|en|es|ar)\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

async function confirm(amina: Visitor, address: string): Promise<string> {
  expect((await amina.post('/fr/me/keys/mail', { address })).status).toBe(200);
  const link = await newestLink(address);
  expect((await amina.get(link)).words).toContain('Confirmer mon adresse');
  return (await amina.post(link)).to;
}

describe('Amina, who confirmed her address', () => {
  const address = 'Amina.Diop@home.example';

  it('comes back by a link, once, through a page with a button, in her language', async () => {
    const { amina } = await openAmina('ar');
    expect(await confirm(amina, address)).toBe('/fr/me/keys');
    const elsewhere = openVisitor(app);
    await elsewhere.post('/en/sign-in/mail', { address: address.toLowerCase(), next: '/me/log' });
    const link = await newestLink(address.toLowerCase());
    expect(link).toMatch(/^\/ar\/sign-in\/mail\/[\w-]{43}$/);
    // A program that looks at the link does not use it up.
    for (const _ of [1, 2]) expect((await elsewhere.get(link)).status).toBe(200);
    expect((await elsewhere.post(link)).to).toBe('/ar/me/log');
    expect((await elsewhere.get('/ar/me')).status).toBe(200);
    expect((await openVisitor(app).post(link)).status).toBe(403);
  });

  it('finds a link closed after a quarter of an hour', async () => {
    await openVisitor(app).post('/fr/sign-in/mail', { address });
    const link = await newestLink(address);
    hub.wait(16 * 60_000);
    const late = await openVisitor(app).post(link.replace('/ar/', '/fr/'));
    expect(late.status).toBe(403);
    expect(late.words).toContain('Demandez-en un autre');
  });

  it('has an address that nobody else can confirm, nor use by confirming it in another’s name', async () => {
    const { amina: other } = await openAmina();
    await other.post('/fr/me/keys/mail', { address });
    const link = await newestLink(address);
    const { amina: third } = await openAmina();
    expect((await third.post(link)).status).toBe(403);
    await other.post('/fr/me/keys/mail', { address });
    expect((await other.post(await newestLink(address))).status).toBe(409);
  });
});

describe('a stranger', () => {
  it('learns nothing from the answer: the same page, the same rows, known or not', async () => {
    const { amina } = await openAmina();
    await confirm(amina, 'known@home.example');
    const stranger = openVisitor(app);
    const times: Record<string, number> = {};
    const answers = [];
    for (const address of ['known@home.example', 'nobody@home.example']) {
      const began = performance.now();
      const { status, text } = await stranger.post('/fr/sign-in/mail', { address });
      times[address] = performance.now() - began;
      answers.push({ status, text });
    }
    expect(answers[0]).toEqual(answers[1]);
    const [known = 0, unknown = 0] = Object.values(times);
    expect(Math.abs(known - unknown)).toBeLessThan(150);
    const rows = await hub.house.sql`select kind, account_id is null as loose from mail_requests`;
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1);
    const before = (await sink.received()).length;
    await work(hub);
    expect((await sink.received()).length).toBe(before + 1);
    expect(await hub.house.sql`select 1 from mail_requests`).toHaveLength(0);
  });

  it('cannot fill a mailbox, and is told the same of an address that is no one’s', async () => {
    const stranger = openVisitor(app);
    const ask = () => stranger.post('/fr/sign-in/mail', { address: 'full@home.example' });
    const answers = [];
    for (let times = 0; times < 5; times += 1) answers.push((await ask()).status);
    expect(answers).toEqual([200, 200, 200, 200, 429]);
  });

  it('is told what an address looks like', async () => {
    for (const address of ['', 'amina', 'a@b', `${'x'.repeat(300)}@home.example`]) {
      const answer = await openVisitor(app).post('/fr/sign-in/mail', { address });
      expect([answer.status, answer.words.includes('une adresse complète')]).toEqual([422, true]);
    }
  });
});

describe('an address that was changed', () => {
  it('opens nothing any more, before the new one is confirmed', async () => {
    const { id, amina } = await openAmina();
    await confirm(amina, 'old@home.example');
    await saveContact(hub.house.db, hub, id, 'email', 'new@home.example');
    await openVisitor(app).post('/fr/sign-in/mail', { address: 'old@home.example' });
    await openVisitor(app).post('/fr/sign-in/mail', { address: 'new@home.example' });
    const before = (await sink.received()).length;
    await work(hub);
    expect((await sink.received()).length).toBe(before);
  });
});

describe('an erasure', () => {
  it('leaves neither the address nor a link that is under way', async () => {
    const { id, amina } = await openAmina();
    await confirm(amina, 'gone@home.example');
    await openVisitor(app).post('/fr/sign-in/mail', { address: 'gone@home.example' });
    const link = await newestLink('gone@home.example');
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: id, actor: id }, HOLDINGS),
    );
    expect((await openVisitor(app).post(link)).status).toBe(403);
    for (const table of ['tickets', 'mail_requests', 'contacts', 'credentials', 'jobs']) {
      const left = await hub.house
        .sql`select 1 from ${hub.house.sql(table)} t where t::text ilike '%gone@home%' or t::text like ${`%${id}%`}`;
      expect([table, left.length]).toEqual([table, 0]);
    }
  });
});

describe('a hub without a mail server', () => {
  it('says what is missing, and offers no link', async () => {
    const bare = await openTestHub();
    const plain = await createApp(bare);
    const visitor = openVisitor(plain);
    expect((await visitor.get('/fr/sign-in')).text).not.toContain('/sign-in/mail');
    expect((await visitor.get('/fr/sign-in/mail')).words).toContain(
      'Cette plateforme n’envoie pas de courriel',
    );
    expect((await visitor.post('/fr/sign-in/mail', { address: 'a@home.example' })).status).toBe(
      409,
    );
    await plain.close();
    await bare.close();
  });
});
