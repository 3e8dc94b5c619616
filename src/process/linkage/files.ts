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
import type { ListInput } from './lists.ts';

/** Reads each file into a table of its own; `folder` holds what lies between. */
export async function readLists(
  duck: Duck,
  dialect: Dialect,
  files: readonly string[],
  folder: string,
): Promise<ListInput[]> {
  const names = sourceNames(files);
  const lists: ListInput[] = [];
  for (const [at, file] of files.entries()) {
    const relation = `raw_${at}`;
    if (await isParquet(file)) await readParquet(duck, dialect, file, relation);
    else await readSheet(duck, dialect, file, relation, join(folder, `${relation}.csv`));
    lists.push({ source: names[at] ?? file, relation });
  }
  return lists;
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
    throw new Problem('linkage/no-such-file', 404, { file });
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1';
  } finally {
    await handle.close();
  }
}

async function readParquet(
  duck: Duck,
  dialect: Dialect,
  file: string,
  relation: string,
): Promise<void> {
  try {
    await duck.run(
      `create table ${relation} as select columns(*)::text from ${dialect.readParquet([file])}`,
    );
  } catch (error) {
    throw new Problem('linkage/parquet-unreadable', 422, {
      file: basename(file),
      reason: (error as Error).message.split('\n')[0] ?? '',
    });
  }
}

async function readSheet(
  duck: Duck,
  dialect: Dialect,
  file: string,
  relation: string,
  between: string,
): Promise<void> {
  const book = await openWorkbook(file);
  try {
    const sheet = book.sheets.find(({ hidden }) => !hidden)?.name ?? '';
    const headers = headersOf(await book.preview(sheet, 1), basename(file));
    await pipeline(Readable.from(linesOf(book, sheet, headers.length)), createWriteStream(between));
    const columns = Object.fromEntries(headers.map((header) => [header, 'varchar']));
    await duck.run(
      `create table ${relation} as select * from ${dialect.readCsv(between, columns)}`,
    );
  } finally {
    await book.close();
  }
}

/** Headers as they stand but for blanks around them; a column without one is numbered, the same one twice too. */
function headersOf([first]: readonly (readonly Cell[])[], file: string): string[] {
  if (!first || first.every((cell) => cell === null))
    throw new Problem('linkage/no-header', 422, { file });
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

async function* linesOf(book: Workbook, sheet: string, columns: number): AsyncGenerator<string> {
  let piece = '';
  for await (const rows of book.rows(sheet))
    for (const { row, cells } of rows) {
      if (row === 1) continue;
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
