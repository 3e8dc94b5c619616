import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** An act that two people must want: one asks, another decides. */
export const approvals = pgTable('approvals', {
  id: uuid().primaryKey(),
  /** What is to be done, as `feature/verb`. */
  act: text().notNull(),
  /** On what, as `kind:id`. */
  subject: text().notNull(),
  input: jsonb().notNull().$type<Record<string, unknown>>(),
  reason: text().notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: instant('asked_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  /** `done` or `refused`; null while it waits. */
  outcome: text(),
});
