/** How many people the lists have in common: asked for, counted by a job, shown rounded. */
import { randomInt } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import {
  bestOf,
  EncodingError,
  estimateOverlap,
  type Filters,
  type Ground,
  groundOf,
  nearestOthers,
  type OverlapEstimate,
  orderFilters,
  type Pairs,
  shownSize,
} from '../../methods/encoding/encoding.ts';
import { type Streams, seededStreams } from '../../methods/random/random.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { comparePairs } from './comparing.ts';
import { type Figures, type PairFigures, unionOf } from './figures.ts';
import { isReady, type Overlap, overlapById, type Party, partiesOf, todayOf } from './finding.ts';
import { refuseEnded } from './projects.ts';
import { codesOf } from './receiving.ts';
import { overlapCounts, overlapFiles } from './tables.ts';

/** A project is counted so often and no more: many counts of files that differ by a person would tell of that person. */
export const MOST_COUNTS = 5;

export async function askToCount(tx: Executor, hub: Hub, by: By, overlap: Overlap): Promise<void> {
  refuseEnded(overlap);
  const parties = await partiesOf(tx, overlap.id);
  const ready = parties.filter((party) => isReady(party, todayOf(hub)));
  if (ready.length < 2) throw new Problem('overlap/not-ready', 409);
  const files = ready.flatMap(({ file }) => file?.id ?? []).toSorted();
  const asked = await tx
    .select()
    .from(overlapCounts)
    .where(eq(overlapCounts.overlapId, overlap.id));
  // The same files give the same figures.
  if (asked.some((one) => one.madeAt && one.files.join() === files.join())) return;
  if (asked.filter(({ madeAt }) => madeAt).length >= MOST_COUNTS)
    throw new Problem('overlap/counted-enough', 409, { most: MOST_COUNTS });
  const id = newId();
  await tx.insert(overlapCounts).values({ id, overlapId: overlap.id, files, askedAt: by.clock() });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/count-asked',
    subject: `overlap:${overlap.id}`,
    details: { lists: files.length },
  });
  await enqueue(tx, by.clock, {
    kind: 'overlaps/asked',
    subject: `overlap:${overlap.id}`,
    input: { count: id },
  });
}

interface Compared {
  readonly party: Party;
  readonly codes: Uint8Array;
  readonly length: number;
  readonly filters: Filters;
}

/** The job: compares every two lists, and keeps of it sizes alone. */
export async function countAsked(hub: Hub, work: Work): Promise<void> {
  const { db } = hub.house;
  const overlap = await overlapById(db, work.job.subject.replace('overlap:', ''));
  const input = work.job.input as { count?: string }; // as `askToCount` wrote it
  const [count] = await db
    .select()
    .from(overlapCounts)
    .where(and(eq(overlapCounts.id, input.count ?? ''), isNull(overlapCounts.madeAt)));
  if (!count || overlap.endedAt) return;
  const compared = await openParties(hub, await partiesOf(db, overlap.id), count.files);
  const streams = seededStreams(randomInt(2 ** 31));
  const pairs: PairFigures[] = [];
  const couples = couplesOf(compared);
  for (const [at, [a, b]] of couples.entries()) {
    const share = (own: number) =>
      work.progress((at + own) / couples.length, { key: 'overlaps.job.comparing' });
    const size = await sizeOf(overlap, a, b, streams, { signal: work.signal, onShare: share });
    pairs.push({ a: a.party.id, b: b.party.id, ...shown(size) });
  }
  const sizes = compared.map(({ party }) => ({ party: party.id, records: party.file?.rows ?? 0 }));
  const figures: Figures = { sizes, pairs, union: unionOf({ sizes, pairs }) };
  await db.transaction((tx) => keepFigures(hub, tx, overlap, count.id, count.files, figures));
}

/** A file that was taken back meanwhile counts for nothing. */
async function keepFigures(
  hub: Hub,
  tx: Executor,
  overlap: Overlap,
  id: string,
  files: readonly string[],
  figures: Figures,
): Promise<void> {
  const [left] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(overlapFiles)
    .where(and(inArray(overlapFiles.id, [...files]), isNull(overlapFiles.deletedAt)));
  if (left?.n !== files.length) throw new Problem('overlap/file-gone', 409);
  await tx
    .update(overlapCounts)
    .set({ figures, madeAt: hub.clock() })
    .where(eq(overlapCounts.id, id));
  await record(tx, hub.clock, {
    actor: 'worker',
    act: 'overlaps/counted',
    subject: `overlap:${overlap.id}`,
    details: { pairs: figures.pairs.length },
  });
}

export async function openParties(
  hub: Hub,
  parties: readonly Party[],
  files: readonly string[],
): Promise<Compared[]> {
  const chosen = parties.filter(({ file }) => file && files.includes(file.id));
  if (chosen.length !== files.length) throw new Problem('overlap/file-gone', 409);
  const opened: Compared[] = [];
  for (const party of chosen) {
    if (!party.file) continue;
    const codes = await codesOf(hub, party.file);
    const length = codes.length / party.file.rows;
    opened.push({ party, codes, length, filters: orderFilters(codes, length) });
  }
  return opened;
}

export const couplesOf = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other): [T, T] => [one, other]));

interface Watch {
  readonly signal: AbortSignal;
  readonly onShare: (share: number) => Promise<void>;
}

async function sizeOf(
  { threshold }: Overlap,
  one: Compared,
  other: Compared,
  streams: Streams,
  watch: Watch,
): Promise<OverlapEstimate> {
  const [a, b] = one.codes.length <= other.codes.length ? [one, other] : [other, one];
  const random = streams('sample');
  try {
    const ground = groundOf(a.codes, b.codes, a.length, threshold, random);
    const { pairs, floor } = await pairsAbove(a, b, ground, threshold, watch);
    const near = ({ codes, length, filters }: Compared) =>
      nearestOthers(codes, length, filters, floor, random);
    const unique = [a, b].every(({ party }) => party.file?.uniquePeople ?? false);
    return estimateOverlap(
      {
        ...{ best: bestOf(pairs, a.filters.totals.length), noise: [near(a), near(b)] },
        ...{ larger: b.filters.totals.length, unrelated: ground.unrelated, floor },
        ...{ threshold, unique },
      },
      streams,
    );
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new Problem('overlap/impossible', 422, { reason: error.message });
  }
}

/** Where there are too many pairs above the floor, it is raised, at most to the threshold. */
async function pairsAbove(
  a: Compared,
  b: Compared,
  { floor }: Ground,
  threshold: number,
  watch: Watch,
): Promise<{ pairs: Pairs; floor: number }> {
  try {
    return { pairs: await comparePairs(a.filters, b.filters, floor, watch), floor };
  } catch (error) {
    if (!(error instanceof EncodingError) || floor >= threshold) throw error;
    const higher = floor + Math.max(0.02, (threshold - floor) / 2);
    const ground = { floor: Math.min(threshold, higher), unrelated: 0 };
    return pairsAbove(a, b, ground, threshold, watch);
  }
}

function shown({ found, wrong, ...size }: OverlapEstimate): Omit<PairFigures, 'a' | 'b'> {
  const rounded = shownSize(size);
  const told = rounded.n !== null;
  const share = (value: number) => Math.round(value * 20) / 20;
  return { ...rounded, found: told ? share(found) : null, wrong: told ? share(wrong) : null };
}
