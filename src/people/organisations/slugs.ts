import { randomBytes } from 'node:crypto';
import { like } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { fold } from '../../reference/folding/folding.ts';
import { organisations } from './tables.ts';

const MOST = 60;

/** An address that nobody has yet: from the first name that can be written in one, else a word and a number of chance. */
export async function freeSlug(db: Executor, names: readonly string[]): Promise<string> {
  const wanted = names.map(slugOf).find((slug) => slug.length > 1) ?? `org-${chance()}`;
  const rows = await db
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(like(organisations.slug, `${wanted}%`));
  const taken = new Set(rows.map(({ slug }) => slug));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; number < 100; number += 1)
    if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
  return `${wanted}-${chance()}`;
}

const chance = (): string => randomBytes(4).toString('hex');

// Words of an address that lead to a page of the directory itself.
const KEPT = new Set(['new', 'map', 'list', 'import', 'join', 'offices']);

function slugOf(name: string): string {
  const words = fold(name)
    .split(' ')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > MOST) break;
    slug = longer;
  }
  return KEPT.has(slug) ? `${slug}-org` : slug;
}
