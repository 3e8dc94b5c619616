import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { organisations } from '../../people/organisations/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const codes = (name: string) => text(name).array().notNull().default([]);

export interface ActivityText {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
}

/**
 * What an organisation does, for whom, where, when and with whom. Nothing about a person; who wrote it is in the
 * journal. What is public stands in the view `public_activities`.
 */
export const activities = pgTable(
  'activities',
  {
    id: uuid().primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The original first, then translations. */
    texts: jsonb().notNull().$type<readonly ActivityText[]>(),
    field: text().notNull(),
    /** Purpose code of the OECD's development assistance committee, for reports to donors. */
    purpose: text(),
    unit: text().notNull(),
    targeted: integer(),
    reached: integer(),
    groups: codes('groups'),
    country: text().notNull(),
    /** First-level divisions (ISO 3166-2). */
    divisions: codes('divisions'),
    /** A town of the gazetteer; never an address. */
    place: text(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    state: text().notNull(),
    /** Partners that the directory shows. */
    partnerIds: uuid('partner_ids').array().notNull().default([]),
    /** Partners that it does not: never on a public page. */
    partnerNames: codes('partner_names'),
    money: text(),
    capitals: codes('capitals'),
    targets: codes('targets'),
    sections: codes('sections'),
    commitments: codes('commitments'),
    visibility: text().notNull().default('coordination'),
    copiedFrom: uuid('copied_from').references((): AnyPgColumn => activities.id, {
      onDelete: 'set null',
    }),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    index('activities_organisation').on(table.organisationId, table.startsOn),
    index('activities_country').on(table.country, table.visibility),
    check('activities_dates', sql`${table.endsOn} >= ${table.startsOn}`),
    check('activities_state', sql`${table.state} in ('planned', 'underway', 'done')`),
    check(
      'activities_visibility',
      sql`${table.visibility} in ('public', 'coordination', 'hidden')`,
    ),
    check('activities_numbers', sql`${table.targeted} >= 0 and ${table.reached} >= 0`),
  ],
);

/** What was changed on an activity, in order and never rewritten; who did it is in the journal. */
export const activityChanges = pgTable(
  'activity_changes',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    act: text().notNull(),
    on: date().notNull(),
    /** Names of the fields that changed. */
    fields: codes('fields'),
  },
  (table) => [index('activity_changes_activity').on(table.activityId, table.sequence)],
);
