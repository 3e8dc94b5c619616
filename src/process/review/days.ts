/** Verdicts by reviewer and day, to be looked at and to be taken back. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import {
  endVerdicts,
  type Linkage,
  type Reviewing,
  type Verdict,
  verdicts,
} from '../intake/intake.ts';

export interface Given {
  readonly id: string;
  readonly l: number;
  readonly r: number;
  readonly verdict: Verdict;
  readonly sampled: boolean;
  readonly at: Date;
}

/** What one reviewer said and stands, the newest first. */
export async function verdictsOf(
  db: Executor,
  { id }: Linkage,
  reviewer: string,
  limit = 500,
): Promise<Given[]> {
  return db
    .select({
      id: verdicts.id,
      l: verdicts.l,
      r: verdicts.r,
      verdict: verdicts.verdict,
      sampled: verdicts.sampled,
      at: verdicts.at,
    })
    .from(verdicts)
    .where(standingBy(id, reviewer))
    .orderBy(desc(verdicts.at), desc(verdicts.id))
    .limit(limit);
}

const standingBy = (id: string, reviewer: string) =>
  and(and(eq(verdicts.linkageId, id), eq(verdicts.reviewer, reviewer)), isNull(verdicts.endedAt));

/** `2026-11-30`, in universal time. */
const DAY = sql<string>`to_char(${verdicts.at} at time zone 'UTC', 'YYYY-MM-DD')`;

export interface ReviewerDay {
  /** 1 for whoever judged first in this linkage, and so on: nobody is named. */
  readonly number: number;
  readonly day: string;
  readonly same: number;
  readonly different: number;
  readonly unsure: number;
}

export async function daysOf(db: Executor, linkage: Linkage): Promise<ReviewerDay[]> {
  const order = await reviewersOf(db, linkage);
  const count = (verdict: Verdict) =>
    sql<number>`count(*) filter (where ${verdicts.verdict} = ${verdict})::int`;
  const rows = await db
    .select({
      reviewer: verdicts.reviewer,
      day: DAY,
      same: count('same'),
      different: count('different'),
      unsure: count('unsure'),
    })
    .from(verdicts)
    .where(and(eq(verdicts.linkageId, linkage.id), isNull(verdicts.endedAt)))
    .groupBy(verdicts.reviewer, DAY)
    .orderBy(desc(DAY));
  return rows
    .map(({ reviewer, ...day }) => ({ number: order.indexOf(reviewer) + 1, ...day }))
    .toSorted((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? 1 : -1));
}

/** Everybody who ever judged here, in the order of their first word: numbers stay when words are taken back. */
async function reviewersOf(db: Executor, { id }: Linkage): Promise<string[]> {
  const rows = await db
    .select({ reviewer: verdicts.reviewer })
    .from(verdicts)
    .where(eq(verdicts.linkageId, id))
    .groupBy(verdicts.reviewer)
    .orderBy(asc(sql`min(${verdicts.at})`), asc(verdicts.reviewer));
  return rows.map(({ reviewer }) => reviewer);
}

/** Takes back all that a reviewer said on a day; gives how many verdicts that were. */
export async function endDay(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  reviewer: string,
  day: string,
): Promise<number> {
  const rows = await tx
    .select({ id: verdicts.id })
    .from(verdicts)
    .where(and(standingBy(linkage.id, reviewer), eq(DAY, day)));
  return endVerdicts(
    tx,
    by,
    linkage,
    rows.map(({ id }) => id),
  );
}

/** The reviewer whom the pages call by this number. */
export async function reviewerAt(
  db: Executor,
  linkage: Linkage,
  number: number,
): Promise<string | null> {
  return (await reviewersOf(db, linkage))[number - 1] ?? null;
}
