import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import { lists } from '../../collect/lists/tables.ts';
import type { WeightReport } from './report.ts';
import type { WeightSettings } from './settings.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A list weighted to its population: asked for by somebody, answered by a job. Nobody's weight stands in it. */
export const listWeights = pgTable(
  'list_weights',
  {
    id: uuid().primaryKey(),
    listId: uuid('list_id')
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    settings: jsonb().$type<WeightSettings>().notNull(),
    askedAt: instant('asked_at').notNull(),
    report: jsonb().$type<WeightReport>(),
    madeAt: instant('made_at'),
  },
  (table) => [
    index('list_weights_list').on(table.listId),
    check('list_weights_made', sql`(${table.report} is null) = (${table.madeAt} is null)`),
  ],
);
