/** Estimates of a population from one linkage: asked for, made by a job, shown beside the official figures. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { allLists } from '../../collect/lists/lists.ts';
import { MOST_LISTS } from '../../methods/estimation/estimation.ts';
import type { Link } from '../../methods/linkage/linkage.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { inThreads } from '../../platform/threads.ts';
import {
  type Linkage,
  linkageById,
  linkagePairs,
  linkageRecords,
  saidOf,
  verdicts,
} from '../intake/intake.ts';
import type { PopulationEstimate } from './finding.ts';
import {
  baseOf,
  keyedDraw,
  type Publishable,
  publishableOf,
  roundHistories,
} from './publishing.ts';
import { historiesOf, type Linked, type PopulationReport } from './report.ts';
import type { Reported, ReportTask } from './report-thread.ts';
import { populationEstimates } from './tables.ts';

export { newestEstimate, type PopulationEstimate } from './finding.ts';
export {
  ESTIMATE_COLUMNS,
  type EstimateDocument,
  estimateDocuments,
  estimateReport,
  estimateRows,
  estimateToRelease,
  type ReleasedEstimate,
} from './releasing.ts';
export { ReportView as EstimateView } from './report-views.tsx';

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export interface Corridor {
  readonly origin: string;
  readonly residence: string;
}

/** Asks how many there are in all; the answer is a job. */
export async function askToEstimate(
  tx: Executor,
  by: By,
  linkage: Linkage,
  corridor: Corridor | null,
): Promise<string> {
  if (!linkage.finishedAt) throw new Problem('linkage/not-finished', 409);
  if (linkage.undoneAt) throw new Problem('linkage/undone', 409);
  const id = newId();
  await tx.insert(populationEstimates).values({
    id,
    linkageId: linkage.id,
    origin: corridor?.origin ?? null,
    residence: corridor?.residence ?? null,
    askedAt: by.clock(),
  });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'estimates/asked',
    subject: `linkage:${linkage.id}`,
  });
  await enqueue(tx, by.clock, { kind: 'estimates/asked', subject: `estimate:${id}` });
  return id;
}

/** The job: counts who stands on which lists, and says what follows. */
export async function makeEstimate(hub: Hub, { job }: Work): Promise<void> {
  const id = job.subject.replace('estimate:', '');
  const { db } = hub.house;
  const [row] = await db.select().from(populationEstimates).where(eq(populationEstimates.id, id));
  if (!row || row.report) return;
  const linkage = await linkageById(db, row.linkageId);
  const linked = await readLinked(db, linkage);
  const made = await answerTo(hub, linked, linkage.settings.seed);
  await db
    .update(populationEstimates)
    .set({ ...made, madeAt: hub.clock() })
    .where(eq(populationEstimates.id, id));
}

const THREAD = 'src/process/estimates/report-thread.ts';

/** What staff reads, and at the same time what a release may say, each in a thread: fitting takes minutes, and a job must say that it lives. */
async function answerTo(
  hub: Hub,
  linked: Linked,
  seed: number,
): Promise<{ report: PopulationReport; publishable: Publishable }> {
  const draw = keyedDraw(hub.keys, await sourcesOf(hub.house.db, linked.lists));
  const exact = historiesOf(linked, linked.persons);
  const histories = roundHistories(exact, baseOf(hub.config.tables.threshold), draw);
  const tasks: ReportTask[] = [{ linked, seed }, { histories }];
  const [told, rounded] = await inThreads<ReportTask, Reported>(THREAD, tasks);
  if (told && 'impossible' in told)
    throw new Problem('estimate/impossible', 422, { reason: told.impossible });
  if (!told || !('report' in told)) throw new Error('a thread answered another question');
  const { report } = told;
  const estimation = rounded && 'estimation' in rounded ? rounded.estimation : null;
  return { report, publishable: publishableOf(report, histories, estimation) };
}

/** The source of each list, which the next delivery of the same has too. */
async function sourcesOf(db: Executor, ids: readonly string[]): Promise<string[]> {
  const sources = new Map((await allLists(db)).map(({ id, sourceId }) => [id, sourceId]));
  return ids.map((id) => sources.get(id) ?? id);
}

/** Whether releases publish it, from the next one on. */
export async function choosePublishing(
  tx: Executor,
  by: By,
  estimate: PopulationEstimate,
  chosen: boolean,
): Promise<void> {
  const { publishable } = estimate;
  if (chosen && (!publishable || 'refused' in publishable))
    throw new Problem('estimate/not-publishable', 409);
  await tx
    .update(populationEstimates)
    .set({ chosenAt: chosen ? by.clock() : null })
    .where(eq(populationEstimates.id, estimate.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: chosen ? 'estimates/chosen' : 'estimates/kept-back',
    subject: `linkage:${estimate.linkageId}`,
  });
}

/** Who stands on which list, from the tables of the linkage; no value of any record is read. */
async function readLinked(db: Executor, linkage: Linkage): Promise<Linked> {
  const lists = linkage.settings.lists;
  if (lists.length < 2) throw new Problem('estimate/one-list', 422);
  if (lists.length > MOST_LISTS)
    throw new Problem('estimate/too-many-lists', 422, { lists: lists.length, most: MOST_LISTS });
  const records = await db
    .select({
      idx: linkageRecords.idx,
      list: linkageRecords.listId,
      person: linkageRecords.person,
    })
    .from(linkageRecords)
    .where(eq(linkageRecords.linkageId, linkage.id))
    .orderBy(asc(linkageRecords.idx));
  return {
    lists,
    listOf: Uint8Array.from(records, ({ list }) => Math.max(0, lists.indexOf(list))),
    persons: Int32Array.from(records, ({ person }) => person),
    pairs: await readPairs(db, linkage),
    missed: missedBy(linkage),
  };
}

/** The share of pairs of one person that the plan does not foresee to be brought together. */
function missedBy({ plan }: Linkage): number {
  if (!plan || plan.all) return 0;
  return Math.max(0, 1 - plan.rules.reduce((sum, { adds }) => sum + adds, 0));
}

/** The pairs that are known, with what reviewers said instead of weights where they did. */
async function readPairs(db: Executor, { id }: Linkage): Promise<Link[]> {
  const rows = await db
    .select({ left: linkagePairs.l, right: linkagePairs.r, weight: linkagePairs.weight })
    .from(linkagePairs)
    .where(eq(linkagePairs.linkageId, id))
    .orderBy(asc(linkagePairs.l), asc(linkagePairs.r));
  const said = saidOf(
    await db
      .select({ l: verdicts.l, r: verdicts.r, verdict: verdicts.verdict })
      .from(verdicts)
      .where(and(eq(verdicts.linkageId, id), isNull(verdicts.endedAt))),
  );
  const told = new Map<string, Link>();
  for (const [pairs, weight] of [
    [said.same, Infinity],
    [said.different, -Infinity],
  ] as const)
    for (const [l, r] of pairs) {
      const [left, right] = [Math.min(l, r), Math.max(l, r)];
      told.set(`${left} ${right}`, { left, right, weight });
    }
  return [...rows.filter(({ left, right }) => !told.has(`${left} ${right}`)), ...told.values()];
}
