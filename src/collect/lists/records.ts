/** The rows of lists, each sealed for its own place. */
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { copyIn } from '../../platform/database/copy.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { resealColumn } from '../../platform/resealing.ts';
import type { ListColumn } from './columns.ts';

/** Cells in the order of the list's columns; an empty one is ''. */
export interface ListRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is needed of a list to read its rows. */
export interface Listed {
  readonly id: string;
  readonly columns: readonly ListColumn[] | null;
}

const BATCH = 2000;

/** To what the key of a received file is bound. */
export const keyPlace = (list: string): string => `lists.sealed_key/${list}`;

const placeOf = (list: string, row: string | number): string =>
  `list_records.sealed/${list}/${row}`;

/** Seals rows and copies them into the database as they come, inside the caller's transaction. */
export async function writeRecords(
  pg: postgres.TransactionSql,
  keys: Keys,
  list: string,
  batches: AsyncIterable<readonly ListRecord[]>,
): Promise<void> {
  await pg.unsafe('set local statement_timeout = 0');
  await copyIn(
    pg,
    'copy list_records (list_id, row, sealed) from stdin (format csv)',
    linesOf(keys, list, batches),
  );
}

async function* linesOf(
  keys: Keys,
  list: string,
  batches: AsyncIterable<readonly ListRecord[]>,
): AsyncGenerator<string> {
  for await (const records of batches) {
    const seal = keys.fields.sealer();
    let text = '';
    for (const { row, cells } of records)
      text += `${list},${row},\\x${seal(placeOf(list, row), JSON.stringify(cells)).toString('hex')}\n`;
    yield text;
  }
}

/** All rows in order, some thousand at a time. */
export async function* eachRecord(
  pg: postgres.ISql,
  keys: Keys,
  { id }: Pick<Listed, 'id'>,
): AsyncGenerator<ListRecord[]> {
  for (let last = -1; ; ) {
    const rows = await pg.unsafe<Sealed[]>(
      `select row, sealed from list_records where list_id = $1 and row > $2 order by row limit ${BATCH}`,
      [id, last],
    );
    if (rows.length > 0) yield rows.map(opener(keys, id));
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.row ?? last;
  }
}

type Sealed = { row: number; sealed: Buffer };

const opener =
  (keys: Keys, list: string) =>
  ({ row, sealed }: Sealed): ListRecord => ({
    row,
    // Written by `writeRecords` alone.
    cells: JSON.parse(keys.fields.open(placeOf(list, row), sealed)) as string[],
  });

/** These rows, by header. Whoever shows them writes that they were looked at. */
export async function recordsOf(
  db: Executor,
  keys: Keys,
  { id, columns }: Listed,
  rows: readonly number[],
): Promise<Map<number, Record<string, string>>> {
  if (rows.length === 0) return new Map();
  const found = await db.execute<Sealed>(sql`
    select row, sealed from list_records
    where list_id = ${id} and row in (${sql.join(
      rows.map((row) => sql`${row}`),
      sql`, `,
    )})
    order by row`);
  const headers = (columns ?? []).map(({ header }) => header);
  return new Map(
    found
      .map(opener(keys, id))
      .map(({ row, cells }) => [
        row,
        Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])),
      ]),
  );
}

/** The first rows of a list, in order. */
export async function firstRows(db: Executor, list: string, count: number): Promise<number[]> {
  const rows = await db.execute<{ row: number }>(
    sql`select row from list_records where list_id = ${list} order by row limit ${count}`,
  );
  return rows.map(({ row }) => row);
}

/** Keeps of each row these cells alone, by their positions. */
export async function keepCells(
  { tx, pg }: { tx: Executor; pg: postgres.TransactionSql },
  keys: Keys,
  list: string,
  positions: readonly number[],
  onRows: (rows: number) => void,
): Promise<void> {
  await pg.unsafe('set local statement_timeout = 0');
  let done = 0;
  for await (const records of eachRecord(pg, keys, { id: list })) {
    const seal = keys.fields.sealer();
    const anew = records.map(({ row, cells }) => {
      const kept = positions.map((at) => cells[at] ?? '');
      return { list, row, sealed: seal(placeOf(list, row), JSON.stringify(kept)) };
    });
    await overwrite(tx, anew);
    done += records.length;
    onRows(done);
  }
}

/** Seals anew, under the newest key, what older ones have sealed; gives how many values. */
export async function resealLists(tx: Executor, { keys }: { keys: Keys }): Promise<number> {
  const files = await resealColumn(tx, keys.fields, {
    table: 'lists',
    key: ['id'],
    column: 'sealed_key',
    placeOf: keyPlace,
  });
  let rows = 0;
  for (let last: Kept | null = null; ; ) {
    const batch = await olderThan(tx, keys.fields.mark(), last);
    if (batch.length === 0) return files + rows;
    const seal = keys.fields.sealer();
    await overwrite(
      tx,
      batch.map(({ list, row, sealed }) => {
        const place = placeOf(list, row);
        return { list, row, sealed: seal(place, keys.fields.open(place, sealed)) };
      }),
    );
    rows += batch.length;
    last = batch.at(-1) ?? null;
  }
}

type Kept = { list: string; row: number; sealed: Buffer };

async function olderThan(tx: Executor, mark: Buffer, after: Kept | null): Promise<Kept[]> {
  const rest = after ? sql`and (list_id, row) > (${after.list}::uuid, ${after.row})` : sql``;
  return tx.execute<Kept>(sql`
    select list_id as list, row, sealed from list_records
    where substring(sealed from 1 for 4) <> ${mark} ${rest}
    order by list_id, row limit ${BATCH} for update`);
}

async function overwrite(tx: Executor, records: readonly Kept[]): Promise<void> {
  const anew = records.map(({ list, row, sealed }) => ({ list, row, hex: sealed.toString('hex') }));
  await tx.execute(sql`
    update list_records r set sealed = decode(n.hex, 'hex')
    from jsonb_to_recordset(${JSON.stringify(anew)}::jsonb) n (list uuid, row integer, hex text)
    where r.list_id = n.list and r.row = n.row`);
}
