import { and, asc, eq, max, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { inFours, newSigns, readSigns } from '../../platform/signs.ts';
import { eventRegistrations, events, eventTimes } from './tables.ts';
import { EVENTS, type Means, moveUp, tellerPlace } from './telling.ts';
import type { Event, Time } from './times.ts';

export type Registration = typeof eventRegistrations.$inferSelect;

/** What somebody sees of their own: which time of what, and whether they have a place. */
export interface Registered {
  readonly registration: Registration;
  readonly time: Time;
  readonly event: Event;
}

interface By {
  /** Their account, or null where they have none and follow it by a code. */
  readonly account: string | null;
  /** Whether they asked to be told of changes; only who has an account can be. */
  readonly told: boolean;
  /** Chosen by the form, so that one that is sent twice is done once, without a token that would keep the moment. */
  readonly id: string;
}

interface Made {
  readonly registration: Registration;
  /** For somebody without an account, this once. */
  readonly code: string | null;
}

const [CODE_SIGNS, DOOR_SIGNS] = [16, 6];

const codeHash = (keys: Pick<Keys, 'hash'>, typed: string): string =>
  keys.hash('event code', readSigns(typed, CODE_SIGNS) ?? '');

/**
 * Takes somebody in, or puts them at the end of the line where it is full. Whoever is in already stays where they are;
 * null for a form that was sent before. The journal is told nothing: a row of it in this transaction would say when.
 */
export async function register(
  tx: Executor,
  means: Means,
  timeId: string,
  { account, told, id }: By,
): Promise<Made | null> {
  const { event, time } = await lockTime(tx, timeId);
  refuseClosed(means, event, time);
  const person = account && means.keys.pseudonym(EVENTS, account);
  const already = person && (await ofPerson(tx, timeId, person));
  if (already) return { registration: already, code: null };
  const code = account ? null : inFours(newSigns(CODE_SIGNS));
  const place = (await isFull(tx, event, time)) ? await lastInLine(tx, time) : null;
  const [registration] = await tx
    .insert(eventRegistrations)
    .values({
      id,
      timeId,
      person,
      teller: account && told ? means.keys.fields.seal(tellerPlace(id), account) : null,
      codeHash: code && codeHash(means.keys, code),
      door: newSigns(DOOR_SIGNS),
      waiting: place !== null,
      sequence: place,
    })
    .onConflictDoNothing({ target: eventRegistrations.id })
    .returning();
  return registration ? { registration, code } : null;
}

/** One writer at a time for each time of an event: the line is fair. */
async function lockTime(tx: Executor, timeId: string): Promise<{ event: Event; time: Time }> {
  const [time] = await tx.select().from(eventTimes).where(eq(eventTimes.id, timeId)).for('update');
  if (!time) throw new Problem('page/not-found', 404);
  const [event] = await tx.select().from(events).where(eq(events.id, time.eventId));
  if (!event?.publishedOn) throw new Problem('page/not-found', 404);
  return { event, time };
}

function refuseClosed({ clock }: Pick<Means, 'clock'>, event: Event, time: Time): void {
  if (event.cancelledOn || time.cancelled) throw new Problem('event/cancelled', 409);
  if (!event.registers) throw new Problem('event/no-registration', 409);
  if (time.endsAt <= clock()) throw new Problem('event/over', 409);
}

async function ofPerson(
  db: Executor,
  timeId: string,
  person: string,
): Promise<Registration | undefined> {
  const [found] = await db
    .select()
    .from(eventRegistrations)
    .where(and(eq(eventRegistrations.timeId, timeId), eq(eventRegistrations.person, person)));
  return found;
}

/** Who waits is before whoever comes later: it is full while somebody waits. */
async function isFull(db: Executor, { capacity }: Event, { id }: Time): Promise<boolean> {
  if (capacity === null) return false;
  const [row] = await db
    .select({
      taken: sql<number>`count(*) filter (where not waiting)::int`,
      waiting: sql<number>`count(*) filter (where waiting)::int`,
    })
    .from(eventRegistrations)
    .where(eq(eventRegistrations.timeId, id));
  return (row?.taken ?? 0) >= capacity || (row?.waiting ?? 0) > 0;
}

async function lastInLine(db: Executor, { id }: Time): Promise<number> {
  const [row] = await db
    .select({ last: max(eventRegistrations.sequence) })
    .from(eventRegistrations)
    .where(eq(eventRegistrations.timeId, id));
  return (row?.last ?? 0) + 1;
}

/** Somebody does not come after all: nothing of it is kept, and the next one moves up. */
export async function unregister(
  tx: Executor,
  means: Means,
  { registration, event }: Registered,
): Promise<void> {
  const { time } = await lockTime(tx, registration.timeId);
  const gone = await tx
    .delete(eventRegistrations)
    .where(eq(eventRegistrations.id, registration.id))
    .returning({ id: eventRegistrations.id });
  if (gone.length === 0) return;
  if (time.endsAt > means.clock() && !time.cancelled) await moveUp(tx, means, time, event.capacity);
}

/** The registration that a code opens; null where there is none. */
export async function registrationByCode(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  typed: string,
): Promise<Registered | null> {
  if (!readSigns(typed, CODE_SIGNS)) return null;
  const [found] = await registeredWhere(db, eq(eventRegistrations.codeHash, codeHash(keys, typed)));
  return found ?? null;
}

/** What somebody is registered for, the next first. */
export const registrationsOf = (
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<Registered[]> => registrationsAs(db, keys.pseudonym(EVENTS, account));

export const registrationsAs = (db: Executor, person: string): Promise<Registered[]> =>
  registeredWhere(db, eq(eventRegistrations.person, person));

const MOST = 300;

const registeredWhere = (db: Executor, condition: ReturnType<typeof eq>): Promise<Registered[]> =>
  db
    .select({ registration: eventRegistrations, time: eventTimes, event: events })
    .from(eventRegistrations)
    .innerJoin(eventTimes, eq(eventTimes.id, eventRegistrations.timeId))
    .innerJoin(events, eq(events.id, eventTimes.eventId))
    .where(condition)
    .orderBy(asc(eventTimes.startsAt))
    .limit(MOST);

/** Of whoever writes events; whoever goes to them leaves no row. */
export const note = (
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  verb: string,
  eventId: string,
  actor = '',
): Promise<string> =>
  record(tx, clock, { actor, act: `events/${verb}`, subject: `event:${eventId}` });
