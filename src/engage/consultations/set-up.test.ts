import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { closeEnded } from './drafting.ts';

let hub: TestHub;
let fatou: Member;
let boris: Member;
let visitor: Member;
let member: Member;
let desk = '';
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  fatou = await openMember(hub, ['facilitator']);
  boris = await openMember(hub, ['facilitator']);
  member = await openMember(hub, []);
  visitor = await openMember(hub, null);
}, 60_000);
afterAll(() => hub.close());

const on = (days: number) =>
  new Date(hub.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const form = (over: Record<string, string> = {}) => ({
  lang: 'fr',
  title: 'Rentrer au pays',
  question: 'Que faudrait-il pour qui veut rentrer ?',
  context: '',
  access: 'anybody',
  anonymity: 'anonymous',
  moderation: 'before',
  minimum: '8',
  listeningOpens: on(0),
  listeningCloses: on(20),
  answerBy: on(40),
  ...over,
});

describe('a facilitator', () => {
  it('alone finds the desk', async () => {
    expect((await member.get('/fr/staff/consultations')).status).toBe(404);
    expect((await fatou.get('/fr/staff/consultations')).words).toContain('Aucune consultation');
  });

  it('is told beside the field what is wrong, and nothing typed is lost', async () => {
    const wrong = await fatou.post('/fr/staff/consultations/new', {
      ...form({ minimum: '2', listeningCloses: on(-3), answerBy: on(-5) }),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.words).toContain('Cinq au moins');
    expect(wrong.words).toContain('La fin doit suivre le début');
    expect(wrong.text).toContain('Rentrer au pays');
  });

  it('drafts a question once, however often the form is sent', async () => {
    const once = crypto.randomUUID();
    const made = await fatou.post('/fr/staff/consultations/new', { ...form(), once });
    await fatou.post('/fr/staff/consultations/new', { ...form(), once });
    desk = made.to;
    expect(
      (await fatou.get('/fr/staff/consultations')).text.split('>Rentrer au pays<'),
    ).toHaveLength(2);
    expect((await visitor.get('/fr/consultations/rentrer-au-pays')).status).toBe(404);
  });

  it('reads what is missing before opening, and cannot open without', async () => {
    const page = await fatou.get(desk);
    expect(page.words).toContain('Ce qui manque avant d’ouvrir');
    expect(page.words).toContain('trois affirmations pour commencer');
    expect(page.words).toContain('une traduction (arabe)');
    expect((await fatou.post(`${desk}/open`)).status).toBe(409);
  });

  it('cannot lower what the draft promises', async () => {
    const lowered = form({ anonymity: 'pseudonymous' });
    expect((await fatou.post(`${desk}/edit`, lowered)).status).toBe(409);
    expect((await fatou.get(`${desk}/edit`)).text).not.toContain('value="pseudonymous"');
  });

  it('writes three statements, translates the question, adds a document and opens', async () => {
    for (const text of [
      'Il faut un guichet unique.',
      'Les diplômes doivent être reconnus.',
      'Les vols coûtent trop cher.',
    ])
      expect((await fatou.post(`${desk}/statements`, { lang: 'fr', text })).status).toBe(303);
    const translated = await fatou.post(`${desk}/texts/ar`, {
      title: 'العودة إلى الوطن',
      question: 'ماذا يلزم من يريد العودة؟',
      context: '',
    });
    expect(translated.status).toBe(303);
    const document = { lang: 'fr', title: 'Étude', address: 'https://example.org/etude.pdf' };
    expect(
      (await fatou.post(`${desk}/documents`, { ...document, address: 'etude' })).words,
    ).toContain('https://');
    await fatou.post(`${desk}/documents`, document);
    await fatou.post(`${desk}/statements/1/texts`, { ar: 'نحتاج إلى شباك موحد.', en: '', es: '' });
    expect((await fatou.get(desk)).words).toContain('Prête à ouvrir');
    expect((await fatou.post(`${desk}/open`)).status).toBe(303);
  });

  it('has opened it to everybody, in the languages that there are', async () => {
    const page = await visitor.get('/ar/consultations/rentrer-au-pays');
    expect(page.words).toContain('العودة إلى الوطن');
    const english = await visitor.get('/en/consultations/rentrer-au-pays');
    expect(english.words).toContain('Nobody has translated this question yet');
    expect(english.words).toContain('not even by this hub and its keys');
    expect((await visitor.get('/fr/participate')).words).toContain('Rentrer au pays');
    const statement = await visitor.get('/ar/consultations/rentrer-au-pays/statements/1');
    expect(statement.words).toContain('نحتاج إلى شباك موحد.');
    expect(statement.words).toContain('Il faut un guichet unique.');
    expect(statement.words).not.toContain('موافق');
  });

  it('changes words and days afterwards, and nothing that was promised', async () => {
    const later = form({ title: 'Rentrer, revenir', minimum: '5', anonymity: 'pseudonymous' });
    expect((await fatou.post(`${desk}/edit`, later)).status).toBe(303);
    const page = await visitor.get('/fr/consultations/rentrer-au-pays');
    expect(page.words).toContain('Rentrer, revenir');
    expect(page.words).toContain('Rien n’est montré au-dessous de 8 réponses');
  });

  it('sets a statement aside for a reason that stands at its address', async () => {
    expect((await fatou.post(`${desk}/statements/2/hide`, { reason: '' })).status).toBe(422);
    await fatou.post(`${desk}/statements/2/hide`, { reason: 'Hors du sujet.' });
    const page = await visitor.get('/fr/consultations/rentrer-au-pays/statements/2');
    expect(page.words).toContain('Hors du sujet.');
    expect(page.words).not.toContain('reconnus');
  });

  it('joins two statements, and the address of the one leads to the other', async () => {
    await boris.post(`${desk}/statements/3/join`, { into: '1' });
    const page = await visitor.get('/fr/consultations/rentrer-au-pays/statements/3');
    expect(page.text).toContain('/fr/consultations/rentrer-au-pays/statements/1"');
  });

  it('need not be there when its last day is over', async () => {
    expect(await closeEnded(hub.house.db, hub.clock)).toBe(0);
    hub.wait(21 * 86_400_000);
    expect(await closeEnded(hub.house.db, hub.clock)).toBe(1);
    expect((await visitor.get('/fr/consultations')).words).toContain('Terminées');
  });
});
