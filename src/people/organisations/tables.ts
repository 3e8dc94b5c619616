import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { NameKind } from './codes.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const codes = (name: string) => text(name).array().notNull().default([]);

/** A name that an organisation goes by, in one language and script (ISO 15924). */
export interface OrganisationName {
  readonly text: string;
  readonly lang: string;
  readonly script: string;
  readonly kind: NameKind;
}

export interface OrganisationText {
  readonly lang: string;
  readonly text: string;
}

/**
 * An organisation and what it says of itself in public; nothing about the people in it. Its state is a row of dates:
 * what is not accepted by its own steward, not looked at, hidden or merged is not in the view `public_organisations`.
 */
export const organisations = pgTable(
  'organisations',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    kind: text().notNull(),
    /** The official name first. */
    names: jsonb().notNull().$type<readonly OrganisationName[]>(),
    /** What it does, in its own words: the original first, then translations. */
    texts: jsonb().notNull().$type<readonly OrganisationText[]>().default([]),
    origins: codes('origins'),
    residences: codes('residences'),
    sectors: codes('sectors'),
    languages: codes('languages'),
    offers: codes('offers'),
    capitals: codes('capitals'),
    website: text(),
    email: text(),
    phone: text(),
    /** As org-id.guide writes it: `FR-RNA-W751234567`. */
    registration: text(),
    founded: integer(),
    size: text(),
    country: text(),
    /** A town of the gazetteer and where that town lies; never an address. */
    town: text(),
    place: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** Where it may be named while the hub is under threat. */
    namedOn: codes('named_on'),
    /** Who brought it: a list, the office, or one of its own. */
    cameBy: text('came_by').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** Its own steward said yes. */
    acceptedAt: instant('accepted_at'),
    refusedAt: instant('refused_at'),
    /** The office has looked at it. */
    passedAt: instant('passed_at'),
    verifiedAt: instant('verified_at'),
    verifiedBy: text('verified_by'),
    hiddenAt: instant('hidden_at'),
    mergedAt: instant('merged_at'),
    mergedInto: uuid('merged_into').references((): AnyPgColumn => organisations.id, {
      onDelete: 'cascade',
    }),
  },
  (table) => [
    index('organisations_country').on(table.country),
    check('organisations_came_by', sql`${table.cameBy} in ('list', 'office', 'member')`),
    check(
      'organisations_verified',
      sql`(${table.verifiedAt} is null) = (${table.verifiedBy} is null)`,
    ),
    check('organisations_verified_by', sql`${table.verifiedBy} in ('people', 'domain')`),
    check('organisations_merged', sql`(${table.mergedAt} is null) = (${table.mergedInto} is null)`),
    check('organisations_itself', sql`${table.mergedInto} <> ${table.id}`),
    check('organisations_place', sql`(${table.latitude} is null) = (${table.longitude} is null)`),
    check('organisations_founded', sql`${table.founded} between 1500 and 2200`),
  ],
);

/** What was changed on an organisation, in order and never rewritten. Who did it is in the journal; here, in which capacity. */
export const organisationChanges = pgTable(
  'organisation_changes',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    act: text().notNull(),
    capacity: text().notNull(),
    on: date().notNull(),
    /** Former and new value of each field that changed. */
    changes: jsonb().notNull().$type<Readonly<Record<string, readonly [unknown, unknown]>>>(),
  },
  (table) => [
    index('organisation_changes_organisation').on(table.organisationId, table.sequence),
    check('organisation_changes_capacity', sql`${table.capacity} in ('steward', 'office', 'list')`),
  ],
);

/** A code that puts an organisation into one person's hands. */
export const organisationInvitations = pgTable(
  'organisation_invitations',
  {
    id: uuid().primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** Keyed hash of the code: what leaks from the database opens nothing. */
    hash: text().notNull().unique(),
    madeOn: date('made_on').notNull(),
    /** Last day on which it opens. */
    until: date().notNull(),
    usedOn: date('used_on'),
    endedOn: date('ended_on'),
  },
  (table) => [index('organisation_invitations_organisation').on(table.organisationId)],
);

/** Two organisations that may be one: what was found, and what somebody decided. Kept, so that nobody is asked twice. */
export const organisationPairs = pgTable(
  'organisation_pairs',
  {
    id: uuid().primaryKey(),
    one: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    other: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    score: doublePrecision().notNull(),
    /** Names of what speaks for it, as the method gives them. */
    reasons: text().array().notNull(),
    foundAt: instant('found_at').notNull(),
    decision: text(),
    decidedAt: instant('decided_at'),
    /** What the one that was kept looked like before, so that a merge can be undone. */
    before: jsonb().$type<{
      readonly kept: string;
      readonly gone: string;
      readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
    }>(),
  },
  (table) => [
    unique('organisation_pairs_once').on(table.one, table.other),
    index('organisation_pairs_other').on(table.other),
    index('organisation_pairs_waiting').on(table.decision, table.score),
    check('organisation_pairs_order', sql`${table.one} < ${table.other}`),
    check('organisation_pairs_decision', sql`${table.decision} in ('joined', 'apart')`),
    check(
      'organisation_pairs_decided',
      sql`(${table.decision} is null) = (${table.decidedAt} is null)`,
    ),
  ],
);

/** A list of organisations that was brought and read, and waits to be taken over; its rows are forgotten once it is. */
export const organisationLists = pgTable('organisation_lists', {
  id: uuid().primaryKey(),
  fileName: text('file_name').notNull(),
  header: text().array().notNull(),
  /** Which field each column is read as; an empty one is left out. */
  columns: text().array().notNull(),
  /** The row of the file on which the first of them stands. */
  firstRow: integer('first_row').notNull(),
  rows: jsonb().notNull().$type<readonly (readonly string[])[]>(),
  broughtAt: instant('brought_at').notNull(),
  appliedAt: instant('applied_at'),
  counts: jsonb().$type<{ readonly added: number; readonly known: number; readonly bad: number }>(),
});
