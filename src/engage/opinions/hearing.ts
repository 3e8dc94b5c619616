import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { hearingTasks } from './tables.ts';
import { ASPECTS, type Aspect } from './unheard.ts';

export interface HearingTask {
  readonly id: string;
  readonly consultationId: string;
  readonly aspect: Aspect;
  readonly code: string;
  readonly words: string;
  readonly askedOn: string;
  readonly endedOn: string | null;
}

const dayOf = ({ clock }: Pick<By, 'clock'>): string => clock().toISOString().slice(0, 10);

/** Asks relays to go and hear people whom a consultation has not heard. */
export async function askToHear(
  tx: Executor,
  by: By,
  consultationId: string,
  task: Pick<HearingTask, 'aspect' | 'code' | 'words'>,
): Promise<void> {
  await tx
    .insert(hearingTasks)
    .values({ ...task, id: randomUUID(), consultationId, askedOn: dayOf(by) });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'opinions/hearing-asked',
    subject: `consultation:${consultationId}`,
    details: { aspect: task.aspect, code: task.code },
  });
}

export async function endHearing(
  tx: Executor,
  by: By,
  consultationId: string,
  id: string,
): Promise<void> {
  const ended = await tx
    .update(hearingTasks)
    .set({ endedOn: dayOf(by) })
    .where(
      and(
        eq(hearingTasks.id, id),
        eq(hearingTasks.consultationId, consultationId),
        isNull(hearingTasks.endedOn),
      ),
    )
    .returning({ id: hearingTasks.id });
  if (ended.length === 0) throw new Problem('page/not-found', 404);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'opinions/hearing-ended',
    subject: `consultation:${consultationId}`,
  });
}

export async function tasksOf(db: Executor, consultationId: string): Promise<HearingTask[]> {
  const rows = await db
    .select()
    .from(hearingTasks)
    .where(eq(hearingTasks.consultationId, consultationId))
    .orderBy(desc(hearingTasks.askedOn), desc(hearingTasks.id))
    .limit(100);
  return rows.map(asTask);
}

/** What relays are asked now. */
export async function openTasks(db: Executor): Promise<HearingTask[]> {
  const rows = await db
    .select()
    .from(hearingTasks)
    .where(isNull(hearingTasks.endedOn))
    .orderBy(desc(hearingTasks.askedOn), desc(hearingTasks.id))
    .limit(100);
  return rows.map(asTask);
}

// A constraint of the table allows these aspects and no other.
const asTask = (row: typeof hearingTasks.$inferSelect): HearingTask => ({
  ...row,
  aspect: row.aspect as Aspect,
});

export const isAspect = (text: string): text is Aspect => ASPECTS.some((one) => one === text);
