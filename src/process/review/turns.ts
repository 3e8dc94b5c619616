/** Whose turn a pair is: two reviewers at once are shown different pairs, and nobody the same one twice. */
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { seededStreams } from '../../methods/random/random.ts';
import { queueOf } from '../../methods/review/review.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import {
  type Linkage,
  linkagePairs,
  type Reviewing,
  reviewerName,
  verdicts,
} from '../intake/intake.ts';
import { type Judged, judgedPairs, pairKey } from './opinions.ts';
import { linkageDraws, linkageTurns } from './tables.ts';

export interface Pair {
  readonly l: number;
  readonly r: number;
}

export interface Turn extends Pair {
  readonly sampled: boolean;
}

/** So long a pair is kept for the one who looks at it. */
const MINUTES = 15;

/**
 * The pair that this reviewer is shown now, `sampled` from the quality sample, else from the queue; null when nothing
 * waits for them. What they left unanswered comes first, then what waits for a third and for a second reviewer, then the
 * pair that teaches most, and last what they put off. The look is journaled.
 */
export async function takeTurn(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  sampled: boolean,
): Promise<Turn | null> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`review ${linkage.id}`}, 0))`,
  );
  const me = reviewerName(by.keys, by.actor);
  const pair =
    (await unanswered(tx, linkage, me, sampled)) ??
    (await waiting(tx, by, linkage, me, sampled)) ??
    (await putOff(tx, linkage, me, sampled));
  if (!pair) return null;
  const turn = { l: pair.l, r: pair.r, sampled };
  await openTurn(tx, by, linkage, turn);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'review/looked',
    subject: `linkage:${linkage.id}`,
    details: { pair: [turn.l, turn.r] },
  });
  return turn;
}

export async function openTurn(
  tx: Executor,
  by: Pick<Reviewing, 'clock' | 'keys' | 'actor'>,
  { id }: Linkage,
  { l, r, sampled }: Turn,
): Promise<void> {
  const [shownAt, reviewer] = [by.clock(), reviewerName(by.keys, by.actor)];
  await tx
    .insert(linkageTurns)
    .values({ linkageId: id, reviewer, l, r, sampled, shownAt })
    .onConflictDoUpdate({
      target: [linkageTurns.linkageId, linkageTurns.reviewer, linkageTurns.l, linkageTurns.r],
      set: { shownAt, sampled },
    });
}

const mine = ({ id }: Linkage, me: string, sampled: boolean) =>
  and(
    eq(linkageTurns.linkageId, id),
    eq(linkageTurns.reviewer, me),
    eq(linkageTurns.sampled, sampled),
  );

async function unanswered(
  tx: Executor,
  linkage: Linkage,
  me: string,
  sampled: boolean,
): Promise<Pair | undefined> {
  const [turn] = await tx
    .select({ l: linkageTurns.l, r: linkageTurns.r })
    .from(linkageTurns)
    .where(and(mine(linkage, me, sampled), isNull(linkageTurns.skippedAt)))
    .orderBy(sql`${linkageTurns.shownAt} desc`)
    .limit(1);
  return turn;
}

async function putOff(
  tx: Executor,
  linkage: Linkage,
  me: string,
  sampled: boolean,
): Promise<Pair | undefined> {
  const [turn] = await tx
    .select({ l: linkageTurns.l, r: linkageTurns.r })
    .from(linkageTurns)
    .where(and(mine(linkage, me, sampled), isNotNull(linkageTurns.skippedAt)))
    .orderBy(linkageTurns.skippedAt)
    .limit(1);
  return turn;
}

async function waiting(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  me: string,
  sampled: boolean,
): Promise<Pair | undefined> {
  const judged = await judgedPairs(tx, linkage);
  const drawn = await drawnPairs(tx, linkage);
  const taken = await takenPairs(tx, by, linkage, me);
  const open = forMe([...judged.values()], me).filter(
    (pair) => drawn.has(pairKey(pair)) === sampled && !taken.has(pairKey(pair)),
  );
  const third = open.find(({ stage }) => stage === 'third') ?? open[0];
  if (third) return third;
  const fresh = sampled ? [...drawn.values()] : await teaching(tx, linkage, judged);
  return fresh.find((pair) => !judged.has(pairKey(pair)) && !taken.has(pairKey(pair)));
}

/** Pairs that wait for a second or third reviewer and of which this one has said nothing. */
export const forMe = (judged: readonly Judged[], me: string): Judged[] =>
  judged.filter(
    ({ stage, opinions }) =>
      stage !== 'settled' && opinions.every(({ reviewer }) => reviewer !== me),
  );

/** The sample's pairs in their order, by their key. */
export async function drawnPairs(db: Executor, { id }: Linkage): Promise<Map<string, Pair>> {
  const rows = await db
    .select({ l: linkageDraws.l, r: linkageDraws.r })
    .from(linkageDraws)
    .where(eq(linkageDraws.linkageId, id))
    .orderBy(linkageDraws.place);
  return new Map(rows.map((row) => [pairKey(row), row]));
}

/** What somebody else looks at now, and what this reviewer put off. */
async function takenPairs(
  tx: Executor,
  { clock }: Reviewing,
  { id }: Linkage,
  me: string,
): Promise<Set<string>> {
  const since = new Date(clock().getTime() - MINUTES * 60_000);
  const rows = await tx
    .select({ l: linkageTurns.l, r: linkageTurns.r })
    .from(linkageTurns)
    .where(
      and(
        eq(linkageTurns.linkageId, id),
        sql`case when ${eq(linkageTurns.reviewer, me)} then ${isNotNull(linkageTurns.skippedAt)}
          else ${and(isNull(linkageTurns.skippedAt), gt(linkageTurns.shownAt, since))} end`,
      ),
    );
  return new Set(rows.map(pairKey));
}

/** Of each side of even odds so many pairs are weighed against one another: the nearest to it. */
const NEAREST = 2000;

/** More than other reviewers may have before them at the same time. */
const AHEAD = 100;

/** Pairs in doubt of which nobody has said anything yet, the one that teaches most first. */
async function teaching(
  tx: Executor,
  linkage: Linkage,
  judged: ReadonlyMap<string, Judged>,
): Promise<Pair[]> {
  const { low, high } = doubtOf(linkage);
  const fresh = sql`not exists (select from ${verdicts} v where v.linkage_id = p.linkage_id
      and v.l = p.l and v.r = p.r and v.ended_at is null)
    and not exists (select from ${linkageDraws} d where d.linkage_id = p.linkage_id and d.l = p.l and d.r = p.r)`;
  const rows = await tx.execute<{ l: number; r: number; weight: number; vector: string }>(sql`
    (select p.l, p.r, p.weight, p.vector::text from ${linkagePairs} p where p.linkage_id = ${linkage.id}
      and p.weight >= 0 and p.weight < ${high} and ${fresh} order by p.weight limit ${NEAREST})
    union all
    (select p.l, p.r, p.weight, p.vector::text from ${linkagePairs} p where p.linkage_id = ${linkage.id}
      and p.weight < 0 and p.weight >= ${low} and ${fresh} order by p.weight desc limit ${NEAREST})`);
  const candidates = rows.map(({ l, r, weight, vector }) => ({
    l,
    r,
    weight,
    vector: BigInt(vector),
  }));
  return queueOf(candidates, await vectorsOf(tx, linkage, judged), {
    streams: seededStreams(linkage.settings.seed),
    most: AHEAD,
  });
}

/** The weights between which a pair is in doubt. */
export function doubtOf({ settings: { reviewAbove } }: Pick<Linkage, 'settings'>) {
  const low = Math.log2(reviewAbove / (1 - reviewAbove));
  return { low, high: -low };
}

/** How often each vector was asked about. */
async function vectorsOf(
  tx: Executor,
  { id }: Linkage,
  judged: ReadonlyMap<string, Judged>,
): Promise<Map<bigint, number>> {
  if (judged.size === 0) return new Map();
  const rows = await tx
    .select({ vector: linkagePairs.vector, n: sql<number>`count(*)::int` })
    .from(linkagePairs)
    .where(
      and(
        eq(linkagePairs.linkageId, id),
        sql`exists (select from ${verdicts} v where v.linkage_id = ${id} and v.ended_at is null
          and v.l = ${linkagePairs.l} and v.r = ${linkagePairs.r})`,
      ),
    )
    .groupBy(linkagePairs.vector);
  return new Map(rows.map(({ vector, n }) => [vector, n]));
}
