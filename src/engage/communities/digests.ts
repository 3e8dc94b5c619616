import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { officeRecipient } from '../../process/roster/roster.ts';
import { queueMessage } from '../messages/messages.ts';
import { dayOf, type Means } from './communities.ts';
import { digestPlace } from './members.ts';
import { communityMembers } from './tables.ts';

const EVERY_DAYS = 7;
const MOST = 500;

/**
 * Once a week, to whoever asked: that there is something new, never where or what. It goes by the one door, under their
 * consent to news of the office, within what they allow a month.
 */
export async function sendDigests(tx: Executor, means: Means): Promise<number> {
  const today = dayOf(means.clock);
  const week = new Date(means.clock().getTime() - EVERY_DAYS * 86_400_000);
  const due = await tx
    .select()
    .from(communityMembers)
    .where(
      and(
        isNotNull(communityMembers.digest),
        lte(communityMembers.digestedOn, week.toISOString().slice(0, 10)),
        sql`exists (select from community_posts p where p.community_id = ${communityMembers.communityId}
          and p.member_id is distinct from ${communityMembers.id} and p.hidden_on is null
          and p.on >= ${communityMembers.digestedOn})`,
      ),
    )
    .limit(MOST);
  if (due.length === 0) return 0;
  const of = { purpose: 'news', recipientId: await officeRecipient(tx) };
  for (const { id, communityId, digest } of due) {
    if (!digest) continue;
    await queueMessage(tx, means, {
      to: { account: means.keys.fields.open(digestPlace(id), digest) },
      cause: `community:${communityId}:digest:${today}`,
      of,
      template: 'communities.digest',
      path: `/me/communities/${communityId}`,
    });
    await tx.update(communityMembers).set({ digestedOn: today }).where(eq(communityMembers.id, id));
  }
  return due.length;
}
