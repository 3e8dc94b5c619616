import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type HeadedRow,
  HeaderError,
  type HeaderFault,
  headedRows,
  openWorkbook,
} from '../platform/sheets/sheets.ts';
import { UsageError } from './output.ts';

/** A file as it stands: the names of its columns and its rows as texts, trimmed unless asked otherwise; a missing cell is ''. */
export interface Table extends Header {
  readonly rows: readonly HeadedRow[];
}

export interface Header {
  readonly file: string;
  readonly columns: readonly string[];
}

/** Rows and cells that a method holds in memory at once. */
const MOST_ROWS = 2_000_000;
const MOST_CELLS = 20_000_000;

export interface ReadTableOptions {
  /** Keeps the blanks about a value, as `headedRows` says. */
  readonly asWritten?: boolean;
}

/** Reads the first sheet of a CSV, TSV or XLSX file whose first row names the columns. */
export async function readTable(path: string, options: ReadTableOptions = {}): Promise<Table> {
  const rows: HeadedRow[] = [];
  const header = await eachRow(
    path,
    (row, { columns, file }) => {
      rows.push(row);
      if (rows.length * (columns.length || 1) > MOST_CELLS)
        throw new UsageError(
          `${file} has more than ${MOST_CELLS} cells: leave columns out that are not needed`,
        );
    },
    options,
  );
  return { ...header, rows };
}

/** Hands over the rows of such a file one by one, for what need not hold them. */
export async function eachRow(
  path: string,
  take: (row: HeadedRow, header: Header) => void,
  { asWritten = false }: ReadTableOptions = {},
): Promise<Header> {
  if (!(await stat(path).catch(() => null))?.isFile())
    throw new UsageError(`no such file: ${path}`);
  const file = basename(path);
  const book = await openWorkbook(path, { limits: { rows: MOST_ROWS, cells: MOST_CELLS } });
  try {
    const headed = headedRows({ asWritten });
    let header: Header | null = null;
    let taken = 0;
    for await (const batch of book.rows(book.sheets[0]?.name ?? ''))
      for (const one of batch) {
        const row = headed.take(one);
        header ??= { file, columns: headed.columns() ?? [] };
        if (!row) continue;
        taken += 1;
        take(row, header);
      }
    if (!header || taken === 0)
      throw new UsageError(`${file} has no row under its header: add some`);
    return header;
  } catch (error) {
    throw error instanceof HeaderError ? new UsageError(`${file}, ${wordsOf(error.fault)}`) : error;
  } finally {
    await book.close();
  }
}

/** The index of a column, blanks about its name and its case aside. */
export function columnOf({ columns, file }: Header, name: string): number {
  const wanted = name.trim();
  const exact = columns.indexOf(wanted);
  const at = exact >= 0 ? exact : columns.findIndex((one) => same(one, wanted));
  if (at < 0)
    throw new UsageError(`${file} has no column "${wanted}": it has ${columns.join(', ')}`);
  return at;
}

/** One line that names the cell and its mend. */
export function badCell(table: Table, row: number, column: number, mend: string): UsageError {
  const cells = table.rows.find((one) => one.row === row)?.cells ?? [];
  return badValue(table, { row, cells }, column, mend);
}

/** The same of a row at hand. */
export function badValue(
  { file, columns }: Header,
  { row, cells }: HeadedRow,
  column: number,
  mend: string,
): UsageError {
  return new UsageError(
    `${file}, row ${row}, column ${columns[column]}: "${cells[column] ?? ''}" ${mend}`,
  );
}

/** How statistical programs write that there is no answer. */
export const isMissing = (text: string): boolean => text === '' || text === 'NA';

/** A plain decimal number, or NaN. */
export function numberOf(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function wordsOf(fault: HeaderFault): string {
  return fault.code === 'name-twice'
    ? `row ${fault.row}: two columns are called "${fault.name}"; rename one`
    : `row ${fault.row}: "${fault.value}" stands in column ${fault.column}, which has no header; the header row names ${fault.columns}`;
}
