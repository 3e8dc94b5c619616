import { randomBytes, randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { grantRole } from '../../people/roles/roles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { CommunityForm } from './forms.ts';
import { communities, communityMembers } from './tables.ts';

export type Community = typeof communities.$inferSelect;

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export type CommunityState = 'proposed' | 'open' | 'refused' | 'closed';

export function communityState(community: Community): CommunityState {
  if (community.refusedOn) return 'refused';
  if (!community.openedOn) return 'proposed';
  return community.closedOn ? 'closed' : 'open';
}

/** What one community calls somebody: two communities cannot tell whether they have a member in common. */
export const personIn = (
  keys: Pick<Keys, 'pseudonym'>,
  community: string,
  account: string,
): string => keys.pseudonym(`community ${community}`, account);

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

/** How a member proposes a community: it opens once the office has read it, and they moderate it then. */
export async function proposeCommunity(
  tx: Executor,
  means: Means,
  account: string,
  form: CommunityForm,
  name: string,
): Promise<string> {
  const id = randomUUID();
  await tx.insert(communities).values({
    ...form,
    id,
    slug: null,
    proposedOn: dayOf(means.clock),
    proposer: means.keys.fields.seal(proposerPlace(id), account),
  });
  await tx.insert(communityMembers).values({
    id: randomUUID(),
    communityId: id,
    person: personIn(means.keys, id, account),
    name,
    folded: fold(name),
    joinedOn: dayOf(means.clock),
  });
  await note(tx, means, 'member', 'proposed', id);
  return id;
}

interface Officer {
  readonly clock: Clock;
  readonly actor: string;
}

/** An officer opens one themselves; its first moderator comes in by a code. */
export async function addCommunity(
  tx: Executor,
  by: Officer,
  form: CommunityForm,
): Promise<string> {
  const id = randomUUID();
  const on = dayOf(by.clock);
  const slug = await freeSlug(tx, form);
  await tx.insert(communities).values({ ...form, id, slug, proposedOn: on, openedOn: on });
  await note(tx, by, by.actor, 'opened', id);
  return id;
}

/** An officer opens what a member proposed; who proposed it moderates it for a year. */
export async function openCommunity(
  tx: Executor,
  means: Means,
  by: Officer,
  community: Community,
): Promise<void> {
  refuseDecided(community);
  const { id, proposer } = community;
  await tx
    .update(communities)
    .set({ openedOn: dayOf(by.clock), slug: await freeSlug(tx, community), proposer: null })
    .where(eq(communities.id, id));
  if (proposer)
    await makeModerator(tx, by, means.keys.fields.open(proposerPlace(id), proposer), community);
  await note(tx, by, by.actor, 'opened', id);
}

/** It is not opened, for a reason that its proposer reads. */
export async function refuseCommunity(
  tx: Executor,
  by: Officer,
  community: Community,
  refusal: string,
): Promise<void> {
  refuseDecided(community);
  await tx
    .update(communities)
    .set({ refusedOn: dayOf(by.clock), refusal, proposer: null })
    .where(eq(communities.id, community.id));
  await note(tx, by, by.actor, 'refused', community.id);
}

function refuseDecided(community: Community): void {
  if (communityState(community) !== 'proposed') throw new Problem('community/decided', 409);
}

/** Nothing more is written; members can still read, and take their words along, until it is forgotten. */
export async function closeCommunity(
  tx: Executor,
  by: Officer,
  community: Community,
): Promise<void> {
  if (communityState(community) !== 'open') throw new Problem('community/not-open', 409);
  await tx
    .update(communities)
    .set({ closedOn: dayOf(by.clock), slug: null })
    .where(eq(communities.id, community.id));
  await note(tx, by, by.actor, 'closed', community.id);
}

const MODERATOR_DAYS = 365;

/**
 * A year, for this community and nothing else: it opens no page of the team. Of which is written in no words: whoever
 * gives roles need not know who is in a community of women.
 */
export async function makeModerator(
  tx: Executor,
  by: Officer,
  accountId: string,
  { id }: Community,
): Promise<void> {
  const until = new Date(by.clock().getTime() + MODERATOR_DAYS * 86_400_000);
  await grantRole(tx, by, {
    accountId,
    role: 'moderator',
    scope: id,
    purpose: 'community',
    until: until.toISOString().slice(0, 10),
  });
}

export const proposerPlace = (id: string): string => `communities.proposer ${id}`;

/** Seals anew who proposed. */
export const resealProposers = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'communities',
    key: ['id'],
    column: 'proposer',
    placeOf: proposerPlace,
  });

export async function communityById(db: Executor, id: string): Promise<Community> {
  const [found] = await db.select().from(communities).where(eq(communities.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** One that stands in the directory. */
export async function communityBySlug(db: Executor, slug: string): Promise<Community> {
  const [found] = await db
    .select()
    .from(communities)
    .where(and(eq(communities.slug, slug), isNotNull(communities.openedOn)));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Whether somebody is in a community. */
export async function isInCommunity(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
  community: string,
): Promise<boolean> {
  const person = personIn(keys, community, account);
  const at = and(eq(communityMembers.communityId, community), eq(communityMembers.person, person));
  return (await db.$count(communityMembers, at)) > 0;
}

const MOST = 1000;

/** All of them, for the desk: what waits for an answer first. */
export async function allCommunities(db: Executor): Promise<Community[]> {
  return db
    .select()
    .from(communities)
    .orderBy(asc(communities.openedOn), asc(communities.proposedOn), asc(communities.name))
    .limit(MOST);
}

/** How many wait to be read by the office. */
export async function waitingCommunities(db: Executor): Promise<Community[]> {
  return db
    .select()
    .from(communities)
    .where(and(isNull(communities.openedOn), isNull(communities.refusedOn)))
    .orderBy(asc(communities.proposedOn))
    .limit(MOST);
}

export const note = (
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  actor: string,
  verb: string,
  id: string,
): Promise<string> =>
  record(tx, clock, { actor, act: `communities/${verb}`, subject: `community:${id}` });

/** The words of its name; one that is entered by invitation has no address that could be guessed. */
async function freeSlug(
  tx: Executor,
  { name, access }: Pick<Community, 'name' | 'access'>,
): Promise<string | null> {
  if (access === 'invited') return null;
  const words = fold(name)
    .split(' ')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  const wanted = words.join('-').slice(0, 60).replace(/-$/, '') || 'community';
  const taken = await tx
    .select({ id: communities.id })
    .from(communities)
    .where(eq(communities.slug, wanted));
  return taken.length === 0 ? wanted : `${wanted}-${randomBytes(3).toString('hex')}`;
}
