/** From the files of holders to relations of text in a database of its own. */
import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Dialect } from '../../platform/duckdb/dialect.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { Problem } from '../../platform/problem.ts';
import {
  type Cell,
  isCellError,
  openWorkbook,
  type Workbook,
} from '../../platform/sheets/sheets.ts';
import type { ListInput } from './profiling.ts';

interface Given {
  readonly path: string;
  /** The name that people know the file by. */
  readonly name: string;
  readonly relation: string;
  /** Holds what lies between the file and the table. */
  readonly folder: string;
  /** Whether the table also has a column `LINE`, the row as a spreadsheet counts it. */
  readonly lines?: boolean;
  /** More rows are refused. */
  readonly most?: number;
}

/** No header is called so: blanks around headers are taken off. */
export const LINE = ' line';

/** Reads each file into a table of its own; `folder` holds what lies between. */
export async function readLists(
  duck: Duck,
  dialect: Dialect,
  files: readonly string[],
  folder: string,
): Promise<ListInput[]> {
  const names = sourceNames(files);
  const lists: ListInput[] = [];
  for (const [at, path] of files.entries()) {
    const relation = `raw_${at}`;
    await readList(duck, dialect, { path, name: basename(path), relation, folder });
    lists.push({ source: names[at] ?? path, relation });
  }
  return lists;
}

export async function readList(duck: Duck, dialect: Dialect, given: Given): Promise<void> {
  await ((await isParquet(given.path)) ? readParquet : readSheet)(duck, dialect, given);
}

/** A list is called like its file; two files of one name are told apart by their number. */
function sourceNames(files: readonly string[]): string[] {
  const names = files.map((file) => basename(file).replace(/\.[^.]+$/, ''));
  return names.map((name, at) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${at + 1})`,
  );
}

async function isParquet(file: string): Promise<boolean> {
  if (!(await stat(file).catch(() => null))?.isFile())
    throw new Problem('list/no-such-file', 404, { file });
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1';
  } finally {
    await handle.close();
  }
}

async function readParquet(duck: Duck, dialect: Dialect, given: Given): Promise<void> {
  const { path, name, relation, lines, most } = given;
  const line = lines ? `, row_number() over () as "${LINE}"` : '';
  try {
    await duck.run(
      `create table ${relation} as select columns(*)::text${line} from ${dialect.readParquet([path])}`,
    );
  } catch (error) {
    throw new Problem('list/parquet-unreadable', 422, {
      file: name,
      reason: (error as Error).message.split('\n')[0] ?? '',
    });
  }
  if (most !== undefined) await refuseMany(duck, given, most);
}

/** Sheets are refused while they are read. */
async function refuseMany(duck: Duck, { name, relation }: Given, most: number): Promise<void> {
  const [{ n } = { n: 0 }] = await duck.rows<{ n: number }>(
    `select count(*) as n from ${relation}`,
  );
  if (n > most) throw new Problem('list/too-many-rows', 422, { file: name, rows: n, limit: most });
}

async function readSheet(duck: Duck, dialect: Dialect, given: Given): Promise<void> {
  const { path, name, relation, folder, lines = false, most } = given;
  const between = join(folder, `${relation}.csv`);
  const limits = most === undefined ? {} : { limits: { rows: most } };
  const book = await openWorkbook(path, { name, ...limits });
  try {
    const sheet = book.sheets.find(({ hidden }) => !hidden)?.name ?? '';
    const headers = headersOf(await book.preview(sheet, 1), name);
    const text = linesOf(book, sheet, headers.length, lines);
    await pipeline(Readable.from(text), createWriteStream(between, { mode: 0o600 }));
    const columns = Object.fromEntries(headers.map((header) => [header, 'varchar']));
    const all = lines ? { [LINE]: 'integer', ...columns } : columns;
    await duck.run(`create table ${relation} as select * from ${dialect.readCsv(between, all)}`);
  } finally {
    await book.close();
  }
}

/** Headers as they stand but for blanks around them; a column without one is numbered, the same one twice too. */
function headersOf([first]: readonly (readonly Cell[])[], file: string): string[] {
  if (!first || first.every((cell) => cell === null))
    throw new Problem('list/no-header', 422, { file });
  const texts = first.map((cell) => textOf(cell).trim());
  const seen = new Set<string>();
  return texts.map((text, at) => {
    const free = text !== '' && !seen.has(text.toLowerCase());
    const name = free ? text : `${text || 'column'} ${at + 1}`;
    seen.add(name.toLowerCase());
    return name;
  });
}

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined || isCellError(cell) ? '' : String(cell);

const PIECE = 64 * 1024;

async function* linesOf(
  book: Workbook,
  sheet: string,
  columns: number,
  numbered: boolean,
): AsyncGenerator<string> {
  let piece = '';
  for await (const rows of book.rows(sheet))
    for (const { row, cells } of rows) {
      if (row === 1) continue;
      if (numbered) piece += `${row},`;
      for (let at = 0; at < columns; at += 1) {
        const text = textOf(cells[at]);
        piece += `${at ? ',' : ''}${text === '' ? '' : `"${text.replaceAll('"', '""')}"`}`;
      }
      piece += '\n';
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
  yield piece;
}
