import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { linkages } from '../intake/tables.ts';

/** A stratum as it was on the day of the draw. */
export interface DrawnStratum {
  readonly linked: boolean;
  /** Its place among the ranges of weight. */
  readonly range: number;
  readonly size: number;
  readonly mean: number;
  readonly drawn: number;
}

/** The sample from which the quality of a linkage is told: drawn once, by lot. */
export const linkageSamples = pgTable('linkage_samples', {
  linkageId: uuid('linkage_id')
    .primaryKey()
    .references(() => linkages.id, { onDelete: 'cascade' }),
  strata: jsonb().notNull().$type<DrawnStratum[]>(),
  drawnOn: date('drawn_on').notNull(),
});

/** Its pairs, in the order in which they are reviewed. */
export const linkageDraws = pgTable(
  'linkage_draws',
  {
    linkageId: uuid('linkage_id').notNull(),
    l: integer().notNull(),
    r: integer().notNull(),
    stratum: integer().notNull(),
    place: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.linkageId, table.l, table.r] }),
    index('linkage_draws_place').on(table.linkageId, table.place),
    foreignKey({ columns: [table.linkageId], foreignColumns: [linkageSamples.linkageId] }).onDelete(
      'cascade',
    ),
  ],
);

/** A pair that is before a reviewer, or that they put off; deleted when they answer. */
export const linkageTurns = pgTable(
  'linkage_turns',
  {
    linkageId: uuid('linkage_id')
      .notNull()
      .references(() => linkages.id, { onDelete: 'cascade' }),
    /** What review calls the reviewer. */
    reviewer: text().notNull(),
    l: integer().notNull(),
    r: integer().notNull(),
    sampled: boolean().notNull(),
    shownAt: timestamp('shown_at', { withTimezone: true }).notNull(),
    skippedAt: timestamp('skipped_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.linkageId, table.reviewer, table.l, table.r] }),
    check('linkage_turns_order', sql`${table.l} < ${table.r}`),
  ],
);
