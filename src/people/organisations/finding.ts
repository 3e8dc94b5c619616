import { and, asc, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { Organisation } from './states.ts';
import { organisations } from './tables.ts';

const MOST_LOOKED_AT = 10_000;

/** Organisations that the office may turn to, by a part of any of their names: not those hidden, merged or that said no. */
export async function approachable(
  db: Executor,
  query: string,
  most: number,
): Promise<Organisation[]> {
  const rows = await db
    .select()
    .from(organisations)
    .where(
      and(
        isNull(organisations.mergedAt),
        isNull(organisations.hiddenAt),
        isNull(organisations.refusedAt),
      ),
    )
    .orderBy(asc(organisations.slug))
    .limit(MOST_LOOKED_AT);
  const wanted = fold(query);
  return rows
    .filter(({ names }) => names.some(({ text }) => fold(text).includes(wanted)))
    .slice(0, most);
}
