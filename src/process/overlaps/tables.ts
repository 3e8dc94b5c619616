import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { sources } from '../../collect/sources/tables.ts';
import type { GateReport } from '../../methods/encoding/encoding.ts';
import { blobs } from '../../platform/blobs/tables.ts';
import { bytea } from '../../platform/journal/tables.ts';
import type { Figures } from './figures.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Why links are there no longer. */
export type Unlinked = 'withdrawn' | 'agreement' | 'ended' | 'file';

/** Holders who want to know how many people are on their lists together; their secret has no column anywhere. */
export const overlaps = pgTable(
  'overlaps',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    purpose: text().notNull(),
    /** The linkage schema, as clkhash reads it. */
    schema: jsonb().notNull().$type<Record<string, unknown>>(),
    /** Bits of an encoding. */
    bits: integer().notNull(),
    threshold: real().notNull(),
    endsOn: date('ends_on').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    linkedAt: instant('linked_at'),
    unlinkedAt: instant('unlinked_at'),
    unlinkedWhy: text('unlinked_why').$type<Unlinked>(),
  },
  (table) => [
    check('overlaps_threshold', sql`${table.threshold} > 0 and ${table.threshold} <= 1`),
    check('overlaps_unlinked', sql`(${table.unlinkedAt} is null) = (${table.unlinkedWhy} is null)`),
  ],
);

/** A holder in a project, by the source that its list is. */
export const overlapParties = pgTable(
  'overlap_parties',
  {
    id: uuid().primaryKey(),
    overlapId: uuid('overlap_id')
      .notNull()
      .references(() => overlaps.id, { onDelete: 'cascade' }),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => sources.id),
    /** Keyed hash of what stands in the holder's link; null once it opens nothing. */
    token: text().unique(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [unique('overlap_parties_once').on(table.overlapId, table.sourceId)],
);

/** An encoded list, as bits under a key of its own; numbers of people never arrive here, only the place of each line. */
export const overlapFiles = pgTable(
  'overlap_files',
  {
    id: uuid().primaryKey(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => overlapParties.id, { onDelete: 'cascade' }),
    rows: integer().notNull(),
    /** SHA-256 of the file as it came: the holder can compare it with their own. */
    fingerprint: text().notNull(),
    /** The holder says that nobody stands in it twice. */
    uniquePeople: boolean('unique_people').notNull(),
    sealedCodes: text('sealed_codes').references(() => blobs.hash),
    sealedKey: bytea('sealed_key'),
    receivedAt: instant('received_at').notNull(),
    gate: jsonb().$type<GateReport>(),
    judgedAt: instant('judged_at'),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    index('overlap_files_party').on(table.partyId),
    uniqueIndex('overlap_files_one').on(table.partyId).where(sql`deleted_at is null`),
    check('overlap_files_key', sql`(${table.sealedCodes} is null) = (${table.sealedKey} is null)`),
    check('overlap_files_judged', sql`(${table.gate} is null) = (${table.judgedAt} is null)`),
    check('overlap_files_deleted', sql`${table.deletedAt} is null or ${table.sealedCodes} is null`),
  ],
);

/** How many people the lists have in common: asked for by somebody, counted by a job. */
export const overlapCounts = pgTable(
  'overlap_counts',
  {
    id: uuid().primaryKey(),
    overlapId: uuid('overlap_id')
      .notNull()
      .references(() => overlaps.id, { onDelete: 'cascade' }),
    /** The files that were compared. */
    files: jsonb().notNull().$type<string[]>(),
    askedAt: instant('asked_at').notNull(),
    figures: jsonb().$type<Figures>(),
    madeAt: instant('made_at'),
  },
  (table) => [
    index('overlap_counts_of').on(table.overlapId),
    check('overlap_counts_made', sql`(${table.figures} is null) = (${table.madeAt} is null)`),
  ],
);

/** Which lines of two files are one person; deleted as soon as one of the two may not be linked. */
export const overlapLinks = pgTable(
  'overlap_links',
  {
    id: uuid().primaryKey(),
    overlapId: uuid('overlap_id')
      .notNull()
      .references(() => overlaps.id, { onDelete: 'cascade' }),
    a: uuid()
      .notNull()
      .references(() => overlapFiles.id, { onDelete: 'cascade' }),
    b: uuid()
      .notNull()
      .references(() => overlapFiles.id, { onDelete: 'cascade' }),
    /** Rounded; null below ten, of whom no line is kept. */
    links: integer(),
    sealed: bytea().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [unique('overlap_links_once').on(table.a, table.b)],
);
