import { bigint, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { bytea } from '../journal/tables.ts';

/** Content-addressed files; the disk is only their cache. */
export const blobs = pgTable('blobs', {
  hash: text().primaryKey(),
  size: bigint({ mode: 'number' }).notNull(),
  mediaType: text('media_type').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});

export const blobChunks = pgTable(
  'blob_chunks',
  {
    hash: text()
      .notNull()
      .references(() => blobs.hash, { onDelete: 'cascade' }),
    part: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.hash, table.part] })],
);
