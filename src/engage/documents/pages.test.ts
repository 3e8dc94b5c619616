import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { affirm, openConsultation, participantOf } from '../../../test/consultations.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import type { Consultation } from '../consultations/consultations.ts';

let hub: TestHub;
let consultation: Consultation;
let fatou: Member;
let awa: Member;
let visitor: Member;
let base = '';
let document = '';

beforeAll(async () => {
  hub = await openTestHub();
  consultation = await openConsultation(hub);
  base = `/fr/consultations/${consultation.slug}/proposals`;
  for (const text of ['Le consulat est <loin>.', 'Il ferme trop tôt.'])
    await affirm(hub, consultation, text);
  fatou = await openMember(hub, ['facilitator']);
  awa = await openMember(hub, []);
  visitor = await openMember(hub, null);
  await participantOf(hub, consultation, awa.account);
}, 60_000);
afterAll(() => hub.close());

const propose = () =>
  hub.house.sql`update consultation_phases set closes_on = '2026-12-31',
    opens_on = case kind when 'proposing' then date '2026-11-22' else '2026-12-31' end`;
const desk = (path = '') => `/fr/staff/proposals/in/${consultation.id}${path}`;
const idOf = async (table: 'proposals' | 'amendments' | 'document_paragraphs') => {
  const [row] = await hub.house.sql.unsafe<{ id: string }[]>(`select id from ${table} limit 1`);
  return row?.id ?? '';
};

describe('proposals on their pages', () => {
  it('are drawn by a facilitator and lead back to statements', async () => {
    expect((await visitor.get(base)).words).toContain('Aucune proposition pour le moment');
    expect((await visitor.get('/fr/staff/proposals')).status).toBe(302);
    const draft = { lang: 'fr', text: 'Ouvrir un guichet à Milan.', statements: '1, 2' };
    const wrong = await fatou.post(desk('/new'), { ...draft, statements: '1, 9' });
    expect([wrong.status, wrong.words.includes('Aucune affirmation visible')]).toEqual([422, true]);
    expect((await fatou.post(desk('/new'), draft)).status).toBe(303);
    const { words, text } = await visitor.get(`${base}/1`);
    expect(words).toContain('Ouvrir un guichet à Milan.');
    expect(words).toContain('Le consulat est &lt;loin&gt;.');
    expect(text).toContain(`/fr/consultations/${consultation.slug}/statements/1"`);
    expect(words).toContain('Une réponse est promise avant le 1er mars 2027');
  });

  it('are supported or objected to, with a reason, by whoever takes part and nobody else', async () => {
    const own = { lang: 'fr', text: 'Répondre aussi au téléphone.', statements: '2' };
    const say = { stand: 'objection', reason: 'Turin est plus près.' };
    expect((await awa.post(`${base}/1/stand`, say)).status).toBe(409);
    expect((await awa.get(`${base}/1`)).text).not.toContain('/stand"');
    expect((await awa.post(`${base}/new`, own)).status).toBe(409);
    await propose();
    expect((await visitor.post(`${base}/1/stand`, say)).status).toBe(403);
    expect((await awa.post(`${base}/1/stand`, { ...say, reason: '' })).status).toBe(422);
    expect((await awa.post(`${base}/1/stand`, say)).status).toBe(303);
    const { words } = await visitor.get(`${base}/1`);
    expect(words).toContain('0 soutien · 1 objection');
    expect(words).toContain('Turin est plus près.');
    expect((await awa.get(`${base}/1`)).words).toContain('Vous vous opposez à cette proposition');
  });

  it('are amended side by side, decided with a reason that everybody reads', async () => {
    const same = { text: 'Ouvrir un guichet à Milan.', why: 'Pour voir.' };
    expect((await awa.post(`${base}/1/amend`, same)).status).toBe(422);
    const amended = { text: 'Ouvrir deux guichets à Milan.', why: 'Un seul ne suffit pas.' };
    expect((await awa.post(`${base}/1/amend`, amended)).status).toBe(303);
    const { text } = await visitor.get(`${base}/1`);
    expect(text).toMatch(/<del>.*?un<.*?<ins>.*?deux</s);
    const id = await idOf('proposals');
    const decide = `/fr/staff/proposals/${id}/amendments/${await idOf('amendments')}/decide`;
    expect((await fatou.get(`/fr/staff/proposals/${id}`)).words).toContain('Amendement n° 1');
    expect((await fatou.post(decide, { decision: 'accepted', reason: '' })).status).toBe(422);
    const reason = 'Deux, puisque trois villes en dépendent.';
    expect((await fatou.post(decide, { decision: 'accepted', reason })).status).toBe(303);
    const after = await visitor.get(`${base}/1`);
    expect(after.words).toContain(reason);
    expect(after.text).toMatch(/<h1[^>]*>Ouvrir deux guichets à Milan\.<\/h1>/);
  });

  it('are written by participants, each form once', async () => {
    const own = { lang: 'fr', text: 'Répondre aussi au téléphone.', statements: '2' };
    expect((await visitor.post(`${base}/new`, own)).status).toBe(403);
    expect((await awa.get(base)).text).toContain(`${base}/new`);
    const once = crypto.randomUUID();
    for (let n = 0; n < 2; n += 1) await awa.post(`${base}/new`, { ...own, once });
    const { words } = await visitor.get(base);
    expect(words.match(/Répondre aussi au téléphone/g)).toHaveLength(1);
  });

  it('are joined, and lead to what stands in their place', async () => {
    const joined = { numbers: '1 2', text: 'Deux guichets, et le téléphone.' };
    expect((await fatou.post(desk('/join'), { ...joined, numbers: '1' })).status).toBe(422);
    expect((await fatou.post(desk('/join'), joined)).status).toBe(303);
    const old = await visitor.get(`${base}/1`);
    expect(old.words).toContain('Cette proposition a été remplacée');
    expect(old.text).toContain(`${base}/3"`);
    const { text } = await visitor.get(`${base}/3`);
    for (const from of ['proposals/1', 'proposals/2', 'statements/1', 'statements/2'])
      expect(text).toContain(`/fr/consultations/${consultation.slug}/${from}"`);
  });
});

describe('a document on its pages', () => {
  const here = '/fr/documents/rentrer';

  it('is begun, written, traced and published by a facilitator', async () => {
    const begun = {
      consultation: consultation.id,
      lang: 'fr',
      title: 'Rentrer au pays',
      summary: 'Ce que nous retenons.',
      by: 'Direction de la diaspora',
      slug: 'rentrer',
    };
    expect(
      (await fatou.post('/fr/staff/documents/new', { ...begun, slug: 'Rentrer !' })).status,
    ).toBe(422);
    document = (await fatou.post('/fr/staff/documents/new', begun)).to;
    expect((await fatou.post('/fr/staff/documents/new', begun)).status).toBe(409);
    expect((await visitor.get(here)).status).toBe(404);
    const added = { kind: 'text', text: 'Deux guichets ouvrent à Milan.', by: begun.by };
    const paragraph = (await fatou.post(`${document}/paragraphs`, added)).to;
    const shown = await fatou.get(paragraph);
    const boxes = [...shown.text.matchAll(/value="(proposal [0-9a-f-]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    expect(boxes).toHaveLength(1);
    expect((await fatou.post(`${paragraph}/trace`, { from: boxes })).status).toBe(303);
    const words = { to: 'ar', text: 'يفتح مكتبان في ميلانو.', by: 'A. Benali' };
    expect((await fatou.post(`${paragraph}/words`, words)).status).toBe(303);
    const other = { lang: 'fr', text: 'D’autres veulent un site.', statement: '2' };
    expect(
      (await fatou.post(`${paragraph}/divergences`, { ...other, statement: '99' })).status,
    ).toBe(422);
    expect((await fatou.post(`${paragraph}/divergences`, other)).status).toBe(303);
    expect((await fatou.post(`${document}/publish`, { state: 'draft' })).status).toBe(303);
  });

  it('leads from each paragraph to the statements and proposals from which it comes', async () => {
    const { words, text } = await visitor.get(here);
    expect(words).toContain('Deux guichets ouvrent à Milan.');
    expect(words).toContain('D’autres veulent un site.');
    for (const to of ['proposals/3', 'statements/1', 'statements/2'])
      expect(text).toContain(`/fr/consultations/${consultation.slug}/${to}"`);
    const forward = await visitor.get(`${base}/1`);
    expect(forward.text).toContain('/fr/documents/rentrer/v/1#p1');
    const arabic = await visitor.get('/ar/documents/rentrer');
    expect(arabic.text).toContain('يفتح مكتبان في ميلانو.');
    expect(arabic.words).toContain('A. Benali');
  });

  it('takes remarks on the newest draft from whoever takes part; the team can hide one with a reason', async () => {
    const paragraph = await idOf('document_paragraphs');
    const remark = { paragraph, text: 'Et à Turin ?' };
    expect((await visitor.post(`${here}/v/1/comments`, remark)).status).toBe(403);
    expect((await awa.post(`${here}/v/1/comments`, { ...remark, text: ' ' })).status).toBe(422);
    expect((await awa.post(`${here}/v/1/comments`, remark)).status).toBe(303);
    expect((await visitor.get(here)).words).toContain('Et à Turin ?');
    const [row] = await hub.house.sql<{ id: string }[]>`select id from paragraph_comments`;
    const hide = `${document}/comments/${row?.id}/hide`;
    expect((await fatou.post(hide, { reason: '' })).status).toBe(422);
    await fatou.post(hide, { reason: 'Hors du sujet.' });
    expect((await visitor.get(here)).words).not.toContain('Et à Turin ?');
    await fatou.post(`${document}/publish`, { state: 'adopted' });
    expect((await awa.post(`${here}/v/2/comments`, remark)).status).toBe(409);
  });

  it('is adopted with a dated list, cited at an address for good, and handed out as one file and as JSON', async () => {
    const on = '2026-11-20';
    const adopt = { version: '2', kind: 'people', name: 'Assemblée de Milan', people: '4', on };
    expect((await fatou.post(`${document}/adoptions`, adopt)).status).toBe(422);
    await fatou.post(`${document}/adoptions`, { ...adopt, people: '43' });
    const { words } = await visitor.get(`${here}/v/2`);
    expect(words).toContain('Assemblée de Milan · 43 personnes');
    expect(words).toContain('Document final, version 2, 22 novembre 2026, http');
    expect((await visitor.get(`${here}/v/1`)).words).toContain('Une version plus récente existe');
    const json = await (await visitor.fetch(`${here}/v/2.json`)).json();
    expect(json.content.paragraphs[0].proposals[0].statements).toEqual([1, 2]);
    const file = await visitor.fetch(`${here}/v/2.html`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    const html = await file.text();
    expect(html).not.toMatch(/<script|<link[^>]+stylesheet|src="/);
    expect(html).toContain('Deux guichets ouvrent à Milan.');
    expect((await visitor.get(`${here}/v/2/changes`)).words).toContain(
      'Aucun paragraphe n’a changé.',
    );
    expect((await visitor.get(`${here}/v/9`)).status).toBe(404);
    expect((await visitor.get('/fr/documents')).words).toContain('Rentrer au pays');
  });
});
