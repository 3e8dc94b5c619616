import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Cell, isCellError, openWorkbook } from '../platform/sheets/sheets.ts';
import { UsageError } from './output.ts';

/** A file as it stands: the names of its columns and its rows as texts, trimmed unless asked otherwise; a missing cell is ''. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** As spreadsheets number it: the first row of the file is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Rows and cells that a method holds in memory at once. */
const MOST_ROWS = 2_000_000;
const MOST_CELLS = 20_000_000;

export interface ReadTableOptions {
  /**
   * Keeps the blanks about a value. Where the header has a blank after each separator, that blank belongs to the
   * separator, and the one that begins a value is left out too.
   */
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
    let columns: string[] | undefined;
    const rows: TableRow[] = [];
    let textIn = textOf;
    for await (const batch of book.rows(book.sheets[0]?.name ?? ''))
      for (const { row, cells } of batch) {
        const texts = cells.map(columns ? textIn : textOf);
        if (!columns) {
          columns = headersOf(texts, file, row);
          if (asWritten) textIn = hasBlankSeparator(cells) ? afterBlanks : written;
        } else if (texts.some((text) => text.trim()))
          rows.push({ row, cells: toWidth(texts, columns, file, row) });
        if (rows.length * (columns.length || 1) > MOST_CELLS)
          throw new UsageError(
            `${file} has more than ${MOST_CELLS} cells: leave columns out that are not needed`,
          );
      }
    if (!columns || rows.length === 0)
      throw new UsageError(`${file} has no row under its header: add some`);
    return { file, columns, rows };
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

const textOf = (cell: Cell): string => written(cell).trim();
const afterBlanks = (cell: Cell): string => written(cell).replace(/^ +/, '');

function written(cell: Cell): string {
  if (cell === null) return '';
  return isCellError(cell) ? cell.error : String(cell);
}

const hasBlankSeparator = ([, ...cells]: readonly Cell[]): boolean =>
  cells.length > 0 && cells.every((cell) => written(cell).startsWith(' '));

function headersOf(texts: readonly string[], file: string, row: number): string[] {
  const columns = texts.map((text, at) => text || `column ${at + 1}`);
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined)
    throw new UsageError(`${file}, row ${row}: two columns are called "${twice}"; rename one`);
  return columns;
}

function toWidth(texts: string[], columns: readonly string[], file: string, row: number): string[] {
  const over = texts.findIndex((text, at) => at >= columns.length && text !== '');
  if (over >= 0)
    throw new UsageError(
      `${file}, row ${row}: "${texts[over]}" stands in column ${over + 1}, which has no header; the header row names ${columns.length}`,
    );
  return Array.from(columns, (_, at) => texts[at] ?? '');
}
