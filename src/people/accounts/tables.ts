import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

/** Somebody, of whom nothing more is known here. Days and random ids only: neither tells the moment of the making. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    lang: text().notNull(),
    openedOn: date('opened_on').notNull(),
    /** How they came: on their own, by a relay, by the operator's link, by the staff's provider. */
    channel: text().notNull(),
    closedOn: date('closed_on'),
  },
  (table) => [
    check('accounts_channel', sql`${table.channel} in ('web', 'relay', 'operator', 'provider')`),
  ],
);

/** The keys to an account, of which somebody may have several. */
export const credentials = pgTable(
  'credentials',
  {
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    /** By what it is found: a code's first six signs, a keyed hash of a phrase, a passkey's id. */
    selector: text().notNull(),
    /** Keyed hash of the secret, where there is one beside the selector. */
    secretHash: text('secret_hash'),
    /** What its owner calls it. */
    label: text().notNull().default(''),
    data: jsonb().notNull().$type<Record<string, unknown>>().default({}),
    madeOn: date('made_on').notNull(),
    usedOn: date('used_on'),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('credentials_selector').on(table.kind, table.selector),
    index('credentials_account').on(table.accountId),
    check(
      'credentials_kind',
      sql`${table.kind} in ('code', 'phrase', 'passkey', 'mail', 'provider', 'totp')`,
    ),
  ],
);
