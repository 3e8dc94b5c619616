import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { personOf } from '../../people/holdings/holdings.ts';
import {
  addStatement,
  admit,
  type Consultation,
  castVote,
  consultationById,
  findParticipant,
  handOut,
  hideStatement,
  joinStatements,
  newVoiceCode,
  openConsultations,
  phaseOf,
  phasesOf,
  statementsBy,
  statementsOf,
  votesOf,
} from './consultations.ts';
import { consultationHolding } from './holding.ts';
import { consultationPhases, consultations, participants, statementTexts } from './tables.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
}, 60_000);
afterAll(() => hub.close());

const by = () => ({ clock: hub.clock, actor: 'fatou' });

/** A consultation that listens from the day on which the hub's clock begins. */
async function listening(over: Partial<Consultation> = {}): Promise<Consultation> {
  const id = randomUUID();
  const { db } = hub.house;
  await db.insert(consultations).values({
    id,
    slug: `retour-${id.slice(0, 8)}`,
    lang: 'fr',
    title: 'Rentrer au pays',
    question: 'Que faudrait-il pour qui veut rentrer ?',
    access: 'anybody',
    anonymity: 'pseudonymous',
    moderation: 'after',
    minimum: 10,
    answerBy: '2027-03-01',
    draftedOn: '2026-11-01',
    openedOn: '2026-11-22',
    ...over,
  });
  await db.insert(consultationPhases).values([
    { consultationId: id, kind: 'listening', opensOn: '2026-11-22', closesOn: '2026-12-22' },
    { consultationId: id, kind: 'proposing', opensOn: '2027-01-05', closesOn: '2027-01-31' },
  ]);
  return consultationById(db, id, 'fr');
}

const says = (consultation: Consultation, text: string, author: string | null = null) =>
  addStatement(hub.house.db, hub, consultation, {
    lang: 'fr',
    text,
    source: author ? 'participant' : 'seed',
    author,
  });

const newcomer = (consultation: Consultation, code = newVoiceCode()) =>
  admit(hub.house.db, hub, consultation, { by: { code }, channel: 'web', lang: 'fr' });

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: { code?: string; cause?: { constraint_name?: string } }) =>
      error.code ?? error.cause?.constraint_name,
  );

describe('a consultation', () => {
  it('is in one phase, between two, or over', async () => {
    const open = await listening();
    const phases = await phasesOf(hub.house.db, open.id);
    const days = ['2026-11-21', '2026-12-22', '2026-12-23', '2027-01-05', '2027-02-01'];
    expect(days.map((day) => phaseOf(open, phases, day))).toEqual([
      'announced',
      'listening',
      'between',
      'proposing',
      'closed',
    ]);
    expect(phaseOf({ openedOn: null, closedOn: null }, phases, '2026-12-22')).toBe('draft');
    const shown = await openConsultations(hub.house.db, hub.clock, 'fr');
    expect(shown.map(({ id }) => id)).toContain(open.id);
  });

  it('lets the same code in once, however it is typed, and keeps nothing of it', async () => {
    const open = await listening();
    const code = newVoiceCode();
    const first = await newcomer(open, code);
    const again = await newcomer(open, code.toLowerCase().replaceAll('-', ' '));
    expect(again.id).toBe(first.id);
    expect(first.voice).toHaveLength(26);
    expect(JSON.stringify(first)).not.toContain(code.slice(0, 4));
    expect(await refusal(newcomer(open, 'nothing'))).toBe('consultation/code');
  });

  it('counts a person’s last answer, and none to what is hidden', async () => {
    const open = await listening();
    const statement = await says(open, 'Les diplômes devraient être reconnus en trois mois.');
    const amina = await newcomer(open);
    for (const vote of [1, 0, -1] as const)
      await castVote(hub.house.db, hub, open, amina.id, statement.id, vote);
    const cast = [{ participant: amina.id, statement: statement.id, vote: -1 }];
    expect(await votesOf(hub.house.db, open.id)).toEqual(cast);
    await hideStatement(hub.house.db, by(), statement, { hiddenBy: 'x', reason: 'Vise quelqu’un' });
    expect(await refusal(castVote(hub.house.db, hub, open, amina.id, statement.id, 1))).toBe(
      'page/not-found',
    );
  });

  it('shows a statement in the reader’s language, and the words that were said', async () => {
    const open = await listening();
    const statement = await says(open, 'Il faut un guichet unique.');
    await hub.house.db
      .insert(statementTexts)
      .values({ statementId: statement.id, lang: 'ar', text: 'نحتاج إلى شباك موحد.' });
    const [arabic] = await statementsOf(hub.house.db, open.id, 'ar');
    expect(arabic).toMatchObject({
      lang: 'ar',
      text: 'نحتاج إلى شباك موحد.',
      original: { lang: 'fr', text: 'Il faut un guichet unique.' },
    });
    const [english] = await statementsOf(hub.house.db, open.id, 'en');
    expect(english).toMatchObject({ lang: 'fr', original: null });
  });

  it('joins what says the same without losing an answer', async () => {
    const open = await listening();
    const [one, two] = [await says(open, 'Un guichet.'), await says(open, 'Un seul guichet.')];
    const [amina, boris] = [await newcomer(open), await newcomer(open)];
    await castVote(hub.house.db, hub, open, amina.id, one.id, 1);
    await castVote(hub.house.db, hub, open, boris.id, one.id, -1);
    await castVote(hub.house.db, hub, open, boris.id, two.id, 0);
    await joinStatements(hub.house.db, by(), one, two);
    const counted = (await votesOf(hub.house.db, open.id)).filter(
      ({ statement }) => statement === two.id,
    );
    expect(new Map(counted.map(({ participant, vote }) => [participant, vote]))).toEqual(
      new Map([
        [amina.id, 1],
        [boris.id, 0],
      ]),
    );
    expect((await statementsOf(hub.house.db, open.id, 'fr')).map(({ number }) => number)).toEqual([
      two.number,
    ]);
  });

  it('hands each member one voice where it is anonymous, and remembers only that it did', async () => {
    const open = await listening({ anonymity: 'anonymous' });
    const { account } = await signedIn(hub.house.db, hub);
    const code = await handOut(hub.house.db, hub, open, account);
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect(await handOut(hub.house.db, hub, open, account)).toBeNull();
    expect(await findParticipant(hub.house.db, hub, open, { account })).toBeNull();
    await newcomer(open, code ?? '');
    expect(await findParticipant(hub.house.db, hub, open, { code: code ?? '' })).not.toBeNull();
  });

  it('lays the roll anew for each who comes: the last cannot be told from the others', async () => {
    const open = await listening({ anonymity: 'anonymous' });
    for (let member = 0; member < 12; member += 1) {
      const { account } = await signedIn(hub.house.db, hub);
      await hub.house.db.transaction((tx) => handOut(tx, hub, open, account));
    }
    const rows = await hub.house.sql<{ person: string; xmin: string }[]>`
      select person, xmin::text from consultation_roll where consultation_id = ${open.id} order by ctid`;
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
    const [{ sorted } = { sorted: false }] = await hub.house.sql<{ sorted: boolean }[]>`
      select array_agg(person order by ctid) = array_agg(person order by person) as sorted
      from consultation_roll where consultation_id = ${open.id}`;
    expect(sorted).toBe(true);
  });

  it('is never made less anonymous, whoever asks the database', async () => {
    const { db } = hub.house;
    const draft = await listening({ anonymity: 'anonymous', openedOn: null });
    const open = await listening();
    const set = (id: string, change: ReturnType<typeof sql>) =>
      refusal(db.execute(sql`update consultations set ${change} where id = ${id}`));
    expect(await set(draft.id, sql`anonymity = 'pseudonymous'`)).toBe(
      'consultations_anonymity_kept',
    );
    expect(await set(open.id, sql`anonymity = 'anonymous'`)).toBe('consultations_anonymity_kept');
    expect(await set(open.id, sql`minimum = 9`)).toBe('consultations_minimum_kept');
    expect(await set(open.id, sql`opened_on = null`)).toBe('consultations_opening_kept');
    expect(await set(open.id, sql`question = 'Autre chose ?'`)).toBe('consultations_question_kept');
    expect(await set(open.id, sql`access = 'community', access_id = ${randomUUID()}`)).toBe(
      'consultations_question_kept',
    );
    expect(await refusal(db.execute(sql`delete from consultations where id = ${open.id}`))).toBe(
      'consultations_opened_kept',
    );
    const anonymous = await listening({ anonymity: 'anonymous' });
    const { id } = await newcomer(anonymous);
    expect(
      await refusal(db.execute(sql`update participants set teller = '\\x00' where id = ${id}`)),
    ).toBe('participants_teller_none');
  });

  it('forgets whoever is erased: their answers, and what nobody else has answered', async () => {
    const open = await listening();
    const { account } = await signedIn(hub.house.db, hub);
    const amina = await admit(hub.house.db, hub, open, {
      by: { account },
      channel: 'web',
      lang: 'fr',
    });
    const boris = await newcomer(open);
    const heard = await says(open, 'Les vols sont trop chers.', amina.id);
    await says(open, 'Mon avis sur mon voisin.', amina.id);
    await castVote(hub.house.db, hub, open, amina.id, heard.id, 1);
    await castVote(hub.house.db, hub, open, boris.id, heard.id, 1);
    expect(await statementsBy(hub.house.db, hub, amina.id)).toHaveLength(2);
    await consultationHolding.erase(hub.house.db, hub, personOf(hub.keys, account));
    expect(await votesOf(hub.house.db, open.id)).toEqual([
      { participant: boris.id, statement: heard.id, vote: 1 },
    ]);
    expect((await statementsOf(hub.house.db, open.id, 'fr')).map(({ text }) => text)).toEqual([
      'Les vols sont trop chers.',
    ]);
    expect(await hub.house.db.select().from(participants)).not.toContainEqual(
      expect.objectContaining({ id: amina.id }),
    );
  });
});
