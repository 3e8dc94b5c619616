import { date, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** Proof that somebody was erased, for whoever holds its code: a day and counts, and nothing that says who. */
export const erasures = pgTable('erasures', {
  codeHash: text('code_hash').primaryKey(),
  on: date().notNull(),
  counts: jsonb().notNull().$type<Readonly<Record<string, number>>>(),
});
