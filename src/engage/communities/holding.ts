import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { personIn, resealProposers } from './communities.ts';
import { membershipsOf, removeMembers, resealDigests } from './members.ts';
import { communities, communityMembers, communityPosts, communityReports } from './tables.ts';

/** A year after its day, what stood on a board is forgotten, and so is a community that has closed. */
const KEPT_MONTHS = 12;

/** Communities know somebody by a name each; all of them are shown, taken along and erased together. */
export const communityHolding: Holding = {
  name: 'communities',
  held: async (db, { keys }, { account }, locale) => {
    const own = await membershipsOf(db, keys, account);
    return own.map(({ community, member }) => ({
      term: community.name,
      text: locale.t('communities.as', { name: member.name }),
      href: `/${locale.lang}/me/communities/${community.id}`,
    }));
  },
  export: async (db, { keys }, { account }) => {
    const own = await membershipsOf(db, keys, account);
    return [
      {
        name: 'communities',
        rows: own.map(({ community, member }) => ({
          community: community.name,
          called: member.name,
          listed: member.listed,
          news: member.digest !== null,
          joined: member.joinedOn,
        })),
      },
      {
        name: 'community-posts',
        rows: await wordsOf(
          db,
          own.map(({ member }) => member.id),
        ),
      },
      {
        name: 'community-reports',
        rows: await reportsOf(
          db,
          own.map(({ member }) => member.person),
        ),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, { keys }, { account }) => {
    const own = await membershipsOf(tx, keys, account);
    const names = await namesOf(tx, keys, account);
    const reports =
      names.length === 0
        ? []
        : await tx
            .delete(communityReports)
            .where(inArray(communityReports.person, names))
            .returning({ id: communityReports.id });
    // Who hid something stays unnamed; what nobody has read yet goes with whoever proposed it.
    if (names.length > 0)
      await tx
        .update(communityPosts)
        .set({ hiddenBy: null })
        .where(inArray(communityPosts.hiddenBy, names));
    const rows = await removeMembers(
      tx,
      own.map(({ member }) => member.id),
    );
    const proposed = own.filter(({ community }) => !community.openedOn);
    if (proposed.length > 0)
      await tx.delete(communities).where(
        inArray(
          communities.id,
          proposed.map(({ community }) => community.id),
        ),
      );
    return rows + reports.length + proposed.length;
  },
  clock: {
    months: KEPT_MONTHS,
    expire: async (tx, _, before) => {
      const old = await tx
        .delete(communityPosts)
        .where(and(isNull(communityPosts.parentId), lt(communityPosts.on, before)))
        .returning({ id: communityPosts.id });
      const gone = await tx
        .delete(communities)
        .where(or(lt(communities.closedOn, before), lt(communities.refusedOn, before)))
        .returning({ id: communities.id });
      return old.length + gone.length;
    },
  },
  reseal: async (tx, means) =>
    (await resealProposers(tx, means)) + (await resealDigests(tx, means)),
};

/** What somebody is called in every community that there is: they may have left one, and reported there before. */
async function namesOf(
  db: Executor,
  keys: Pick<Keys, 'pseudonym'>,
  account: string,
): Promise<string[]> {
  const all = await db.select({ id: communities.id }).from(communities);
  return all.map(({ id }) => personIn(keys, id, account));
}

async function wordsOf(db: Executor, members: readonly string[]) {
  if (members.length === 0) return [];
  const rows = await db
    .select({ post: communityPosts, community: communities.name })
    .from(communityPosts)
    .innerJoin(communityMembers, eq(communityMembers.id, communityPosts.memberId))
    .innerJoin(communities, eq(communities.id, communityPosts.communityId))
    .where(inArray(communityPosts.memberId, [...members]));
  return rows.map(({ post, community }) => ({
    community,
    kind: post.kind,
    on: post.on,
    language: post.lang,
    text: post.text,
    hidden: post.hiddenOn,
    reason: post.reason,
    appeal: post.appeal,
  }));
}

async function reportsOf(db: Executor, people: readonly string[]) {
  if (people.length === 0) return [];
  const rows = await db
    .select()
    .from(communityReports)
    .where(inArray(communityReports.person, [...people]));
  return rows.map(({ on, reason, handledOn }) => ({ on, reason, handled: handledOn }));
}
