/** Linkages on the hub: lists in, persons out, and nothing that cannot be taken back. */
import { eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, jobsOf } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Linkage } from './finding.ts';
import { DEFAULTS, type LinkageSettings } from './settings.ts';
import { linkages } from './tables.ts';

export { type ClosedLine, ClosedLists, closedLines } from './closed-views.tsx';
export { evidenceOf, type PairEvidence } from './evidence.ts';
export {
  currentLinkage,
  type Linkage,
  type LinkageRecord,
  linkageById,
  listLinkages,
  pairAt,
  pairsAmong,
  recordsAt,
  recordsOfPerson,
} from './finding.ts';
export { forgetLeftovers } from './leftovers.ts';
export { listNames } from './naming.ts';
export { performLinkage, planLinkage } from './performing.ts';
export { regroup, saidOf } from './regrouping.ts';
export { linkagePairs, linkageRecords, VERDICTS, type Verdict, verdicts } from './tables.ts';
export { linkageHref, linkagePage } from './tabs.tsx';
export { endVerdicts, giveVerdict, type Reviewing, reviewerName } from './verdicts.ts';
export { fieldWords, levelWords } from './words.ts';

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** Begins a linkage of these lists; it is planned, looked at, and then asked for. */
export async function openLinkage(
  tx: Executor,
  by: By,
  settings: Pick<LinkageSettings, 'lists'> & Partial<LinkageSettings>,
): Promise<string> {
  if (settings.lists.length === 0) throw new Problem('linkage/no-lists', 422);
  const id = newId();
  await tx
    .insert(linkages)
    .values({ id, settings: { ...DEFAULTS, ...settings }, createdAt: by.clock() });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/opened',
    subject: `linkage:${id}`,
    details: { lists: settings.lists.length },
  });
  return id;
}

/** Asks what the linkage would compare; asked twice, the second waits for the answer to the first. */
export async function askToPlan(tx: Executor, by: By, id: string): Promise<void> {
  await enqueueOnce(tx, by, 'linkages/planned', id);
}

/** Asks for the linkage itself; one that was stopped goes on where it was. */
export async function askToLink(tx: Executor, by: By, linkage: Linkage): Promise<void> {
  if (!linkage.plannedAt) throw new Problem('linkage/not-planned', 409);
  if (linkage.finishedAt) return;
  const asked = await enqueueOnce(tx, by, 'linkages/asked', linkage.id);
  if (!asked) return;
  await tx
    .update(linkages)
    .set({ startedAt: linkage.startedAt ?? by.clock() })
    .where(eq(linkages.id, linkage.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/asked',
    subject: `linkage:${linkage.id}`,
  });
}

async function enqueueOnce(tx: Executor, by: By, kind: string, id: string): Promise<boolean> {
  const subject = `linkage:${id}`;
  const running = (await jobsOf(tx, subject)).some(({ endedAt }) => !endedAt);
  if (!running) await enqueue(tx, by.clock, { kind, subject });
  return !running;
}

/** Takes a whole linkage out of force; what was in force before it is again. */
export async function undoLinkage(tx: Executor, by: By, linkage: Linkage): Promise<void> {
  if (!linkage.finishedAt) throw new Problem('linkage/not-finished', 409);
  if (linkage.undoneAt) return;
  await tx.update(linkages).set({ undoneAt: by.clock() }).where(eq(linkages.id, linkage.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/undone',
    subject: `linkage:${linkage.id}`,
  });
}

/** Puts an undone linkage back in force, with every verdict that stands. */
export async function restoreLinkage(tx: Executor, by: By, linkage: Linkage): Promise<void> {
  if (!linkage.undoneAt) return;
  await tx.update(linkages).set({ undoneAt: null }).where(eq(linkages.id, linkage.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/restored',
    subject: `linkage:${linkage.id}`,
  });
}
