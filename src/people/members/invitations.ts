import { randomUUID } from 'node:crypto';
import { and, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { newCode, readCode, writeCode } from '../accounts/accounts.ts';
import { recipientOfSubject } from '../consents/consents.ts';
import { memberInvitations } from './tables.ts';

export type MemberInvitation = typeof memberInvitations.$inferSelect;

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** How many may come by one code, and for how many days. */
export const PLACES = [10, 25, 50, 100, 250] as const;
export const DAYS = [14, 30, 90] as const;

export interface Bounds {
  readonly most: number;
  readonly days: number;
}

export const dayAfter = (clock: Clock, days: number): string =>
  new Date(clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);

export const today = (clock: Clock): string => dayAfter(clock, 0);

/** A code to be printed or sent on, shown this once. Only an organisation that people can find may call them in. */
export async function inviteMembers(
  tx: Executor,
  keys: Keys,
  by: By,
  organisationId: string,
  { most, days }: Bounds,
): Promise<string> {
  if (!(await recipientOfSubject(tx, organisationId))) throw new Problem('members/closed', 409);
  const code = writeCode(newCode());
  await tx.insert(memberInvitations).values({
    id: randomUUID(),
    organisationId,
    hash: hashOf(keys, code),
    most,
    madeOn: today(by.clock),
    until: dayAfter(by.clock, days),
  });
  await note(tx, by, 'invited', organisationId);
  return code;
}

// However it was typed, a code is hashed as it was written.
const hashOf = (keys: Keys, typed: string): string => {
  const code = readCode(typed);
  return keys.hash('member invitation', code ? writeCode(code) : '');
};

const note = (tx: Executor, by: By, act: string, organisationId: string): Promise<string> =>
  record(tx, by.clock, {
    actor: by.actor,
    act: `members/${act}`,
    subject: `organisation:${organisationId}`,
  });

/** From now on this code opens nothing; who came by it stays. */
export async function revokeInvitation(
  tx: Executor,
  by: By,
  organisationId: string,
  id: string,
): Promise<void> {
  const ended = await tx
    .update(memberInvitations)
    .set({ endedOn: today(by.clock) })
    .where(
      and(
        eq(memberInvitations.id, id),
        eq(memberInvitations.organisationId, organisationId),
        isNull(memberInvitations.endedOn),
      ),
    )
    .returning({ id: memberInvitations.id });
  if (ended.length > 0) await note(tx, by, 'revoked', organisationId);
}

/** What a code opens, or null; `held` keeps others from it until the transaction ends. */
export async function openInvitation(
  db: Executor,
  { clock, keys }: Means,
  typed: string,
  held = false,
): Promise<MemberInvitation | null> {
  if (!readCode(typed)) return null;
  const asked = db
    .select()
    .from(memberInvitations)
    .where(
      and(
        eq(memberInvitations.hash, hashOf(keys, typed)),
        isNull(memberInvitations.endedOn),
        gte(memberInvitations.until, today(clock)),
      ),
    );
  const [found] = await (held ? asked.for('update') : asked);
  if (!found || !(await recipientOfSubject(db, found.organisationId))) return null;
  return found;
}

/** Takes one place; false where none is left. */
export async function takePlace(tx: Executor, id: string): Promise<boolean> {
  const taken = await tx
    .update(memberInvitations)
    .set({ used: sql`${memberInvitations.used} + 1` })
    .where(
      and(eq(memberInvitations.id, id), lt(memberInvitations.used, sql`${memberInvitations.most}`)),
    )
    .returning({ id: memberInvitations.id });
  return taken.length > 0;
}

export type InvitationState = 'open' | 'full' | 'over' | 'revoked';

/** Where an invitation stands. How many came by it is told to nobody: it would tell when each of them came. */
export function invitationState(
  { endedOn, until, used, most }: MemberInvitation,
  clock: Clock,
): InvitationState {
  if (endedOn) return 'revoked';
  if (until < today(clock)) return 'over';
  return used < most ? 'open' : 'full';
}

export async function invitationsOf(
  db: Executor,
  organisationId: string,
): Promise<MemberInvitation[]> {
  return db
    .select()
    .from(memberInvitations)
    .where(eq(memberInvitations.organisationId, organisationId))
    .orderBy(desc(memberInvitations.madeOn), desc(memberInvitations.until))
    .limit(50);
}
