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
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { blobs } from '../../platform/blobs/tables.ts';
import { bytea } from '../../platform/journal/tables.ts';
import { sources } from '../sources/tables.ts';
import type { Issue, IssueCount, ListColumn, Mapping, Refused } from './columns.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A list of people from one holder. What it says of anybody is in the sealed rows of `list_records` and nowhere else. */
export const lists = pgTable(
  'lists',
  {
    id: uuid().primaryKey(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => sources.id),
    fileName: text('file_name').notNull(),
    /** Keyed hash of the file's bytes: the same file twice is found, and nobody else can look for it. */
    fingerprint: text().notNull(),
    /** The file as it came, encrypted under a key of its own; both are forgotten once it was read. */
    sealedOriginal: text('sealed_original').references(() => blobs.hash),
    sealedKey: bytea('sealed_key'),
    columns: jsonb().$type<ListColumn[]>(),
    /** Columns that were never stored. */
    refused: jsonb().$type<Refused[]>(),
    mapping: jsonb().$type<Mapping>(),
    rows: integer(),
    /** The day of which the list is true. */
    heldOn: date('held_on'),
    /** The holder says that nobody stands in it twice. */
    uniquePeople: boolean('unique_people'),
    issueCount: integer('issue_count'),
    issues: jsonb().$type<IssueCount[]>(),
    /** The first issues, for the page. */
    sample: jsonb().$type<Issue[]>(),
    createdAt: instant('created_at').notNull(),
    profiledAt: instant('profiled_at'),
    acceptedAt: instant('accepted_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('lists_source').on(table.sourceId),
    uniqueIndex('lists_once')
      .on(table.sourceId, table.fingerprint)
      .where(sql`withdrawn_at is null`),
    check('lists_key', sql`(${table.sealedOriginal} is null) = (${table.sealedKey} is null)`),
    check(
      'lists_accepted',
      sql`${table.acceptedAt} is null or (${table.profiledAt} is not null and ${table.mapping} is not null
        and ${table.heldOn} is not null and ${table.uniquePeople} is not null)`,
    ),
  ],
);

export const listRecords = pgTable(
  'list_records',
  {
    listId: uuid('list_id')
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    /** As a spreadsheet counts it: the row under the headers is 2. Rows of a Parquet file begin at 1. */
    row: integer().notNull(),
    sealed: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.listId, table.row] })],
);
