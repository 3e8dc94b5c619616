import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import type { Fields, Page } from '../../../test/staff.ts';
import { HOLDINGS } from '../../app.tsx';
import { recognise } from '../accounts/accounts.ts';
import { consentsOf, ledgerOf } from '../consents/consents.ts';
import { performDuties } from '../duties/duties.ts';
import { eraseAccount } from '../me/erasure.ts';
import { profileOf } from '../profiles/profiles.ts';
import { forgetPaper } from './relays.ts';

let hub: TestHub;
let relay: Member;
let other: Member;
beforeAll(async () => {
  hub = await openTestHub();
  relay = await openMember(hub, ['relay']);
  other = await openMember(hub, ['relay']);
});
afterAll(async () => {
  await hub.close();
});

/** Somebody at home, whom nobody knows. */
const send = async (path: string, fields: Fields): Promise<Page> =>
  (await openMember(hub, null)).post(path, fields);

const accountOf = async (code: string): Promise<string> =>
  (await recognise(hub.house.db, hub, code))?.account.id ?? '';
const codeIn = ({ text }: Page): string =>
  /(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}/.exec(text)?.[0] ?? 'none';
const ticketIn = ({ text }: Page): string => /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
/** The code at the head of each sheet, then code and secret of its receipt. */
function sheetsIn({ text }: Page): { code: string; secret: string }[] {
  const shown = [...text.matchAll(/<code[^>]*>([0-9A-Z-]{9})<\/code>/g)].map(
    ([, sign = '']) => sign,
  );
  return Array.from({ length: shown.length / 3 }, (_, at) => ({
    code: shown[3 * at + 1] ?? '',
    secret: shown[3 * at + 2] ?? '',
  }));
}

const QUESTIONS = '/fr/me/relay/register/questions';
const SAID = {
  residence: 'FRA',
  city: 'Lyon',
  languages: 'français, wolof',
  occupation: 'infirmière',
  offers: ['skills', 'mentoring'],
  wants: ['news'],
};
const MATCHING = { 'consent-matching-office': 'yes 1' };
const STATISTICS = { 'consent-statistics-public': 'no 1' };

describe('Awa, who comes to a relay', () => {
  let code = '';
  const once = crypto.randomUUID();

  it('is asked each consent by itself, and nothing is kept before her last answer', async () => {
    const first = await relay.post(QUESTIONS, { once, ...SAID });
    expect(first.words).toContain('J’autorise l’équipe de la plateforme à consulter');
    const [yes, no] = [...first.text.matchAll(/<button class="([^"]+)"[^>]*value="(yes|no) 1"/g)];
    expect([yes?.[1], no?.[1]]).toEqual(['button plain', 'button plain']);
    const second = await relay.post(QUESTIONS, { once, ...SAID, ...MATCHING });
    expect(second.words).toContain('Autorisation 2 sur 2');
    const opened = await hub.house.sql`select 1 from accounts where channel = 'relay'`;
    expect(opened).toHaveLength(0);
  });

  it('gets a card that opens her space, and stays nobody to the relay', async () => {
    const card = await relay.post(QUESTIONS, { once, ...SAID, ...MATCHING, ...STATISTICS });
    code = codeIn(card);
    const account = await accountOf(code);
    expect(await profileOf(hub.house.db, hub, account)).toMatchObject({
      residence: 'FRA',
      languages: ['fr', 'wo'],
      offers: ['skills', 'mentoring'],
    });
    const acts = await ledgerOf(hub.house.db, hub, account);
    expect(
      acts.map(({ purpose, act, channel, witness }) => [purpose, act, channel, witness]),
    ).toEqual([
      ['statistics', 'refused', 'relay', relay.account],
      ['matching', 'given', 'relay', relay.account],
    ]);
    const sessions = await hub.house.sql`select 1 from sessions where account_id = ${account}`;
    expect(sessions).toHaveLength(0);
    expect((await relay.get('/fr/me/profile')).words).not.toContain('Lyon');
  });

  it('is not shown to the relay a second time, nor listed', async () => {
    const again = await relay.post(QUESTIONS, { once, ...SAID, ...MATCHING, ...STATISTICS });
    expect([again.status, again.to]).toEqual([303, '/fr/me/relay']);
    const home = await relay.get('/fr/me/relay');
    expect(home.words).toMatch(/Inscrites en présence\s+1/);
    expect(home.text).not.toContain(await accountOf(code));
    expect(home.text).not.toContain(code);
  });

  it('is shown what was wrong, beside the field, with what she said', async () => {
    const page = await relay.post(QUESTIONS, { ...SAID, residence: '', city: 'Lyon' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('href="#f-residence"');
    expect(page.text).toMatch(/value="skills"[^>]*checked/);
  });

  it('does not agree to a text that was not the one on the screen', async () => {
    const page = await relay.post(QUESTIONS, {
      ...SAID,
      'consent-matching-office': 'yes 7',
      ...STATISTICS,
    });
    expect(page.words).toContain('Autorisation 1 sur 2');
  });

  it('reads what is held, and sees later that a relay did', async () => {
    const held = await relay.post('/fr/me/relay/with', { act: 'see', code });
    expect(held.words).toContain('Lyon');
    const account = await accountOf(code);
    const [seen] = await hub.house.sql`
      select actor from journal where act = 'relays/read' and subject = ${`account:${account}`}`;
    expect(seen).toMatchObject({ actor: relay.account });
    const wrong = await relay.post('/fr/me/relay/with', { act: 'see', code: code.slice(1) });
    expect(wrong.status).toBe(422);
    expect(wrong.words).not.toContain('Lyon');
  });

  it('has an answer corrected: once for each time that she types her code', async () => {
    const page = await relay.post('/fr/me/relay/with', { act: 'correct', code });
    const form = { ...SAID, city: 'Paris', ticket: ticketIn(page) };
    const stranger = await other.post('/fr/me/relay/with/correct', form);
    expect(stranger.status).toBe(409);
    expect((await relay.post('/fr/me/relay/with/correct', form)).status).toBe(409);
    const again = ticketIn(await relay.post('/fr/me/relay/with', { act: 'correct', code }));
    const done = await relay.post('/fr/me/relay/with/correct', { ...form, ticket: again });
    expect(done.to).toBe('/fr/me/relay?done=corrected');
    expect(await profileOf(hub.house.db, hub, await accountOf(code))).toMatchObject({
      city: 'Paris',
      offers: ['skills', 'mentoring'],
    });
    expect((await relay.post('/fr/me/relay/with/correct', { ...form, ticket: again })).status).toBe(
      409,
    );
  });

  it('withdraws a yes, and cannot be erased with the ticket of another act', async () => {
    const page = await relay.post('/fr/me/relay/with', { act: 'withdraw', code });
    const [, consent = ''] = /value="(matching [0-9a-f-]+)"/.exec(page.text) ?? [];
    const ticket = ticketIn(page);
    const erase = await relay.post('/fr/me/relay/with/erase', { ticket });
    expect(erase.status).toBe(409);
    const next = ticketIn(await relay.post('/fr/me/relay/with', { act: 'withdraw', code }));
    await relay.post('/fr/me/relay/with/withdraw', { ticket: next, consent });
    const acts = await consentsOf(hub.house.db, hub, await accountOf(code));
    expect(acts.find(({ purpose }) => purpose === 'matching')).toMatchObject({
      act: 'withdrawn',
      channel: 'relay',
      witness: relay.account,
    });
  });

  it('too late after ten minutes; then erases everything', async () => {
    const late = ticketIn(await relay.post('/fr/me/relay/with', { act: 'erase', code }));
    hub.wait(11 * 60_000);
    expect((await relay.post('/fr/me/relay/with/erase', { ticket: late })).status).toBe(409);
    const ticket = ticketIn(await relay.post('/fr/me/relay/with', { act: 'erase', code }));
    await relay.post('/fr/me/relay/with/erase', { ticket });
    expect(await accountOf(code)).toBe('');
  });

  it('cannot be looked for: codes that are tried end soon', async () => {
    const answers = [];
    for (let tries = 0; tries < 32; tries += 1)
      answers.push((await other.post('/fr/me/relay/with', { act: 'see', code: 'x' })).status);
    expect(answers.at(-1)).toBe(429);
  });
});

describe('a sheet of paper', () => {
  let sheets: { code: string; secret: string }[] = [];
  const KEYED = { ...SAID, offers: '1 2', wants: '٢', ...MATCHING };
  const PAPER = { ...KEYED, 'consent-statistics-public': 'unclear' };
  const key = (who: Member, fields: Fields) => who.post('/fr/me/relay/key/sheet', fields);

  it('is printed with the very sentence of each consent and two boxes of one size', async () => {
    const once = crypto.randomUUID();
    const page = await relay.post('/fr/me/relay/sheets', { once, lang: 'fr', count: '5' });
    sheets = sheetsIn(page);
    expect(new Set(sheets.map(({ code }) => code)).size).toBe(5);
    expect(page.words).toContain(
      'pour me proposer des mises en relation, jusqu’au 22 novembre 2027',
    );
    const boxes = page.text.match(/<span class="box">[^<]+<\/span>/g) ?? [];
    expect(boxes).toHaveLength(5 * 2 * 2);
    const again = await relay.post('/fr/me/relay/sheets', { once, lang: 'fr', count: '5' });
    expect(again.status).toBe(303);
    const kept = await hub.house.sql`select * from sheets`;
    expect(JSON.stringify(kept)).not.toContain(sheets[0]?.code);
  });

  it('cannot be claimed before it is keyed, nor with a guessed secret', async () => {
    const [sheet] = sheets;
    const early = await send('/fr/claim', { ...sheet });
    expect(early.words).toContain('n’est pas encore saisie');
    const guessed = await send('/fr/claim', { ...sheet, secret: sheets[1]?.secret ?? '' });
    expect(guessed.words).toContain('ne vont pas ensemble');
    // Whether there is such a sheet is said by nothing but its secret.
    const unknown = await send('/fr/claim', { code: 'AAAA-AAAA', secret: sheet?.secret ?? '' });
    const same = guessed.text.replaceAll(sheet?.code ?? '', 'AAAA-AAAA');
    expect([unknown.status, unknown.text]).toEqual([guessed.status, same]);
  });

  it('is keyed once, however often it is sent, by whoever holds it', async () => {
    const once = crypto.randomUUID();
    const code = sheets[0]?.code ?? '';
    const wrong = await key(other, { ...PAPER, once, code, offers: '1 99' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="f-offers-error"');
    const missing = await key(other, { ...KEYED, once, code });
    expect(missing.text).toContain('href="#f-consent-statistics-public"');
    const done = await key(other, { ...PAPER, once, code });
    const again = await key(other, { ...PAPER, once, code });
    expect([done.to, again.to]).toEqual(['/fr/me/relay/key?done', '/fr/me/relay/key?done']);
    const second = await key(other, { ...PAPER, code });
    expect(second.words).toContain('a déjà été saisie');
    const opened = await hub.house.sql`select 1 from accounts where channel = 'relay'`;
    expect(opened).toHaveLength(1);
  });

  it('gives its writer their card once, and leads to nobody afterwards', async () => {
    const [sheet] = sheets;
    const page = await send('/ar/claim', { ...sheet });
    const account = await accountOf(codeIn(page));
    expect(await profileOf(hub.house.db, hub, account)).toMatchObject({
      offers: ['skills', 'mentoring'],
      wants: ['news'],
    });
    const acts = await ledgerOf(hub.house.db, hub, account);
    expect(acts.map(({ purpose, channel, witness }) => [purpose, channel, witness])).toEqual([
      ['matching', 'paper', other.account],
    ]);
    expect((await send('/fr/claim', { ...sheet })).words).toContain('a déjà servi');
    const linked = await hub.house.sql`select 1 from sheets where account is not null`;
    expect(linked).toHaveLength(0);
  });

  it('agrees to the day that stood on the paper, not to a later one', async () => {
    hub.wait(40 * 24 * 3_600_000);
    relay = await openMember(hub, ['relay']);
    await key(relay, { ...PAPER, code: sheets[1]?.code ?? '' });
    const [act] = await hub.house.sql`
      select until::text from consent_acts where channel = 'paper' order by sequence desc limit 1`;
    expect(act).toEqual({ until: '2027-11-22' });
  });

  it('may be keyed twice, and says what was keyed differently', async () => {
    const code = sheets[2]?.code ?? '';
    const form = { ...PAPER, once: crypto.randomUUID(), code, twice: 'yes' };
    const again = await key(relay, form);
    expect(again.words).toContain('Seconde saisie');
    expect(again.text).not.toContain('value="Lyon"');
    const [, first = ''] = /name="first" value="([^"]+)"/.exec(again.text) ?? [];
    const plain = first.replaceAll('&quot;', '"');
    const differing = await key(relay, { ...form, first: plain, city: 'Paris' });
    expect(differing.words).toContain('« Lyon »');
    const settled = await key(relay, { ...form, twice: '', city: 'Paris' });
    expect(settled.status).toBe(303);
  });

  it('is worthless when it is cancelled or too old, and only its own relay cancels it', async () => {
    const { text } = await relay.post('/fr/me/relay/sheets', { lang: 'es', count: '1' });
    const [fresh] = sheetsIn({ text, words: '', to: '', status: 200 });
    const [, id] =
      /sheets\/([0-9a-f-]{36})\/cancel/.exec((await relay.get('/fr/me/relay')).text) ?? [];
    const stranger = await openMember(hub, ['relay']);
    expect((await stranger.post(`/fr/me/relay/sheets/${id}/cancel`)).status).toBe(404);
    await relay.post(`/fr/me/relay/sheets/${id}/cancel`);
    expect((await key(relay, { ...PAPER, code: fresh?.code ?? '' })).words).toContain(
      'a été annulée',
    );
    hub.wait(60 * 24 * 3_600_000);
    relay = await openMember(hub, ['relay']);
    expect((await key(relay, { ...PAPER, code: sheets[3]?.code ?? '' })).words).toContain(
      'Le délai de cette feuille est passé',
    );
  });

  it('is not found by trying: after twenty unknown codes no sheet opens for an hour', async () => {
    for (let tries = 0; tries < 20; tries += 1)
      await relay.post('/fr/me/relay/key', { code: 'AAAA-AAAA' });
    const page = await relay.post('/fr/me/relay/key', { code: sheets[4]?.code ?? '' });
    expect(page.words).toContain('Trop de codes inconnus');
  });

  it('is not claimed by trying: ten secrets a day for one sheet', async () => {
    const answers = [];
    for (let tries = 0; tries < 12; tries += 1)
      answers.push((await send('/fr/claim', { code: sheets[1]?.code ?? '', secret: 'x' })).status);
    expect(answers.at(0)).toBe(422);
    expect(answers.at(-1)).toBe(429);
  });

  it('no longer says who printed it once that relay is erased', async () => {
    const { account } = relay;
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account, actor: account }, HOLDINGS),
    );
    const known = hub.keys.pseudonym('relays', account);
    const rows = await hub.house.sql`
      select relay from sheet_batches where relay = ${known}
      union all select relay from relay_days where relay = ${known}`;
    expect(rows).toHaveLength(0);
  });
});

describe('what time takes away', () => {
  it('forgets sheets that nobody filled in, and what was done on other days', async () => {
    const unkeyed = () => hub.house.sql`select 1 from sheets where keyed_on is null`;
    expect((await unkeyed()).length).toBeGreaterThan(0);
    hub.wait(60 * 24 * 3_600_000);
    await forgetPaper(hub.house.db, hub);
    expect(await unkeyed()).toHaveLength(0);
    expect(await hub.house.sql`select 1 from relay_days`).toHaveLength(0);
  });
});

describe('what nobody came for', () => {
  it('is erased a year after it was keyed, and what was claimed is not', async () => {
    const unclaimed = () => hub.house.sql`select 1 from sheets where account is not null`;
    const opened = () => hub.house.sql`select 1 from accounts where channel = 'relay'`;
    const before = [await unclaimed(), await opened()].map(({ length }) => length);
    expect(before).toEqual([2, 3]);
    hub.wait(200 * 24 * 3_600_000);
    await performDuties(hub.house.db, hub, HOLDINGS);
    expect((await opened()).length).toBe(3);
    hub.wait(100 * 24 * 3_600_000);
    await performDuties(hub.house.db, hub, HOLDINGS);
    expect([(await unclaimed()).length, (await opened()).length]).toEqual([0, 1]);
  });
});

describe('what the journal says', () => {
  it('names the acts of a relay and no content', async () => {
    const rows = await hub.house.sql<{ act: string; details: unknown }[]>`
      select act, details from journal left join journal_details on journal_id = journal.id
      where act like 'relays/%'`;
    expect(new Set(rows.map(({ act }) => act))).toEqual(
      new Set([
        'relays/registered',
        'relays/read',
        'relays/corrected',
        'relays/sheets-made',
        'relays/sheets-cancelled',
        'relays/sheet-keyed',
        'relays/keyed',
        'relays/claimed',
      ]),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Lyon|infirm|skills/);
  });
});
