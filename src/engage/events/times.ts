import { randomUUID } from 'node:crypto';
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { type CalendarEvent, occurrences } from '../../platform/calendar/calendar.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { eventRegistrations, events, eventTimes } from './tables.ts';

export type Event = typeof events.$inferSelect;
export type Time = typeof eventTimes.$inferSelect;

const DAY = 86_400_000;
/** So far ahead the times of an event stand in the table; the worker adds to them as days go by. */
const AHEAD_DAYS = 400;
const BEHIND_DAYS = 30;
const MOST = 150;

/** An event without its times apart, as calendars speak of it. */
export const calendarEvent = (event: Event): CalendarEvent => ({
  uid: event.uid,
  sequence: event.sequence,
  start: { local: event.starts, zone: event.zone },
  end: { local: event.ends, zone: event.zone },
  title: event.title,
  description: event.description,
  place: '',
  url: '',
  rule: event.rule,
  except: event.except,
  also: event.also,
  instead: null,
  status: event.cancelledOn ? 'cancelled' : 'confirmed',
  changedAt: event.changedAt,
});

/** A time that is not what people registered for any more. */
export interface Changed {
  readonly time: Time;
  readonly news: 'moved' | 'cancelled';
}

/**
 * Brings the times of an event in line with its dates. A time that moves keeps its registrations: it is known again by
 * its day, or as the only one there is. What falls away is deleted where nobody is registered, else cancelled.
 */
export async function alignTimes(tx: Executor, clock: Clock, event: Event): Promise<Changed[]> {
  const now = clock();
  const wanted = occurrences(
    calendarEvent(event),
    new Date(now.getTime() - BEHIND_DAYS * DAY),
    new Date(now.getTime() + AHEAD_DAYS * DAY),
    MOST,
  ).map(({ key, start, end }) => ({ key, startsAt: start, endsAt: end }));
  const standing = await tx.select().from(eventTimes).where(eq(eventTimes.eventId, event.id));
  const keys = new Set(wanted.map(({ key }) => key));
  const astray = standing.filter((time) => !keys.has(time.key) && time.endsAt > now);
  const changed: Changed[] = [];
  for (const time of wanted) {
    const known =
      standing.find(({ key }) => key === time.key) ?? takeLike(astray, time.key, event.rule);
    if (known) changed.push(...(await put(tx, known, time, event.cancelledOn !== null)));
    else
      await tx.insert(eventTimes).values({
        id: randomUUID(),
        eventId: event.id,
        ...time,
        cancelled: event.cancelledOn !== null,
      });
  }
  return [...changed, ...(await dropTimes(tx, astray))];
}

function takeLike(astray: Time[], key: string, rule: string | null): Time | undefined {
  const at = astray.findIndex(
    (time) => rule === null || time.key.slice(0, 10) === key.slice(0, 10),
  );
  return at === -1 ? undefined : astray.splice(at, 1)[0];
}

async function put(
  tx: Executor,
  known: Time,
  wanted: Pick<Time, 'key' | 'startsAt' | 'endsAt'>,
  cancelled: boolean,
): Promise<Changed[]> {
  // What was moved or cancelled by itself stays so.
  const next = known.own
    ? { ...known, key: wanted.key, cancelled: known.cancelled || cancelled }
    : { ...known, ...wanted, cancelled };
  const moved =
    next.startsAt.getTime() !== known.startsAt.getTime() ||
    next.endsAt.getTime() !== known.endsAt.getTime();
  if (!moved && next.cancelled === known.cancelled && next.key === known.key) return [];
  await tx.update(eventTimes).set(next).where(eq(eventTimes.id, known.id));
  if (next.cancelled) return known.cancelled ? [] : [{ time: next, news: 'cancelled' }];
  return moved ? [{ time: next, news: 'moved' }] : [];
}

async function dropTimes(tx: Executor, gone: readonly Time[]): Promise<Changed[]> {
  if (gone.length === 0) return [];
  const ids = gone.map(({ id }) => id);
  const held = await tx
    .selectDistinct({ id: eventRegistrations.timeId })
    .from(eventRegistrations)
    .where(inArray(eventRegistrations.timeId, ids));
  const kept = new Set(held.map(({ id }) => id));
  const [cancelled, empty] = [ids.filter((id) => kept.has(id)), ids.filter((id) => !kept.has(id))];
  if (empty.length > 0) await tx.delete(eventTimes).where(inArray(eventTimes.id, empty));
  if (cancelled.length === 0) return [];
  await tx
    .update(eventTimes)
    .set({ cancelled: true, own: true })
    .where(inArray(eventTimes.id, cancelled));
  return gone
    .filter(({ id, cancelled: already }) => kept.has(id) && !already)
    .map((time) => ({ time, news: 'cancelled' }));
}

/** Adds the times that have come near since: of events that recur, in turn. */
export async function extendTimes(tx: Executor, clock: Clock): Promise<void> {
  const edge = new Date(clock().getTime() + (AHEAD_DAYS - 30) * DAY);
  const due = await tx
    .select()
    .from(events)
    .where(
      and(
        isNotNull(events.rule),
        isNotNull(events.publishedOn),
        isNull(events.cancelledOn),
        lt(
          sql`(select max(t.starts_at) from event_times t where t.event_id = ${events.id})`,
          sql`${edge.toISOString()}::timestamptz`,
        ),
        gte(
          sql`(select max(t.starts_at) from event_times t where t.event_id = ${events.id})`,
          sql`${clock().toISOString()}::timestamptz`,
        ),
      ),
    )
    .limit(200);
  for (const event of due) await alignTimes(tx, clock, event);
}

/** All times of an event that are not long over, in order. */
export async function timesOf(db: Executor, eventId: string, from: Date): Promise<Time[]> {
  return db
    .select()
    .from(eventTimes)
    .where(and(eq(eventTimes.eventId, eventId), gte(eventTimes.endsAt, from)))
    .orderBy(asc(eventTimes.startsAt))
    .limit(MOST);
}
