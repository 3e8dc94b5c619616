import { and, eq, sql } from 'drizzle-orm';
import { LEAST, rounded } from '../../methods/merging/merging.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { today } from './invitations.ts';
import type { Means } from './joining.ts';
import { allowingMembers } from './listing.ts';
import { memberCounts } from './tables.ts';

/** All members, those who allow messages, or those who had joined by the end of a year: `2026`. */
type Counted = 'all' | 'news' | `${number}`;

/**
 * Counts the members of every organisation and keeps what may be shown. Once a day and never on demand: whoever joined
 * and left while watching the page could see one other person come and go.
 */
export async function countMembers(tx: Executor, means: Means): Promise<void> {
  const on = today(means.clock);
  await tx.delete(memberCounts);
  for (const { id, joined } of await joinedByYear(tx)) {
    const news = (await allowingMembers(tx, means, id, 'news')).length;
    const all = joined.reduce((sum, { count }) => sum + count, 0);
    const counts: [Counted, number][] = [['all', all], ['news', news], ...byYears(joined)];
    const shown = counts.filter(([, count]) => count >= LEAST);
    if (shown.length > 0)
      await tx.insert(memberCounts).values(
        shown.map(([what, count]) => ({
          ...{ organisationId: id, what, on },
          count: rounded(count),
        })),
      );
  }
}

interface Joined {
  readonly year: number;
  readonly count: number;
}

/** How many joined in each year and are members still. */
async function joinedByYear(
  tx: Executor,
): Promise<{ readonly id: string; readonly joined: readonly Joined[] }[]> {
  const rows = await tx.execute<{ id: string; joined: Joined[] }>(sql`
    select id, json_agg(json_build_object('year', year, 'count', count) order by year) as joined
    from (
      select organisation_id as id, extract(year from joined_on)::int as year, count(*)::int as count
      from members where removed_on is null group by 1, 2
    ) years group by id having sum(count) >= ${LEAST}`);
  return [...rows];
}

/** Who had joined by the end of each year in which somebody did. */
function byYears(joined: readonly Joined[]): [Counted, number][] {
  let sum = 0;
  return joined.map(({ year, count }) => {
    sum += count;
    return [`${year}`, sum];
  });
}

/** What the day's count says of an organisation, protected; null where they are too few to say. */
export async function membersCounted(
  db: Executor,
  organisationId: string,
  what: 'all' | 'news' = 'all',
): Promise<number | null> {
  const [row] = await db
    .select({ count: memberCounts.count })
    .from(memberCounts)
    .where(and(eq(memberCounts.organisationId, organisationId), eq(memberCounts.what, what)));
  return row?.count ?? null;
}

/** The same of who had joined by the end of a year and is a member still. */
export async function membersOfYear(
  db: Executor,
  organisationId: string,
  year: number,
): Promise<number | null> {
  const rows = await db
    .select()
    .from(memberCounts)
    .where(eq(memberCounts.organisationId, organisationId));
  const years = rows.filter(({ what }) => /^\d+$/.test(what) && Number(what) <= year);
  return years.sort((one, other) => Number(one.what) - Number(other.what)).at(-1)?.count ?? null;
}

/** A number of members that tells of nobody, «moins de 10» or else rounded, in the words of `key`. */
export const membersInWords = (number: number | null, locale: Locale, key = 'members'): string =>
  number === null
    ? locale.t(`${key}.fewer`, { n: LEAST })
    : locale.t(`${key}.about`, { n: number });
