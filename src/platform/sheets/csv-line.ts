import { type Cell, isCellError } from './workbook.ts';

/** One line of RFC 4180, in which no spreadsheet finds a formula. */
export function csvLine(row: readonly (Cell | undefined)[]): string {
  let line = '';
  for (let i = 0; i < row.length; i += 1) line += (i ? ',' : '') + csvField(row[i] ?? null);
  return `${line}\r\n`;
}

function csvField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = guardFormula(isCellError(cell) ? cell.error : cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** OWASP "CSV injection": what a spreadsheet may take for the beginning of a formula. */
export const FORMULA_STARTS = [...'=+-@\t\r\n＝＋－＠'];
export const PLAIN_NUMBER = '^[+-]?\\d+(\\.\\d+)?$';
const plainNumber = new RegExp(PLAIN_NUMBER);

/** A text that a spreadsheet would run gets an apostrophe; a plain number written as text does not. */
function guardFormula(text: string): string {
  return FORMULA_STARTS.includes(text.charAt(0)) && !plainNumber.test(text) ? `'${text}` : text;
}
