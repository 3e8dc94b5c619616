import { and, asc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import { boolean, date, integer, jsonb, pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';

// What public pages may read of events that are published (see the migration): no address, no link, nobody's name.
const shownEvents = pgView('public_events', {
  id: uuid().notNull(),
  slug: text().notNull(),
  uid: text().notNull(),
  sequence: integer().notNull(),
  starts: text().notNull(),
  ends: text().notNull(),
  zone: text().notNull(),
  rule: text(),
  except: jsonb().notNull().$type<readonly string[]>(),
  also: jsonb().notNull().$type<readonly string[]>(),
  lang: text().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  town: text().notNull(),
  country: text(),
  online: boolean().notNull(),
  url: text().notNull(),
  organiser: text().notNull(),
  spoken: jsonb().notNull().$type<readonly string[]>(),
  access: jsonb().notNull().$type<readonly string[]>(),
  accessNote: text('access_note').notNull(),
  registers: boolean().notNull(),
  capacity: integer(),
  publishedOn: date('published_on').notNull(),
  cancelledOn: date('cancelled_on'),
  reason: text().notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
}).existing();

const shownTexts = pgView('public_event_texts', {
  eventId: uuid('event_id').notNull(),
  lang: text().notNull(),
  title: text().notNull(),
  description: text().notNull(),
}).existing();

const shownTimes = pgView('public_event_times', {
  id: uuid().notNull(),
  eventId: uuid('event_id').notNull(),
  key: text().notNull(),
  startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  own: boolean().notNull(),
  cancelled: boolean().notNull(),
  /** Every place is taken, or somebody waits for one. */
  full: boolean().notNull(),
}).existing();

export type ShownTime = typeof shownTimes.$inferSelect;

/** An event in the words of a reader's language where a person translated it, with those it was written in. */
export interface ShownEvent extends Readonly<typeof shownEvents.$inferSelect> {
  readonly words: { readonly lang: string; readonly title: string; readonly description: string };
}

export interface Filter {
  readonly country: string | null;
  readonly online: boolean;
  readonly spoken: Lang | null;
}

export interface Listed {
  readonly event: ShownEvent;
  readonly time: ShownTime;
}

/** Where a list goes on: after this time. */
export interface Cursor {
  readonly startsAt: Date;
  readonly id: string;
}

export const NO_FILTER: Filter = { country: null, online: false, spoken: null };

interface Asked {
  readonly lang: Lang;
  readonly filter: Filter;
  readonly after: Cursor | null;
  readonly most: number;
}

/** The times that are to come, the next first, from where the last page ended: one look at an index, however many there are. */
export async function comingTimes(
  db: Executor,
  clock: Clock,
  { lang, filter, after, most }: Asked,
): Promise<Listed[]> {
  const rows = await db
    .select()
    .from(shownTimes)
    .innerJoin(shownEvents, eq(shownEvents.id, shownTimes.eventId))
    .where(
      and(
        // What has begun is still to come for whoever is late; an exhibition of a month is no news for all of it.
        gte(shownTimes.startsAt, new Date(clock().getTime() - 6 * 3_600_000)),
        gte(shownTimes.endsAt, clock()),
        after
          ? sql`(${shownTimes.startsAt}, ${shownTimes.id}) > (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
        ...conditions(filter),
      ),
    )
    .orderBy(asc(shownTimes.startsAt), asc(shownTimes.id))
    .limit(most);
  const words = await wordsIn(
    db,
    lang,
    rows.map((row) => row.public_events.id),
  );
  return rows.map((row) => ({
    time: row.public_event_times,
    event: inWords(row.public_events, words),
  }));
}

const conditions = ({ country, online, spoken }: Filter): SQL[] => [
  ...(country ? [eq(shownEvents.country, country)] : []),
  ...(online ? [eq(shownEvents.online, true)] : []),
  ...(spoken ? [sql`${shownEvents.spoken} ? ${spoken}`] : []),
];

type Words = ReadonlyMap<string, typeof shownTexts.$inferSelect>;

async function wordsIn(db: Executor, lang: Lang, ids: readonly string[]): Promise<Words> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select()
    .from(shownTexts)
    .where(and(inArray(shownTexts.eventId, [...new Set(ids)]), eq(shownTexts.lang, lang)));
  return new Map(found.map((text) => [text.eventId, text]));
}

const inWords = (event: typeof shownEvents.$inferSelect, words: Words): ShownEvent => ({
  ...event,
  words: words.get(event.id) ?? event,
});

/** One event that is published, by its address; null where there is none. */
export async function eventBySlug(
  db: Executor,
  slug: string,
  lang: Lang,
): Promise<ShownEvent | null> {
  const [found] = await db.select().from(shownEvents).where(eq(shownEvents.slug, slug));
  return found ? inWords(found, await wordsIn(db, lang, [found.id])) : null;
}

/** Its times that are not over, the next first. */
export const comingOf = (
  db: Executor,
  clock: Clock,
  eventId: string,
  most: number,
): Promise<ShownTime[]> =>
  db
    .select()
    .from(shownTimes)
    .where(and(eq(shownTimes.eventId, eventId), gte(shownTimes.endsAt, clock())))
    .orderBy(asc(shownTimes.startsAt))
    .limit(most);

/** Times that are not as the rule has them, whenever they are: for calendars. */
export const ownTimesOf = (db: Executor, ids: readonly string[]): Promise<ShownTime[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(shownTimes)
        .where(and(inArray(shownTimes.eventId, [...ids]), eq(shownTimes.own, true)))
        .orderBy(asc(shownTimes.startsAt));
