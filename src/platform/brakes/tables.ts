import { integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** How often something was tried in a window of time; what is counted is a keyed hash, never an address. */
export const brakes = pgTable(
  'brakes',
  {
    key: text().notNull(),
    window: timestamp({ withTimezone: true }).notNull(),
    count: integer().notNull(),
    /** From then on the row says nothing any more and may go. */
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.window] })],
);
