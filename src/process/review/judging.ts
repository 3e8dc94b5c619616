/** What a reviewer does with the pair before them: says what they see, puts it off, takes their word back. */
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import {
  endVerdicts,
  giveVerdict,
  type Linkage,
  type Reviewing,
  reviewerName,
  type Verdict,
  verdicts,
} from '../intake/intake.ts';
import { linkageDraws, linkageTurns } from './tables.ts';
import { openTurn, type Pair } from './turns.ts';

/** Keeps what a reviewer says of a pair that is before them; of another pair they are not asked. */
export async function judge(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  pair: Pair,
  verdict: Verdict,
): Promise<void> {
  const [turn] = await tx
    .delete(linkageTurns)
    .where(turnOf(by, linkage, pair))
    .returning({ sampled: linkageTurns.sampled });
  if (!turn) throw new Problem('review/not-yours', 409);
  await giveVerdict(tx, by, linkage, pair, verdict, { sampled: turn.sampled });
}

/** It comes back when nothing else waits for this reviewer; others are shown it meanwhile. */
export async function putOffPair(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  pair: Pair,
): Promise<void> {
  await tx
    .update(linkageTurns)
    .set({ skippedAt: by.clock() })
    .where(turnOf(by, linkage, pair));
}

const turnOf = (by: Reviewing, { id }: Linkage, { l, r }: Pair) =>
  and(
    and(eq(linkageTurns.linkageId, id), eq(linkageTurns.reviewer, reviewerName(by.keys, by.actor))),
    and(eq(linkageTurns.l, l), eq(linkageTurns.r, r)),
  );

/** Takes one's own word back; the pair is before its reviewer again, as it was. */
export async function takeBack(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  verdictId: string,
): Promise<void> {
  const [mine] = await tx
    .select({ l: verdicts.l, r: verdicts.r })
    .from(verdicts)
    .where(
      and(
        and(eq(verdicts.linkageId, linkage.id), eq(verdicts.id, verdictId)),
        and(isNull(verdicts.endedAt), eq(verdicts.reviewer, reviewerName(by.keys, by.actor))),
      ),
    );
  // Taken back before, perhaps by the same form sent twice.
  if (!mine) return;
  await endVerdicts(tx, by, linkage, [verdictId]);
  const [draw] = await tx
    .select({ place: linkageDraws.place })
    .from(linkageDraws)
    .where(
      and(
        eq(linkageDraws.linkageId, linkage.id),
        and(eq(linkageDraws.l, mine.l), eq(linkageDraws.r, mine.r)),
      ),
    );
  await openTurn(tx, by, linkage, { ...mine, sampled: draw !== undefined });
}

/** So long the last answer is offered to be taken back beside the next pair; later it is among one's verdicts. */
const MINUTES = 30;

export async function lastVerdict(
  db: Executor,
  by: Reviewing,
  { id }: Linkage,
): Promise<{ readonly id: string; readonly verdict: Verdict } | null> {
  const since = new Date(by.clock().getTime() - MINUTES * 60_000);
  const [last] = await db
    .select({ id: verdicts.id, verdict: verdicts.verdict })
    .from(verdicts)
    .where(
      and(
        and(eq(verdicts.linkageId, id), eq(verdicts.reviewer, reviewerName(by.keys, by.actor))),
        and(isNull(verdicts.endedAt), gt(verdicts.at, since)),
      ),
    )
    .orderBy(desc(verdicts.at), desc(verdicts.id))
    .limit(1);
  return last ?? null;
}
