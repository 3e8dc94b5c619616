import { date, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '../accounts/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What somebody may do, why, and until when. Ended, never deleted, as long as the account lives. */
export const roleGrants = pgTable(
  'role_grants',
  {
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    role: text().notNull(),
    /** A steward's organisation; null where the role is for the whole hub. */
    scope: uuid(),
    purpose: text().notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: instant('granted_at').notNull(),
    until: date().notNull(),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [index('role_grants_account').on(table.accountId)],
);
