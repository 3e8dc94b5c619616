import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { recipientOfSubject, withdrawConsent } from '../consents/consents.ts';
import type { Holding } from '../holdings/holdings.ts';
import { openInvitation, takePlace, today } from './invitations.ts';
import { members } from './tables.ts';

export type Member = typeof members.$inferSelect;

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls somebody in one organisation. */
export const personIn = ({ keys }: Pick<Means, 'keys'>, account: string, organisation: string) =>
  keys.pseudonym(`members ${organisation}`, account);

/** The purposes that hang on a membership; leaving takes each yes back. */
export const PURPOSES = ['membership', 'news'] as const;

/** Somebody says yes to an invitation: they are a member, in no list and written to by nobody. Gives the organisation. */
export async function joinOrganisation(
  tx: Executor,
  means: Means,
  account: string,
  typed: string,
): Promise<string> {
  const invitation = await openInvitation(tx, means, typed, true);
  if (!invitation) throw new Problem('members/invitation', 410);
  const { organisationId } = invitation;
  const former = await memberRow(tx, means, account, organisationId);
  if (former?.removedOn) throw new Problem('members/removed', 409);
  if (former) return organisationId;
  if (!(await takePlace(tx, invitation.id))) throw new Problem('members/invitation', 410);
  await tx.insert(members).values({
    id: randomUUID(),
    organisationId,
    person: personIn(means, account, organisationId),
    joinedOn: today(means.clock),
  });
  await note(tx, means, account, 'joined');
  return organisationId;
}

// Of which organisation is told to nobody: the journal must not be a list of who belongs where.
const note = (tx: Executor, { clock }: Means, account: string, act: string): Promise<string> =>
  record(tx, clock, { actor: account, act: `members/${act}`, subject: `account:${account}` });

async function memberRow(
  db: Executor,
  means: Means,
  account: string,
  organisationId: string,
): Promise<Member | null> {
  const [found] = await db
    .select()
    .from(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.person, personIn(means, account, organisationId)),
      ),
    );
  return found ?? null;
}

/** One's own place in an organisation, standing or taken away; who has none does not find it. */
export async function ownPlace(
  db: Executor,
  means: Means,
  account: string,
  organisationId: string,
): Promise<Member> {
  const found = await memberRow(db, means, account, organisationId);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function isMember(
  db: Executor,
  means: Means,
  account: string,
  organisationId: string,
): Promise<boolean> {
  const found = await memberRow(db, means, account, organisationId);
  return found !== null && !found.removedOn;
}

/** Chooses the name by which this organisation knows somebody; an empty one takes it back. */
export async function nameMember(
  tx: Executor,
  means: Means,
  account: string,
  organisationId: string,
  name: string,
): Promise<void> {
  const own = await ownPlace(tx, means, account, organisationId);
  if (own.removedOn) throw new Problem('page/not-found', 404);
  await tx
    .update(members)
    .set({ name: name ? means.keys.fields.seal(placeOf(own.id, 'name'), name) : null })
    .where(eq(members.id, own.id));
  await note(tx, means, account, 'named');
}

export const placeOf = (id: string, column: 'name' | 'reason'): string => `members.${column} ${id}`;

/** Out at once: of the number, of the list and of every message that waits. */
export async function leaveOrganisation(
  tx: Executor,
  means: Means,
  account: string,
  organisationId: string,
  by: { readonly lang: Lang; readonly holdings: readonly Holding[] },
): Promise<void> {
  const own = await ownPlace(tx, means, account, organisationId);
  // What a steward wrote is there to be read; it is not undone by leaving.
  if (own.removedOn) throw new Problem('page/not-found', 404);
  await tx.delete(members).where(eq(members.id, own.id));
  await endConsents(tx, means, account, organisationId, { ...by, actor: account });
  await note(tx, means, account, 'left');
}

export async function endConsents(
  tx: Executor,
  means: Means,
  account: string,
  organisationId: string,
  { lang, holdings, actor }: { lang: Lang; holdings: readonly Holding[]; actor: string },
): Promise<void> {
  const recipient = await recipientOfSubject(tx, organisationId, 'whatever');
  if (!recipient) return;
  for (const purpose of PURPOSES) {
    const said = { account, purpose, recipientId: recipient.id, lang, channel: 'web' } as const;
    await withdrawConsent(tx, means, said, holdings, actor);
  }
}

/** All places of somebody, by organisation. What they are called differs from one to the next, so each is asked for. */
export async function placesOf(
  db: Executor,
  nameIn: (organisationId: string) => string,
): Promise<Member[]> {
  const known = await db
    .selectDistinct({ id: members.organisationId })
    .from(members)
    .orderBy(asc(members.organisationId));
  const names = known.map(({ id }) => nameIn(id));
  if (names.length === 0) return [];
  return db.select().from(members).where(inArray(members.person, names)).orderBy(members.joinedOn);
}
