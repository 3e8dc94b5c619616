import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLine } from '../platform/sheets/sheets.ts';
import { UsageError, writing } from './output.ts';
import { badCell, readTable, type Table } from './readable-tables.ts';

/** Encodings of one length, one behind the other, and the ids of their records. */
export interface EncodedList {
  readonly file: string;
  readonly ids: readonly string[];
  readonly encodings: Uint8Array;
  /** Bytes of each. */
  readonly length: number;
}

/** Reads `id,clk`, its columns in either order; ids are row numbers where there is no column for them. */
export async function readEncoded(path: string): Promise<EncodedList> {
  const table = await readTable(path);
  const column = clkColumn(table);
  const id = table.columns.findIndex((_, at) => at !== column);
  const first = decoded(table, 0, column);
  if (bytesOf(table.columns[column] ?? '')?.length === first.length)
    throw new UsageError(`${table.file} begins with a record: put a row "id,clk" before it`);
  const encodings = new Uint8Array(first.length * table.rows.length);
  table.rows.forEach(({ row }, at) => {
    const bytes = decoded(table, at, column);
    if (bytes.length !== first.length)
      throw badCell(
        table,
        row,
        column,
        `has ${bytes.length * 8} bits, the first has ${first.length * 8}: encode all with one schema`,
      );
    encodings.set(bytes, at * first.length);
  });
  const ids = table.rows.map(({ cells }, at) => (id < 0 ? String(at + 1) : (cells[id] ?? '')));
  return { file: table.file, ids, encodings, length: first.length };
}

/** A column called clk or clk_…, else the second of two, else the only one. */
function clkColumn({ columns, file }: Table): number {
  const called = columns.findIndex((name) => /^clk(_|$)/i.test(name));
  if (called >= 0) return called;
  if (columns.length <= 2) return columns.length - 1;
  throw new UsageError(`${file} has no column "clk": it has ${columns.join(', ')}`);
}

function decoded(table: Table, at: number, column: number): Buffer {
  const { row = 0, cells = [] } = table.rows[at] ?? {};
  const bytes = bytesOf(cells[column] ?? '');
  if (!bytes) throw badCell(table, row, column, 'is no encoding in base64: encode the list again');
  return bytes;
}

function bytesOf(cell: string): Buffer | null {
  // Spreadsheets put an apostrophe before what begins like a formula.
  const text = cell.replace(/^'/, '');
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : null;
}

/** Writes one line an id, all or nothing. A spreadsheet's formula is guarded against in ids only: base64 must stay as it is. */
export async function writeLines(
  path: string,
  header: string,
  ids: readonly string[],
  rest: (at: number) => string,
): Promise<void> {
  const partial = `${path}.part`;
  await writing(path, async () => {
    try {
      await pipeline(Readable.from(lines(header, ids, rest)), createWriteStream(partial));
      await rename(partial, path);
    } finally {
      await rm(partial, { force: true });
    }
  });
}

function* lines(
  header: string,
  ids: readonly string[],
  rest: (at: number) => string,
): Generator<string> {
  yield `${header}\r\n`;
  for (const [at, id] of ids.entries()) yield `${csvLine([id]).trimEnd()},${rest(at)}\r\n`;
}
