/** Which links hold the rows of a person together, and what reviewers said of them. */
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { disjointSets } from '../../methods/linkage/linkage.ts';
import type { Executor } from '../../platform/database/database.ts';
import { type Linkage, type Verdict, verdicts } from '../intake/intake.ts';
import { pairKey } from './finding.ts';

export interface StandingVerdict {
  readonly id: string;
  readonly l: number;
  readonly r: number;
  readonly verdict: Verdict;
  readonly reviewer: string;
  readonly at: Date;
}

/** What reviewers hold today of pairs that touch these records, oldest first. */
export async function standingVerdicts(
  db: Executor,
  { id }: Linkage,
  records: readonly number[],
): Promise<StandingVerdict[]> {
  const some = [...records];
  return db
    .select({
      ...{ id: verdicts.id, l: verdicts.l, r: verdicts.r },
      ...{ verdict: verdicts.verdict, reviewer: verdicts.reviewer, at: verdicts.at },
    })
    .from(verdicts)
    .where(
      and(
        and(eq(verdicts.linkageId, id), isNull(verdicts.endedAt)),
        or(inArray(verdicts.l, some), inArray(verdicts.r, some)),
      ),
    )
    .orderBy(asc(verdicts.at), asc(verdicts.id));
}

interface Weighed {
  readonly l: number;
  readonly r: number;
  readonly weight: number;
}

/** The fewest and heaviest pairs that reach every row (Kruskal 1956): what reviewers hold first, then by weight. */
export function holding<Pair extends Weighed>(
  records: readonly number[],
  pairs: readonly Pair[],
  same: ReadonlySet<string>,
): { readonly holding: readonly Pair[]; readonly others: readonly Pair[] } {
  const place = new Map(records.map((idx, at) => [idx, at]));
  const sets = disjointSets(records.length);
  const strength = ({ l, r, weight }: Pair) =>
    same.has(pairKey(l, r)) ? Number.POSITIVE_INFINITY : weight;
  const sorted = pairs.toSorted((a, b) =>
    strength(a) === strength(b) ? 0 : strength(b) - strength(a),
  );
  const held = sorted.filter(({ l, r }) => {
    const [a, b] = [sets.find(place.get(l) ?? 0), sets.find(place.get(r) ?? 0)];
    if (a !== b) sets.join(a, b);
    return a !== b;
  });
  const chosen = new Set(held);
  return { holding: held, others: sorted.filter((pair) => !chosen.has(pair)) };
}
