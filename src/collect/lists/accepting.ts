/** From a list that was read to one that counts, and to one that is gone. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Executor, inTransaction } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { askLatestToStop, enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { ListColumn, Mapping } from './columns.ts';
import { countIssues } from './counting.ts';
import { type List, listById, stateOf } from './finding.ts';
import type { By } from './receiving.ts';
import { eachRecord, keepCells } from './records.ts';
import { listRecords, lists } from './tables.ts';

/** Says what each column is for. What is wrong with the cells is counted anew by a job, unless it was said as suggested. */
export async function confirmMapping(
  tx: Executor,
  by: By,
  list: List,
  mapping: Mapping,
): Promise<void> {
  const state = stateOf(list);
  if (state !== 'read' && state !== 'mapped') throw refusalOf(list);
  const complete = Object.fromEntries(
    (list.columns ?? []).map(({ header }) => [header, mapping[header] ?? 'none']),
  );
  const counted = (list.columns ?? []).every(({ header, suggested }) => {
    const before = list.mapping ?? { [header]: suggested };
    return before[header] === complete[header];
  });
  const anew = { issueCount: null, issues: null, sample: null };
  await tx
    .update(lists)
    .set({ mapping: complete, ...(counted ? {} : anew) })
    .where(eq(lists.id, list.id));
  const subject = `list:${list.id}`;
  if (!counted) await enqueue(tx, by.clock, { kind: 'lists/mapped', subject });
  await record(tx, by.clock, { actor: by.actor, act: 'lists/mapped', subject });
}

/** Why a list in this state can be neither mapped nor accepted. */
export function refusalOf(list: List): Problem {
  const state = stateOf(list);
  if (state === 'received') return new Problem('list/not-read', 409);
  if (state === 'accepted') return new Problem('list/accepted', 409);
  if (state === 'withdrawn') return new Problem('list/withdrawn', 409);
  return new Problem('list/not-mapped', 409);
}

/** The job: counts what is wrong under the mapping that was said. */
export async function countAnew(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  const list = await listById(hub.house.db, job.subject.replace('list:', ''));
  if (stateOf(list) !== 'mapped' || !list.columns || !list.mapping) return;
  const counter = countIssues(list.columns, list.mapping, dayOf(hub));
  let rows = 0;
  for await (const records of eachRecord(hub.house.sql, hub.keys, list)) {
    signal.throwIfAborted();
    counter.take(records);
    rows += records.length;
    await progress(rows / (list.rows ?? rows), { key: 'lists.job.checking', args: { rows } });
  }
  const same = sql`${lists.mapping} = ${JSON.stringify(list.mapping)}::jsonb`;
  await hub.house.db
    .update(lists)
    .set(counter.end())
    .where(and(eq(lists.id, list.id), isNull(lists.withdrawnAt), same));
}

const dayOf = ({ clock }: Pick<By, 'clock'>): string => clock().toISOString().slice(0, 10);

export interface Terms {
  /** The day of which the list is true. */
  readonly heldOn: string;
  /** The holder says that nobody stands in it twice. */
  readonly uniquePeople: boolean;
}

/** Accepts a list by a job, since each of its rows is written anew. */
export async function askToAccept(tx: Executor, by: By, list: List, terms: Terms): Promise<void> {
  if (stateOf(list) !== 'mapped') throw refusalOf(list);
  const subject = `list:${list.id}`;
  await record(tx, by.clock, { actor: by.actor, act: 'lists/accepting', subject });
  await enqueue(tx, by.clock, { kind: 'lists/accepted', subject, input: { ...terms } });
}

const asked = z.object({ heldOn: z.string(), uniquePeople: z.boolean() });

/** The job. */
export async function acceptAsked(hub: Hub, { job, progress }: Work): Promise<void> {
  const terms = asked.parse(job.input);
  const list = await listById(hub.house.db, job.subject.replace('list:', ''));
  // Done already, where the worker died right after.
  if (list.acceptedAt) return;
  await acceptList(hub, { clock: hub.clock, actor: 'worker' }, list, terms, (rows) => {
    const note = { key: 'lists.job.keeping', args: { rows } };
    void progress(rows / (list.rows ?? rows), note).catch(() => {});
  });
}

/** Lets a list count. Of each row only the columns in use are kept from here on. */
export async function acceptList(
  hub: Hub,
  by: By,
  { id }: Pick<List, 'id'>,
  terms: Terms,
  onRows: (rows: number) => void = () => {},
): Promise<List> {
  return inTransaction(hub.house, async (tx, pg) => {
    const [list] = await tx.select().from(lists).where(eq(lists.id, id)).for('update');
    if (!list) throw new Problem('page/not-found', 404);
    if (stateOf(list) !== 'mapped') throw refusalOf(list);
    const { kept, positions } = used(list);
    if (kept.length < (list.columns ?? []).length)
      await keepCells({ tx, pg }, hub.keys, id, positions, onRows);
    const [accepted] = await tx
      .update(lists)
      .set({ ...terms, columns: kept, acceptedAt: by.clock() })
      .where(eq(lists.id, id))
      .returning();
    await record(tx, by.clock, {
      actor: by.actor,
      act: 'lists/accepted',
      subject: `list:${id}`,
      details: { rows: list.rows, columns: kept.length, held: terms.heldOn },
    });
    return accepted ?? list;
  });
}

function used({ columns, mapping }: List): { kept: ListColumn[]; positions: number[] } {
  const kept: ListColumn[] = [];
  const positions: number[] = [];
  for (const [at, column] of (columns ?? []).entries()) {
    if ((mapping?.[column.header] ?? 'none') === 'none') continue;
    kept.push(column);
    positions.push(at);
  }
  return { kept, positions };
}

/** Takes a list out for good: its rows are deleted at once. How its columns were mapped stays, for the next delivery. */
export async function withdrawList(
  hub: Hub,
  tx: Executor,
  by: By,
  { id }: Pick<List, 'id'>,
  act: 'lists/withdrawn' | 'lists/expired' = 'lists/withdrawn',
): Promise<void> {
  const [list] = await tx.select().from(lists).where(eq(lists.id, id)).for('update');
  if (!list || list.withdrawnAt) return;
  await tx
    .update(lists)
    .set({
      ...{ withdrawnAt: by.clock(), sealedOriginal: null, sealedKey: null },
      ...{ columns: null, refused: null, issues: null, sample: null },
    })
    .where(eq(lists.id, id));
  await tx.delete(listRecords).where(eq(listRecords.listId, id));
  if (list.sealedOriginal) await hub.blobs.forget(tx, list.sealedOriginal);
  await rm(join(hub.config.dataDir, 'cache', 'lists', id), { recursive: true, force: true });
  await askLatestToStop(tx, by.clock, `list:${id}`);
  await record(tx, by.clock, {
    actor: by.actor,
    act,
    subject: `list:${id}`,
    details: { rows: list.rows },
  });
}
