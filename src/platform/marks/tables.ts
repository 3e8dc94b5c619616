import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What the hub must remember of itself: that it is a demonstration, its first start. Shown to everybody. */
export const hubMarks = pgTable('hub_marks', {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});
