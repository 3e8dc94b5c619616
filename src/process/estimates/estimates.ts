/** Estimates of a population from one linkage: asked for, made by a job, shown beside the official figures. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { allLists } from '../../collect/lists/lists.ts';
import { MOST_LISTS } from '../../methods/estimation/estimation.ts';
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

/** Pairs whose probability lies between these are in doubt. */
const DOUBT = [0.02, 0.98] as const;

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
    ...(await readDoubts(db, linkage)),
  };
}

interface Row extends Record<string, unknown> {
  readonly l: number;
  readonly r: number;
  readonly weight: number;
  readonly inside: boolean;
}

/** Pairs in doubt, and those beyond doubt that hold together the persons in which some are. What a reviewer said is no doubt. */
async function readDoubts(db: Executor, { id }: Linkage): Promise<Pick<Linked, 'doubts' | 'sure'>> {
  const [low, high] = DOUBT.map((share) => Math.log2(share / (1 - share)));
  const rows = await db.execute<Row>(sql`
    with pairs as (
      select p.l, p.r, p.weight, a.person, a.person = b.person as inside
      from ${linkagePairs} p
        join ${linkageRecords} a on a.linkage_id = p.linkage_id and a.idx = p.l
        join ${linkageRecords} b on b.linkage_id = p.linkage_id and b.idx = p.r
      where p.linkage_id = ${id} and p.weight > ${low}
    ), doubtful as (
      select distinct person from pairs where inside and weight < ${high}
    )
    select l, r, weight, inside from pairs
    where (inside and person in (select person from doubtful)) or (not inside and weight < 0)
    order by l, r`);
  const said = saidOf(
    await db
      .select({ l: verdicts.l, r: verdicts.r, verdict: verdicts.verdict })
      .from(verdicts)
      .where(and(eq(verdicts.linkageId, id), isNull(verdicts.endedAt))),
  );
  const key = (l: number, r: number) => `${Math.min(l, r)} ${Math.max(l, r)}`;
  const same = new Set(said.same.map(([l, r]) => key(l, r)));
  const different = new Set(said.different.map(([l, r]) => key(l, r)));
  const open = rows.filter(({ l, r }) => !same.has(key(l, r)) && !different.has(key(l, r)));
  return {
    doubts: open
      .filter(({ weight }) => weight < (high ?? 0))
      .map(({ l, r, weight }) => ({ l, r, probability: 1 / (1 + 2 ** -weight) })),
    sure: [
      ...open
        .filter(({ weight, inside }) => inside && weight >= (high ?? 0))
        .map(({ l, r }): [number, number] => [l, r]),
      ...said.same.map(([l, r]): [number, number] => [l, r]),
    ],
  };
}
