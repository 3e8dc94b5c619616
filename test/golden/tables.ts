/** Reads the published files apart from the project's own readers, so that what is expected is nobody's echo. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';

export const DATA = resolve(
  import.meta.dirname,
  '../..',
  process.env.PASSERELLE_SHARED ?? '../shared',
  'data',
);

export type Row = Readonly<Record<string, string>>;

/** `relaxed`: quotes stand within fields that are not quoted. */
export function csvRows(path: string, delimiter = ',', relaxed = false): Row[] {
  return parse(readFileSync(resolve(DATA, path)), {
    columns: true,
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: relaxed,
  });
}

export async function sheet(path: string, name: string): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(resolve(DATA, path));
  const found = book.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name} in ${path}`);
  return found;
}

/** One figure that a file gives, and what a page must say of it. */
export interface Expected {
  readonly origin: string;
  readonly residence: string;
  readonly year: number;
  readonly value: number;
  readonly sex?: string;
  readonly quarter?: number;
  readonly measure: string;
}

/** Labels of the World Bank's books with the codes of the list that was made of them. */
export function bankCodes(): Map<string, string> {
  const names = csvRows('migrant-stock/wb2017_origin_dest.csv').concat(
    csvRows('migrant-stock/knomad2021_origin_dest.csv'),
  );
  return new Map(
    names.flatMap((row) => [
      [row.from_name ?? '', row.from_iso3 ?? ''] as const,
      [row.to_name ?? '', row.to_iso3 ?? ''] as const,
    ]),
  );
}

/** The cells above 0 of a matrix whose labels stand in the first column and in the second row. */
export function* matrixCells(
  book: exceljs.Worksheet,
  codes: ReadonlyMap<string, string>,
): Generator<{ down: string; across: string; value: number }> {
  const code = (label: exceljs.CellValue) => codes.get(String(label ?? '').trim());
  for (let row = 3; row <= book.rowCount; row += 1) {
    const down = code(book.getRow(row).getCell(1).value);
    if (!down) continue;
    for (let column = 2; column <= book.columnCount; column += 1) {
      const across = code(book.getRow(2).getCell(column).value);
      const value = book.getRow(row).getCell(column).value;
      if (across && typeof value === 'number' && value > 0) yield { down, across, value };
    }
  }
}

/** So many of them, always the same ones (mulberry32). */
export function sample<T>(all: readonly T[], count = 200, seed = 20): T[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () => {
    const [taken] = left.splice(Math.floor(random() * left.length), 1);
    return taken as T; // `left` never runs out before `count`
  });
}

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
