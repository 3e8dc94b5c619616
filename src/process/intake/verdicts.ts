import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { Linkage } from './finding.ts';
import { regroup } from './regrouping.ts';
import { linkagePairs, type Verdict, verdicts } from './tables.ts';

export interface Reviewing {
  readonly clock: Clock;
  readonly keys: Keys;
  /** The reviewer's account. */
  readonly actor: string;
  /** Lists that hold nobody twice. */
  readonly exclusive: ReadonlySet<string>;
}

interface Pair {
  readonly l: number;
  readonly r: number;
}

/** What review calls somebody. */
export const reviewerName = (keys: Keys, account: string): string =>
  keys.pseudonym('review', account);

/** Keeps what a reviewer says of a pair, and lets it hold at once. Who says something else of it later is heard instead. */
export async function giveVerdict(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  { l, r }: Pair,
  verdict: Verdict,
  { sampled = false }: { readonly sampled?: boolean } = {},
): Promise<string> {
  refuseUndone(linkage);
  await refuseUnknown(tx, linkage, { l, r });
  const reviewer = reviewerName(by.keys, by.actor);
  const before = and(
    eq(verdicts.linkageId, linkage.id),
    and(eq(verdicts.l, l), eq(verdicts.r, r)),
    and(eq(verdicts.reviewer, reviewer), isNull(verdicts.endedAt)),
  );
  const at = by.clock();
  await tx.update(verdicts).set({ endedAt: at, endedBy: reviewer }).where(before);
  const id = newId();
  await tx
    .insert(verdicts)
    .values({ id, linkageId: linkage.id, l, r, verdict, reviewer, sampled, at });
  await regroup(tx, linkage, [l, r], by.exclusive);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/judged',
    subject: `linkage:${linkage.id}`,
    details: { pair: [l, r], verdict },
  });
  return id;
}

/** Takes verdicts back: whoever gave them, the persons are as if they had never been. */
export async function endVerdicts(
  tx: Executor,
  by: Reviewing,
  linkage: Linkage,
  ids: readonly string[],
): Promise<number> {
  const standing = and(
    eq(verdicts.linkageId, linkage.id),
    inArray(verdicts.id, [...ids]),
    isNull(verdicts.endedAt),
  );
  const ended = await tx
    .update(verdicts)
    .set({ endedAt: by.clock(), endedBy: reviewerName(by.keys, by.actor) })
    .where(standing)
    .returning({ l: verdicts.l, r: verdicts.r });
  if (ended.length === 0) return 0;
  await regroup(
    tx,
    linkage,
    ended.flatMap(({ l, r }) => [l, r]),
    by.exclusive,
  );
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/verdicts-ended',
    subject: `linkage:${linkage.id}`,
    details: { verdicts: ended.length },
  });
  return ended.length;
}

function refuseUndone({ undoneAt, finishedAt }: Linkage): void {
  if (!finishedAt) throw new Problem('linkage/not-finished', 409);
  if (undoneAt) throw new Problem('linkage/undone', 409);
}

async function refuseUnknown(tx: Executor, { id }: Linkage, { l, r }: Pair): Promise<void> {
  const [known] = await tx
    .select({ l: linkagePairs.l })
    .from(linkagePairs)
    .where(and(eq(linkagePairs.linkageId, id), eq(linkagePairs.l, l), eq(linkagePairs.r, r)));
  if (!known) throw new Problem('page/not-found', 404);
}
