import { date, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Answers } from './answers.ts';

/** What a member says of themselves, under the name that this feature calls them; never linked to any holder's record. */
export const profiles = pgTable('profiles', {
  person: text().primaryKey(),
  answers: jsonb().notNull().$type<Answers>(),
  /** The day only: a moment could be joined to another table's. */
  changedOn: date('changed_on').notNull(),
});
