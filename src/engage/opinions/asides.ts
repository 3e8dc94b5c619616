import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { voicesAside, voicesAsideMembers } from './tables.ts';

export interface Aside {
  readonly id: string;
  readonly flag: string;
  readonly reason: string;
  readonly on: string;
  readonly endedOn: string | null;
  readonly voices: number;
}

const MOST_AT_ONCE = 1000;

const dayOf = ({ clock }: Pick<By, 'clock'>): string => clock().toISOString().slice(0, 10);

/** Voices are counted no longer, for a reason that stands beside their number in public. */
export async function setAside(
  tx: Executor,
  by: By,
  consultationId: string,
  { flag, reason, participants }: { flag: string; reason: string; participants: readonly string[] },
): Promise<string> {
  if (reason.trim() === '') throw new Problem('opinions/no-reason', 422);
  if (participants.length === 0) throw new Problem('page/not-found', 404);
  const id = randomUUID();
  await tx
    .insert(voicesAside)
    .values({ id, consultationId, flag, reason: reason.trim(), on: dayOf(by) });
  for (let from = 0; from < participants.length; from += MOST_AT_ONCE)
    await tx
      .insert(voicesAsideMembers)
      .values(
        participants
          .slice(from, from + MOST_AT_ONCE)
          .map((participantId) => ({ asideId: id, participantId })),
      );
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'opinions/set-aside',
    subject: `consultation:${consultationId}`,
    details: { reason: reason.trim(), voices: participants.length },
  });
  return id;
}

/** They count again. What was decided, and why, stays written. */
export async function countAgain(
  tx: Executor,
  by: By,
  consultationId: string,
  id: string,
): Promise<void> {
  const ended = await tx
    .update(voicesAside)
    .set({ endedOn: dayOf(by) })
    .where(
      and(
        eq(voicesAside.id, id),
        eq(voicesAside.consultationId, consultationId),
        isNull(voicesAside.endedOn),
      ),
    )
    .returning({ id: voicesAside.id });
  if (ended.length === 0) throw new Problem('page/not-found', 404);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'opinions/counted-again',
    subject: `consultation:${consultationId}`,
  });
}

export async function asidesOf(db: Executor, consultationId: string): Promise<Aside[]> {
  return db
    .select({
      id: voicesAside.id,
      flag: voicesAside.flag,
      reason: voicesAside.reason,
      on: voicesAside.on,
      endedOn: voicesAside.endedOn,
      voices: sql<number>`(select count(*)::int from voices_aside_members m where m.aside_id = ${voicesAside.id})`,
    })
    .from(voicesAside)
    .where(eq(voicesAside.consultationId, consultationId))
    .orderBy(desc(voicesAside.on), desc(voicesAside.id))
    .limit(200);
}

/** Whose voices do not count now. */
export async function asideNow(db: Executor, consultationId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ participant: voicesAsideMembers.participantId })
    .from(voicesAsideMembers)
    .innerJoin(voicesAside, eq(voicesAside.id, voicesAsideMembers.asideId))
    .where(and(eq(voicesAside.consultationId, consultationId), isNull(voicesAside.endedOn)));
  return new Set(rows.map(({ participant }) => participant));
}
