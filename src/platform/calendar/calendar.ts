/** iCalendar (RFC 5545) in and out, and when an event takes place. What strangers wrote is bounded before it is believed. */
export type { CalendarEvent } from './event.ts';
export { occurrences } from './occurrences.ts';
export { readCalendar } from './reading.ts';
export { readRule } from './rules.ts';
export { writeCalendar } from './writing.ts';
export { instantOf, isZone, localOf, offsetAt } from './zones.ts';
