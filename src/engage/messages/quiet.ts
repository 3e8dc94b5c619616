import { dateFormat } from '../../web/i18n/formats.ts';

/** When somebody wants no message, by the clock on their wall. */
export interface Quiet {
  readonly zone: string;
  /** From this hour on, up to that one; the same hour twice is never. */
  readonly quietFrom: number;
  readonly quietTo: number;
}

/** Whether it is quiet there at this moment; 21 to 8 goes over midnight. */
export function isQuiet(at: Date, { zone, quietFrom, quietTo }: Quiet): boolean {
  const hour = hourIn(at, zone);
  return quietFrom <= quietTo
    ? hour >= quietFrom && hour < quietTo
    : hour >= quietFrom || hour < quietTo;
}

const STEP = 15 * 60_000;
const MOST = (36 * 3_600_000) / STEP;

/**
 * The next moment at which it is not quiet, to the quarter of an hour: no zone lies on a finer grid, and a clock that is
 * put forward or back in between is read as it will stand.
 */
export function nextAwake(at: Date, quiet: Quiet): Date {
  if (!isQuiet(at, quiet)) return at;
  const start = Math.ceil((at.getTime() + 1) / STEP) * STEP;
  for (let turn = 0; turn < MOST; turn += 1) {
    const next = new Date(start + turn * STEP);
    if (!isQuiet(next, quiet)) return next;
  }
  return new Date(start + MOST * STEP);
}

/** The month there: 2026-11. */
export function monthIn(at: Date, zone: string): string {
  const { year, month } = partsIn(at, zone);
  return `${year}-${month}`;
}

/** The first moment of the next month there, to the quarter of an hour. */
export function nextMonth(at: Date, zone: string): Date {
  const here = monthIn(at, zone);
  // Never further than 31 days and a clock put back; the last quarter of this month is searched for by halves.
  let [low, high] = [
    Math.floor(at.getTime() / STEP),
    Math.ceil((at.getTime() + 32 * 86_400_000) / STEP),
  ];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (monthIn(new Date(middle * STEP), zone) === here) low = middle;
    else high = middle;
  }
  return new Date(high * STEP);
}

export const hourIn = (at: Date, zone: string): number => Number(partsIn(at, zone).hour);

function partsIn(at: Date, zone: string): Record<string, string> {
  const format = dateFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
