import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, real, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const jobs = pgTable(
  'jobs',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    subject: text().notNull(),
    input: jsonb().notNull().$type<Record<string, unknown>>(),
    createdAt: instant('created_at').notNull(),
    runAfter: instant('run_after').notNull(),
    startedAt: instant('started_at'),
    aliveAt: instant('alive_at'),
    stopAskedAt: instant('stop_asked_at'),
    endedAt: instant('ended_at'),
    outcome: text().$type<'done' | 'failed' | 'stopped'>(),
    attempts: integer().notNull().default(0),
    progress: real().notNull().default(0),
    /** What is being done now: a message key with its arguments. */
    note: jsonb().$type<{ key: string; args?: Record<string, string | number> }>(),
    problem: jsonb().$type<{ code: string; details: Record<string, string | number> }>(),
  },
  (table) => [
    index('jobs_waiting').on(table.runAfter).where(sql`ended_at is null`),
    index('jobs_subject').on(table.subject, table.createdAt),
  ],
);
