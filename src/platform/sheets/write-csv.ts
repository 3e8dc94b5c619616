import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Cell, isCellError } from './workbook.ts';

export type CsvRows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

const CHUNK = 64 * 1024;

/** Writes rows as RFC 4180 text with backpressure; the stream is ended. Returns the number of rows. */
export async function writeCsv(rows: CsvRows, out: Writable): Promise<number> {
  let count = 0;
  async function* counted(): AsyncGenerator<readonly Cell[]> {
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  }
  await pipeline(Readable.from(csvChunks(counted())), out);
  return count;
}

/** The same text in pieces of about 64 kB, for a response that streams. */
export async function* csvChunks(rows: CsvRows): AsyncGenerator<string> {
  let chunk = '';
  for await (const row of rows) {
    chunk += csvLine(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

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
