import {
  bigint,
  customType,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** One row for each act. Ids and a salted commitment only: erasing the details leaves the chain whole. */
export const journal = pgTable(
  'journal',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    actor: text().notNull(),
    act: text().notNull(),
    subject: text().notNull(),
    purpose: text(),
    commitment: bytea(),
    sequence: bigint({ mode: 'number' }).unique(),
    hash: bytea(),
  },
  (table) => [
    index('journal_subject').on(table.subject, table.at),
    index('journal_at').on(table.at),
  ],
);

export const journalDetails = pgTable('journal_details', {
  journalId: uuid('journal_id')
    .primaryKey()
    .references(() => journal.id, { onDelete: 'cascade' }),
  salt: bytea().notNull(),
  details: jsonb().notNull().$type<Record<string, unknown>>(),
});
