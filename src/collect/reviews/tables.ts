import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../../people/organisations/tables.ts';

/** What an organisation answered in one year to the five questions on what makes it succeed or fail. */
export const reviewAnswers = pgTable(
  'review_answers',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    year: integer().notNull(),
    question: text().notNull(),
    answer: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.year, table.question] }),
    index('review_answers_year').on(table.year),
    check('review_answers_years', sql`${table.year} between 2000 and 2100`),
    check('review_answers_answer', sql`${table.answer} between 1 and 4`),
    check(
      'review_answers_question',
      sql`${table.question} in ('people', 'trust', 'means', 'purpose', 'change')`,
    ),
  ],
);
