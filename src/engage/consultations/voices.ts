import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { inFours, newSigns, readSigns, signsOf } from '../../platform/signs.ts';
import { dayOf, type Means } from './noting.ts';
import type { Consultation } from './phases.ts';
import { consultationArrivals, consultationRoll, participants } from './tables.ts';

export type Participant = typeof participants.$inferSelect;
export type Channel = 'web' | 'relay' | 'paper' | 'room';

/** 16 signs of five bits are 80 bits, tried against a brake. */
const LENGTH = 16;
/** As long as a pseudonym, so that a row does not tell whether an account stands behind it. */
const VOICE = 26;

/** What a participant without an account, or of an anonymous consultation, is known by, in groups of four. */
export const newVoiceCode = (): string => inFours(newSigns(LENGTH));

/** As it is hashed, however it was typed; null where it is none. */
export const readVoiceCode = (typed: string): string | null => readSigns(typed, LENGTH);

/** What one consultation calls somebody by their account; another one calls them otherwise. */
export const personIn = (
  keys: Pick<Keys, 'pseudonym'>,
  consultation: string,
  account: string,
): string => keys.pseudonym(consultationName(consultation), account);

export const consultationName = (consultation: string): string => `consultation ${consultation}`;

/** Whoever takes part: by the code that they hold, by their account where the hub may know it, or by what a ballot keeps of its code. */
export type Voice =
  | { readonly code: string }
  | { readonly account: string }
  | { readonly voice: string };

/** What stands in the row of a participant; null for what is no code. An account never opens an anonymous voice. */
export function voiceOf(
  keys: Keys,
  { id, anonymity }: Pick<Consultation, 'id' | 'anonymity'>,
  by: Voice,
): string | null {
  if ('voice' in by) return by.voice;
  if ('account' in by) return anonymity === 'pseudonymous' ? personIn(keys, id, by.account) : null;
  const code = readVoiceCode(by.code);
  return code && keys.hash(`voice ${id}`, code).slice(0, VOICE);
}

export async function findParticipant(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  consultation: Pick<Consultation, 'id' | 'anonymity'>,
  by: Voice,
): Promise<Participant | null> {
  const voice = voiceOf(keys, consultation, by);
  if (!voice) return null;
  const [found] = await db
    .select()
    .from(participants)
    .where(and(eq(participants.consultationId, consultation.id), eq(participants.voice, voice)));
  return found ?? null;
}

interface Admission {
  readonly by: Voice;
  readonly channel: Channel;
  readonly lang: string;
}

/** Lets somebody in, who then has one row however often they come. */
export async function admit(
  tx: Executor,
  { clock, keys }: Means,
  consultation: Consultation,
  { by, channel, lang }: Admission,
): Promise<Participant> {
  const voice = voiceOf(keys, consultation, by);
  if (!voice) throw new Problem('consultation/code', 422);
  const row = {
    id: randomUUID(),
    consultationId: consultation.id,
    voice,
    channel,
    lang,
  };
  const [made] = await tx.insert(participants).values(row).onConflictDoNothing().returning();
  if (made) await countArrival(tx, consultation.id, dayOf(clock));
  const found = made ?? (await findParticipant(tx, { keys }, consultation, by));
  if (!found) throw new Error('a voice that is there was not found');
  return found;
}

async function countArrival(tx: Executor, consultationId: string, on: string): Promise<void> {
  await tx
    .insert(consultationArrivals)
    .values({ consultationId, on, newcomers: 1 })
    .onConflictDoUpdate({
      target: [consultationArrivals.consultationId, consultationArrivals.on],
      set: { newcomers: sql`${consultationArrivals.newcomers} + 1` },
    });
}

/** How many came for the first time, by day; days without anybody are left out. */
export const arrivalsOf = (
  db: Executor,
  consultation: string,
): Promise<{ day: string; newcomers: number }[]> =>
  db
    .select({ day: consultationArrivals.on, newcomers: consultationArrivals.newcomers })
    .from(consultationArrivals)
    .where(eq(consultationArrivals.consultationId, consultation))
    .orderBy(asc(consultationArrivals.on));

/** What stands beside something that a participant said, and leads to them only with the hub's key. */
export const authorName = (keys: Keys, participant: string): string =>
  keys.hash('author', participant).slice(0, VOICE);

/** Another for what has no day: it must not be found beside something that has one. */
export const standName = (keys: Keys, participant: string): string =>
  keys.hash('stand', participant).slice(0, VOICE);

/**
 * Notes that a member was handed a voice and gives its code; null where they were handed one before. In a transaction of
 * its own: the participant's row is made in a later one.
 */
export async function handOut(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  { id }: Pick<Consultation, 'id'>,
  account: string,
): Promise<string | null> {
  const [noted] = await tx
    .insert(consultationRoll)
    .values({ consultationId: id, person: personIn(keys, id, account) })
    .onConflictDoNothing()
    .returning({ person: consultationRoll.person });
  if (!noted) return null;
  await layRollAnew(tx, id);
  return provenCode(keys, id);
}

/** Writes the roll anew in the order of its names: who came last stands neither last nor in a transaction of their own. */
async function layRollAnew(tx: Executor, consultation: string): Promise<void> {
  await tx.execute(sql`select 1 from consultations where id = ${consultation} for update`);
  await tx.execute(sql`
    with gone as (delete from consultation_roll where consultation_id = ${consultation} returning *)
    insert into consultation_roll select * from gone order by person`);
}

/** The last signs of a code that was handed out prove that it was, so that no list of such codes is kept. */
const PROOF = 6;

/** A code of one place, a consultation or a summit, that proves that the hub made it. */
export function provenCode(keys: Pick<Keys, 'hash'>, place: string): string {
  const head = newSigns(LENGTH - PROOF);
  return inFours(head + proofOf(keys, place, head));
}

const proofOf = (keys: Pick<Keys, 'hash'>, place: string, head: string): string =>
  signsOf(Buffer.from(keys.hash(`handed out ${place}`, head), 'base64url').subarray(0, PROOF));

/** Whether a code was handed out here, to a member of this consultation say; anybody can make up the others. */
export function wasHandedOut(
  keys: Pick<Keys, 'hash'>,
  { id }: Pick<Consultation, 'id'>,
  code: string,
): boolean {
  const signs = readVoiceCode(code);
  if (!signs) return false;
  const head = signs.slice(0, LENGTH - PROOF);
  return signs === head + proofOf(keys, id, head);
}

/** Where the account of somebody who wants to be told is sealed. */
export const tellerPlace = (participant: string): string => `participants.teller ${participant}`;
