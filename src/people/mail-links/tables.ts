import { sql } from 'drizzle-orm';
import { check, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';
import { accounts } from '../accounts/tables.ts';

/** A link that somebody asked for, until the worker has sent it or found nobody to send it to. */
export const mailRequests = pgTable(
  'mail_requests',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    /** Sealed; whether it is anybody's is looked up by the worker, so that the page answers in the same time. */
    address: bytea().notNull(),
    /** Whose address it is to become, where somebody confirms one. */
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    next: text().notNull(),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [check('mail_requests_kind', sql`${table.kind} in ('sign-in', 'confirm')`)],
);
