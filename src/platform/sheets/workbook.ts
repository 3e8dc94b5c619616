import type { Limits } from './limits.ts';

/** An Excel error such as `#REF!`, or `#NOT-CALCULATED` for a formula that was saved without its result. */
export interface CellError {
  readonly error: string;
}

/** What a cell holds; dates are ISO strings, an empty cell is null. */
export type Cell = string | number | boolean | null | CellError;

/** `row` counts from 1 as spreadsheets show it; the cell of column n is `cells[n - 1]`. */
export interface Row {
  readonly row: number;
  readonly cells: readonly Cell[];
}

export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface OpenOptions {
  readonly limits?: Partial<Limits>;
  /** The name that people know the file by, where the path is that of a stored copy. */
  readonly name?: string;
}

/**
 * A file of tables, read as a stream. Merged cells: `preview` repeats any value over its merged range (headers);
 * `rows` repeats only texts (labels), because a figure repeated would be a figure invented.
 */
export interface Workbook {
  readonly format: 'csv' | 'xlsx';
  readonly file: string;
  readonly sheets: readonly SheetName[];
  /** The first rows, dense: `preview[0]` is row 1. */
  preview(sheet: string, rows?: number): Promise<Cell[][]>;
  /** All rows that hold something, in batches. */
  rows(sheet: string, options?: ReadOptions): AsyncIterable<Row[]>;
  close(): Promise<void>;
}

export function isCellError(cell: Cell | undefined): cell is CellError {
  return typeof cell === 'object' && cell !== null;
}

/** 1 → A, 27 → AA: the column as spreadsheets show it. */
export function columnName(column: number): string {
  const rest = (column - 1) % 26;
  const before = (column - 1 - rest) / 26;
  return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + rest);
}
