import { date, integer, jsonb, pgTable, timestamp } from 'drizzle-orm/pg-core';
import type { Texts } from '../sources/tables.ts';

/** The answers to the numbered decisions of the diaspora mapping, so that it survives a change of staff. */
export const planAnswers = pgTable('plan_answers', {
  number: integer().primaryKey(),
  answer: jsonb().notNull().$type<Texts>(),
  decidedOn: date('decided_on'),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
});
