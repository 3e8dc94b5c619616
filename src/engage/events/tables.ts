import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';

/** A calendar of others that events are read from: an address that is read each day, or a file that was sent once. */
export const eventFeeds = pgTable('event_feeds', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  address: text().unique(),
  /** The language that it is written in. */
  lang: text().notNull(),
  addedOn: date('added_on').notNull(),
  /** Since when what it says is taken over without being asked; null until somebody has seen the trial. */
  acceptedOn: date('accepted_on'),
  readOn: date('read_on'),
  /** The code of the problem that the last reading ended in. */
  trouble: text(),
  /** What was read and is not taken over yet. */
  pending: text(),
});

/** Something to go to: what it is, when by the clock of its own zone, and where. */
export const events = pgTable(
  'events',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    /** As calendars know it: RFC 5545. */
    uid: text().notNull().unique(),
    sequence: integer().notNull().default(0),
    feedId: uuid('feed_id').references(() => eventFeeds.id, { onDelete: 'cascade' }),
    /** Of what the feed said of it: what says the same again changes nothing. */
    digest: text(),
    /** Local times: `2026-03-29T18:30`, or days; the end does not belong to it. */
    starts: text().notNull(),
    ends: text().notNull(),
    zone: text().notNull(),
    rule: text(),
    except: jsonb().notNull().$type<readonly string[]>(),
    also: jsonb().notNull().$type<readonly string[]>(),
    /** The language of its title and text. */
    lang: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    /** Shown to all: a town or coarser. */
    town: text().notNull().default(''),
    country: text(),
    online: boolean().notNull().default(false),
    /** Shown to whoever is registered. */
    address: text().notNull().default(''),
    link: text().notNull().default(''),
    /** A page of the organiser's about it, for all. */
    url: text().notNull().default(''),
    /** Who holds it; empty for the office itself. */
    organiser: text().notNull().default(''),
    organisationId: uuid('organisation_id'),
    spoken: jsonb().notNull().$type<readonly string[]>(),
    access: jsonb().notNull().$type<readonly string[]>(),
    accessNote: text('access_note').notNull().default(''),
    /** Whether one says that one comes, and how many can each time. */
    registers: boolean().notNull().default(true),
    capacity: integer(),
    /** The account of the member who proposed it, sealed, until it is decided. */
    proposer: bytea(),
    proposedOn: date('proposed_on').notNull(),
    publishedOn: date('published_on'),
    refusedOn: date('refused_on'),
    cancelledOn: date('cancelled_on'),
    reason: text().notNull().default(''),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('events_feed').on(table.feedId),
    check('events_capacity', sql`${table.capacity} > 0`),
    check('events_decided', sql`${table.publishedOn} is null or ${table.refusedOn} is null`),
  ],
);

/** Its words in another language, by a person. */
export const eventTexts = pgTable(
  'event_texts',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.lang] })],
);

/** One time that it takes place: by its rule, or otherwise (`own`). */
export const eventTimes = pgTable(
  'event_times',
  {
    id: uuid().primaryKey(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** Its start by the rule, by the clock of the event: what it is called, whatever became of it. */
    key: text().notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    /** Moved or cancelled by itself. */
    own: boolean().notNull().default(false),
    cancelled: boolean().notNull().default(false),
    /** How many came, counted on paper at the door. */
    counted: integer(),
  },
  (table) => [
    unique('event_times_once').on(table.eventId, table.key),
    index('event_times_next').on(table.startsAt, table.id),
    check('event_times_counted', sql`${table.counted} >= 0`),
  ],
);

/** That somebody comes, or waits for a place: by account or by a code, and nothing else about them. */
export const eventRegistrations = pgTable(
  'event_registrations',
  {
    id: uuid().primaryKey(),
    /** Their place in the line while they wait, and nothing of when whoever has a place came. */
    sequence: bigint({ mode: 'number' }),
    timeId: uuid('time_id')
      .notNull()
      .references(() => eventTimes.id, { onDelete: 'cascade' }),
    /** What this feature calls somebody who has an account. */
    person: text(),
    /** Their account, sealed, where they asked to be told of changes. */
    teller: bytea(),
    /** Keyed hash of the code of somebody without an account. */
    codeHash: text('code_hash').unique(),
    /** What is said at the door. */
    door: text().notNull(),
    waiting: boolean().notNull(),
    remindedOn: date('reminded_on'),
    cameOn: date('came_on'),
  },
  (table) => [
    unique('event_registrations_once').on(table.timeId, table.person),
    unique('event_registrations_door').on(table.timeId, table.door),
    index('event_registrations_person').on(table.person),
    index('event_registrations_queue').on(table.timeId, table.waiting, table.sequence),
    check('event_registrations_line', sql`${table.waiting} = (${table.sequence} is not null)`),
    check(
      'event_registrations_known',
      sql`(${table.person} is null) <> (${table.codeHash} is null)`,
    ),
    check(
      'event_registrations_teller',
      sql`${table.teller} is null or ${table.person} is not null`,
    ),
  ],
);

/** The secret address under which somebody's own calendar is read. */
export const eventCalendars = pgTable('event_calendars', {
  person: text().primaryKey(),
  /** Keyed hash of the secret. */
  hash: text().notNull().unique(),
  madeOn: date('made_on').notNull(),
});
