import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { inFours, newSigns, readSigns } from '../../platform/signs.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type Consultation, newVoiceCode, voiceOf } from '../consultations/consultations.ts';
import type { PrintedBallot } from './paper-views.tsx';
import { ballotBatches, ballots } from './tables.ts';

export type Batch = typeof ballotBatches.$inferSelect;
type Ballot = typeof ballots.$inferSelect;
export type PaperChannel = 'paper' | 'room';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** 40 bits, tried against a brake. */
const SIGNS = 8;
export const MOST_BALLOTS = 50;

const hashOf = (keys: Keys, code: string): string =>
  keys.hash('ballot code', readSigns(code, SIGNS) ?? '');

interface NewBatch {
  readonly consultation: Consultation;
  readonly channel: PaperChannel;
  readonly lang: Lang;
  readonly large: boolean;
  /** Permanent numbers, in the order of the sheet. */
  readonly statements: readonly number[];
  readonly count: number;
  readonly actor: string;
}

/** Makes ballots to be printed now: their codes are kept nowhere in clear. */
export async function makeBallots(
  tx: Executor,
  { clock, keys }: Means,
  { count, actor, consultation, ...given }: NewBatch,
): Promise<{ batch: Batch; ballots: PrintedBallot[] }> {
  const id = randomUUID();
  const madeOn = clock().toISOString().slice(0, 10);
  const [batch] = await tx
    .insert(ballotBatches)
    .values({ ...given, consultationId: consultation.id, id, madeOn })
    .returning();
  if (!batch) throw new Error('a batch was not written');
  const made = Array.from({ length: Math.min(count, MOST_BALLOTS) }, () => ({
    code: inFours(newSigns(SIGNS)),
    secret: newVoiceCode(),
  }));
  await tx.insert(ballots).values(
    made.map(({ code, secret }) => ({
      id: randomUUID(),
      batchId: id,
      codeHash: hashOf(keys, code),
      voice: voiceOf(keys, consultation, { code: secret }) ?? '',
    })),
  );
  await record(tx, clock, {
    actor,
    act: 'ballots/batch-made',
    subject: `consultation:${consultation.id}`,
    details: { ballots: made.length, lang: given.lang, channel: given.channel },
  });
  return { batch, ballots: made };
}

export interface FoundBallot {
  readonly ballot: Ballot;
  readonly batch: Batch;
}

/** The ballot of a consultation that bears a code; null where there is none. */
export async function findBallot(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  consultationId: string,
  typed: string,
): Promise<FoundBallot | null> {
  if (!readSigns(typed, SIGNS)) return null;
  const [found] = await db
    .select({ ballot: ballots, batch: ballotBatches })
    .from(ballots)
    .innerJoin(ballotBatches, eq(ballotBatches.id, ballots.batchId))
    .where(
      and(
        eq(ballots.codeHash, hashOf(keys, typed)),
        eq(ballotBatches.consultationId, consultationId),
      ),
    );
  return found ?? null;
}

/** Takes a ballot for keyed, once; whoever comes second is refused. */
export async function useBallot(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  { ballot, batch }: FoundBallot,
  { actor, differences }: { actor: string; differences: number | null },
): Promise<void> {
  const used = await tx
    .update(ballots)
    .set({ keyedOn: clock().toISOString().slice(0, 10), differences, voice: null })
    .where(and(eq(ballots.id, ballot.id), isNull(ballots.keyedOn)))
    .returning({ id: ballots.id });
  if (used.length === 0) throw new Problem('ballots/used', 409);
  await record(tx, clock, {
    actor,
    act: 'ballots/keyed',
    subject: `consultation:${batch.consultationId}`,
  });
}

export interface BatchLine extends Batch {
  readonly printed: number;
  readonly keyed: number;
  readonly twice: number;
  readonly differences: number;
}

/** The batches of a consultation, newest first: how many, never which. */
export async function batchesOf(db: Executor, consultationId: string): Promise<BatchLine[]> {
  const rows = await db
    .select({
      batch: ballotBatches,
      printed: sql<number>`count(*)::int`,
      keyed: sql<number>`count(${ballots.keyedOn})::int`,
      twice: sql<number>`count(${ballots.differences})::int`,
      differences: sql<number>`coalesce(sum(${ballots.differences}), 0)::int`,
    })
    .from(ballotBatches)
    .innerJoin(ballots, eq(ballots.batchId, ballotBatches.id))
    .where(eq(ballotBatches.consultationId, consultationId))
    .groupBy(ballotBatches.id)
    .orderBy(desc(ballotBatches.madeOn), desc(ballotBatches.id))
    .limit(100);
  return rows.map(({ batch, ...counts }) => ({ ...batch, ...counts }));
}

/** Makes the ballots of a batch that are not keyed worthless, as when the paper was lost. */
export async function cancelBallots(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  actor: string,
  consultationId: string,
  id: string,
): Promise<void> {
  const ended = await tx
    .update(ballotBatches)
    .set({ cancelledOn: clock().toISOString().slice(0, 10) })
    .where(
      and(
        eq(ballotBatches.id, id),
        eq(ballotBatches.consultationId, consultationId),
        isNull(ballotBatches.cancelledOn),
      ),
    )
    .returning({ id: ballotBatches.id });
  if (ended.length === 0) throw new Problem('page/not-found', 404);
  await record(tx, clock, {
    actor,
    act: 'ballots/batch-cancelled',
    subject: `consultation:${consultationId}`,
  });
}
