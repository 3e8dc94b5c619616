import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';

/** How somebody can be reached, each value sealed under a key outside the database. */
export const contacts = pgTable(
  'contacts',
  {
    /** What this feature calls them. */
    person: text().notNull(),
    kind: text().notNull(),
    value: bytea().notNull(),
    /** Keyed hash of an e-mail address or a number: it can be looked up and not read. */
    blind: text(),
    /** When its owner showed that it is theirs. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.person, table.kind] }),
    // One confirmed address opens one account.
    uniqueIndex('contacts_blind')
      .on(table.kind, table.blind)
      .where(sql`${table.confirmedAt} is not null`),
    check('contacts_kind', sql`${table.kind} in ('name', 'email', 'phone')`),
  ],
);

/** How often and when somebody wants to be written to. */
export const contactWishes = pgTable(
  'contact_wishes',
  {
    person: text().primaryKey(),
    lang: text().notNull(),
    /** Messages a month, over all senders together. */
    monthly: integer().notNull(),
    /** Quiet from this hour to that one, in their zone. */
    quietFrom: integer('quiet_from').notNull(),
    quietTo: integer('quiet_to').notNull(),
    zone: text().notNull(),
    /** They would rather be called than written to. */
    byPhone: boolean('by_phone').notNull().default(false),
  },
  (table) => [
    check('contact_wishes_monthly', sql`${table.monthly} between 0 and 31`),
    check(
      'contact_wishes_quiet',
      sql`${table.quietFrom} between 0 and 23 and ${table.quietTo} between 0 and 23`,
    ),
  ],
);
