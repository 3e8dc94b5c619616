import { asc, eq } from 'drizzle-orm';
import { integer, pgView, text, uuid } from 'drizzle-orm/pg-core';
import type { Executor } from '../../platform/database/database.ts';

// What public pages may read: open communities that anybody may join; none under a severe threat (see its migration).
const shown = pgView('public_communities', {
  id: uuid().notNull(),
  slug: text().notNull(),
  kind: text().notNull(),
  lang: text().notNull(),
  name: text().notNull(),
  purpose: text().notNull(),
  rules: text().notNull(),
  counted: integer(),
}).existing();

export type PublicCommunity = typeof shown.$inferSelect;

const MOST = 500;

export async function publicCommunities(db: Executor): Promise<PublicCommunity[]> {
  return db.select().from(shown).orderBy(asc(shown.kind), asc(shown.name)).limit(MOST);
}

export async function publicCommunity(db: Executor, slug: string): Promise<PublicCommunity | null> {
  const [found] = await db.select().from(shown).where(eq(shown.slug, slug));
  return found ?? null;
}
