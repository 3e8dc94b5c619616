import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { communities } from './tables.ts';

/** Below ten nothing is said; above, counts are rounded to five, as those of consents are (docs/decisions/0010). */
const [LEAST, STEP] = [10, 5];

/** Once a day and never on demand: whoever watched the page could see one person come and go. */
export async function countCommunities(tx: Executor, clock: Clock): Promise<void> {
  const on = clock().toISOString().slice(0, 10);
  const rows = await tx.execute<{ id: string; count: number }>(sql`
    select c.id, (select count(*)::int from community_members m where m.community_id = c.id) as count
    from communities c where c.opened_on is not null and c.counted_on is distinct from ${on}::date`);
  for (const { id, count } of rows) {
    const counted = count < LEAST ? null : Math.round(count / STEP) * STEP;
    await tx.update(communities).set({ counted, countedOn: on }).where(eq(communities.id, id));
  }
}
