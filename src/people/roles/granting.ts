import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { askApproval, type Performers } from '../approvals/approvals.ts';
import {
  type By,
  endGrant,
  grantRole,
  holdersOf,
  type NewGrant,
  ROLES,
  type Role,
} from './roles.ts';
import { roleGrants } from './tables.ts';

/** Duties that reach everybody's data or everybody's duties. */
const GRAVE: readonly Role[] = ['administrator', 'data-protection-officer'];

// Alone, an administrator must be able to find a second one.
const needsTwo = async (db: Executor, clock: Clock, role: string): Promise<boolean> =>
  GRAVE.some((grave) => grave === role) &&
  (await holdersOf(db, clock, 'administrator')).length >= 2;

/** Gives a role, or asks a second person to agree where it is a grave one. */
export async function giveRole(tx: Executor, by: By, grant: NewGrant): Promise<'done' | 'waiting'> {
  if (!(await needsTwo(tx, by.clock, grant.role))) {
    await grantRole(tx, by, grant);
    return 'done';
  }
  await askApproval(tx, by, {
    act: 'roles/grant',
    subject: `account:${grant.accountId}`,
    input: { ...grant, scope: grant.scope ?? null },
    reason: grant.purpose,
  });
  return 'waiting';
}

/** Ends a grant, or asks a second person where it is another's grave one. One's own ends at once. */
export async function takeRole(tx: Executor, by: By, id: string): Promise<'done' | 'waiting'> {
  const [grant] = await tx.select().from(roleGrants).where(eq(roleGrants.id, id));
  if (!grant || grant.endedAt) throw new Problem('page/not-found', 404);
  if (grant.accountId === by.actor || !(await needsTwo(tx, by.clock, grant.role))) {
    await endGrant(tx, by, id);
    return 'done';
  }
  await askApproval(tx, by, {
    act: 'roles/end',
    subject: `account:${grant.accountId}`,
    input: { id, role: grant.role },
    reason: grant.purpose,
  });
  return 'waiting';
}

const granted = z.object({
  accountId: z.string(),
  role: z.enum(ROLES),
  scope: z.string().nullable(),
  purpose: z.string(),
  until: z.string(),
});

/** What is done about roles once the second person agrees. */
export const rolePerformers: Performers = {
  'roles/grant': async (tx, by, { input }) => {
    await grantRole(tx, by, granted.parse(input));
  },
  'roles/end': async (tx, by, { input }) => endGrant(tx, by, z.string().parse(input.id)),
};
