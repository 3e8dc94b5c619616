import ICAL from 'ical.js';
import { LRUCache } from 'lru-cache';
import { localAt, offsetAt } from './zones.ts';

/** A moment at which clocks are put forward or back. */
interface Change {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const changesKnown = new LRUCache<string, readonly Change[]>({ max: 200 });

/**
 * The VTIMEZONE of a zone, derived from the same tables by which the hub itself reads clocks (Intl), so that what is
 * written and what is shown never disagree. Changes that come back each year are written as a rule without an end;
 * others (Ramadan in Morocco, the Sundays of Chile) one by one, for the years asked.
 */
export function zoneDefinition(zone: string, fromYear: number, untilYear: number): ICAL.Component {
  const definition = new ICAL.Component('vtimezone');
  definition.addPropertyWithValue('tzid', zone);
  const begin = Date.UTC(fromYear, 0, 1);
  const offset = offsetAt(new Date(begin), zone);
  definition.addSubcomponent(observance([{ at: begin, from: offset, to: offset }], null));
  for (const changes of kinds(changesOf(zone, fromYear, untilYear)))
    definition.addSubcomponent(observance(changes, yearlyRule(changes, untilYear)));
  return definition;
}

/** All changes of the clock there in these years, in order. */
function changesOf(zone: string, fromYear: number, untilYear: number): readonly Change[] {
  const key = `${zone} ${fromYear} ${untilYear}`;
  const known = changesKnown.get(key);
  if (known) return known;
  const changes: Change[] = [];
  const end = Date.UTC(untilYear + 1, 0, 1);
  let before = offsetAt(new Date(Date.UTC(fromYear, 0, 1)), zone);
  for (let at = Date.UTC(fromYear, 0, 1) + DAY; at <= end; at += DAY) {
    const after = offsetAt(new Date(at), zone);
    if (after !== before)
      changes.push({ at: momentOf(zone, at - DAY, at, before), from: before, to: after });
    before = after;
  }
  changesKnown.set(key, changes);
  return changes;
}

/** The minute of the change between two moments, by halves. */
function momentOf(zone: string, low: number, high: number, before: number): number {
  let [earlier, later] = [low, high];
  while (later - earlier > MINUTE) {
    const middle = earlier + Math.floor((later - earlier) / 2 / MINUTE) * MINUTE;
    if (offsetAt(new Date(middle), zone) === before) earlier = middle;
    else later = middle;
  }
  return later;
}

const kinds = (changes: readonly Change[]): Change[][] => [
  ...Map.groupBy(changes, ({ from, to }) => `${from} ${to}`).values(),
];

function observance(changes: readonly Change[], rule: string | null): ICAL.Component {
  const [first = { at: 0, from: 0, to: 0 }] = changes;
  const part = new ICAL.Component(first.to > first.from ? 'daylight' : 'standard');
  part.addPropertyWithValue('dtstart', clockBefore(first));
  part.addPropertyWithValue('tzoffsetfrom', utcOffset(first.from));
  part.addPropertyWithValue('tzoffsetto', utcOffset(first.to));
  if (rule) part.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule));
  // ical.js and others forget the first one where dates are listed: it is listed too.
  else if (changes.length > 1)
    for (const change of changes) part.addPropertyWithValue('rdate', clockBefore(change));
  return part;
}

/** What the clock says when it is about to be changed: RFC 5545, 3.6.5. */
const clockBefore = ({ at, from }: Change): ICAL.Time =>
  ICAL.Time.fromDateTimeString(`${localAt(at + from * MINUTE)}:00`);

const utcOffset = (minutes: number): ICAL.UtcOffset => ICAL.UtcOffset.fromSeconds(minutes * 60);

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const FEWEST = 5;

/** The rule that all these changes follow, once a year up to the last year asked; null where there is none. */
function yearlyRule(changes: readonly Change[], untilYear: number): string | null {
  const clocks = changes.map(({ at, from }) => new Date(at + from * MINUTE));
  const [first] = clocks;
  const last = clocks.at(-1);
  if (!first || !last || clocks.length < FEWEST || last.getUTCFullYear() !== untilYear) return null;
  const same = clocks.every(
    (clock, at) =>
      clock.getUTCFullYear() === first.getUTCFullYear() + at &&
      clock.getUTCMonth() === first.getUTCMonth() &&
      clock.getUTCDay() === first.getUTCDay() &&
      clock.toISOString().slice(11) === first.toISOString().slice(11),
  );
  const nth = new Set(clocks.map((clock) => Math.ceil(clock.getUTCDate() / 7)));
  const isLast = clocks.every((clock) => nextWeek(clock).getUTCMonth() !== clock.getUTCMonth());
  if (!same || (nth.size > 1 && !isLast)) return null;
  const place = isLast ? -1 : [...nth].join('');
  return `FREQ=YEARLY;BYMONTH=${first.getUTCMonth() + 1};BYDAY=${place}${DAYS[first.getUTCDay()]}`;
}

const nextWeek = (day: Date): Date => new Date(day.getTime() + 7 * DAY);
