import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { KeptModel } from '../../methods/linkage/linkage.ts';
import { bytea } from '../../platform/journal/tables.ts';
import type { Plan } from '../linkage/linkage.ts';
import type { LinkageSettings } from './settings.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** One linkage of some lists: planned, run, and in force until it is undone or a newer one is finished. */
export const linkages = pgTable(
  'linkages',
  {
    id: uuid().primaryKey(),
    settings: jsonb().notNull().$type<LinkageSettings>(),
    createdAt: instant('created_at').notNull(),
    plan: jsonb().$type<Plan>(),
    plannedAt: instant('planned_at'),
    startedAt: instant('started_at'),
    /** What was learnt, of which every weight follows; with it a pair is explained. */
    model: jsonb().$type<KeptModel>(),
    manifest: jsonb().$type<Record<string, unknown>>(),
    finishedAt: instant('finished_at'),
    undoneAt: instant('undone_at'),
    /** Opens the working database while there is one. */
    sealedKey: bytea('sealed_key'),
  },
  (table) => [
    check('linkages_finished', sql`${table.finishedAt} is null or ${table.model} is not null`),
  ],
);

// The two tables below are written by the million in one go: a key to the lists would be checked a million times for nothing.

const linkage = () =>
  uuid('linkage_id')
    .notNull()
    .references(() => linkages.id, { onDelete: 'cascade' });

/** Which records a linkage knows, and of which person it takes each for now. No value of a record stands here. */
export const linkageRecords = pgTable(
  'linkage_records',
  {
    linkageId: linkage(),
    /** The record's place in the linkage, from 0. */
    idx: integer().notNull(),
    listId: uuid('list_id').notNull(),
    row: integer().notNull(),
    /** The smallest place among the records of one person. */
    person: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.linkageId, table.idx] }),
    unique('linkage_records_row').on(table.linkageId, table.listId, table.row),
    index('linkage_records_person').on(table.linkageId, table.person),
  ],
);

/** What was found of two records: the levels of each comparison, packed, and what they weigh together in bits. */
export const linkagePairs = pgTable(
  'linkage_pairs',
  {
    linkageId: linkage(),
    l: integer().notNull(),
    r: integer().notNull(),
    weight: real().notNull(),
    vector: bigint({ mode: 'bigint' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.linkageId, table.l, table.r] }),
    index('linkage_pairs_right').on(table.linkageId, table.r),
    index('linkage_pairs_weight').on(table.linkageId, table.weight),
    check('linkage_pairs_order', sql`${table.l} < ${table.r}`),
  ],
);

export const VERDICTS = ['same', 'different', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a reviewer said of two records. It holds until it is ended, and is never rewritten. */
export const verdicts = pgTable(
  'verdicts',
  {
    id: uuid().primaryKey(),
    linkageId: linkage(),
    l: integer().notNull(),
    r: integer().notNull(),
    verdict: text().notNull().$type<Verdict>(),
    /** What this feature calls the reviewer. */
    reviewer: text().notNull(),
    /** Whether the pair was drawn by lot to measure quality. */
    sampled: boolean().notNull(),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [
    index('verdicts_pair').on(table.linkageId, table.l, table.r),
    index('verdicts_reviewer').on(table.linkageId, table.reviewer, table.at),
    check('verdicts_order', sql`${table.l} < ${table.r}`),
    check('verdicts_kind', sql`${table.verdict} in ('same', 'different', 'unsure')`),
    check('verdicts_ended', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
  ],
);
