/** The job that reads a received file: columns, counts and sealed rows; what must not be kept is dropped on the way. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction } from '../../platform/database/database.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import type { Hub } from '../../platform/hub.ts';
import type { Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { openSealedFile } from '../../platform/sealed-file.ts';
import { forbiddenInLists } from '../../reference/forbidden/forbidden.ts';
import type { ListColumn, Refused } from './columns.ts';
import { type Counter, countIssues } from './counting.ts';
import { formerMapping, type List, listById } from './finding.ts';
import { countRepeats, profileColumns } from './profiling.ts';
import { LINE, readList } from './reading.ts';
import { keyPlace, type ListRecord, writeRecords } from './records.ts';
import { suggestUses } from './suggesting.ts';
import { lists } from './tables.ts';

const RELATION = 'received';

type Watching = Pick<Work, 'signal' | 'progress'>;

/** Reads what was received. What fails tells nothing of what stands in the file. */
export async function readReceived(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  const list = await listById(hub.house.db, job.subject.replace('list:', ''));
  if (list.profiledAt || list.withdrawnAt) return;
  const folder = join(hub.config.dataDir, 'cache', 'lists', list.id);
  // Where a reading was cut off, what it had unpacked is still there.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await readInto(hub, list, folder, { signal, progress });
  } catch (error) {
    throw withoutValues(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Messages of engines quote what they could not read, and a job keeps the message. */
function withoutValues(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const [frame = ''] = /^ +at .*$/m.exec(error.stack ?? '') ?? [];
  return new Error(`a list could not be read: ${error.name} ${frame.trim()}`);
}

async function readInto(hub: Hub, list: List, folder: string, work: Watching): Promise<void> {
  await work.progress(0.02, { key: 'lists.job.opening' });
  const path = join(folder, 'original');
  await unseal(hub, list, path);
  const duck = await openDuck({
    memoryMb: hub.config.limits.pipeline_memory_mb,
    threads: 2,
    temp: folder,
  });
  const stop = () => duck.interrupt();
  work.signal.addEventListener('abort', stop);
  try {
    const most = hub.config.limits.rows;
    const given = { path, name: list.fileName, relation: RELATION, folder, lines: true, most };
    await readList(duck, duckdb, given);
    work.signal.throwIfAborted();
    await work.progress(0.3, { key: 'lists.job.counting' });
    await keepRows(hub, list, duck, await columnsOf(hub, list, duck), work);
  } finally {
    work.signal.removeEventListener('abort', stop);
    await duck.close();
  }
}

async function unseal(hub: Hub, list: List, path: string): Promise<void> {
  if (!list.sealedOriginal || !list.sealedKey)
    throw new Error('a list that was not read has no file');
  const key = hub.keys.fields.open(keyPlace(list.id), list.sealedKey);
  const sealed = await hub.blobs.file(hub.house.db, list.sealedOriginal);
  await openSealedFile(sealed, path, Buffer.from(key, 'base64'));
}

interface Found {
  readonly columns: ListColumn[];
  readonly refused: Refused[];
  readonly rows: number;
}

async function columnsOf(hub: Hub, list: List, duck: Duck): Promise<Found> {
  const input = { source: list.fileName, relation: RELATION };
  const { rows, columns: all, dateOrders, spanishSexes } = await profileColumns(duck, input);
  const refused = all.flatMap(({ header }) => {
    const subject = forbiddenInLists(header);
    return subject ? [{ header, subject }] : [];
  });
  const never = new Set(refused.map(({ header }) => header));
  const profiles = all.filter(({ header }) => !never.has(header));
  const suggested = suggestUses(profiles, await formerMapping(hub.house.db, list));
  const columns: ListColumn[] = [];
  for (const profile of profiles)
    columns.push({
      ...profile,
      ...(await countRepeats(duck, input, profile.header)),
      dateOrder: dateOrders.get(profile.header) ?? 'day-month',
      ...(spanishSexes.has(profile.header) && { spanishSexes: true }),
      suggested: suggested[profile.header] ?? 'none',
    });
  return { columns, refused, rows };
}

async function keepRows(
  hub: Hub,
  list: List,
  duck: Duck,
  { columns, refused, rows }: Found,
  work: Watching,
): Promise<void> {
  const mapping = Object.fromEntries(columns.map(({ header, suggested }) => [header, suggested]));
  const counter = countIssues(columns, mapping, hub.clock().toISOString().slice(0, 10));
  await inTransaction(hub.house, async (tx, pg) => {
    const headers = columns.map(({ header }) => header);
    const batches = recordsIn(duck, headers, counter, rows, work);
    await writeRecords(pg, hub.keys, list.id, batches);
    const [done] = await tx
      .update(lists)
      .set({
        ...{ columns, refused, rows, profiledAt: hub.clock() },
        ...counter.end(),
        ...{ sealedOriginal: null, sealedKey: null },
      })
      .where(and(eq(lists.id, list.id), isNull(lists.withdrawnAt), isNull(lists.profiledAt)))
      .returning({ id: lists.id });
    if (!done) throw new Problem('list/withdrawn', 409);
    if (list.sealedOriginal) await hub.blobs.forget(tx, list.sealedOriginal);
    await record(tx, hub.clock, {
      actor: 'worker',
      act: 'lists/profiled',
      subject: `list:${list.id}`,
      details: { rows, columns: columns.length, refused: refused.length },
    });
  });
}

/** Rows as they come from the engine, counted on their way. */
async function* recordsIn(
  duck: Duck,
  headers: readonly string[],
  counter: Counter,
  all: number,
  { signal, progress }: Watching,
): AsyncGenerator<ListRecord[]> {
  const cells = headers.map((header) => `coalesce(${duckdb.identifier(header)}, '')`);
  let rows = 0;
  let told = 0;
  const blocks = duck.blocks<{ row: number; cells: { items: string[] } }>(
    `select "${LINE}" as row, [${cells.join(', ')}]::varchar[] as cells from ${RELATION} order by 1`,
  );
  for await (const block of blocks) {
    signal.throwIfAborted();
    const records = block.map((found) => ({ row: found.row, cells: found.cells.items }));
    counter.take(records);
    rows += records.length;
    yield records;
    if (performance.now() - told < 250) continue;
    told = performance.now();
    await progress(0.4 + (0.6 * rows) / all, { key: 'lists.job.sealing', args: { rows } });
  }
}
