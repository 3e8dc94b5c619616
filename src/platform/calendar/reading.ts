import ICAL from 'ical.js';
import { Problem } from '../problem.ts';
import type { CalendarEvent, When } from './event.ts';
import { type Part, type Property, partsOf } from './lines.ts';
import { readRule } from './rules.ts';
import { windowsZones } from './windows-zones.ts';
import { printable } from './writing.ts';
import {
  dayAt,
  instantOf,
  isDay,
  isLocal,
  isZone,
  type Local,
  localAt,
  localOf,
  wall,
} from './zones.ts';

/** What a file says: its events, and which of its entries were refused, with the line and what to mend. */
export interface ReadCalendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  readonly refused: readonly Problem[];
}

/**
 * Reads a calendar of a stranger. One that is none, or too large, is refused as a whole; an entry that cannot be read is
 * refused alone. `zone` is where times without a zone are meant, unless the file says it.
 */
export function readCalendar(text: string, zone = 'UTC'): ReadCalendar {
  const { head, events } = partsOf(text);
  const stated = zoneNamed(head.get('X-WR-TIMEZONE') ?? '');
  const refused: Problem[] = [];
  const read: CalendarEvent[] = [];
  for (const part of events) {
    try {
      read.push(eventOf(part, { zone: stated ?? zone, stated: stated !== null }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push(error);
    }
  }
  const name = head.get('NAME') ?? head.get('X-WR-CALNAME') ?? '';
  return {
    name: printable(name.replace(/\\([,;\\])/g, '$1')).slice(0, 200),
    events: read,
    refused,
  };
}

interface Home {
  readonly zone: string;
  readonly stated: boolean;
}

const LONGEST = { UID: 500, SUMMARY: 500, DESCRIPTION: 20_000, LOCATION: 1000, URL: 2000 } as const;

function eventOf({ line, properties, unreadable }: Part, home: Home): CalendarEvent {
  const [bad] = unreadable;
  if (bad !== undefined) throw new Problem('calendar/line', 422, { line: bad });
  const named = (name: string) => properties.find((property) => property.name === name);
  const text = (name: keyof typeof LONGEST) => textOf(named(name), LONGEST[name]);
  const uid = text('UID').trim();
  if (!uid) throw new Problem('calendar/no-uid', 422, { line });
  const opening = named('DTSTART');
  if (!opening) throw new Problem('calendar/no-start', 422, { line });
  const rule = ruleOf(named('RRULE'));
  const start = startOf(opening, home, rule !== null);
  const dates = (name: string) => datesOf(properties, name, start);
  const instead = named('RECURRENCE-ID');
  if (instead?.range) throw new Problem('calendar/range', 422, { line: instead.line });
  return {
    uid,
    sequence: wholeOf(named('SEQUENCE')),
    start,
    end: endOf(start, named('DTEND'), named('DURATION'), home),
    title: text('SUMMARY'),
    description: text('DESCRIPTION'),
    place: text('LOCATION'),
    url: linkOf(text('URL')),
    rule,
    except: dates('EXDATE'),
    also: dates('RDATE'),
    instead: instead ? (dates('RECURRENCE-ID')[0] ?? null) : null,
    status: statusOf(named('STATUS')),
    changedAt: changedAt(named('LAST-MODIFIED') ?? named('DTSTAMP')),
  };
}

function textOf(property: Property | undefined, longest: number): string {
  const value = property?.values[0];
  if (typeof value !== 'string') return '';
  if (value.length > longest)
    throw new Problem('calendar/long', 422, { line: property?.line ?? 0, most: longest });
  return printable(value).trim();
}

function ruleOf(property: Property | undefined): string | null {
  if (!property) return null;
  if (!readRule(property.raw.trim())) throw bad('calendar/rule', property, property.raw);
  return property.raw.trim().toUpperCase();
}

/** Where the file names its zone, what it wrote in UTC is meant there: so some calendars write whatever happens once. */
function startOf(property: Property, home: Home, recurs: boolean): When {
  const start = whenOf(property, property.values[0], home);
  if (start.zone !== 'UTC' || !home.stated || recurs || isDay(start.local)) return start;
  return { local: localOf(instantOf(start.local, 'UTC'), home.zone), zone: home.zone };
}

function whenOf(property: Property, value: unknown, home: Home): When {
  const text = typeof value === 'string' ? value : '';
  const local = property.type === 'date' ? text : text.slice(0, 16);
  if (!isLocal(local) || !['date', 'date-time'].includes(property.type))
    throw bad('calendar/date', property, property.raw);
  if (isDay(local)) return { local, zone: home.zone };
  if (text.endsWith('Z')) return { local, zone: 'UTC' };
  const zone = property.zone ? zoneNamed(property.zone) : home.zone;
  if (!zone) throw bad('calendar/zone', property, property.zone);
  return { local, zone };
}

/** A zone by its own name, by that which Windows gives it, or at the end of a path. */
function zoneNamed(name: string): string | null {
  const plain = name.trim().replace(/^"|"$/g, '');
  const tail = /([A-Za-z_]+\/[\w/+-]+)$/.exec(plain)?.[1] ?? '';
  const found = [plain, windowsZones.get(plain) ?? '', tail, tail.split('/').slice(-2).join('/')];
  return found.find((zone) => zone !== '' && isZone(zone)) ?? null;
}

/** Dates as the clock of the event's start shows them. */
function datesOf(properties: readonly Property[], name: string, start: When): Local[] {
  const home = { zone: start.zone, stated: false };
  return properties
    .filter((property) => property.name === name)
    .flatMap((property) =>
      property.values.map((value) => {
        const { local, zone } = whenOf(property, value, home);
        if (isDay(local) || isDay(start.local)) return local.slice(0, 10);
        return zone === start.zone ? local : localOf(instantOf(local, zone), start.zone);
      }),
    );
}

const DAY = 86_400_000;

function endOf(
  start: When,
  end: Property | undefined,
  duration: Property | undefined,
  home: Home,
): When {
  const found = end ? ended(start, whenOf(end, end.values[0], home)) : lasting(start, duration);
  const line = (end ?? duration)?.line ?? 0;
  const wrong =
    isDay(found.local) !== isDay(start.local) ||
    !isLocal(found.local) ||
    instantOf(found.local, found.zone) < instantOf(start.local, start.zone);
  if (wrong) throw new Problem('calendar/end', 422, { line });
  return found;
}

// An end in UTC belongs to a start elsewhere: it is shown by the same clock.
function ended(start: When, end: When): When {
  if (isDay(end.local)) return end.local === start.local ? lasting(start, undefined) : end;
  if (end.zone !== 'UTC' || isDay(start.local)) return end;
  return { local: localOf(instantOf(end.local, 'UTC'), start.zone), zone: start.zone };
}

/** Without an end or a duration a day lasts a day, and a moment no time: RFC 5545, 3.6.1. */
function lasting({ local, zone }: When, duration: Property | undefined): When {
  const seconds = duration ? secondsOf(duration) : 0;
  if (isDay(local)) return { local: dayAt(wall(local) + Math.max(DAY, seconds * 1000)), zone };
  const days = Math.floor(seconds / 86_400) * DAY;
  // Days are by the calendar, hours by the stopwatch: RFC 5545, 3.3.6.
  const sameClock = localAt(wall(local) + days);
  const at = instantOf(sameClock, zone).getTime() + (seconds % 86_400) * 1000;
  return { local: localOf(new Date(at), zone), zone };
}

const LONGEST_SECONDS = 366 * 86_400;

function secondsOf(property: Property): number {
  const [value] = property.values;
  const seconds = typeof value === 'string' ? durationOf(value) : Number.NaN;
  if (!(seconds >= 0 && seconds <= LONGEST_SECONDS))
    throw bad('calendar/date', property, property.raw);
  return seconds;
}

function durationOf(text: string): number {
  try {
    return ICAL.Duration.fromString(text).toSeconds();
  } catch {
    return Number.NaN;
  }
}

const MOST_SEQUENCE = 2_147_483_647;

function wholeOf(property: Property | undefined): number {
  const value = Number(property?.values[0] ?? 0);
  return Number.isInteger(value) && value >= 0 && value <= MOST_SEQUENCE ? value : 0;
}

const linkOf = (text: string): string =>
  /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? text : '';

function statusOf(property: Property | undefined): CalendarEvent['status'] {
  const status = String(property?.values[0] ?? '').toLowerCase();
  return status === 'cancelled' || status === 'tentative' ? status : 'confirmed';
}

function changedAt(property: Property | undefined): Date {
  const at = new Date(String(property?.values[0] ?? ''));
  return Number.isNaN(at.getTime()) || at.getTime() < 0 ? new Date(0) : at;
}

const bad = (code: string, { line }: Property, value: string): Problem =>
  new Problem(code, 422, { line, value: printable(value).slice(0, 80) });
