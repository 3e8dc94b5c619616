import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { endGrant, grantsOf, holdersOf } from '../../people/roles/roles.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { fold } from '../../reference/folding/folding.ts';
import {
  type Community,
  communityState,
  dayOf,
  type Means,
  note,
  personIn,
} from './communities.ts';
import { type MemberForm, mayList } from './forms.ts';
import { communities, communityMembers, communityPosts } from './tables.ts';
import { removeWords } from './words.ts';

export type CommunityMember = typeof communityMembers.$inferSelect;

/** Somebody comes in, under a name of their choice that nobody bears here yet. */
export async function joinCommunity(
  tx: Executor,
  means: Means,
  account: string,
  community: Community,
  form: MemberForm,
): Promise<void> {
  if (communityState(community) !== 'open') throw new Problem('community/not-open', 409);
  const { id } = community;
  const member = randomUUID();
  const [made] = await tx
    .insert(communityMembers)
    .values({
      ...rowOf(means.keys, member, account, community, form),
      id: member,
      communityId: id,
      person: personIn(means.keys, id, account),
      joinedOn: dayOf(means.clock),
      digestedOn: dayOf(means.clock),
    })
    .onConflictDoNothing({ target: [communityMembers.communityId, communityMembers.person] })
    .returning({ id: communityMembers.id });
  if (made) await note(tx, means, 'member', 'joined', id);
}

/** Another name, the list or not, news or not. */
export async function changeMembership(
  tx: Executor,
  means: Means,
  account: string,
  community: Community,
  form: MemberForm,
): Promise<void> {
  const { id } = await memberIn(tx, means, account, community.id);
  await tx
    .update(communityMembers)
    .set(rowOf(means.keys, id, account, community, form))
    .where(eq(communityMembers.id, id));
}

const rowOf = (
  keys: Keys,
  member: string,
  account: string,
  { kind }: Community,
  { name, listed, digest }: MemberForm,
) => ({
  name,
  folded: fold(name),
  listed: listed && mayList(kind),
  digest: digest ? keys.fields.seal(digestPlace(member), account) : null,
});

/** Whether somebody else of this community goes by this name. */
export async function isTaken(
  db: Executor,
  community: string,
  name: string,
  own?: string,
): Promise<boolean> {
  const [found] = await db
    .select({ id: communityMembers.id })
    .from(communityMembers)
    .where(
      and(eq(communityMembers.communityId, community), eq(communityMembers.folded, fold(name))),
    );
  return found !== undefined && found.id !== own;
}

/** Somebody goes, and takes their words along; a question that has answers stays as an empty line above them. */
export async function leaveCommunity(
  tx: Executor,
  means: Means,
  account: string,
  community: string,
): Promise<void> {
  const { id } = await memberIn(tx, means, account, community);
  await removeMembers(tx, [id]);
  for (const grant of await grantsOf(tx, means.clock, account))
    if (grant.role === 'moderator' && grant.scope === community)
      await endGrant(tx, { clock: means.clock, actor: account }, grant.id);
  await note(tx, means, 'member', 'left', community);
}

/** Forgets members with all that they wrote; gives the number of rows. */
export async function removeMembers(tx: Executor, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const written = await tx
    .select({ id: communityPosts.id })
    .from(communityPosts)
    .where(inArray(communityPosts.memberId, [...ids]));
  await removeWords(
    tx,
    written.map(({ id }) => id),
  );
  await tx.delete(communityMembers).where(inArray(communityMembers.id, [...ids]));
  return written.length + ids.length;
}

/** What somebody is in a community; whoever is not in it does not find it. */
export async function memberIn(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
  community: string,
): Promise<CommunityMember> {
  const found = await findMember(db, { keys }, account, community);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function findMember(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
  community: string,
): Promise<CommunityMember | null> {
  const [found] = await db
    .select()
    .from(communityMembers)
    .where(
      and(
        eq(communityMembers.communityId, community),
        eq(communityMembers.person, personIn(keys, community, account)),
      ),
    );
  return found ?? null;
}

/** The communities that somebody is in, each under the name that it has for them. */
export async function membershipsOf(
  db: Executor,
  keys: Pick<Keys, 'pseudonym'>,
  account: string,
): Promise<{ community: Community; member: CommunityMember }[]> {
  const all = await db.select({ id: communities.id }).from(communities);
  if (all.length === 0) return [];
  const names = all.map(({ id }) => personIn(keys, id, account));
  const rows = await db
    .select({ community: communities, member: communityMembers })
    .from(communityMembers)
    .innerJoin(communities, eq(communities.id, communityMembers.communityId))
    .where(inArray(communityMembers.person, names))
    .orderBy(asc(communities.name));
  return rows;
}

/** Those who agreed to stand in the list, for one who stands in it too; nobody else sees anybody. */
export async function listedMembers(
  db: Executor,
  { kind, id }: Community,
  { listed }: CommunityMember,
): Promise<string[]> {
  if (!listed || !mayList(kind)) return [];
  const rows = await db
    .select({ name: communityMembers.name })
    .from(communityMembers)
    .where(and(eq(communityMembers.communityId, id), eq(communityMembers.listed, true)))
    .orderBy(asc(communityMembers.folded))
    .limit(1000);
  return rows.map(({ name }) => name);
}

export async function isModerator(
  db: Executor,
  { clock }: Pick<Means, 'clock'>,
  account: string,
  community: string,
): Promise<boolean> {
  const grants = await grantsOf(db, clock, account);
  return grants.some(({ role, scope }) => role === 'moderator' && scope === community);
}

/** Whether somebody moderates a community now, whoever it is. */
export async function isModerated(
  db: Executor,
  { clock }: Pick<Means, 'clock'>,
  community: string,
): Promise<boolean> {
  return (await holdersOf(db, clock, 'moderator', community)).length > 0;
}

export const digestPlace = (member: string): string => `community_members.digest ${member}`;

/** Seals anew who asked for news. */
export const resealDigests = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'community_members',
    key: ['id'],
    column: 'digest',
    placeOf: digestPlace,
  });
