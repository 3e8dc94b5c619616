import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { consultations, statements } from '../consultations/tables.ts';

/** Ballots that were printed together, with the same statements in the same order. */
export const ballotBatches = pgTable(
  'ballot_batches',
  {
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    /** Handed out and brought back, or filled in together in a room. */
    channel: text().notNull(),
    lang: text().notNull(),
    large: boolean().notNull(),
    /** Their permanent numbers, as they stand on the sheet. */
    statements: jsonb().notNull().$type<readonly number[]>(),
    madeOn: date('made_on').notNull(),
    cancelledOn: date('cancelled_on'),
  },
  (table) => [
    index('ballot_batches_consultation').on(table.consultationId),
    check('ballot_batches_channel', sql`${table.channel} in ('paper', 'room')`),
  ],
);

/** One sheet. What is printed on it is kept as keyed hashes: of its code, and of the code that its writer takes home. */
export const ballots = pgTable(
  'ballots',
  {
    id: uuid().primaryKey(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => ballotBatches.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull().unique(),
    /** Until it is keyed: from then on nothing leads from a sheet to its answers. */
    voice: text().unique(),
    keyedOn: date('keyed_on'),
    /** Answers that a second keying read differently; null where it was keyed once. */
    differences: integer(),
  },
  (table) => [
    index('ballots_batch').on(table.batchId),
    check('ballots_voice', sql`${table.keyedOn} is null or ${table.voice} is null`),
  ],
);

/** People in a room who raise their hands. */
export const sittings = pgTable(
  'sittings',
  {
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    place: text().notNull(),
    present: integer().notNull(),
    on: date().notNull(),
    closedOn: date('closed_on'),
  },
  (table) => [
    index('sittings_consultation').on(table.consultationId),
    check('sittings_present', sql`${table.present} between 1 and 100000`),
  ],
);

/** Hands counted for one statement; of several counts the newest that was not undone stands. */
export const sittingTallies = pgTable(
  'sitting_tallies',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sittingId: uuid('sitting_id')
      .notNull()
      .references(() => sittings.id, { onDelete: 'cascade' }),
    statementId: uuid('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
    agree: integer().notNull(),
    disagree: integer().notNull(),
    pass: integer().notNull(),
    undone: boolean().notNull().default(false),
  },
  (table) => [
    index('sitting_tallies_sitting').on(table.sittingId, table.statementId),
    check(
      'sitting_tallies_counts',
      sql`${table.agree} >= 0 and ${table.disagree} >= 0 and ${table.pass} >= 0`,
    ),
  ],
);
