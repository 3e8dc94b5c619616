import { fold } from '../../reference/folding/folding.ts';

/** A date as far as it was given: a month without a year is nothing, a day without a month neither. */
export interface PartialDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Day and month may be the other way round: both are at most 12 and nothing says which is which. */
  readonly ambiguous: boolean;
}

export type DayOrder = 'day-first' | 'month-first';

const LONGEST = 40;
const EARLIEST = 1850;
const LATEST = 2100;

/**
 * Reads « 1984-03-07 », « 7/3/1984 », « 07.03.84 », « 19840307 », « 03/1984 », « 1984 », « 7 mars 1984 », « March 7, 1984 »,
 * «٧ مارس ١٩٨٤»; null for what is no date of the Gregorian calendar between 1850 and 2100. Registers write 00 (or 1 January) for a day
 * or month that nobody knows: 00 is left out. Two figures of a year are the latest such year up to `latest`; without it
 * they are none.
 */
export function standardiseDate(text: string, how: Writing = {}): PartialDate | null {
  const date = readDate(text, how);
  return date && exists(date) ? date : null;
}

interface Writing {
  readonly order?: DayOrder | undefined;
  readonly latest?: number | undefined;
}

/** The same for days that no calendar has: « 31/02/1984 » is read as it stands. */
export function readDate(text: string, { order, latest }: Writing = {}): PartialDate | null {
  const written = text.slice(0, LONGEST).replace(/[T ]\d\d:\d\d.*$|\.0+$/, '');
  const plain = latinFigures(fold(written));
  const numbers = plain.replace(MONTH, monthOf).split(' ').filter(isDatePiece);
  const named = /\p{L}{3}/u.test(plain) || MONTH.test(plain);
  return named ? fromWords(numbers, latest) : fromFigures(numbers, order, latest);
}

/** Which order the dates of a column are in, by those that can only be read one way; null if none can or they differ. */
export function dayOrderOf(column: readonly string[]): DayOrder | null {
  const seen = new Set<DayOrder>();
  for (const text of column) {
    const [, first, second] = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{2,4}/.exec(text) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) seen.add('day-first');
    if (Number(second) > 12 && Number(first) <= 12) seen.add('month-first');
  }
  const [only] = seen;
  return seen.size === 1 && only ? only : null;
}

export type DateAgreement =
  | 'same'
  | 'day-and-month-swapped'
  | 'same-as-far-as-known'
  | 'one-part-differs'
  | 'same-year'
  | 'different';

/** How two dates agree, the strongest statement that holds. */
export function compareDates(one: PartialDate, other: PartialDate): DateAgreement {
  const [years, months, days] = [
    agree(one.year, other.year),
    agree(one.month, other.month),
    agree(one.day, other.day),
  ];
  if (years && months && days)
    return one.day !== null && other.day !== null ? 'same' : 'same-as-far-as-known';
  if (years && isSwap(one, other)) return 'day-and-month-swapped';
  const known = one.day !== null && other.day !== null;
  if (known && Number(years) + Number(months) + Number(days) === 2) return 'one-part-differs';
  return years ? 'same-year' : 'different';
}

const agree = (one: number | null, other: number | null): boolean =>
  one === null || other === null || one === other;

const isSwap = (one: PartialDate, other: PartialDate): boolean =>
  one.month !== null && one.month === other.day && one.day === other.month;

/** Two words of a name are joined by a dash. */
const MONTHS: readonly string[] = [
  'janvier january enero janv jan ene يناير جانفي كانون-الثاني',
  'fevrier february febrero fevr fev feb فبراير فيفري شباط',
  'mars march marzo mar مارس اذار',
  'avril april abril avr apr abr ابريل افريل نيسان',
  'mai may mayo مايو ماي ايار',
  'juin june junio jun يونيو جوان حزيران',
  'juillet july julio juil jul يوليو جويليه تموز',
  'aout august agosto aug ago اغسطس اوت اب',
  'septembre september septiembre setiembre sept sep سبتمبر ايلول',
  'octobre october octubre oct اكتوبر تشرين-الاول',
  'novembre november noviembre nov نوفمبر تشرين-الثاني',
  'decembre december diciembre dec dic ديسمبر كانون-الاول',
];
const MONTH_BY_NAME = new Map(
  MONTHS.flatMap((names, at) =>
    names.split(' ').map((name) => [fold(name), ` m${at + 1} `] as const),
  ),
);
const MONTH = new RegExp(`(?<!\\p{L})(?:${[...MONTH_BY_NAME.keys()].join('|')})(?!\\p{L})`, 'u');

const monthOf = (name: string): string => MONTH_BY_NAME.get(name) ?? name;
const isDatePiece = (piece: string): boolean => /^m?\d+(er|st|nd|rd|th)?$/.test(piece);

function latinFigures(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (figure) =>
    String(figure.charCodeAt(0) & 0x0f),
  );
}

function fromWords(pieces: readonly string[], latest: number | undefined): PartialDate | null {
  const month = pieces.find((piece) => piece.startsWith('m'));
  const figures = pieces.filter((piece) => !piece.startsWith('m')).map(Number.parseFloat);
  if (!month || figures.length === 0 || figures.length > 2) return null;
  const year = figures.find((figure) => figure > 31) ?? figures.at(-1) ?? 0;
  const [day = null] = figures.length === 2 ? figures.filter((figure) => figure !== year) : [];
  return partial(fullYear(year, latest), Number(month.slice(1)), day, false);
}

function fromFigures(
  pieces: readonly string[],
  order: DayOrder | undefined,
  latest: number | undefined,
): PartialDate | null {
  const [first = '', second = '', third = '', more] = pieces;
  if (more !== undefined || !first) return null;
  if (!second) return fromOne(first);
  if (!third) return fromMonthAndYear(first, second);
  if (first.length === 4) return partial(Number(first), Number(second), Number(third), false);
  return fromDayAndMonth(Number(first), Number(second), fullYear(Number(third), latest), order);
}

function fromOne(figures: string): PartialDate | null {
  if (figures.length === 4) return partial(Number(figures), null, null, false);
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(figures) ?? [];
  return year ? partial(Number(year), Number(month), Number(day), false) : null;
}

function fromMonthAndYear(first: string, second: string): PartialDate | null {
  if (first.length === 4) return partial(Number(first), Number(second), null, false);
  return second.length === 4 ? partial(Number(second), Number(first), null, false) : null;
}

function fromDayAndMonth(
  first: number,
  second: number,
  year: number,
  order: DayOrder | undefined,
): PartialDate {
  const monthFirst = first <= 12 && (second > 12 || order === 'month-first');
  const open = order === undefined && first <= 12 && second <= 12 && first !== second;
  return monthFirst ? partial(year, first, second, open) : partial(year, second, first, open);
}

function partial(
  year: number,
  month: number | null,
  day: number | null,
  ambiguous: boolean,
): PartialDate {
  if (!month) return { year, month: null, day: null, ambiguous: false };
  return { year, month, day: day || null, ambiguous: ambiguous && Boolean(day) };
}

function fullYear(year: number, latest: number | undefined): number {
  if (year >= 100 || latest === undefined) return year;
  const century = latest - (latest % 100);
  return century + year <= latest ? century + year : century - 100 + year;
}

function exists({ year, month, day }: PartialDate): boolean {
  if (!(year >= EARLIEST && year <= LATEST)) return false;
  if (month === null) return true;
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === (day ?? 1);
}
