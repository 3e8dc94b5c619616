import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { linkages } from '../intake/tables.ts';
import type { Choices, KeptTable, MakingReport } from './kept.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Tables of one linkage, protected before they were kept: no count that is hidden stands here. */
export const personTables = pgTable(
  'person_tables',
  {
    id: uuid().primaryKey(),
    /** What was published is remembered when its linkage is gone: later tables are held against it. */
    linkageId: uuid('linkage_id').references(() => linkages.id, { onDelete: 'set null' }),
    /** The day of which the counts are true. */
    countedOn: date('counted_on').notNull(),
    tables: jsonb().notNull().$type<KeptTable[]>(),
    report: jsonb().notNull().$type<MakingReport>(),
    madeAt: instant('made_at').notNull(),
    /** How the next release publishes each; a table that is not named stays inside. */
    chosen: jsonb().notNull().$type<Choices>().default({}),
    chosenAt: instant('chosen_at'),
    /** When a release first published some of them. From then on later tables are compared with these. */
    publishedAt: instant('published_at'),
  },
  (table) => [index('person_tables_linkage').on(table.linkageId, table.madeAt)],
);

/** What noise may tell of people in all, and has told, as exact fractions of ρ. */
export const privacyBudgets = pgTable(
  'privacy_budgets',
  {
    name: text().primaryKey(),
    totalTop: numeric('total_top').notNull(),
    totalBottom: numeric('total_bottom').notNull(),
    spentTop: numeric('spent_top').notNull(),
    spentBottom: numeric('spent_bottom').notNull(),
  },
  (table) => [
    check(
      'privacy_budgets_fractions',
      sql`${table.totalTop} >= 0 and ${table.totalBottom} > 0 and ${table.spentTop} >= 0 and ${table.spentBottom} > 0`,
    ),
    check(
      'privacy_budgets_kept',
      sql`${table.spentTop} * ${table.totalBottom} <= ${table.totalTop} * ${table.spentBottom}`,
    ),
  ],
);

export const privacySpendings = pgTable(
  'privacy_spendings',
  {
    id: uuid().primaryKey(),
    budget: text()
      .notNull()
      .references(() => privacyBudgets.name),
    /** What it was spent on: a table of a release. */
    what: text().notNull(),
    top: numeric().notNull(),
    bottom: numeric().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('privacy_spendings_budget').on(table.budget, table.at),
    check('privacy_spendings_positive', sql`${table.top} > 0 and ${table.bottom} > 0`),
  ],
);
