import { jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** One run of the pipeline: which imports went in, which tables came out. */
export const runs = pgTable('runs', {
  id: uuid().primaryKey(),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at'),
  /** Ids of the imports that went in, in order. */
  imports: jsonb().notNull().$type<string[]>(),
  manifest: jsonb().$type<Record<string, unknown>>(),
  /** Table name → hash of its Parquet blob. */
  tables: jsonb().$type<Record<string, string>>(),
});
