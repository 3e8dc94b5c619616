import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { PairReasons } from '../../methods/matching/matching.ts';
import { bytea } from '../../platform/journal/tables.ts';
import { summits } from '../summits/tables.ts';

/** Somebody who asked to meet others: at a summit, or in the whole hub. Listed nowhere; a name only for whom both say yes to. */
export const meetingPeople = pgTable(
  'meeting_people',
  {
    id: uuid().primaryKey(),
    summitId: uuid('summit_id').references(() => summits.id, { onDelete: 'cascade' }),
    person: text().notNull(),
    name: text().notNull(),
    langs: text().array().notNull(),
    offers: text().array().notNull(),
    seeks: text().array().notNull(),
    zone: text().notNull(),
    /** When they are free, as instants in ISO 8601. */
    times: text().array().notNull(),
    /** Their account, sealed, where they asked to be told of proposals. */
    teller: bytea(),
    on: date().notNull(),
  },
  (table) => [
    unique('meeting_people_once').on(table.person, table.summitId).nullsNotDistinct(),
    index('meeting_people_summit').on(table.summitId),
  ],
);

const ofPerson = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => meetingPeople.id, { onDelete: 'cascade' });

/** Two people who might meet. What each says is the other's to know only once both have said yes. */
export const meetings = pgTable(
  'meetings',
  {
    id: uuid().primaryKey(),
    oneId: ofPerson('one_id'),
    otherId: ofPerson('other_id'),
    on: date().notNull(),
    reasons: jsonb().$type<PairReasons>().notNull(),
    oneSays: text('one_says'),
    otherSays: text('other_says'),
    oneWords: bytea('one_words'),
    otherWords: bytea('other_words'),
    /** When and where, by whom it was put forward, and since when both are agreed. */
    time: text(),
    place: bytea(),
    timeBy: text('time_by'),
    agreedOn: date('agreed_on'),
    releasedOn: date('released_on'),
    oneHelped: boolean('one_helped'),
    otherHelped: boolean('other_helped'),
  },
  (table) => [
    unique('meetings_once').on(table.oneId, table.otherId),
    index('meetings_other').on(table.otherId),
    check('meetings_two', sql`${table.oneId} < ${table.otherId}`),
    check('meetings_one_says', sql`${table.oneSays} in ('yes', 'no')`),
    check('meetings_other_says', sql`${table.otherSays} in ('yes', 'no')`),
    check('meetings_time_by', sql`${table.timeBy} in ('one', 'other')`),
    check(
      'meetings_mutual',
      sql`(${table.oneSays} = 'yes' and ${table.otherSays} = 'yes') or
        (${table.oneWords} is null and ${table.otherWords} is null and ${table.time} is null)`,
    ),
    check('meetings_agreed', sql`${table.agreedOn} is null or ${table.time} is not null`),
  ],
);
