import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { openSink, type Sink } from '../../../test/smtp.ts';
import { type App, createApp } from '../../app.tsx';
import { giveConsent, recipientOf } from '../../people/consents/consents.ts';
import { confirmContact, saveContact, wishesOf } from '../../people/contacts/contacts.ts';
import { mayReach } from '../../process/roster/roster.ts';
import { mailer } from './mail.ts';
import { queueMessage, sendDue } from './messages.ts';

let [hub, sink, app] = [undefined, undefined, undefined] as unknown as [TestHub, Sink, App]; // set before the first story
let of = { purpose: 'news', recipientId: '' };
beforeAll(async () => {
  sink = await openSink();
  hub = await openTestHub({ mail: { url: sink.url, from: 'Passerelle <hub@hub.example>' } });
  app = await createApp(hub);
  of = { ...of, recipientId: (await recipientOf(hub.house.db, 'office')).id };
});
afterAll(async () => {
  await app.close();
  await hub.close();
  await sink.close();
});

let count = 0;
/** Somebody who is written to, and what their mail program got. */
async function written(official: boolean) {
  const { account, secret } = await signedIn(hub.house.db, hub);
  count += 1;
  const address = `amina-${count}@home.example`;
  await saveContact(hub.house.db, hub, account, 'email', address);
  await confirmContact(hub.house.db, hub, account, 'email', address);
  await giveConsent(hub.house.db, hub, {
    ...{ ...of, account, version: 1 },
    ...{ lang: 'fr', channel: 'web' },
  });
  await queueMessage(hub.house.db, hub, {
    to: { account },
    cause: 'answer',
    of: official ? null : of,
    template: 'requests.answered',
    args: { on: { day: '2026-11-20' } },
    path: '/me/requests',
  });
  await sendDue(hub, mailer(hub));
  const mail = (await sink.received()).at(-1);
  if (!mail) throw new Error('nothing came');
  return { account, cookie: `passerelle=${secret}`, mail, text: mail.text ?? '' };
}

const header = (mail: { headers: { key: string; value: string }[] }, name: string) =>
  mail.headers.find(({ key }) => key === name)?.value;

/** The path of the first address in a text that holds `part`. */
const pathTo = (text: string, part: string): string =>
  new RegExp(`http://[^/\\s]+(\\S*${part}\\S*)`).exec(text)?.[1] ?? '';

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
const OWN = { origin: 'http://localhost' };

describe('a message by e-mail', () => {
  it('speaks its reader’s language, says why it came, and fetches nothing', async () => {
    const { mail, text } = await written(false);
    expect(mail.subject).toBe('Votre demande a reçu une réponse');
    expect(text).toContain('votre demande du 20 novembre 2026');
    expect(text).toContain('/fr/me/requests');
    expect(text).toContain('Recevoir des nouvelles');
    expect(mail.html).not.toMatch(/<img|<link|<script|src=|style=/);
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@/);
    const rows = await hub.house.sql`select id from messages`;
    expect(rows.map(({ id }) => id)).toContain(mail.messageId?.slice(1, 37));
  });

  it('is ended by one click of a mail program, which has no cookie and no page', async () => {
    const { account, mail } = await written(false);
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const path = pathTo(header(mail, 'list-unsubscribe') ?? '', '/messages/stop/').replace('>', '');
    const { status } = await post(path, 'List-Unsubscribe=One-Click');
    expect(status).toBe(200);
    expect(await mayReach(hub.house.db, hub, of, account)).toBe(false);
  });

  it('is ended by a button of a page, and not by looking at it', async () => {
    const { account, text } = await written(false);
    const path = pathTo(text, '/messages/stop/');
    expect(await (await app.request(path)).text()).toContain('Recevoir des nouvelles');
    expect(await mayReach(hub.house.db, hub, of, account)).toBe(true);
    expect((await post(path, '', { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post(path, '', OWN)).status).toBe(200);
    expect(await mayReach(hub.house.db, hub, of, account)).toBe(false);
    expect((await app.request(`${path}x`)).status).toBe(404);
  });

  it('changes its language in one click', async () => {
    const { account, text } = await written(false);
    const answer = await post(pathTo(text, '/messages/language/'), 'lang=ar', OWN);
    expect(await answer.text()).toContain('سنكتب إليكم من الآن فصاعداً بالعربية');
    expect((await wishesOf(hub.house.db, hub, account)).lang).toBe('ar');
  });

  it('stands on its reader’s page too, and on nobody else’s', async () => {
    const { cookie } = await written(false);
    const { cookie: another } = await written(true);
    const page = async (who: string) =>
      (await app.request('/fr/me/messages', { headers: { cookie: who } })).text();
    expect(await page(cookie)).toContain('20 novembre 2026');
    expect(await page(cookie)).not.toContain('Avis officiel');
    expect(await page(another)).toContain('Avis officiel');
  });
});

describe('an official notice', () => {
  const check = async (text: string) =>
    (await post('/fr/notices/check', new URLSearchParams({ text }).toString(), OWN)).text();

  it('can be checked by anybody who pastes it, to the letter', async () => {
    const { mail, text } = await written(true);
    expect(header(mail, 'list-unsubscribe')).toBeUndefined();
    expect(await check(text)).toContain('au mot près');
    expect(await check(text.replaceAll(/^/gm, '> ').replaceAll(' ', '  '))).toContain(
      'au mot près',
    );
    expect(await check(text.replace('20 novembre', '21 novembre'))).toContain(
      'le texte ne l’est pas',
    );
  });

  it('is known by its code, with its day and no person', async () => {
    const { text } = await written(true);
    const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? '';
    const page = await (await app.request(`/en/notices/check?code=${code.toLowerCase()}`)).text();
    expect(page).toContain('Yes, this notice comes from');
    expect(page).toContain('Your request has been answered');
    expect(page).not.toContain('amina');
    const wrong = code.replace(/^./, (letter) => (letter === 'A' ? 'C' : 'A'));
    expect(await check(wrong)).toContain('Nous n’avons pas envoyé cet avis');
  });

  it('is not taken for real when its row was made up without the hub’s key', async () => {
    const { text } = await written(true);
    const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? '';
    await hub.house
      .sql`update official_notices set sent_on = '2020-01-01' where code = ${code.replace('-', '')}`;
    expect(await check(code)).toContain('Nous n’avons pas envoyé cet avis');
  });
});
