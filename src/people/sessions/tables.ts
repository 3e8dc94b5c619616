import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '../accounts/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Where somebody is signed in. Secrets are kept as keyed hashes; `previous_hash` stays good for a moment after a change. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    secretHash: text('secret_hash').notNull().unique(),
    previousHash: text('previous_hash').unique(),
    /** By what it was opened: `code`, `passkey`, `operator`… */
    method: text().notNull(),
    /** Browser and system in two words, so that somebody knows their devices apart. */
    device: text().notNull(),
    openedAt: instant('opened_at').notNull(),
    rotatedAt: instant('rotated_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When a second factor was shown. */
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [index('sessions_account').on(table.accountId)],
);
