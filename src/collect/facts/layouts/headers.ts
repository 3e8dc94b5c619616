import type { Cell } from '../../../platform/sheets/sheets.ts';
import type { Sex } from '../fact.ts';
import type { SheetEvidence } from './layout.ts';

/** A header as it is compared: lower case, no accents nor hamzas, no footnote marks, words apart by single spaces. */
export function plainHeader(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'object') return '';
  return String(cell)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u065f\ufeff]/g, '')
    .toLowerCase()
    .replace(/\(([a-z]|\d{1,2})\)|[*†‡§]/g, '')
    .replace(/[_\-./\s’']+/g, ' ')
    .trim();
}

export interface Period {
  readonly year: number;
  readonly quarter: number | null;
}

/** `1990`, `X1990`, `2011 [YR2011]`, `2022e`, `2011Q3 [YR2011Q3]`, `T2 2015`; null for anything else, ranges included. */
export function periodOf(cell: Cell | undefined): Period | null {
  if (typeof cell === 'number') return period(cell, null);
  if (typeof cell !== 'string') return null;
  const text = westernDigits(cell.trim()).replace(/\s*\[.*\]$/, '');
  const year = /^[xy]?(\d{4})(?:\.0)?\s*(?:[efp]|\*|\([a-z]\))?$/i.exec(text);
  if (year) return period(Number(year[1]), null);
  const quarter =
    /^(\d{4})[\s-]?[qt]([1-4])$/i.exec(text) ??
    /^(\d{4})[\s_-]?([1-4])[qt]$/i.exec(text) ??
    flip(/^[qt]([1-4])[\s-]?(\d{4})$/i.exec(text));
  return quarter ? period(Number(quarter[1]), Number(quarter[2])) : null;
}

/** A year, or the year of a date: `2020-01-31`, `31/01/2020`, `31.1.2020`. */
export const yearOf = (cell: Cell | undefined): number | null => timeOf(cell)?.year ?? null;

/** A year or a quarter, or the year of a date. */
export function timeOf(cell: Cell | undefined): Period | null {
  const text = typeof cell === 'string' ? westernDigits(cell.trim()) : '';
  const date = /^(\d{4})-\d{2}-\d{2}/.exec(text) ?? /^\d{1,2}[/.-]\d{1,2}[/.-](\d{4})$/.exec(text);
  return periodOf(date?.[1] ?? cell);
}

/** Arabic, Persian and full-width digits as western ones. */
export function westernDigits(text: string): string {
  if (!/[٠-٩۰-۹０-９]/.test(text)) return text;
  return text
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

function flip(found: RegExpExecArray | null): [string, string, string] | null {
  return found ? [found[0], found[2] ?? '', found[1] ?? ''] : null;
}

function period(year: number, quarter: number | null): Period | null {
  return Number.isInteger(year) && year >= 1800 && year <= 2100 ? { year, quarter } : null;
}

/** The first year named in a title or a file name. */
export function yearIn(text: string): number | null {
  const found = /(?<!\d)(19|20)\d{2}(?!\d)/.exec(text);
  return found ? Number(found[0]) : null;
}

const FEMALE = /\b(females?|women|femmes?|feminin|mujer(es)?|femenino)\b|اناث|نساء|انثي|انثى/;
const MALE = /\b(males?|men|hommes?|masculin|hombres?|masculino|varon(es)?)\b|ذكور|رجال|ذكر/;
const BOTH = /\b(both|total|all|ensemble|deux sexes|ambos|todos)\b|الجنسين|المجموع|كلا/;

/** The sex that a header speaks of; `both` only where it says so. */
export function sexIn(text: string): Sex | null {
  const plain = plainHeader(text);
  const female = FEMALE.test(plain);
  const male = MALE.test(plain);
  if (female && male) return 'both';
  if (female) return 'female';
  if (male) return 'male';
  return BOTH.test(plain) ? 'both' : null;
}

/** Row number (from 1) of the first row of the preview for which `is` holds, 0 if none. */
export function findRow(sheet: SheetEvidence, is: (cells: readonly Cell[]) => boolean): number {
  return sheet.cells.findIndex(is) + 1;
}

/** Number (from 1) of the first column whose header satisfies `is`, 0 if none. */
export function findColumn(headers: readonly Cell[], is: (header: string) => boolean): number {
  return headers.findIndex((cell) => is(plainHeader(cell))) + 1;
}

/** The headers of a row; those of its first columns stand in the row above where a header of two rows leaves them empty. */
export function headersAt({ cells }: SheetEvidence, row: number): readonly Cell[] {
  const header = cells[row - 1] ?? [];
  const first = header.findIndex((cell) => cell !== null);
  const above = cells[row - 2] ?? [];
  return header.map((cell, at) => (at < first ? (above[at] ?? null) : cell));
}

/** The nearest text above a header cell: the name of the group of columns that it belongs to. */
export function groupAbove(sheet: SheetEvidence, headerRow: number, column: number): string {
  for (let row = headerRow - 1; row >= 1 && row >= headerRow - 4; row -= 1) {
    const cell = sheet.cells[row - 1]?.[column - 1];
    if (typeof cell === 'string' && cell.trim()) return cell.trim();
  }
  return '';
}

/** All texts of the rows above the header: title, table number, citation. */
export function textAbove(sheet: SheetEvidence, headerRow: number): string {
  const texts = sheet.cells.slice(0, Math.max(0, headerRow - 1)).flat();
  return [...new Set(texts.filter((cell) => typeof cell === 'string'))].join(' ');
}
