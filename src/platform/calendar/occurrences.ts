import type { CalendarEvent } from './event.ts';
import { beforeEnd, daysOf, MOST_TIMES, readRule } from './rules.ts';
import { dayAt, instantOf, isDay, type Local, localOf, wall } from './zones.ts';

/** One time that an event takes place. */
export interface Occurrence {
  /** Its start by the rule: the name of this occurrence, whatever became of it. */
  readonly key: Local;
  readonly start: Date;
  readonly end: Date;
  /** The event as it is this time. */
  readonly event: CalendarEvent;
}

const DAY = 86_400_000;

/**
 * When an event takes place between two moments (what has begun and not ended counts), in order, at most so often.
 * `moved` are its occurrences that differ; one that is cancelled is given too, with its status.
 */
export function occurrences(
  event: CalendarEvent,
  from: Date,
  until: Date,
  most: number,
  moved: readonly CalendarEvent[] = [],
): Occurrence[] {
  const changed = new Map(moved.map((one) => [one.instead, one]));
  const found: Occurrence[] = [];
  for (const [key, one] of changed) if (key !== null) keep(at(one, one.start.local, key));
  let times = 0;
  for (const local of startsOf(event, from, until)) {
    if (times >= most) break;
    if (!changed.has(local) && keep(at(event, local))) times += 1;
  }
  return found.sort((one, other) => one.start.getTime() - other.start.getTime()).slice(0, most);

  function keep(occurrence: Occurrence): boolean {
    const within = occurrence.end > from || occurrence.start >= from;
    if (!within || occurrence.start >= until) return false;
    found.push(occurrence);
    return true;
  }
}

/** Every time lasts as long as the first: RFC 5545, 3.8.5.3. */
function at(event: CalendarEvent, local: Local, key: Local = local): Occurrence {
  const { start, end } = event;
  const begin = instantOf(local, start.zone);
  if (isDay(start.local)) {
    const days = wall(end.local) - wall(start.local);
    return { key, start: begin, end: instantOf(dayAt(wall(local) + days), start.zone), event };
  }
  const lasting =
    instantOf(end.local, end.zone).getTime() - instantOf(start.local, start.zone).getTime();
  return { key, start: begin, end: new Date(begin.getTime() + lasting), event };
}

/** Local starts by rule, exceptions and additions; those far before `from` are left out where the rule need not count. */
function* startsOf(event: CalendarEvent, from: Date, until: Date): Generator<Local> {
  const except = new Set(event.except);
  const dropped = (local: Local) => except.has(local) || except.has(local.slice(0, 10));
  const also = event.also.filter((local) => !dropped(local)).toSorted();
  for (const local of byRule(event, from, until)) {
    while (also[0] !== undefined && also[0] < local) yield also.shift() ?? '';
    if (also[0] === local) also.shift();
    if (!dropped(local)) yield local;
  }
  yield* also;
}

function* byRule(
  { rule: text, start, end }: CalendarEvent,
  from: Date,
  until: Date,
): Generator<Local> {
  const rule = text === null ? null : readRule(text);
  if (!rule) {
    yield start.local;
    return;
  }
  const clock = start.local.slice(10);
  const last = localOf(new Date(until.getTime() + DAY), start.zone);
  const lasting = Math.max(0, wall(end.local) - wall(start.local));
  const early = dayAt(wall(localOf(from, start.zone)) - lasting - 2 * DAY);
  let times = 0;
  for (const day of daysOf(rule, start.local, last)) {
    times += 1;
    if (rule.count !== null && times > Math.min(rule.count, MOST_TIMES)) return;
    const local = `${day}${clock}`;
    if (day < early) continue;
    if (!beforeEnd(rule, local, instantOf(local, start.zone))) return;
    yield local;
  }
}
