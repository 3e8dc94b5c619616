import type { Local } from './zones.ts';

/** A local time and the zone in which it is meant; days have no time: `2026-03-29`. */
export interface When {
  readonly local: Local;
  readonly zone: string;
}

/** One VEVENT (RFC 5545): an event, or one occurrence of it that differs (`instead`). */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly start: When;
  /** The end does not belong to it: the day after the last day, where it lasts whole days. */
  readonly end: When;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly url: string;
  /** An RRULE that `readRule` accepts; null where it happens once. */
  readonly rule: string | null;
  /** Starts that the rule gives and that do not take place, and starts besides the rule, by the clock of `start`. */
  readonly except: readonly Local[];
  readonly also: readonly Local[];
  /** The start by the rule of the one occurrence that this describes; null for all of them. */
  readonly instead: Local | null;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly changedAt: Date;
}
