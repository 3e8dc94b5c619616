/** What a cell is understood to say under the use of its column, and what is wrong with it. */
import {
  FILLERS,
  MAYBE_NAMES,
  standardiseDate,
  standardiseEmail,
} from '../../methods/standardising/standardising.ts';
import { resolveCountry } from '../../reference/countries/countries.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { ColumnUse, IssueCode, ListColumn } from './columns.ts';

export interface Understood {
  /** In one form for all lists, or as it was written where there is none; null: as if the cell were empty. */
  readonly text: string | null;
  readonly issue: IssueCode | null;
}

/** Reads one cell. */
export type Reader = (cell: string) => Understood;

const CONTROLS = /[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const CONTROL = /[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;
// UTF-8 read as Windows-1252 or as Arabic's 1256, and what was lost for good.
const SPOILT = /Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|â€|ï»¿|\ufffd|[ØÙ][\u0080-\u00bf†‡ˆ‰Š‹Œ]/;

const NAMES: readonly ColumnUse[] = ['given', 'middle', 'surname', 'name'];

function isFiller(text: string, use: ColumnUse): boolean {
  const folded = fold(text);
  if (folded === '' || /^(x{2,}|0{4,}|9{4,}|([?.-] ?)+)$/.test(folded)) return true;
  return FILLERS.includes(folded) || (MAYBE_NAMES.includes(folded) && !NAMES.includes(use));
}

/** A reader for a column. It remembers the values of columns that have few. */
export function readerOf(column: ListColumn, use: ColumnUse, today: string): Reader {
  const read = BY_USE[use] ?? asWritten;
  const context = { order: orderOf(column), today, spanishSexes: column.spanishSexes === true };
  const known = new Map<string, Understood>();
  return (cell) => {
    const seen = known.get(cell);
    if (seen) return seen;
    const understood = readCell(cell, read, use, context);
    if (known.size < 5000) known.set(cell, understood);
    return understood;
  };
}

const orderOf = ({ dateOrder }: ListColumn): Context['order'] =>
  dateOrder === 'month-day' ? 'month-first' : 'day-first';

interface Context {
  readonly order: 'day-first' | 'month-first';
  readonly today: string;
  readonly spanishSexes: boolean;
}

type Read = (text: string, context: Context) => Understood;

function readCell(cell: string, read: Read, use: ColumnUse, context: Context): Understood {
  if (use === 'none') return { text: cell.trim() || null, issue: null };
  const text = cell.replace(CONTROLS, ' ').trim();
  if (text === '') return { text: null, issue: use === 'id' ? 'id-missing' : null };
  if (CONTROL.test(cell.trim())) return { ...read(text, context), issue: 'control' };
  if (SPOILT.test(text)) return { text, issue: 'encoding' };
  if (isFiller(text, use)) return { text: null, issue: 'filler' };
  return read(text, context);
}

const asWritten: Read = (text) => ({ text: text || null, issue: null });

const readName: Read = (text) => ({
  text,
  issue: /\p{Nd}/u.test(text) ? 'digits-in-name' : null,
});

const EARLIEST = 1900;

const readDate: Read = (text, { order, today }) => {
  const date = standardiseDate(text, { order, latest: Number(today.slice(0, 4)) });
  if (!date) return { text: null, issue: 'date-unreadable' };
  const two = (part: number) => String(part).padStart(2, '0');
  const parts = [String(date.year), ...[date.month, date.day].flatMap((n) => (n ? two(n) : []))];
  const iso = parts.join('-');
  if (iso > today) return { text: iso, issue: 'date-future' };
  return { text: iso, issue: date.year < EARLIEST ? 'date-too-early' : null };
};

const readYear: Read = (text, { today }) => {
  const [year] = /(1[89]|20)\d\d/.exec(text) ?? [];
  if (!year) return { text: null, issue: 'year-unreadable' };
  if (year > today.slice(0, 4)) return { text: year, issue: 'date-future' };
  return { text: year, issue: Number(year) < EARLIEST ? 'date-too-early' : null };
};

const readEmail: Read = (text) => {
  const address = standardiseEmail(text);
  if (address) return { text: address, issue: null };
  return { text: null, issue: text.includes('@') ? 'email-unreadable' : 'email-without-at' };
};

const readTelephone: Read = (text) => {
  const digits = text.normalize('NFKC').replace(/\D+/g, '');
  if (digits.length < 7) return { text: digits || null, issue: 'telephone-short' };
  return { text: digits, issue: digits.length > 17 ? 'telephone-long' : null };
};

const SEXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    F: 'f female femme feminin w woman mujer femenino 2 fille أنثى امرأة انثى ж',
    M: 'm male h homme masculin man hombre masculino varon 1 garcon ذكر رجل м',
  }).flatMap(([code, words]) => words.split(' ').map((word) => [fold(word), code] as const)),
);

const readSex: Read = (text, { spanishSexes }) => {
  const word = fold(text);
  const code = spanishSexes && word === 'm' ? 'F' : (SEXES.get(word) ?? null);
  return { text: code ?? text, issue: code ? null : 'sex-unknown' };
};

/** « Congo » and « Guinée » are read as what they mostly mean, and said to be unsure. */
const LEAST_SCORE = 0.8;

const readCountry: Read = (text) => {
  const { code, kind, score, ambiguous } = resolveCountry(text);
  if (kind !== 'country' || !code || score < LEAST_SCORE) return { text, issue: 'country-unknown' };
  return { text: code, issue: ambiguous ? 'country-unsure' : null };
};

const BY_USE: Partial<Record<ColumnUse, Read>> = {
  given: readName,
  middle: readName,
  surname: readName,
  name: readName,
  'birth-date': readDate,
  observed: readDate,
  'birth-year': readYear,
  email: readEmail,
  phone: readTelephone,
  sex: readSex,
  country: readCountry,
  origin: readCountry,
  residence: readCountry,
};
