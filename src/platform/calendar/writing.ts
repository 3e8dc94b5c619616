import ICAL from 'ical.js';
import type { CalendarEvent, When } from './event.ts';
import { zoneDefinition } from './zone-definitions.ts';
import { isDay, type Local } from './zones.ts';

export interface Calendar {
  readonly name: string;
  readonly lang: string;
}

// The blank before what goes on is an octet too (RFC 5545, 3.1: 75 at most); ical.js does not count it.
ICAL.foldLength = 74;

/** How many years after its beginning the clocks of an event without an end are written. */
const YEARS_AHEAD = 10;

/** A calendar as RFC 5545 wants it: folded, escaped, with the definition of each zone that it speaks of. */
export function writeCalendar(events: readonly CalendarEvent[], { name, lang }: Calendar): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Passerelle//Passerelle//FR');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  for (const title of ['name', 'x-wr-calname'])
    calendar.addPropertyWithValue(title, escaped(plain(name)));
  for (const zone of zonesOf(events)) calendar.addSubcomponent(zone);
  for (const event of events) calendar.addSubcomponent(written(event, lang));
  return `${calendar.toString()}\r\n`;
}

function zonesOf(events: readonly CalendarEvent[]): ICAL.Component[] {
  const timed = events.filter(({ start }) => !isDay(start.local));
  const whens = timed.flatMap((event) =>
    [event.start, event.end].map((when) => ({ ...when, years: yearsOf(event, when) })),
  );
  const byZone = Map.groupBy(
    whens.filter(({ zone }) => zone !== 'UTC'),
    ({ zone }) => zone,
  );
  return [...byZone].map(([zone, used]) => {
    const years = used.flatMap((when) => when.years);
    return zoneDefinition(zone, Math.min(...years) - 1, Math.max(...years) + 1);
  });
}

function yearsOf({ rule, also, instead }: CalendarEvent, { local }: When): number[] {
  const year = (text: string) => Number(text.slice(0, 4));
  const until = /UNTIL=(\d{4})/.exec(rule ?? '')?.[1];
  const last = rule === null ? year(local) : Number(until ?? year(local) + YEARS_AHEAD);
  return [year(local), last, ...also.map(year), ...(instead ? [year(instead)] : [])];
}

function written(event: CalendarEvent, lang: string): ICAL.Component {
  const part = new ICAL.Component('vevent');
  part.addPropertyWithValue('uid', plain(event.uid));
  part.addPropertyWithValue('sequence', event.sequence);
  // PUBLISH: the stamp says when this was last revised, so that the same calendar is written the same way twice.
  part.addPropertyWithValue('dtstamp', moment(event.changedAt));
  part.addPropertyWithValue('last-modified', moment(event.changedAt));
  addTime(part, 'dtstart', event.start);
  addTime(part, 'dtend', event.end);
  if (event.instead) addTime(part, 'recurrence-id', { ...event.start, local: event.instead });
  if (event.rule) part.addPropertyWithValue('rrule', ICAL.Recur.fromString(event.rule));
  for (const local of event.also) addTime(part, 'rdate', { ...event.start, local });
  for (const local of event.except) addTime(part, 'exdate', { ...event.start, local });
  addText(part, 'summary', event.title, lang);
  addText(part, 'description', event.description, lang);
  addText(part, 'location', event.place, lang);
  if (event.url) part.addPropertyWithValue('url', plain(event.url));
  part.addPropertyWithValue('status', event.status.toUpperCase());
  return part;
}

function addTime(part: ICAL.Component, name: string, { local, zone }: When): void {
  const property = new ICAL.Property(name);
  const time = timeOf(local);
  if (!time.isDate && zone !== 'UTC') property.setParameter('tzid', zone);
  if (!time.isDate && zone === 'UTC') time.zone = ICAL.Timezone.utcTimezone;
  if (time.isDate) property.resetType('date');
  property.setValue(time);
  part.addProperty(property);
}

const timeOf = (local: Local): ICAL.Time =>
  isDay(local) ? ICAL.Time.fromDateString(local) : ICAL.Time.fromDateTimeString(`${local}:00`);

const moment = (at: Date): ICAL.Time =>
  ICAL.Time.fromDateTimeString(`${at.toISOString().slice(0, 19)}Z`);

function addText(part: ICAL.Component, name: string, text: string, lang: string): void {
  if (!text) return;
  const property = new ICAL.Property(name);
  if (lang) property.setParameter('language', lang);
  property.setValue(printable(text));
  part.addProperty(property);
}

/** Text as a calendar may carry it (RFC 5545, 3.1): no control characters but the line break. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .toWellFormed();

// RFC 7986 came after ical.js: it writes properties that it does not know as they are.
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

const plain = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();
