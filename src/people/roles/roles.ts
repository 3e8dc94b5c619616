import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, gte, isNotNull, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { roleGrants } from './tables.ts';

export type Grant = typeof roleGrants.$inferSelect;

/** What somebody may do beyond being a member. Everybody who has an account is a member. */
export const ROLES = [
  'steward',
  'relay',
  'analyst',
  'relationship-officer',
  'facilitator',
  'crisis-coordinator',
  'fact-checker',
  'moderator',
  'data-protection-officer',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Duties of the office itself: they open the staff side. A steward's and a relay's do not. */
export const STAFF_ROLES: readonly Role[] = ROLES.filter(
  (role) => role !== 'steward' && role !== 'relay',
);

/** Of what the first person of a hub is in charge, until they hand it on. */
const FIRST: readonly Role[] = [
  'administrator',
  'analyst',
  'relationship-officer',
  'moderator',
  'data-protection-officer',
];

export interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export interface NewGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly scope?: string | null;
  readonly purpose: string;
  /** Last day on which it holds. */
  readonly until: string;
}

const LONGEST_DAYS = 2 * 366;

/** Gives a role for a purpose and a time; the same role twice is the longer of the two. */
export async function grantRole(tx: Executor, by: By, grant: NewGrant): Promise<string> {
  const now = by.clock();
  const last = new Date(now.getTime() + LONGEST_DAYS * 24 * 3_600_000).toISOString().slice(0, 10);
  if (grant.until > last || grant.until < now.toISOString().slice(0, 10))
    throw new Problem('role/until', 422, { last });
  const id = randomUUID();
  await tx.insert(roleGrants).values({
    ...grant,
    id,
    scope: grant.scope ?? null,
    grantedBy: by.actor,
    grantedAt: now,
  });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'roles/granted',
    subject: `account:${grant.accountId}`,
    // In the details, which an erasure removes: somebody wrote it about somebody.
    details: {
      role: grant.role,
      scope: grant.scope ?? null,
      until: grant.until,
      purpose: grant.purpose,
    },
  });
  return id;
}

/** The roles of whoever opens a hub first: a year, after which they are to be given anew. */
export async function grantFirst(
  tx: Executor,
  by: By,
  accountId: string,
  purpose: string,
): Promise<void> {
  const until = new Date(by.clock().getTime() + 365 * 24 * 3_600_000).toISOString().slice(0, 10);
  for (const role of FIRST) await grantRole(tx, by, { accountId, role, purpose, until });
}

/**
 * What a role is for: the hub itself makes stewards, and moderators of a community, and says so in the reader's words
 * without saying of which; the rest is as somebody wrote it.
 */
export const purposeOf = (
  { role, scope, purpose }: Pick<Grant, 'role' | 'scope' | 'purpose'>,
  locale: Locale,
): string => {
  if (role === 'steward') return locale.t('role.steward.purpose');
  return role === 'moderator' && scope ? locale.t('role.moderator.purpose') : purpose;
};

/** What somebody may do at the hub itself: a duty of the team that holds for one thing only opens no page of the team. */
export const openingRoles = (grants: readonly Grant[]): Set<Role> =>
  new Set(
    grants
      .filter(({ role, scope }) => scope === null || !STAFF_ROLES.some((each) => each === role))
      .map(({ role }) => role as Role), // the column holds nothing else
  );

export async function endGrant(tx: Executor, by: By, id: string): Promise<void> {
  const [ended] = await tx
    .update(roleGrants)
    .set({ endedAt: by.clock(), endedBy: by.actor })
    .where(and(eq(roleGrants.id, id), isNull(roleGrants.endedAt)))
    .returning();
  if (!ended) throw new Problem('page/not-found', 404);
  if (
    ended.role === 'administrator' &&
    (await holdersOf(tx, by.clock, 'administrator')).length === 0
  )
    throw new Problem('role/last-administrator', 409);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'roles/ended',
    subject: `account:${ended.accountId}`,
    details: { role: ended.role, scope: ended.scope },
  });
}

/** The grants of an account that hold now. */
export async function grantsOf(db: Executor, clock: Clock, accountId: string): Promise<Grant[]> {
  return db
    .select()
    .from(roleGrants)
    .where(and(eq(roleGrants.accountId, accountId), holds(clock)))
    .orderBy(asc(roleGrants.grantedAt));
}

/** Whoever has a role now, by account; with a scope, those who have it there. */
export async function holdersOf(
  db: Executor,
  clock: Clock,
  role: Role,
  scope?: string,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ accountId: roleGrants.accountId })
    .from(roleGrants)
    .where(
      and(eq(roleGrants.role, role), scope ? eq(roleGrants.scope, scope) : undefined, holds(clock)),
    );
  return rows.map(({ accountId }) => accountId);
}

/** Every grant that holds, by role; or those of the team and of relays alone, which hold at the hub itself. */
export async function grantsInForce(
  db: Executor,
  clock: Clock,
  of: 'everybody' | 'hub' = 'everybody',
): Promise<Grant[]> {
  return db
    .select()
    .from(roleGrants)
    .where(and(holds(clock), of === 'hub' ? isNull(roleGrants.scope) : undefined))
    .orderBy(asc(roleGrants.role), asc(roleGrants.grantedAt))
    .limit(1000);
}

/** So many of those that hold for one organisation or community, from the one after `after`; however many there are. */
export async function scopedGrants(
  db: Executor,
  clock: Clock,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<Grant[]> {
  return db
    .select()
    .from(roleGrants)
    .where(
      and(
        holds(clock),
        isNotNull(roleGrants.scope),
        after === null ? undefined : gt(roleGrants.id, after),
      ),
    )
    .orderBy(asc(roleGrants.id))
    .limit(most);
}

const holds = (clock: Clock) =>
  and(isNull(roleGrants.endedAt), gte(roleGrants.until, clock().toISOString().slice(0, 10)));
