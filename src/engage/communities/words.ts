import { inArray } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { communityPosts, communityReports } from './tables.ts';

/**
 * Takes posts off a board for good, with what was reported of them. One that others have answered stays as an empty line
 * above their answers.
 */
export async function removeWords(tx: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const these = [...ids];
  await tx
    .update(communityPosts)
    .set({ text: '', reason: '', appeal: '', hiddenBy: null, memberId: null })
    .where(inArray(communityPosts.id, these));
  await tx.delete(communityReports).where(inArray(communityReports.postId, these));
  const rows = await tx
    .selectDistinct({ id: communityPosts.parentId })
    .from(communityPosts)
    .where(inArray(communityPosts.parentId, these));
  const answered = new Set(rows.map(({ id }) => id));
  const bare = these.filter((id) => !answered.has(id));
  if (bare.length > 0) await tx.delete(communityPosts).where(inArray(communityPosts.id, bare));
}
