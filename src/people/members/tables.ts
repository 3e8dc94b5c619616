import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';
import { organisations } from '../organisations/tables.ts';

const organisation = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' });

/** A code by which several people may join an organisation, until a day and up to a number. */
export const memberInvitations = pgTable(
  'member_invitations',
  {
    id: uuid().primaryKey(),
    organisationId: organisation(),
    /** Keyed hash of the code: what leaks from the database opens nothing. */
    hash: text().notNull().unique(),
    most: integer().notNull(),
    used: integer().notNull().default(0),
    madeOn: date('made_on').notNull(),
    /** Last day on which it opens. */
    until: date().notNull(),
    endedOn: date('ended_on'),
  },
  (table) => [
    index('member_invitations_organisation').on(table.organisationId),
    // Of few places, the day on which they are taken would tell who took them.
    check('member_invitations_most', sql`${table.most} between 10 and 250`),
    check('member_invitations_used', sql`${table.used} between 0 and ${table.most}`),
  ],
);

/**
 * Somebody in an organisation, by a name that follows from both, so that the lists of two organisations cannot be put
 * together. What a steward removed stays for its time: its owner reads why, and the same code does not let them in.
 */
export const members = pgTable(
  'members',
  {
    /** Random: it must not tell when it was made. */
    id: uuid().primaryKey(),
    organisationId: organisation(),
    person: text().notNull(),
    /** The name that they chose for this organisation alone, sealed. */
    name: bytea(),
    joinedOn: date('joined_on').notNull(),
    removedOn: date('removed_on'),
    /** Why, in the steward's words, sealed. */
    reason: bytea(),
  },
  (table) => [
    unique('members_once').on(table.organisationId, table.person),
    check('members_removed', sql`(${table.removedOn} is null) = (${table.reason} is null)`),
    check('members_nameless', sql`${table.removedOn} is null or ${table.name} is null`),
  ],
);

/** What the day's count may say of an organisation's members; what is not here is too few to be said. */
export const memberCounts = pgTable(
  'member_counts',
  {
    organisationId: organisation(),
    /** `all`, `news`, or the year by whose end they had joined. */
    what: text().notNull(),
    /** Rounded. */
    count: integer().notNull(),
    on: date().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.what] }),
    check('member_counts_protected', sql`${table.count} >= 10`),
  ],
);
