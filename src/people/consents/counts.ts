import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { readMark, setMark } from '../../platform/marks/marks.ts';

/** Below ten nothing is said, not even that there is nobody; above, counts are rounded to five (docs/decisions/0010). */
const [LEAST, STEP] = [10, 5];

export const protectedCount = (count: number): number | null =>
  count < LEAST ? null : Math.round(count / STEP) * STEP;

const shape = z.object({
  on: z.string(),
  counts: z.record(z.string(), z.number().nullable()),
});
export type PublishedCounts = z.infer<typeof shape>;

export const countKey = (purpose: string, recipientId: string): string =>
  `${purpose} ${recipientId}`;

/**
 * Counts who allows what, protects the counts and puts them where public pages may read. Done once a day and never on
 * demand: whoever watched the page could see one person's yes come and go.
 */
export async function publishCounts(tx: Executor, clock: Clock): Promise<void> {
  const on = clock().toISOString().slice(0, 10);
  const rows = await tx.execute<{ purpose: string; recipient: string; count: number }>(sql`
    select purpose, recipient_id as recipient, count(*)::int as count
    from (
      select distinct on (person, purpose, recipient_id) purpose, recipient_id, act, until
      from consent_acts join consent_people using (person)
      order by person, purpose, recipient_id, sequence desc
    ) newest
    where act = 'given' and until >= ${on}::date group by 1, 2`);
  const counts = Object.fromEntries(
    [...rows].map(({ purpose, recipient, count }) => [
      countKey(purpose, recipient),
      protectedCount(count),
    ]),
  );
  await setMark(tx, clock, 'consent-counts', { on, counts });
}

export async function publishedCounts(db: Executor): Promise<PublishedCounts | null> {
  const mark = await readMark(db, 'consent-counts');
  return mark === null ? null : shape.parse(mark);
}
