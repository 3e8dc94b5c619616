import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../../people/organisations/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const organisation = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' });

/** What an organisation writes itself under a section of its report on objective 19, year by year and language by language. */
export const reportTexts = pgTable(
  'report_texts',
  {
    organisationId: organisation(),
    year: integer().notNull(),
    section: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.year, table.section, table.lang] }),
    check('report_texts_year', sql`${table.year} between 2000 and 2100`),
  ],
);

/** How an organisation sees itself on one commitment in one year. Its own: no page shows it to anybody else. */
export const commitmentChecks = pgTable(
  'commitment_checks',
  {
    organisationId: organisation(),
    year: integer().notNull(),
    commitment: text().notNull(),
    level: text(),
    evidence: text().notNull().default(''),
    planned: text().notNull().default(''),
    /** In which language that is written. */
    lang: text().notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.year, table.commitment] }),
    check('commitment_checks_year', sql`${table.year} between 2000 and 2100`),
    check(
      'commitment_checks_level',
      sql`${table.level} in ('not_yet', 'begun', 'usual', 'reviewed')`,
    ),
  ],
);
