import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import {
  type Community,
  communityState,
  dayOf,
  type Means,
  note,
  personIn,
} from './communities.ts';
import type { PostForm } from './forms.ts';
import type { CommunityMember } from './members.ts';
import { communities, communityMembers, communityPosts, communityReports } from './tables.ts';
import { removeWords } from './words.ts';

export type Post = typeof communityPosts.$inferSelect & {
  /** As they are called here; null once they have left. */
  readonly author: string | null;
};

export interface Topic extends Post {
  readonly answers: readonly Post[];
}

const PAGE = 30;
const MOST_ANSWERS = 100;

/** A notice (of moderators) or a question (of anybody). */
export async function addPost(
  tx: Executor,
  means: Means,
  community: Community,
  { id: memberId }: CommunityMember,
  form: PostForm,
): Promise<void> {
  refuseClosed(community);
  await tx.insert(communityPosts).values({
    ...form,
    id: randomUUID(),
    communityId: community.id,
    memberId,
    on: dayOf(means.clock),
  });
  await note(tx, means, 'member', 'posted', community.id);
}

export async function addAnswer(
  tx: Executor,
  means: Means,
  community: Community,
  { id: memberId }: CommunityMember,
  topic: Post,
  said: { readonly lang: Lang; readonly text: string },
): Promise<void> {
  refuseClosed(community);
  if (topic.parentId || topic.hiddenOn) throw new Problem('page/not-found', 404);
  const [row] = await tx
    .select({ answers: count() })
    .from(communityPosts)
    .where(eq(communityPosts.parentId, topic.id));
  if ((row?.answers ?? 0) >= MOST_ANSWERS) throw new Problem('community/full', 409);
  await tx.insert(communityPosts).values({
    ...said,
    kind: 'answer',
    id: randomUUID(),
    communityId: community.id,
    parentId: topic.id,
    memberId,
    on: dayOf(means.clock),
  });
  await note(tx, means, 'member', 'answered', community.id);
}

function refuseClosed(community: Community): void {
  if (communityState(community) !== 'open') throw new Problem('community/not-open', 409);
}

/** Its author takes it back; what others answered stays below an empty line. */
export async function removePost(
  tx: Executor,
  means: Means,
  { id, communityId }: Post,
): Promise<void> {
  await removeWords(tx, [id]);
  await note(tx, means, 'member', 'removed', communityId);
}

/** A page of the board, newest first, each with its answers. */
export async function topicsOf(
  db: Executor,
  community: string,
  before: number | null,
): Promise<{ topics: Topic[]; next: number | null }> {
  const found = await posts(db)
    .where(
      and(
        eq(communityPosts.communityId, community),
        isNull(communityPosts.parentId),
        before ? lt(communityPosts.sequence, before) : undefined,
      ),
    )
    .orderBy(desc(communityPosts.sequence))
    .limit(PAGE + 1);
  const shown = found.slice(0, PAGE).map(flat);
  const answers =
    shown.length === 0
      ? []
      : await posts(db)
          .where(
            inArray(
              communityPosts.parentId,
              shown.map(({ id }) => id),
            ),
          )
          .orderBy(asc(communityPosts.sequence));
  const byTopic = Map.groupBy(answers.map(flat), ({ parentId }) => parentId);
  return {
    topics: shown.map((topic) => ({ ...topic, answers: byTopic.get(topic.id) ?? [] })),
    next: found.length > PAGE ? (shown.at(-1)?.sequence ?? null) : null,
  };
}

const posts = (db: Executor) =>
  db
    .select({ post: communityPosts, author: communityMembers.name })
    .from(communityPosts)
    .leftJoin(communityMembers, eq(communityMembers.id, communityPosts.memberId));

type Row = { readonly post: typeof communityPosts.$inferSelect; readonly author: string | null };
const flat = ({ post, author }: Row): Post => ({ ...post, author });

/** One post of this community; another's is not found. */
export async function postIn(db: Executor, community: string, id: string): Promise<Post> {
  const [found] = await posts(db).where(
    and(eq(communityPosts.communityId, community), eq(communityPosts.id, id)),
  );
  if (!found) throw new Problem('page/not-found', 404);
  return flat(found);
}

/** Somebody says, once, that it should not stand there. */
export async function reportPost(
  tx: Executor,
  means: Means,
  { id: postId, communityId }: Post,
  { person }: CommunityMember,
  reason: string,
): Promise<void> {
  await tx
    .insert(communityReports)
    .values({ id: randomUUID(), postId, person, reason, on: dayOf(means.clock) })
    .onConflictDoNothing();
  await note(tx, means, 'member', 'reported', communityId);
}

/**
 * A moderator takes it off the board, for a reason that its author reads. What is off it already keeps its reason, and
 * the appeal that waits: no second moderator can make it go away.
 */
export async function hidePost(
  tx: Executor,
  means: Means,
  actor: string,
  { id, communityId }: Post,
  reason: string,
): Promise<void> {
  await tx
    .update(communityPosts)
    .set({
      hiddenOn: dayOf(means.clock),
      hiddenBy: personIn(means.keys, communityId, actor),
      reason,
      appealedOn: null,
      appeal: '',
      decidedOn: null,
    })
    .where(and(eq(communityPosts.id, id), isNull(communityPosts.hiddenOn)));
  await handleReports(tx, means, id);
  await note(tx, means, actor, 'hidden', communityId);
}

/** It stays: the reports are answered. */
export async function keepPost(
  tx: Executor,
  means: Means,
  actor: string,
  { id, communityId }: Post,
): Promise<void> {
  await handleReports(tx, means, id);
  await note(tx, means, actor, 'kept', communityId);
}

const handleReports = (tx: Executor, { clock }: Means, postId: string) =>
  tx
    .update(communityReports)
    .set({ handledOn: dayOf(clock) })
    .where(and(eq(communityReports.postId, postId), isNull(communityReports.handledOn)));

/** Its author asks, once, that somebody else look at it. */
export async function appealHiding(
  tx: Executor,
  means: Means,
  { id, communityId, hiddenOn, appealedOn }: Post,
  appeal: string,
): Promise<void> {
  if (!hiddenOn || appealedOn) throw new Problem('community/no-appeal', 409);
  await tx
    .update(communityPosts)
    .set({ appealedOn: dayOf(means.clock), appeal })
    .where(eq(communityPosts.id, id));
  await note(tx, means, 'member', 'appealed', communityId);
}

/** Somebody of the office who did not hide it decides. */
export async function decideAppeal(
  tx: Executor,
  means: Means,
  actor: string,
  { id, communityId, hiddenBy, appealedOn, decidedOn }: Post,
  show: boolean,
): Promise<void> {
  if (!appealedOn || decidedOn) throw new Problem('page/not-found', 404);
  if (hiddenBy === personIn(means.keys, communityId, actor))
    throw new Problem('community/own-hiding', 403);
  await tx
    .update(communityPosts)
    .set({
      decidedOn: dayOf(means.clock),
      ...(show ? { hiddenOn: null, hiddenBy: null, reason: '' } : {}),
    })
    .where(eq(communityPosts.id, id));
  await note(tx, means, actor, show ? 'shown-again' : 'appeal-refused', communityId);
}

export interface Reported {
  readonly post: Post;
  readonly community: Community;
  readonly reasons: readonly string[];
}

/** What is reported and not answered yet; of one community, or of all. */
export async function reportedPosts(db: Executor, community?: string): Promise<Reported[]> {
  const rows = await db
    .select({
      post: communityPosts,
      author: communityMembers.name,
      community: communities,
      reason: communityReports.reason,
    })
    .from(communityReports)
    .innerJoin(communityPosts, eq(communityPosts.id, communityReports.postId))
    .innerJoin(communities, eq(communities.id, communityPosts.communityId))
    .leftJoin(communityMembers, eq(communityMembers.id, communityPosts.memberId))
    .where(
      and(
        isNull(communityReports.handledOn),
        community ? eq(communityPosts.communityId, community) : undefined,
      ),
    )
    .orderBy(asc(communityReports.on))
    .limit(200);
  return [...Map.groupBy(rows, ({ post }) => post.id).values()].flatMap((those) =>
    those.slice(0, 1).map((row) => ({
      post: flat(row),
      community: row.community,
      reasons: those.map(({ reason }) => reason),
    })),
  );
}

/** Appeals that wait for somebody of the office. */
export async function openAppeals(db: Executor): Promise<{ post: Post; community: Community }[]> {
  const rows = await db
    .select({ post: communityPosts, author: communityMembers.name, community: communities })
    .from(communityPosts)
    .innerJoin(communities, eq(communities.id, communityPosts.communityId))
    .leftJoin(communityMembers, eq(communityMembers.id, communityPosts.memberId))
    .where(
      and(
        isNotNull(communityPosts.appealedOn),
        isNotNull(communityPosts.hiddenOn),
        isNull(communityPosts.decidedOn),
      ),
    )
    .orderBy(asc(communityPosts.appealedOn))
    .limit(200);
  return rows.map((row) => ({ post: flat(row), community: row.community }));
}
