import { randomUUID } from 'node:crypto';
import { and, eq, gte, isNull } from 'drizzle-orm';
import { newCode, readCode, writeCode } from '../../people/accounts/accounts.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import {
  type Community,
  communityById,
  communityState,
  dayOf,
  type Means,
  makeModerator,
  note,
} from './communities.ts';
import type { MemberForm } from './forms.ts';
import { isModerated, joinCommunity } from './members.ts';
import { communityInvitations } from './tables.ts';

const INVITATION_DAYS = 30;

/** A code that lets one person in, once. */
export async function inviteTo(
  tx: Executor,
  { clock, keys }: Means,
  actor: string,
  { id }: Community,
  role: 'member' | 'moderator',
): Promise<string> {
  const code = writeCode(newCode());
  const until = new Date(clock().getTime() + INVITATION_DAYS * 86_400_000);
  await tx.insert(communityInvitations).values({
    id: randomUUID(),
    communityId: id,
    role,
    hash: keys.hash('community invitation', code),
    until: until.toISOString().slice(0, 10),
  });
  await note(tx, { clock }, actor, 'invited', id);
  return code;
}

/**
 * The office calls in whoever is to moderate: only where nobody does, and by one code at a time. It reads no board, and
 * could let itself in otherwise.
 */
export async function inviteFirst(
  tx: Executor,
  means: Means,
  actor: string,
  community: Community,
): Promise<string> {
  const { id } = community;
  if (await isModerated(tx, means, id)) throw new Problem('community/moderated', 409);
  await tx
    .delete(communityInvitations)
    .where(and(eq(communityInvitations.communityId, id), isNull(communityInvitations.usedOn)));
  return inviteTo(tx, means, actor, community, 'moderator');
}

interface Invitation {
  readonly id: string;
  readonly role: string;
  readonly community: Community;
}

/** What a code opens; null where it opens nothing (any more), whatever the reason. */
export async function invitationBy(
  db: Executor,
  { clock, keys }: Means,
  typed: string,
): Promise<Invitation | null> {
  const code = readCode(typed);
  if (!code) return null;
  const [found] = await db
    .select()
    .from(communityInvitations)
    .where(
      and(
        eq(communityInvitations.hash, keys.hash('community invitation', writeCode(code))),
        isNull(communityInvitations.usedOn),
        gte(communityInvitations.until, dayOf(clock)),
      ),
    );
  if (!found) return null;
  const community = await communityById(db, found.communityId);
  return communityState(community) === 'open' ? { ...found, community } : null;
}

/** Somebody comes in by a code, which opens nothing afterwards. */
export async function joinByCode(
  tx: Executor,
  means: Means,
  account: string,
  typed: string,
  form: MemberForm,
): Promise<string> {
  const found = await invitationBy(tx, means, typed);
  if (!found) throw new Problem('community/code', 410);
  const { id, role, community } = found;
  const used = await tx
    .update(communityInvitations)
    .set({ usedOn: dayOf(means.clock) })
    .where(and(eq(communityInvitations.id, id), isNull(communityInvitations.usedOn)))
    .returning({ id: communityInvitations.id });
  if (used.length === 0) throw new Problem('community/code', 410);
  await joinCommunity(tx, means, account, community, form);
  if (role === 'moderator')
    await makeModerator(tx, { clock: means.clock, actor: account }, account, community);
  return community.id;
}
