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
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeadedRow[];
}

/** Rows and cells that a method holds in memory at once. */
const MOST_ROWS = 2_000_000;
const MOST_CELLS = 20_000_000;

export interface ReadTableOptions {
  /** Keeps the blanks about a value, as `headedRows` says. */
  readonly asWritten?: boolean;
}

/** Reads the first sheet of a CSV, TSV or XLSX file whose first row names the columns. */
export async function readTable(
  path: string,
  { asWritten = false }: ReadTableOptions = {},
): Promise<Table> {
  if (!(await stat(path).catch(() => null))?.isFile())
    throw new UsageError(`no such file: ${path}`);
  const file = basename(path);
  const book = await openWorkbook(path, { limits: { rows: MOST_ROWS, cells: MOST_CELLS } });
  try {
    const rows: HeadedRow[] = [];
    const headed = headedRows({ asWritten });
    for await (const batch of book.rows(book.sheets[0]?.name ?? ''))
      for (const row of batch) {
        const taken = headed.take(row);
        if (taken) rows.push(taken);
        if (rows.length * (headed.columns()?.length || 1) > MOST_CELLS)
          throw new UsageError(
            `${file} has more than ${MOST_CELLS} cells: leave columns out that are not needed`,
          );
      }
    const columns = headed.columns();
    if (!columns || rows.length === 0)
      throw new UsageError(`${file} has no row under its header: add some`);
    return { file, columns, rows };
  } catch (error) {
    throw error instanceof HeaderError ? new UsageError(`${file}, ${wordsOf(error.fault)}`) : error;
  } finally {
    await book.close();
  }
}

/** The index of a column, blanks about its name and its case aside. */
export function columnOf({ columns, file }: Table, name: string): number {
  const wanted = name.trim();
  const exact = columns.indexOf(wanted);
  const at = exact >= 0 ? exact : columns.findIndex((one) => same(one, wanted));
  if (at < 0)
    throw new UsageError(`${file} has no column "${wanted}": it has ${columns.join(', ')}`);
  return at;
}

/** One line that names the cell and its mend. */
export function badCell(table: Table, row: number, column: number, mend: string): UsageError {
  const value = table.rows.find((one) => one.row === row)?.cells[column] ?? '';
  return new UsageError(
    `${table.file}, row ${row}, column ${table.columns[column]}: "${value}" ${mend}`,
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
