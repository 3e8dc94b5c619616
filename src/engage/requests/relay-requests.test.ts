import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import type { Fields, Page } from '../../../test/staff.ts';

let hub: TestHub;
let relay: Member;
let visitor: Member;
beforeAll(async () => {
  hub = await openTestHub();
  relay = await openMember(hub, ['relay']);
  visitor = await openMember(hub, null);
});
afterAll(() => hub.close());

const HOME = '/fr/me/relay/requests';
const ASKED = {
  kind: 'need',
  topic: 'housing',
  text: 'Une chambre près de Lyon.',
  residence: 'FRA',
};
const FOLLOW = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/;

const codeIn = ({ text }: Page): string => FOLLOW.exec(text)?.[0] ?? 'none';
const follow = (code: string) => visitor.post('/fr/requests/follow', { code });
const counted = async () => (await relay.get('/fr/me/relay')).words;
const channels = () => hub.house.sql`select channel, lang, person, author from requests`;

describe('Awa, who asks with a relay beside her', () => {
  let code = '';
  const once = crypto.randomUUID();

  it('chooses her language and what it is, and is asked neither name nor account', async () => {
    const first = await relay.get(`${HOME}/with`);
    expect(first.text).toContain('href="/ar/me/relay/requests/new?back=fr"');
    const kinds = await relay.get('/ar/me/relay/requests/new?back=fr');
    expect(kinds.text).toContain('new?kind=grievance&amp;back=fr');
    const form = await relay.get('/ar/me/relay/requests/new?kind=need&back=fr');
    expect(form.text).not.toContain('<keep-draft');
    expect(form.text).not.toMatch(/name="(?:name|email|phone)"/);
  });

  it('is shown what was wrong, with what she said', async () => {
    const page = await relay.post(`${HOME}/new`, { ...ASKED, residence: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('href="#f-residence"');
    expect(page.words).toContain('Une chambre près de Lyon.');
  });

  it('leaves with a code that is shown once, by which she follows the answer', async () => {
    const slip = await relay.post(`${HOME}/new`, { ...ASKED, once, back: 'es' });
    code = codeIn(slip);
    expect(slip.words).toContain('Une personne vous répond avant le 29 novembre 2026');
    const again = await relay.post(`${HOME}/new`, { ...ASKED, once, back: 'es' });
    expect(again.to).toBe('/es/me/relay/requests?done');
    expect((await follow(code)).words).toContain('Une chambre près de Lyon.');
    expect(await channels()).toEqual([
      { channel: 'relay', lang: 'fr', person: null, author: null },
    ]);
  });

  it('is a number in the relay’s day, and is not theirs to read', async () => {
    expect(await counted()).toMatch(/Demandes et offres posées\s+1/);
    expect((await relay.get('/fr/me/requests')).words).not.toContain('chambre');
  });
});

describe('a sheet of paper that asks', () => {
  let papers: { code: string; follow: string }[] = [];
  const KEYED = { ...ASKED, kind: '1', topic: '٤', text: 'Un logement pour septembre.' };
  const key = (fields: Fields) => relay.post(`${HOME}/key/sheet`, fields);

  it('bears its own code, and on its receipt the code that its author keeps', async () => {
    const page = await relay.post(`${HOME}/sheets`, { lang: 'ar', count: '5' });
    const codes = [...page.text.matchAll(/<code[^>]*>([0-9A-Z-]+)<\/code>/g)].map(
      ([, sign = '']) => sign,
    );
    papers = Array.from({ length: 5 }, (_, at) => ({
      code: codes[2 * at] ?? '',
      follow: codes[2 * at + 1] ?? '',
    }));
    expect(new Set(papers.flatMap(Object.values)).size).toBe(10);
    expect(page.text).toMatch(/<article class="paper-sheet" lang="ar" dir="rtl"/);
    const kept = JSON.stringify(await hub.house.sql`select * from sheets`);
    for (const sign of codes) expect(kept).not.toContain(sign);
  });

  it('leads nowhere before it is keyed, and is no sheet of the other kind', async () => {
    expect((await follow(papers[0]?.follow ?? '')).status).toBe(422);
    const other = await relay.post('/fr/me/relay/key', { code: papers[0]?.code ?? '' });
    expect(other.words).toContain('Aucune feuille ne porte ce code');
  });

  it('is keyed by the numbers of its boxes, once, and then followed by its receipt', async () => {
    const { code = '', follow: receipt = '' } = papers[0] ?? {};
    const opened = await relay.post(`${HOME}/key`, { code });
    expect(opened.text).toContain('name="topic"');
    const wrong = await key({ ...KEYED, code, kind: '1 2', topic: '99' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="f-kind-error"');
    expect(wrong.text).toContain('id="f-topic-error"');
    const once = crypto.randomUUID();
    const sent = [await key({ ...KEYED, once, code }), await key({ ...KEYED, once, code })];
    expect(sent.map(({ to }) => to)).toEqual(Array(2).fill(`${HOME}/key?done`));
    expect((await key({ ...KEYED, code })).words).toContain('a déjà été saisie');
    expect((await follow(receipt)).words).toContain('Un logement pour septembre.');
    expect(await channels()).toContainEqual({
      ...{ channel: 'paper', lang: 'ar', person: null, author: null },
    });
    expect(await counted()).toMatch(/Demandes et offres posées\s+2/);
  });

  it('is worthless once its batch is cancelled', async () => {
    const home = await relay.get('/fr/me/relay');
    expect(home.words).toContain('Demande ou offre, 22 novembre 2026');
    const [, id] = /sheets\/([0-9a-f-]{36})\/cancel/.exec(home.text) ?? [];
    await relay.post(`/fr/me/relay/sheets/${id}/cancel`);
    expect((await key({ ...KEYED, code: papers[1]?.code ?? '' })).words).toContain('a été annulée');
  });

  it('cannot be found by trying: after twenty unknown codes none opens for an hour', async () => {
    for (let tries = 0; tries < 20; tries += 1)
      await relay.post(`${HOME}/key`, { code: 'AAAA-AAAA' });
    const page = await relay.post(`${HOME}/key`, { code: papers[2]?.code ?? '' });
    expect(page.words).toContain('Trop de codes inconnus');
  });
});
