import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';

/** A consent as a sheet words it: whoever ticks a box agrees to this text and this last day, and to no other. */
export interface PrintedConsent {
  readonly purpose: string;
  readonly version: number;
  readonly recipientId: string;
  readonly until: string;
}

/** Sheets of paper that were printed together. */
export const sheetBatches = pgTable(
  'sheet_batches',
  {
    id: uuid().primaryKey(),
    /** What this feature calls whoever printed them. */
    relay: text().notNull(),
    kind: text().notNull(),
    lang: text().notNull(),
    large: boolean().notNull(),
    consents: jsonb().notNull().$type<readonly PrintedConsent[]>(),
    madeOn: date('made_on').notNull(),
    /** Last day on which one of them is keyed. */
    until: date().notNull(),
    cancelledOn: date('cancelled_on'),
  },
  (table) => [
    index('sheet_batches_relay').on(table.relay),
    check('sheet_batches_kind', sql`${table.kind} in ('profile', 'request')`),
  ],
);

/** One sheet. What is printed on it is kept as keyed hashes only; whose it is, sealed, until they claim it. */
export const sheets = pgTable(
  'sheets',
  {
    id: uuid().primaryKey(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => sheetBatches.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull().unique(),
    /** Of what stands on the receipt alone. */
    secretHash: text('secret_hash').notNull(),
    keyedOn: date('keyed_on'),
    /** What this feature calls whoever filled it in, and their account. */
    person: text(),
    account: bytea(),
    claimedOn: date('claimed_on'),
  },
  (table) => [
    index('sheets_batch').on(table.batchId),
    index('sheets_person').on(table.person),
    check('sheets_owner', sql`(${table.person} is null) = (${table.account} is null)`),
    check('sheets_claimed', sql`${table.claimedOn} is null or ${table.account} is null`),
  ],
);

/** How much a relay did on a day: numbers, and nobody's name. */
export const relayDays = pgTable(
  'relay_days',
  {
    relay: text().notNull(),
    day: date().notNull(),
    act: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.relay, table.day, table.act] }),
    check(
      'relay_days_act',
      sql`${table.act} in ('registered', 'keyed', 'assisted', 'requested', 'called')`,
    ),
  ],
);
