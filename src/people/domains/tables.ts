import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../organisations/tables.ts';

/** The domain of an organisation's own site, and whether whoever holds it has shown that they hold it. */
export const organisationDomains = pgTable(
  'organisation_domains',
  {
    organisationId: uuid('organisation_id')
      .primaryKey()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    domain: text().notNull(),
    /** What is to be put there: it proves something where it stands and opens nothing. */
    token: text().notNull(),
    askedOn: date('asked_on').notNull(),
    /** The last look, and what it found. */
    checkedOn: date('checked_on'),
    outcome: text(),
    provenOn: date('proven_on'),
    /** When it is looked at again. */
    nextOn: date('next_on'),
    /** Looks in a row that found nothing where something had been. */
    misses: integer().notNull().default(0),
  },
  (table) => [
    index('organisation_domains_next').on(table.nextOn),
    check(
      'organisation_domains_outcome',
      sql`${table.outcome} in ('dns', 'file', 'missing', 'unreachable', 'inside')`,
    ),
  ],
);
