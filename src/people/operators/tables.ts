import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** One-time links that open the staff side; only a keyed hash of the secret is kept. */
export const operatorLinks = pgTable('operator_links', {
  secretHash: text('secret_hash').primaryKey(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});
