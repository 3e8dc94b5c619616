import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { approvals } from './tables.ts';

export type Approval = typeof approvals.$inferSelect;

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export interface Asked {
  readonly act: string;
  readonly subject: string;
  readonly input: Record<string, unknown>;
  readonly reason: string;
}

/** What is done once the second person agrees, by act. */
export type Performers = Readonly<
  Record<string, (tx: Executor, by: By, approval: Approval) => Promise<void>>
>;

const DAYS = 14;

/** Asks for something that one person alone may not do. */
export async function askApproval(tx: Executor, by: By, asked: Asked): Promise<string> {
  const id = randomUUID();
  const askedAt = by.clock();
  const expiresAt = new Date(askedAt.getTime() + DAYS * 24 * 3_600_000);
  await tx.insert(approvals).values({ ...asked, id, askedBy: by.actor, askedAt, expiresAt });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'approvals/asked',
    subject: asked.subject,
    details: { act: asked.act },
  });
  return id;
}

/** What waits for a second person, newest first. */
export async function waitingApprovals(db: Executor, clock: Clock): Promise<Approval[]> {
  return db
    .select()
    .from(approvals)
    .where(and(isNull(approvals.outcome), gt(approvals.expiresAt, clock())))
    .orderBy(desc(approvals.askedAt))
    .limit(200);
}

/** Agrees or refuses; whoever asked may take it back and may not agree. */
export async function decide(
  tx: Executor,
  by: By,
  id: string,
  outcome: 'done' | 'refused',
  performers: Performers,
): Promise<void> {
  const decidedAt = by.clock();
  const [approval] = await tx
    .update(approvals)
    .set({ outcome, decidedBy: by.actor, decidedAt })
    .where(and(eq(approvals.id, id), isNull(approvals.outcome), gt(approvals.expiresAt, decidedAt)))
    .returning();
  if (!approval) throw new Problem('page/not-found', 404);
  if (outcome === 'done' && approval.askedBy === by.actor)
    throw new Problem('approval/same-person', 409);
  await record(tx, by.clock, {
    actor: by.actor,
    act: `approvals/${outcome}`,
    subject: approval.subject,
    details: { act: approval.act },
  });
  if (outcome !== 'done') return;
  const perform = performers[approval.act];
  if (!perform) throw new Error(`nobody performs ${approval.act}`);
  await perform(tx, by, approval);
}
