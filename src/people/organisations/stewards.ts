import { randomUUID } from 'node:crypto';
import { and, eq, gte, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { newCode, readCode, writeCode } from '../accounts/accounts.ts';
import { grantRole, grantsOf, holdersOf } from '../roles/roles.ts';
import { type Acting, note } from './changes.ts';
import { acceptOrganisation, knownOrganisation, refuseOrganisation } from './records.ts';
import type { Organisation } from './states.ts';
import { organisationInvitations } from './tables.ts';

export type Invitation = typeof organisationInvitations.$inferSelect;

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

const DAYS = 24 * 3_600_000;
/** Two years, after which somebody is to be asked again who looks after the organisation. */
const STEWARD_DAYS = 730;
const INVITATION_DAYS = 60;

const dayAfter = (clock: Clock, days: number): string =>
  new Date(clock().getTime() + days * DAYS).toISOString().slice(0, 10);
const today = (clock: Clock): string => dayAfter(clock, 0);

/** Puts an organisation into somebody's hands. */
export async function makeSteward(
  tx: Executor,
  by: Acting,
  accountId: string,
  organisationId: string,
): Promise<void> {
  if (await isSteward(tx, by, accountId, organisationId)) return;
  await grantRole(tx, by, {
    accountId,
    role: 'steward',
    scope: organisationId,
    purpose: 'looks after the organisation',
    until: dayAfter(by.clock, STEWARD_DAYS),
  });
}

/** The accounts that look after an organisation now. */
export async function stewardsOf(db: Executor, clock: Clock, id: string): Promise<string[]> {
  return holdersOf(db, clock, 'steward', id);
}

export async function isSteward(
  db: Executor,
  { clock }: { readonly clock: Clock },
  account: string,
  id: string,
): Promise<boolean> {
  const grants = await grantsOf(db, clock, account);
  return grants.some(({ role, scope }) => role === 'steward' && scope === id);
}

/** An organisation that this account looks after; another's is not found. */
export async function organisationFor(
  db: Executor,
  means: { readonly clock: Clock },
  account: string,
  id: string,
): Promise<Organisation> {
  if (!(await isSteward(db, means, account, id))) throw new Problem('page/not-found', 404);
  const found = await knownOrganisation(db, id);
  if (found.mergedAt) throw new Problem('page/not-found', 404);
  return found;
}

/** A code for the one who speaks for an organisation, to be printed or sent; a new one ends those before it. */
export async function inviteSteward(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  by: Acting,
  organisationId: string,
): Promise<string> {
  await knownOrganisation(tx, organisationId);
  await endInvitations(tx, by.clock, organisationId);
  const code = writeCode(newCode());
  await tx.insert(organisationInvitations).values({
    id: randomUUID(),
    organisationId,
    hash: hashOf(keys, code),
    madeOn: today(by.clock),
    until: dayAfter(by.clock, INVITATION_DAYS),
  });
  await note(tx, by, organisationId, 'invited');
  return code;
}

export async function endInvitations(
  tx: Executor,
  clock: Clock,
  organisationId: string,
): Promise<void> {
  await tx
    .update(organisationInvitations)
    .set({ endedOn: today(clock) })
    .where(
      and(
        eq(organisationInvitations.organisationId, organisationId),
        isNull(organisationInvitations.usedOn),
        isNull(organisationInvitations.endedOn),
      ),
    );
}

// However it was typed, a code is hashed as it was written.
const hashOf = (keys: Keys, typed: string): string => {
  const code = readCode(typed);
  return keys.hash('invitation', code ? writeCode(code) : '');
};

/** What a code opens, and for which organisation; null where it opens nothing (any more). */
export async function invitationFor(
  db: Executor,
  { clock, keys }: Means,
  typed: string,
): Promise<{ invitation: Invitation; organisation: Organisation } | null> {
  if (!readCode(typed)) return null;
  const [invitation] = await db
    .select()
    .from(organisationInvitations)
    .where(
      and(
        eq(organisationInvitations.hash, hashOf(keys, typed)),
        isNull(organisationInvitations.usedOn),
        isNull(organisationInvitations.endedOn),
        gte(organisationInvitations.until, today(clock)),
      ),
    );
  if (!invitation) return null;
  const organisation = await knownOrganisation(db, invitation.organisationId);
  return organisation.mergedAt ? null : { invitation, organisation };
}

/** Its steward says yes: the organisation is shown from now on, and is in this person's hands. */
export async function acceptInvitation(
  tx: Executor,
  means: Means,
  account: string,
  typed: string,
): Promise<Organisation> {
  const { id } = await useInvitation(tx, means, typed);
  const by = { clock: means.clock, actor: account, capacity: 'steward' } as const;
  await makeSteward(tx, by, account, id);
  await acceptOrganisation(tx, by, id);
  return knownOrganisation(tx, id);
}

/** Its steward says no: the record is emptied and stays out of the directory. `actor` need not have an account. */
export async function refuseInvitation(
  tx: Executor,
  means: Means,
  actor: string,
  typed: string,
): Promise<void> {
  const { id } = await useInvitation(tx, means, typed);
  await refuseOrganisation(tx, { clock: means.clock, actor, capacity: 'steward' }, id);
}

async function useInvitation(tx: Executor, means: Means, typed: string): Promise<Organisation> {
  const found = await invitationFor(tx, means, typed);
  if (!found) throw new Problem('organisation/invitation', 410);
  const used = await tx
    .update(organisationInvitations)
    .set({ usedOn: today(means.clock) })
    .where(
      and(
        eq(organisationInvitations.id, found.invitation.id),
        isNull(organisationInvitations.usedOn),
      ),
    )
    .returning({ id: organisationInvitations.id });
  if (used.length === 0) throw new Problem('organisation/invitation', 410);
  return found.organisation;
}
