/** What reviewers say of pairs, as it stands. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Stage, stageOf } from '../../methods/review/review.ts';
import type { Executor } from '../../platform/database/database.ts';
import { type Linkage, type Verdict, verdicts } from '../intake/intake.ts';

export interface Opinion {
  readonly id: string;
  readonly reviewer: string;
  readonly verdict: Verdict;
  readonly at: Date;
}

export interface Judged {
  readonly l: number;
  readonly r: number;
  /** In the order in which they were given. */
  readonly opinions: readonly Opinion[];
  readonly stage: Stage;
}

export const pairKey = ({ l, r }: { readonly l: number; readonly r: number }): string =>
  `${l} ${r}`;

/** Every pair of which somebody said something that stands, by its key. */
export async function judgedPairs(
  db: Executor,
  { id }: Pick<Linkage, 'id'>,
): Promise<Map<string, Judged>> {
  const rows = await db
    .select({
      id: verdicts.id,
      l: verdicts.l,
      r: verdicts.r,
      reviewer: verdicts.reviewer,
      verdict: verdicts.verdict,
      at: verdicts.at,
    })
    .from(verdicts)
    .where(and(eq(verdicts.linkageId, id), isNull(verdicts.endedAt)))
    .orderBy(asc(verdicts.at), asc(verdicts.id));
  const pairs = Map.groupBy(rows, pairKey);
  return new Map(
    [...pairs].map(([key, opinions]) => {
      const [{ l, r } = { l: 0, r: 0 }] = opinions;
      return [key, { l, r, opinions, stage: stageOf(opinions.map(({ verdict }) => verdict)) }];
    }),
  );
}

/** What most of them say; null where nobody can tell yet. */
export function decided(
  opinions: readonly Pick<Opinion, 'verdict'>[],
): 'same' | 'different' | null {
  const sum = opinions.reduce((all, { verdict }) => all + VOICE[verdict], 0);
  if (sum === 0) return null;
  return sum > 0 ? 'same' : 'different';
}

const VOICE = { same: 1, different: -1, unsure: 0 } as const satisfies Record<Verdict, number>;
