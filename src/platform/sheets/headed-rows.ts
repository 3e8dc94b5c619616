import { type Cell, isCellError, type Row } from './workbook.ts';

/** A row under a header: a text for each column, '' where there is none. */
export interface HeadedRow {
  /** As spreadsheets number it: the first row of the file is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** What keeps rows from being read under their header. */
export type HeaderFault =
  | { readonly code: 'name-twice'; readonly row: number; readonly name: string }
  | {
      readonly code: 'no-header';
      readonly row: number;
      readonly value: string;
      readonly column: number;
      readonly columns: number;
    };

export class HeaderError extends Error {
  readonly fault: HeaderFault;

  constructor(fault: HeaderFault) {
    super(fault.code);
    this.fault = fault;
  }
}

export interface HeadedRows {
  /** Null until the first row has been taken. */
  readonly columns: () => readonly string[] | null;
  /** Takes the rows in their order; gives nothing for the header and for rows of blanks. Throws a HeaderError. */
  readonly take: (row: Row) => HeadedRow | null;
}

/**
 * Rows as texts under the names in the first one. Texts are trimmed, or kept `asWritten`: where the header has a blank
 * after each separator, that blank then belongs to the separator, and the one that begins a value is left out too.
 */
export function headedRows({ asWritten }: { readonly asWritten: boolean }): HeadedRows {
  let columns: readonly string[] | null = null;
  let textIn = textOf;
  return {
    columns: () => columns,
    take: ({ row, cells }) => {
      if (!columns) {
        columns = headersOf(cells.map(textOf), row);
        if (asWritten) textIn = hasBlankSeparator(cells) ? afterBlanks : written;
        return null;
      }
      const texts = cells.map(textIn);
      return texts.some((text) => text.trim())
        ? { row, cells: toWidth(texts, columns, row) }
        : null;
    },
  };
}

const textOf = (cell: Cell): string => written(cell).trim();
const afterBlanks = (cell: Cell): string => written(cell).replace(/^ +/, '');

function written(cell: Cell): string {
  if (cell === null) return '';
  return isCellError(cell) ? cell.error : String(cell);
}

const hasBlankSeparator = ([, ...cells]: readonly Cell[]): boolean =>
  cells.length > 0 && cells.every((cell) => written(cell).startsWith(' '));

/** What a column is called whose header is blank. */
export const unnamed = (at: number): string => `column ${at + 1}`;

function headersOf(texts: readonly string[], row: number): string[] {
  const columns = texts.map((text, at) => text || unnamed(at));
  const name = columns.find((name, at) => columns.indexOf(name) !== at);
  if (name !== undefined) throw new HeaderError({ code: 'name-twice', row, name });
  return columns;
}

function toWidth(texts: string[], { length }: readonly string[], row: number): string[] {
  const over = texts.findIndex((text, at) => at >= length && text !== '');
  if (over >= 0)
    throw new HeaderError({
      code: 'no-header',
      row,
      value: texts[over] ?? '',
      column: over + 1,
      columns: length,
    });
  return Array.from({ length }, (_, at) => texts[at] ?? '');
}
