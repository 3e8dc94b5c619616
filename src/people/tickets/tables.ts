import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { accounts } from '../accounts/tables.ts';

/** What is good once and for minutes: a challenge to a device, a link in a message, a way to a provider and back. */
export const tickets = pgTable(
  'tickets',
  {
    /** Keyed hash of the secret; the secret itself is with its holder only. */
    key: text().primaryKey(),
    kind: text().notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    data: jsonb().notNull().$type<Record<string, string>>(),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('tickets_account').on(table.accountId),
    check(
      'tickets_kind',
      sql`${table.kind} in ('passkey-join', 'passkey-add', 'passkey-show', 'mail-sign-in', 'mail-confirm', 'provider', 'totp', 'relay')`,
    ),
  ],
);
