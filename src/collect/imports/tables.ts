import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { blobs } from '../../platform/blobs/tables.ts';
import { sources } from '../sources/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A file on its way in. The original and its staged facts are immutable blobs; that an import counts,
 * or no longer does, is a date in this row and nothing else. Only a discarded import loses its blobs.
 */
export const imports = pgTable(
  'imports',
  {
    id: uuid().primaryKey(),
    sourceId: uuid('source_id').references(() => sources.id),
    fileName: text('file_name').notNull(),
    /** The file as it was handed in; null once it was erased with a discarded import. */
    original: text().references(() => blobs.hash),
    layout: text(),
    mapping: jsonb().$type<Record<string, unknown>>(),
    /** The staged facts as Parquet; null until staged, and for directories of offices. */
    facts: text().references(() => blobs.hash),
    /** Every issue as CSV. */
    issues: text().references(() => blobs.hash),
    factCount: bigint('fact_count', { mode: 'number' }).notNull().default(0),
    errorCount: integer('error_count').notNull().default(0),
    noteCount: integer('note_count').notNull().default(0),
    tally: jsonb().$type<Record<string, unknown>>(),
    /** What the recognised layout proposes to write about its source. */
    proposal: jsonb().$type<Record<string, unknown>>(),
    /** The first issues, for the page; the file holds all. */
    sample: jsonb().$type<unknown[]>(),
    createdAt: instant('created_at').notNull(),
    stagedAt: instant('staged_at'),
    appliedAt: instant('applied_at'),
    revertedAt: instant('reverted_at'),
    discardedAt: instant('discarded_at'),
  },
  (table) => [
    index('imports_created').on(table.createdAt),
    index('imports_source').on(table.sourceId),
    // The same file twice changes nothing: at most one import of the same bytes counts for one source.
    uniqueIndex('imports_once')
      .on(table.sourceId, table.original)
      .where(sql`applied_at is not null and reverted_at is null`),
  ],
);
