import { sql } from 'drizzle-orm';
import { char, check, jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import { linkages } from '../intake/tables.ts';
import type { Publishable } from './publishing.ts';
import type { PopulationReport } from './report.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** How many there are in all, as far as a linkage tells: asked for by somebody, answered by a job. */
export const populationEstimates = pgTable(
  'population_estimates',
  {
    id: uuid().primaryKey(),
    linkageId: uuid('linkage_id')
      .notNull()
      .references(() => linkages.id, { onDelete: 'cascade' }),
    /** The corridor whose official figures stand beside it. */
    origin: char({ length: 3 }),
    residence: char({ length: 3 }),
    askedAt: instant('asked_at').notNull(),
    report: jsonb().$type<PopulationReport>(),
    madeAt: instant('made_at'),
    /** What a release may say of it, or why it may say nothing; null before there was such an answer. */
    publishable: jsonb().$type<Publishable>(),
    /** When somebody chose that releases publish it. */
    chosenAt: instant('chosen_at'),
  },
  (table) => [
    check('population_estimates_made', sql`(${table.report} is null) = (${table.madeAt} is null)`),
    check(
      'population_estimates_corridor',
      sql`(${table.origin} is null) = (${table.residence} is null)`,
    ),
  ],
);
