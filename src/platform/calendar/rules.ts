import { dayAt, isDay, isLocal, type Local, wall } from './zones.ts';

/**
 * A recurrence by days. Rules within a day (hours, minutes), days of the year and weeks of the year are refused: no
 * gathering is called so, and a feed could ask for billions of them.
 */
export interface Rule {
  readonly every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number | null;
  /** A day, a local time, or a moment in UTC (with Z). */
  readonly until: string | null;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  /** `nth` is 0 where every such day of the period is meant; 0 is Sunday. */
  readonly weekdays: readonly { readonly nth: number; readonly day: number }[];
  readonly positions: readonly number[];
  readonly weekStart: number;
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const EVERY = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
const MOST_VALUES = 60;
export const MOST_TIMES = 1000;

/** Reads an RRULE; null where it is none, or one that is refused. */
export function readRule(text: string): Rule | null {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (!value || rest.length > 0 || parts.has(name) || !NAMES.has(name)) return null;
    parts.set(name, value);
  }
  const every = EVERY.find((name) => name === parts.get('FREQ'));
  const interval = wholes(parts.get('INTERVAL') ?? '1', 1, 999)?.[0];
  const count = parts.has('COUNT') ? wholes(parts.get('COUNT'), 1, MOST_TIMES)?.[0] : null;
  const until = parts.has('UNTIL') ? readUntil(parts.get('UNTIL') ?? '') : null;
  const months = wholes(parts.get('BYMONTH'), 1, 12);
  const monthDays = wholes(parts.get('BYMONTHDAY'), -31, 31);
  const weekdays = readWeekdays(parts.get('BYDAY'));
  const positions = wholes(parts.get('BYSETPOS'), -366, 366);
  const weekStart = DAYS.indexOf(parts.get('WKST') ?? 'MO');
  if (!every || !interval || count === undefined || until === undefined || weekStart === -1)
    return null;
  if (!months || !monthDays || !weekdays || !positions || (count && until)) return null;
  if (weekdays.some(({ nth }) => nth !== 0) && (every === 'DAILY' || every === 'WEEKLY'))
    return null;
  return { every, interval, count, until, months, monthDays, weekdays, positions, weekStart };
}

const NAMES = new Set(
  'FREQ INTERVAL COUNT UNTIL BYMONTH BYMONTHDAY BYDAY BYSETPOS WKST'.split(' '),
);

/** Whole numbers between two bounds, never 0; none where nothing is written, null where something else is. */
function wholes(text: string | undefined, least: number, most: number): number[] | null {
  if (text === undefined) return [];
  const words = text.split(',');
  const values = words.map((word) => (/^[+-]?\d{1,4}$/.test(word) ? Number(word) : Number.NaN));
  const fit = values.every((value) => value >= least && value <= most && value !== 0);
  return fit && values.length <= MOST_VALUES ? values : null;
}

function readWeekdays(text: string | undefined): Rule['weekdays'] | null {
  if (text === undefined) return [];
  const days = text.split(',').map((word) => {
    const [, nth = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(word) ?? [];
    return { nth: Number(nth), day: DAYS.indexOf(name) };
  });
  const fit = days.every(({ nth, day }) => day !== -1 && Math.abs(nth) <= 53);
  return fit && days.length <= MOST_VALUES ? days : null;
}

function readUntil(text: string): string | undefined {
  const [, year, month, day, clock, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d{4})\d\d(Z?))?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const local = clock ? `${date}T${clock.slice(0, 2)}:${clock.slice(2)}` : date;
  return isLocal(local) ? `${local}${utc ?? ''}` : undefined;
}

const DAY = 86_400_000;

/**
 * The days on which a rule falls, in order, from the day of its first start on, which always counts (RFC 5545, 3.8.5.3).
 * Ends at `last`, whatever the rule says; `count` and `until` are the caller's, who knows the time of day.
 */
export function* daysOf(rule: Rule, start: Local, last: Local): Generator<Local> {
  const first = wall(start.slice(0, 10));
  const end = wall(last.slice(0, 10));
  yield dayAt(first);
  for (let turn = 0; ; turn += 1) {
    const period = periodOf(rule, first, turn * rule.interval);
    if ((period[0] ?? end + 1) > end) return;
    const fitting = period.filter((day) => fits(rule, first, day));
    for (const day of placed(fitting, rule.positions)) {
      if (day > end) return;
      if (day > first) yield dayAt(day);
    }
  }
}

/** All days of the period that lies so many periods after that of the first day. */
function periodOf(rule: Rule, first: number, ahead: number): number[] {
  const at = new Date(first);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  if (rule.every === 'DAILY') return [first + ahead * DAY];
  if (rule.every === 'WEEKLY') {
    const begin = first - ((at.getUTCDay() - rule.weekStart + 7) % 7) * DAY + ahead * 7 * DAY;
    return between(begin, begin + 7 * DAY);
  }
  if (rule.every === 'MONTHLY')
    return between(Date.UTC(year, month + ahead, 1), Date.UTC(year, month + ahead + 1, 1));
  return between(Date.UTC(year + ahead, 0, 1), Date.UTC(year + ahead + 1, 0, 1));
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) / DAY) }, (_, at) => from + at * DAY);

function fits(rule: Rule, first: number, time: number): boolean {
  const [start, day] = [new Date(first), new Date(time)];
  const { every, months, monthDays, weekdays } = rule;
  const open = monthDays.length === 0 && weekdays.length === 0;
  if (months.length > 0 && !months.includes(day.getUTCMonth() + 1)) return false;
  if (open && every === 'WEEKLY') return day.getUTCDay() === start.getUTCDay();
  if (open && every !== 'DAILY' && day.getUTCDate() !== start.getUTCDate()) return false;
  if (open && every === 'YEARLY' && months.length === 0)
    return day.getUTCMonth() === start.getUTCMonth();
  const [fromStart, fromEnd] = [day.getUTCDate(), day.getUTCDate() - daysInMonth(day) - 1];
  if (monthDays.length > 0 && !monthDays.includes(fromStart) && !monthDays.includes(fromEnd))
    return false;
  return weekdays.length === 0 || weekdays.some((weekday) => isWeekday(rule, weekday, day));
}

const daysInMonth = (day: Date): number =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

/** The second Tuesday, the last Friday: within the month, or within the year where no month is named. */
function isWeekday(rule: Rule, { nth, day: wanted }: Rule['weekdays'][number], day: Date): boolean {
  if (day.getUTCDay() !== wanted) return false;
  if (nth === 0) return true;
  const year = day.getUTCFullYear();
  const byYear = rule.every === 'YEARLY' && rule.months.length === 0;
  const at = byYear ? (day.getTime() - Date.UTC(year, 0, 1)) / DAY : day.getUTCDate() - 1;
  const size = byYear ? (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY : daysInMonth(day);
  return nth > 0 ? Math.floor(at / 7) + 1 === nth : -Math.floor((size - 1 - at) / 7) - 1 === nth;
}

function placed(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days;
  return days.filter((_, at) => positions.includes(at + 1) || positions.includes(at - days.length));
}

/** Whether a start is still within a rule's last day; `moment` is its instant. */
export function beforeEnd({ until }: Rule, local: Local, moment: Date): boolean {
  if (until === null) return true;
  if (until.endsWith('Z')) return moment.getTime() <= Date.parse(until);
  return isDay(until) ? local.slice(0, 10) <= until : local <= until;
}
