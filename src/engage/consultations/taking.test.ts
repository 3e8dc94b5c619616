import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskedConsultation, askPeople } from '../../../test/consultations.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, openBrowser, openMember } from '../../../test/members.ts';
import { signedIn } from '../../../test/people.ts';
import type { Page } from '../../../test/staff.ts';
import { communityById, openCommunity, proposeCommunity } from '../communities/communities.ts';
import { consultationById } from './consultations.ts';
import { consultationRoll, consultations, participants } from './tables.ts';
import { wasHandedOut } from './voices.ts';

let hub: TestHub;
let asked: AskedConsultation;
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  asked = await askPeople(hub, {
    slug: 'retour',
    minimum: 5,
    statements: [
      'Il faut un guichet unique pour les démarches.',
      'Les diplômes doivent être reconnus.',
      'Les vols coûtent trop cher.',
    ],
  });
}, 60_000);
afterAll(() => hub.close());

const browser = (session = '') => openBrowser(hub, session);

async function memberBrowser() {
  const { account, secret } = await signedIn(hub.house.db, hub);
  return { account, ...(await browser(`passerelle=${secret}`)) };
}

const HERE = '/fr/consultations/retour/take-part';
const codeIn = ({ text }: Page) => /name="code" value="([^"]+)"/.exec(text)?.[1] ?? '';
const numberIn = ({ text }: Page) => /name="statement" value="(\d+)"/.exec(text)?.[1] ?? '';
const votesCast = async () =>
  hub.house.sql<{ n: number }[]>`select count(*)::int as n from votes`.then(([row]) => row?.n ?? 0);

describe('somebody on a phone, without an account and without script', () => {
  it('answers the first statement within one page, and is shown how far they are', async () => {
    const phone = await browser();
    const first = await phone.get(HERE);
    expect(first.words).toContain('Avis donnés : 0 · il en reste : 3');
    const [statement, code] = [numberIn(first), codeIn(first)];
    const sent = await phone.post(HERE, { statement, vote: '1', code });
    expect(sent.status).toBe(303);
    const next = await phone.get(sent.to);
    expect(next.words).toContain(`D’accord avec le n° ${statement} : noté. Changer d’avis`);
    expect(next.words).toContain('Avis donnés : 1 · il en reste : 2');
    expect(numberIn(next)).not.toBe(statement);
  });

  it('sends a form twice and has one voice and one answer; the later answer counts', async () => {
    const phone = await browser();
    const code = codeIn(await phone.get(HERE));
    const before = await votesCast();
    await phone.post(HERE, { statement: '2', vote: '1', code });
    await phone.post(HERE, { statement: '2', vote: '-1', code });
    expect(await votesCast()).toBe(before + 1);
    expect((await phone.get(`${HERE}?statement=2`)).words).toContain(
      'Vous aviez répondu : pas d’accord',
    );
  });

  it('goes on with the code on another device, and what is no code opens nothing', async () => {
    const phone = await browser();
    const code = codeIn(await phone.get(HERE));
    await phone.post(HERE, { statement: '1', vote: '0', code });
    expect((await phone.get(HERE)).text).toContain(code);
    const other = await browser();
    const wrong = await other.post(`${HERE}/code`, { code: 'AAAA-BBBB-CCCC-DDDD' });
    expect(wrong.status).toBe(422);
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect((await other.post(`${HERE}/code`, { code: typed })).to).toBe(HERE);
    expect((await other.get(`${HERE}/mine`)).words).toContain('1 avis donné');
    await other.post(`${HERE}/out`);
    expect((await other.get(`${HERE}/mine`)).to).toBe(`${HERE}/code`);
  });

  it('takes in many answers at once, each once, and leaves out what is there no longer', async () => {
    const phone = await browser();
    const code = codeIn(await phone.get(HERE));
    const before = await votesCast();
    const queue = { answer: ['1:1', '2:-1', '99:1', '3:7'], code };
    const json = { accept: 'application/json' };
    const taken = await phone.post(HERE, queue, json);
    expect(JSON.parse(taken.text)).toEqual({ taken: 2 });
    expect(JSON.parse((await phone.post(HERE, queue, json)).text)).toEqual({ taken: 2 });
    expect(await votesCast()).toBe(before + 2);
  });

  it('is told of what was said before, and is heard all the same', async () => {
    const phone = await browser();
    const form = await phone.get(`${HERE}/propose`);
    const once = /name="once" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const said = {
      once,
      code: codeIn(form),
      lang: 'fr',
      text: 'Il faut un guichet unique pour nos démarches.',
    };
    const likely = await phone.post(`${HERE}/propose`, said);
    expect(likely.words).toContain('Quelqu’un l’a peut-être déjà dit');
    expect(likely.words).toContain('Il faut un guichet unique pour les démarches.');
    await phone.post(`${HERE}/propose`, { ...said, sure: 'yes' });
    const kept = await phone.post(`${HERE}/propose`, { ...said, sure: 'yes' });
    expect(kept.to).toBe(`${HERE}/mine?said=yes`);
    const mine = await phone.get(kept.to);
    expect(mine.text.split('pour nos démarches.')).toHaveLength(2);
    expect(mine.words).toContain('montrée');
  });

  it('tells three things of themselves or none, and takes everything back', async () => {
    const phone = await browser();
    const code = codeIn(await phone.get(HERE));
    await phone.post(HERE, { statement: '1', vote: '1', code });
    await phone.post(`${HERE}/traits`, { residence: 'FRA', ageBand: '', sex: 'nonsense' });
    expect((await phone.get(`${HERE}/mine`)).text).toMatch(/value="FRA" selected/);
    expect((await phone.post(`${HERE}/leave`, {})).to).toContain('#leave');
    const before = await votesCast();
    await phone.post(`${HERE}/leave`, { sure: 'yes' });
    expect(await votesCast()).toBe(before - 1);
    expect((await phone.get(`${HERE}/mine`)).to).toBe(`${HERE}/code`);
  });

  it('appeals when their words were set aside, and somebody else decides', async () => {
    const fatou = await openMember(hub, ['facilitator']);
    const boris = await openMember(hub, ['facilitator']);
    const phone = await browser();
    const form = await phone.get(`${HERE}/propose`);
    const once = /name="once" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    await phone.post(`${HERE}/propose`, {
      ...{ once, code: codeIn(form), lang: 'fr', text: 'Le consul devrait répondre au téléphone.' },
    });
    const desk = `/fr/staff/consultations/${asked.id}/statements`;
    const [row] = await hub.house.sql<{ number: number }[]>`
      select number from statements where id = ${once}`;
    const at = `${desk}/${row?.number}`;
    await fatou.post(`${at}/hide`, { reason: 'Vise une personne.' });
    const mine = await phone.get(`${HERE}/mine`);
    expect(mine.words).toContain('Vise une personne.');
    await phone.post(`${HERE}/appeal/${row?.number}`, { appeal: 'Je parle de la fonction.' });
    expect((await fatou.get(desk)).words).toContain('Je parle de la fonction.');
    expect((await fatou.post(`${at}/show`)).status).toBe(403);
    expect((await boris.post(`${at}/show`)).status).toBe(303);
    expect((await phone.get(`/fr/consultations/retour/statements/${row?.number}`)).words).toContain(
      'répondre au téléphone',
    );
    const stranger = await browser();
    expect((await stranger.post(`${HERE}/appeal/${row?.number}`, { appeal: 'Moi.' })).status).toBe(
      404,
    );
  });

  it('reports a statement, and the team reads why', async () => {
    const phone = await browser();
    await phone.post('/fr/consultations/retour/statements/3/report', {
      reason: 'Ce n’est pas le sujet.',
    });
    const fatou = await openMember(hub, ['facilitator']);
    const desk = `/fr/staff/consultations/${asked.id}/statements`;
    expect((await fatou.get(desk)).words).toContain('Ce n’est pas le sujet.');
    await fatou.post(`${desk}/3/keep`);
    expect((await fatou.get(desk)).words).not.toContain('Signalements');
  });
});

describe('a member', () => {
  it('takes part by their account, finds it in their space and is told if they ask', async () => {
    const amina = await memberBrowser();
    const page = await amina.get(HERE);
    expect(page.words).toContain('sous un pseudonyme qui ne sert qu’ici');
    expect(codeIn(page)).toBe('');
    await amina.post(HERE, { statement: '1', vote: '1' });
    expect(amina.jar.size).toBe(0);
    expect((await amina.get('/fr/me/consultations')).words).toContain('1 avis donné');
    await amina.post(`${HERE}/tell`, { tell: 'yes' });
    expect((await amina.get(`${HERE}/mine`)).words).toContain('Vous serez prévenu');
    await amina.post(`${HERE}/tell`, { tell: 'no' });
    expect((await amina.get('/fr/me/consultations')).words).not.toContain('prévenu');
  });

  it('may leave their account out of it', async () => {
    const amina = await memberBrowser();
    const code = codeIn(await amina.get(`${HERE}?without=account`));
    expect(code).not.toBe('');
    await amina.post(HERE, { statement: '1', vote: '1', code });
    expect((await amina.get('/fr/me/consultations')).words).toContain('aucune consultation');
  });
});

describe('a consultation of members, anonymous', () => {
  const MEMBERS = '/fr/consultations/entre-nous/take-part';
  it('hands each member a code once; no code made up elsewhere lets anybody in', async () => {
    const { db } = hub.house;
    const amina = await memberBrowser();
    const community = await communityOf(amina.account);
    const made = await askAnonymously('entre-nous', community);
    const visitor = await browser();
    expect((await visitor.get(MEMBERS)).words).toContain('Les membres d’une communauté');
    expect(
      (await visitor.post(MEMBERS, { answer: '1:1', code: 'AAAA-BBBB-CCCC-DDDD' })).status,
    ).toBe(401);
    const stranger = await memberBrowser();
    expect((await stranger.post(MEMBERS, { answer: '1:1' })).status).toBe(403);
    expect((await stranger.post(`${MEMBERS}/hand-out`)).to).toBe(MEMBERS);
    const handed = await amina.post(`${MEMBERS}/hand-out`);
    const [code = ''] = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(handed.text) ?? [];
    expect(wasHandedOut(hub.keys, { id: made }, code)).toBe(true);
    expect(await db.select().from(consultationRoll)).toHaveLength(1);
    await amina.post(MEMBERS, { answer: '1:1' });
    const [only] = await db
      .select()
      .from(participants)
      .where(eq(participants.consultationId, made));
    expect(only?.teller).toBeNull();
    expect((await amina.post(`${MEMBERS}/tell`, { tell: 'yes' })).status).toBe(404);
    amina.jar.clear();
    expect((await amina.get(MEMBERS)).words).toContain('vous a déjà été remis');
    await amina.post(`${MEMBERS}/code`, { code });
    expect((await amina.get(`${MEMBERS}/mine`)).words).toContain('1 avis donné');
  });
});

async function communityOf(account: string): Promise<string> {
  const { db } = hub.house;
  const form = {
    kind: 'city',
    access: 'open',
    lang: 'fr',
    rules: '',
    name: 'Amis de Thiès',
  } as const;
  const said = { ...form, purpose: 'Se donner des nouvelles de la ville.' };
  const id = await proposeCommunity(db, hub, account, said, 'Amina');
  await openCommunity(db, hub, { clock: hub.clock, actor: 'fatou' }, await communityById(db, id));
  return id;
}

async function askAnonymously(slug: string, accessId: string): Promise<string> {
  const { db } = hub.house;
  const { id } = await askPeople(hub, {
    slug: `${slug}-modele`,
    statements: ['Un guichet.', 'Deux guichets.'],
  });
  const one = await consultationById(db, id, 'fr');
  const made = randomUUID();
  await db.insert(consultations).values({
    ...one,
    ...{ id: made, slug, access: 'community', accessId, anonymity: 'anonymous' },
  });
  await hub.house
    .sql`update statements set consultation_id = ${made} where consultation_id = ${id}`;
  await hub.house
    .sql`update consultation_phases set consultation_id = ${made} where consultation_id = ${id}`;
  return made;
}
