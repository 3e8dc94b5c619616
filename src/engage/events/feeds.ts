import { createHash, randomUUID } from 'node:crypto';
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import {
  type CalendarEvent,
  instantOf,
  localOf,
  occurrences,
  readCalendar,
} from '../../platform/calendar/calendar.ts';
import { isDay } from '../../platform/calendar/zones.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { type Network, openNetwork, textAt } from '../../platform/outside/outside.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { freeSlug } from './editing.ts';
import { note } from './registering.ts';
import { eventFeeds, events, eventTimes } from './tables.ts';
import { alignTimes, type Event } from './times.ts';

export type Feed = typeof eventFeeds.$inferSelect;

/** What taking a calendar over would do. */
export interface Trial {
  readonly added: readonly Entry[];
  readonly changed: readonly Entry[];
  readonly cancelled: readonly Entry[];
  /** Says what stands here already. */
  readonly same: number;
  /** Is over, and left out. */
  readonly over: number;
  readonly refused: readonly Problem[];
}

/** An event of the calendar with its times that differ from its rule, and what stands here of it. */
export interface Entry {
  readonly event: CalendarEvent;
  readonly moved: readonly CalendarEvent[];
  readonly standing: Event | null;
  readonly digest: string;
}

const DAY = 86_400_000;
const MOST_EVENTS = 500;
const MOST_BYTES = 5_000_000;

/** What a calendar says, beside what stands here: nothing is written. */
export async function tryFeed(
  db: Executor,
  clock: Clock,
  feed: Feed,
  text: string,
): Promise<Trial> {
  const { events: read, refused } = readCalendar(text);
  const entries = entriesOf(read);
  const standing = await standingOf(
    db,
    entries.map(({ event }) => event.uid),
  );
  const found: Found = {
    ...{ added: [], changed: [], cancelled: [], same: 0, over: 0 },
    refused: [...refused],
  };
  for (const entry of entries) {
    const known = standing.get(entry.event.uid) ?? null;
    const sorted = sort({ ...entry, standing: known }, feed, clock());
    if (sorted instanceof Problem) found.refused.push(sorted);
    else if (sorted === 'same' || sorted === 'over') found[sorted] += 1;
    else found[sorted].push({ ...entry, standing: known });
  }
  if (feed.address) found.cancelled.push(...(await missing(db, clock, feed, entries)));
  if (found.added.length > MOST_EVENTS)
    throw new Problem('event/feed-many', 422, { most: MOST_EVENTS });
  return found;
}

type Found = {
  -readonly [Part in keyof Trial]: Trial[Part] extends readonly (infer Each)[]
    ? Each[]
    : Trial[Part];
};

function sort(
  { event, moved, standing, digest }: Entry,
  feed: Feed,
  now: Date,
): 'added' | 'changed' | 'cancelled' | 'same' | 'over' | Problem {
  if (!event.title) return new Problem('event/feed-title', 422, { uid: event.uid.slice(0, 80) });
  if (standing && standing.feedId !== feed.id)
    return new Problem('event/feed-other', 422, { name: event.title.slice(0, 80) });
  if (standing?.digest === digest) return 'same';
  // What is older than what stands here says nothing new.
  if (standing && event.sequence < standing.sequence) return 'same';
  const coming = occurrences(event, now, new Date(now.getTime() + 800 * DAY), 1, moved);
  if (coming.length === 0) return 'over';
  if (event.status === 'cancelled')
    return standing?.cancelledOn ? 'same' : standing ? 'cancelled' : 'over';
  return standing ? 'changed' : 'added';
}

/** One entry for each event; of one that is given twice the newest counts. */
function entriesOf(read: readonly CalendarEvent[]): Entry[] {
  const byUid = Map.groupBy(read, ({ uid }) => uid);
  return [...byUid.values()].flatMap((same) => {
    const [event] = same
      .filter(({ instead }) => instead === null)
      .sort((one, other) => other.sequence - one.sequence);
    if (!event) return [];
    const moved = same.filter(({ instead }) => instead !== null);
    return [{ event, moved, standing: null, digest: digestOf(event, moved) }];
  });
}

// The stamp and the number of a revision change in some calendars with each reading, and nothing else.
const digestOf = (event: CalendarEvent, moved: readonly CalendarEvent[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([event, ...moved].map((one) => ({ ...one, changedAt: null, sequence: 0 }))),
    )
    .digest('base64url');

async function standingOf(db: Executor, uids: readonly string[]): Promise<Map<string, Event>> {
  if (uids.length === 0) return new Map();
  const found = await db
    .select()
    .from(events)
    .where(inArray(events.uid, [...uids]));
  return new Map(found.map((event) => [event.uid, event]));
}

/** What was in the calendar, is to come, and is in it no more: its organiser has taken it out. */
async function missing(
  db: Executor,
  clock: Clock,
  feed: Feed,
  entries: readonly Entry[],
): Promise<Entry[]> {
  const said = new Set(entries.map(({ event }) => event.uid));
  const standing = await db
    .selectDistinct({ event: events })
    .from(events)
    .innerJoin(eventTimes, eq(eventTimes.eventId, events.id))
    .where(
      and(
        eq(events.feedId, feed.id),
        isNull(events.cancelledOn),
        gte(eventTimes.startsAt, clock()),
      ),
    );
  return standing
    .filter(({ event }) => !said.has(event.uid))
    .map(({ event }) => ({
      event: { ...asCalendar(event), status: 'cancelled' as const },
      moved: [],
      standing: event,
      digest: 'missing',
    }));
}

const asCalendar = (event: Event): CalendarEvent => ({
  uid: event.uid,
  sequence: event.sequence,
  start: { local: event.starts, zone: event.zone },
  end: { local: event.ends, zone: event.zone },
  title: event.title,
  description: event.description,
  place: event.town,
  url: event.url,
  rule: event.rule,
  except: event.except,
  also: event.also,
  instead: null,
  status: 'confirmed',
  changedAt: event.changedAt,
});

/** Takes over what the trial shows, all of it or nothing. */
export async function takeFeed(tx: Executor, by: By, feed: Feed): Promise<Trial> {
  const today = by.clock().toISOString().slice(0, 10);
  const trial = await tryFeed(tx, by.clock, feed, feed.pending ?? '');
  for (const entry of [...trial.added, ...trial.changed])
    await takeEntry(tx, by.clock, feed, entry);
  for (const { standing, digest } of trial.cancelled) {
    if (!standing) continue;
    const [gone] = await tx
      .update(events)
      .set({ cancelledOn: today, digest, changedAt: by.clock() })
      .where(eq(events.id, standing.id))
      .returning();
    if (gone) await alignTimes(tx, by.clock, gone);
  }
  await tx
    .update(eventFeeds)
    .set({ pending: null, acceptedOn: feed.acceptedOn ?? today })
    .where(eq(eventFeeds.id, feed.id));
  await note(tx, by, 'feed-taken', feed.id, by.actor);
  return trial;
}

async function takeEntry(tx: Executor, clock: Clock, feed: Feed, entry: Entry): Promise<void> {
  const { event: said, moved, standing, digest } = entry;
  const today = clock().toISOString().slice(0, 10);
  const words = {
    ...{ sequence: said.sequence, rule: said.rule, except: said.except, also: said.also, digest },
    starts: said.start.local,
    ends: endOf(said),
    zone: said.start.zone,
    title: said.title,
    description: said.description || said.title,
    url: said.url,
    town: coarse(said.place),
    cancelledOn: null,
    changedAt: clock(),
  };
  const [event] = standing
    ? await tx.update(events).set(words).where(eq(events.id, standing.id)).returning()
    : await tx
        .insert(events)
        .values({
          ...words,
          id: randomUUID(),
          slug: await freeSlug(tx, said.title),
          uid: said.uid,
          feedId: feed.id,
          lang: feed.lang,
          online: false,
          organiser: feed.name,
          spoken: [],
          access: [],
          registers: false,
          proposedOn: today,
          publishedOn: today,
        })
        .returning();
  if (!event) throw new Error('no event');
  await tx
    .update(eventTimes)
    .set({ own: false, cancelled: false })
    .where(and(eq(eventTimes.eventId, event.id), gte(eventTimes.endsAt, clock())));
  await alignTimes(tx, clock, event);
  for (const one of moved) await moveTime(tx, event, one);
}

/** The end by the clock of the start. */
const endOf = ({ start, end }: CalendarEvent): string =>
  isDay(end.local) || end.zone === start.zone
    ? end.local
    : localOf(instantOf(end.local, end.zone), start.zone);

async function moveTime(tx: Executor, event: Event, one: CalendarEvent): Promise<void> {
  await tx
    .update(eventTimes)
    .set({
      own: true,
      cancelled: one.status === 'cancelled',
      startsAt: instantOf(one.start.local, one.start.zone),
      endsAt: instantOf(one.end.local, one.end.zone),
    })
    .where(and(eq(eventTimes.eventId, event.id), eq(eventTimes.key, one.instead ?? '')));
}

/** A place as all may read it: what has a number in it could be somebody's door, and is left to the organiser's page. */
export const coarse = (place: string): string =>
  place.length <= 60 && !/[\p{N}@/\n]/u.test(place) ? place : '';

export async function feedById(db: Executor, id: string): Promise<Feed> {
  const [found] = await db.select().from(eventFeeds).where(eq(eventFeeds.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export const allFeeds = (db: Executor): Promise<Feed[]> =>
  db.select().from(eventFeeds).orderBy(asc(eventFeeds.name)).limit(500);

interface NewFeed {
  readonly name: string;
  readonly lang: string;
  readonly address: string | null;
  readonly pending: string | null;
}

/** A calendar is named; it is looked at before anything of it is taken over. */
export async function addFeed(tx: Executor, by: By, feed: NewFeed): Promise<string> {
  // A file is read here and now: what is no calendar is refused before it is kept.
  if (feed.pending !== null) readCalendar(feed.pending);
  const id = randomUUID();
  const [made] = await tx
    .insert(eventFeeds)
    .values({ ...feed, id, addedOn: by.clock().toISOString().slice(0, 10) })
    .onConflictDoNothing()
    .returning({ id: eventFeeds.id });
  if (!made) throw new Problem('event/feed-twice', 409);
  await note(tx, by, 'feed-added', id, by.actor);
  if (feed.address) await askFeed(tx, by, id);
  return id;
}

/** The same calendar again, from a newer file. */
export async function putPending(tx: Executor, id: string, pending: string): Promise<void> {
  readCalendar(pending);
  await tx.update(eventFeeds).set({ pending, trouble: null }).where(eq(eventFeeds.id, id));
}

/** With the calendar goes all that was taken over from it. */
export async function dropFeed(tx: Executor, by: By, id: string): Promise<void> {
  await tx.delete(eventFeeds).where(eq(eventFeeds.id, id));
  await note(tx, by, 'feed-dropped', id, by.actor);
}

export const askFeed = async (tx: Executor, { clock }: Pick<By, 'clock'>, id: string) => {
  await enqueue(tx, clock, { kind: 'events/feed-asked', subject: id });
};

/** Once a day each calendar that is followed is read again. */
export async function askDueFeeds(tx: Executor, clock: Clock): Promise<number> {
  const today = clock().toISOString().slice(0, 10);
  const due = await tx
    .update(eventFeeds)
    .set({ readOn: today })
    .where(
      and(
        isNotNull(eventFeeds.address),
        isNotNull(eventFeeds.acceptedOn),
        or(isNull(eventFeeds.readOn), lt(eventFeeds.readOn, today)),
      ),
    )
    .returning({ id: eventFeeds.id });
  for (const { id } of due) await askFeed(tx, { clock }, id);
  return due.length;
}

/** Reads a calendar at its address; one that is followed already is taken over at once. */
export async function readFeed(
  { house, clock, config }: Pick<Hub, 'house' | 'clock' | 'config'>,
  id: string,
  network: Network = openNetwork(),
): Promise<void> {
  if (config.events.feeds === 'off') return;
  const feed = await feedById(house.db, id);
  if (!feed.address) return;
  const { host, pathname, search } = new URL(feed.address);
  const readOn = clock().toISOString().slice(0, 10);
  try {
    const pending = await textAt(network, host, `${pathname}${search}`, MOST_BYTES).catch(
      (error: unknown) => {
        if (error instanceof Problem) throw error;
        throw new Problem('outside/unreachable', 502, { host });
      },
    );
    readCalendar(pending);
    await house.db.transaction(async (tx) => {
      await tx
        .update(eventFeeds)
        .set({ pending, readOn, trouble: null })
        .where(eq(eventFeeds.id, id));
      if (feed.acceptedOn) await takeFeed(tx, { clock, actor: 'worker' }, { ...feed, pending });
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await house.db
      .update(eventFeeds)
      .set({ readOn, trouble: error.code })
      .where(eq(eventFeeds.id, id));
  }
}
