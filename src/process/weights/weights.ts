/** A list weighted to its population, and who was not heard: asked for, answered by a job, given once. */
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { eachRecord, type List, listById, withdrawnLists } from '../../collect/lists/lists.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { ATTRIBUTES, type Attribute, describer } from '../attributes/attributes.ts';
import { knownOf, matcherOf } from './matching.ts';
import { type Coded, type Weighed, weighList } from './report.ts';
import type { Aspect, WeightSettings } from './settings.ts';
import { listWeights } from './tables.ts';

export type ListWeights = typeof listWeights.$inferSelect;

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** Asks who of a population a list has not heard; the answer is a job. */
export async function askToWeigh(
  tx: Executor,
  by: By,
  list: List,
  settings: WeightSettings,
): Promise<string> {
  if (settings.margins.length === 0) throw new Problem('weights/no-margin', 422);
  if (settings.way === 'poststratify' && settings.margins.length > 1)
    throw new Problem('weights/one-margin', 422);
  const id = newId();
  await tx.insert(listWeights).values({ id, listId: list.id, settings, askedAt: by.clock() });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'weights/asked',
    subject: `list:${list.id}`,
    details: {
      way: settings.way,
      margins: settings.margins.map(({ aspects }) => aspects.join(':')),
    },
  });
  await enqueue(tx, by.clock, { kind: 'weights/asked', subject: `weights:${id}` });
  return id;
}

/** The job: reads the list once and keeps what no longer speaks of anybody. */
export async function makeWeights(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  const { db } = hub.house;
  const id = job.subject.replace('weights:', '');
  const [row] = await db.select().from(listWeights).where(eq(listWeights.id, id));
  if (!row || row.report) return;
  const list = await listById(db, row.listId);
  const { report } = await weighed(hub, list, row.settings, async (rows) => {
    signal.throwIfAborted();
    await progress(rows / Math.max(1, list.rows ?? rows), {
      key: 'weights.job.reading',
      args: { rows },
    });
  });
  if (report.used === 0) throw new Problem('weights/nobody', 422, { rows: report.rows });
  await db.update(listWeights).set({ report, madeAt: hub.clock() }).where(eq(listWeights.id, id));
}

/** The weight of each row in use, made anew from the list: none is kept. Taking them is written down. */
export async function takeWeights(
  hub: Hub,
  by: By,
  list: List,
  { id, settings }: ListWeights,
): Promise<ReadonlyMap<number, number>> {
  await record(hub.house.db, by.clock, {
    actor: by.actor,
    act: 'weights/taken',
    subject: `list:${list.id}`,
    details: { weights: id },
  });
  return (await weighed(hub, list, settings)).weights;
}

async function weighed(
  hub: Hub,
  list: List,
  settings: WeightSettings,
  onRows: (rows: number) => Promise<void> = async () => {},
): Promise<Weighed> {
  const today = hub.clock().toISOString().slice(0, 10);
  const on = list.heldOn ?? today;
  const describe = describer(list, today);
  const matchers = settings.margins.map(matcherOf);
  const questions = questionsBeside(settings);
  const coded = {
    rows: [] as number[],
    categories: matchers.map((): number[] => []),
    beside: new Map(questions.map((name): [Question, (string | null)[]] => [name, []])),
  } satisfies Coded;
  for await (const records of eachRecord(hub.house.sql, hub.keys, list)) {
    for (const { row, cells } of records) {
      const said = describe(cells);
      const known = knownOf(said, on);
      coded.rows.push(row);
      for (const [at, match] of matchers.entries()) coded.categories[at]?.push(match(known));
      for (const [name, codes] of coded.beside)
        codes.push(
          name === 'education' ? said.education : (said.codes[ATTRIBUTES.indexOf(name)] ?? null),
        );
    }
    await onRows(coded.rows.length);
  }
  return weighList(coded, settings);
}

/** What a list says of somebody's life, shown plain and redressed where it is no margin. */
const QUESTIONS = [
  'education',
  'sex',
  'generation',
  'occupation',
  'sector',
] as const satisfies readonly (Attribute | 'education')[];
type Question = (typeof QUESTIONS)[number];

function questionsBeside({ margins }: WeightSettings): Question[] {
  const taken = new Set<string>(margins.flatMap(({ aspects }): readonly Aspect[] => aspects));
  return QUESTIONS.filter((name) => !taken.has(name));
}

/** Of a list that was withdrawn, no count of its rows stays either. */
export async function forgetWeights(db: Executor): Promise<void> {
  await db.delete(listWeights).where(inArray(listWeights.listId, withdrawnLists(db)));
}

/** The newest that was asked for; null before the first. */
export async function newestWeights(db: Executor, { id }: List): Promise<ListWeights | null> {
  const [row] = await db
    .select()
    .from(listWeights)
    .where(eq(listWeights.listId, id))
    .orderBy(desc(listWeights.id))
    .limit(1);
  return row ?? null;
}

/** The newest that has an answer. */
export async function madeWeights(db: Executor, { id }: List): Promise<ListWeights | null> {
  const [row] = await db
    .select()
    .from(listWeights)
    .where(and(eq(listWeights.listId, id), isNotNull(listWeights.madeAt)))
    .orderBy(desc(listWeights.id))
    .limit(1);
  return row ?? null;
}
