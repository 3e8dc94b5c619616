import { randomUUID } from 'node:crypto';
import {
  addStatement,
  admit,
  type Channel,
  type Consultation,
  consultationById,
  newVoiceCode,
  type Participant,
  type Statement,
} from '../src/engage/consultations/consultations.ts';
import {
  consultationPhases,
  consultations,
  participants,
  statements,
  votes,
} from '../src/engage/consultations/tables.ts';
import type { Hub } from '../src/platform/hub.ts';
import type { TestHub } from './hub.ts';

interface Asked {
  readonly slug: string;
  readonly minimum?: number;
  /** In French, in the order of their numbers. */
  readonly statements: readonly string[];
  readonly last?: string;
}

export interface AskedConsultation {
  readonly id: string;
  readonly slug: string;
  readonly statements: readonly string[];
}

/** A consultation that listens since the day on which a test hub's clock begins. */
export async function askPeople(
  { house: { db } }: Pick<Hub, 'house'>,
  asked: Asked,
): Promise<AskedConsultation> {
  const { slug, minimum = 30, last = '2027-12-31' } = asked;
  const id = randomUUID();
  await db.insert(consultations).values({
    ...{ id, slug, minimum, lang: 'fr', title: 'Rentrer au pays' },
    question: 'Que faudrait-il pour qui veut rentrer ?',
    ...{ access: 'anybody', anonymity: 'pseudonymous', moderation: 'after' },
    ...{ answerBy: '2028-03-01', draftedOn: '2026-11-01', openedOn: '2026-11-22' },
  });
  await db
    .insert(consultationPhases)
    .values({ consultationId: id, kind: 'listening', opensOn: '2026-11-22', closesOn: last });
  const rows = asked.statements.map((text, at) => ({
    ...{ id: randomUUID(), consultationId: id, number: at + 1, lang: 'fr', text },
    ...{ source: 'seed', on: '2026-11-22', acceptedOn: '2026-11-22' },
  }));
  await db.insert(statements).values(rows);
  return { id, slug, statements: rows.map((row) => row.id) };
}

export interface Answering {
  readonly channel?: Channel;
  readonly residence?: string | null;
  readonly ageBand?: string | null;
  readonly sex?: string | null;
  /** One a statement; null for none. */
  readonly votes: readonly (-1 | 0 | 1 | null)[];
}

/** People who answer; gives what the hub calls each of them. */
export async function answerAs(
  { house: { db }, keys }: Pick<Hub, 'house' | 'keys'>,
  { id, statements: asked }: AskedConsultation,
  people: readonly Answering[],
): Promise<string[]> {
  const rows = people.map(({ votes: _, channel = 'web', ...told }) => ({
    ...{ id: randomUUID(), consultationId: id, channel, lang: 'fr', ...told },
    voice: keys.hash(`voice ${id}`, newVoiceCode()).slice(0, 26),
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await db.insert(participants).values(rows.slice(from, from + 1000));
  const cast = people.flatMap(({ votes: own }, person) =>
    own.flatMap((vote, at) =>
      vote === null
        ? []
        : [{ participantId: rows[person]?.id ?? '', statementId: asked[at] ?? '', vote }],
    ),
  );
  for (let from = 0; from < cast.length; from += 5000)
    await db.insert(votes).values(cast.slice(from, from + 5000));
  return rows.map((row) => row.id);
}

/** A consultation that listens and proposes while a test's clock runs. */
export async function openConsultation(
  hub: TestHub,
  over: Partial<Consultation> = {},
): Promise<Consultation> {
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
    minimum: 5,
    answerBy: '2027-03-01',
    draftedOn: '2026-11-01',
    openedOn: '2026-11-22',
    ...over,
  });
  await db.insert(consultationPhases).values([
    { consultationId: id, kind: 'listening', opensOn: '2026-11-22', closesOn: '2026-12-22' },
    { consultationId: id, kind: 'proposing', opensOn: '2026-12-23', closesOn: '2027-01-31' },
  ]);
  return consultationById(db, id, 'fr');
}

/** Somebody who takes part by a code, or by their account. */
export const participantOf = (
  hub: TestHub,
  consultation: Consultation,
  account?: string,
): Promise<Participant> =>
  admit(hub.house.db, hub, consultation, {
    by: account ? { account } : { code: newVoiceCode() },
    channel: 'web',
    lang: 'fr',
  });

export const affirm = (
  hub: TestHub,
  consultation: Consultation,
  text: string,
  author: string | null = null,
): Promise<Statement> =>
  addStatement(hub.house.db, hub, consultation, {
    lang: 'fr',
    text,
    source: author ? 'participant' : 'seed',
    author,
  });
