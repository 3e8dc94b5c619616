import { sql } from 'drizzle-orm';
import {
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
  uuid,
} from 'drizzle-orm/pg-core';
import { blobs } from '../../platform/blobs/tables.ts';
import { consultations, participants } from '../consultations/tables.ts';
import type { Withheld } from './open-data.ts';
import { NOTHING_TOLD, type PublishedVoice, type Told } from './publishing.ts';
import type { Result } from './result.ts';
import type { Watch } from './safeguards.ts';
import type { Silence } from './silence.ts';

/** What may be said of a consultation: pages, twins and documents read nothing else. */
export const opinionResults = pgTable('opinion_results', {
  consultationId: uuid('consultation_id')
    .primaryKey()
    .references(() => consultations.id, { onDelete: 'cascade' }),
  /** When this was last true. */
  at: timestamp({ withTimezone: true }).notNull(),
  /** Counts up with each change: what is remembered of an earlier one is asked for no longer. */
  version: integer().notNull(),
  result: jsonb().notNull().$type<Result>(),
  /** Who was not heard; null before a release says who there is. */
  silence: jsonb().$type<Silence>(),
});

/** What the next count needs of the last one. */
export const opinionStates = pgTable('opinion_states', {
  consultationId: uuid('consultation_id')
    .primaryKey()
    .references(() => consultations.id, { onDelete: 'cascade' }),
  /** Tells whether anything was said since. */
  seen: text().notNull(),
  /** The first number that no group has had. */
  nextGroup: integer('next_group').notNull(),
  /** Every cell as it stands published. */
  told: jsonb().notNull().default(NOTHING_TOLD).$type<Told>(),
  /** What the team should look at. */
  watch: jsonb().notNull().$type<Watch>(),
});

/** How somebody is counted in what stands published: whoever answers anew is counted so until enough others do. */
export const opinionPlaces = pgTable(
  'opinion_places',
  {
    participantId: uuid('participant_id')
      .primaryKey()
      .references(() => participants.id, { onDelete: 'cascade' }),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    group: integer(),
    counted: boolean().notNull().default(false),
    said: jsonb().notNull().default({}).$type<PublishedVoice['said']>(),
  },
  (table) => [index('opinion_places_consultation').on(table.consultationId)],
);

/** Votes as they are given away: a file a day at most, so that no two of them tell when somebody answered. */
export const openVoteFiles = pgTable('open_vote_files', {
  consultationId: uuid('consultation_id')
    .primaryKey()
    .references(() => consultations.id, { onDelete: 'cascade' }),
  on: date().notNull(),
  blob: text()
    .notNull()
    .references(() => blobs.hash),
  /** The state of voices that it was made from. */
  seen: text().notNull(),
  rows: integer().notNull(),
  withheld: jsonb().notNull().$type<Withheld>(),
});

/** Voices that the team does not count, for a reason that everybody can read; taken back by a day of its own. */
export const voicesAside = pgTable(
  'voices_aside',
  {
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    /** What made somebody look: the flag that was raised. */
    flag: text().notNull(),
    reason: text().notNull(),
    on: date().notNull(),
    endedOn: date('ended_on'),
  },
  (table) => [
    index('voices_aside_consultation').on(table.consultationId),
    check('voices_aside_reason', sql`length(${table.reason}) > 0`),
  ],
);

export const voicesAsideMembers = pgTable(
  'voices_aside_members',
  {
    asideId: uuid('aside_id')
      .notNull()
      .references(() => voicesAside.id, { onDelete: 'cascade' }),
    participantId: uuid('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.asideId, table.participantId] }),
    index('voices_aside_members_participant').on(table.participantId),
  ],
);

/** Relays are asked to go and hear those who were not. */
export const hearingTasks = pgTable(
  'hearing_tasks',
  {
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    aspect: text().notNull(),
    code: text().notNull(),
    words: text().notNull().default(''),
    askedOn: date('asked_on').notNull(),
    endedOn: date('ended_on'),
  },
  (table) => [
    index('hearing_tasks_consultation').on(table.consultationId),
    check('hearing_tasks_aspect', sql`${table.aspect} in ('residence', 'age', 'sex')`),
  ],
);
