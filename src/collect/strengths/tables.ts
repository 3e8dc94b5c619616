import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../../people/organisations/tables.ts';

const organisation = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' });

/** How an organisation sees its own strength in one area on one day. Its own: no page shows it to anybody else. */
export const strengthAssessments = pgTable(
  'strength_assessments',
  {
    organisationId: organisation(),
    on: date().notNull(),
    area: text().notNull(),
    level: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.on, table.area] }),
    check('strength_assessments_level', sql`${table.level} between 1 and 4`),
    check(
      'strength_assessments_area',
      sql`${table.area} in ('governance', 'finance', 'accountability', 'skills', 'reach')`,
    ),
  ],
);

/** An organisation agreed to be proposed to others: in which areas it would help, and in which it asks for help. */
export const strengthOffers = pgTable('strength_offers', {
  organisationId: organisation().primaryKey(),
  agreedOn: date('agreed_on').notNull(),
  offers: text().array().notNull(),
  asks: text().array().notNull(),
});
