import { and, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { eventRegistrations, eventTimes } from './tables.ts';
import { type Means, tell } from './telling.ts';

const AHEAD_MS = 24 * 3_600_000;
const MOST = 500;

/** Reminds those who asked for it, a day ahead, once. When it leaves is for their own quiet hours to say. */
export async function remind(tx: Executor, means: Means): Promise<number> {
  const now = means.clock();
  const due = await tx
    .select({ registration: eventRegistrations, time: eventTimes })
    .from(eventTimes)
    .innerJoin(eventRegistrations, eq(eventRegistrations.timeId, eventTimes.id))
    .where(
      and(
        gt(eventTimes.startsAt, now),
        lte(eventTimes.startsAt, new Date(now.getTime() + AHEAD_MS)),
        eq(eventTimes.cancelled, false),
        eq(eventRegistrations.waiting, false),
        isNotNull(eventRegistrations.teller),
        isNull(eventRegistrations.remindedOn),
      ),
    )
    .limit(MOST);
  if (due.length === 0) return 0;
  await tx
    .update(eventRegistrations)
    .set({ remindedOn: now.toISOString().slice(0, 10) })
    .where(
      inArray(
        eventRegistrations.id,
        due.map(({ registration }) => registration.id),
      ),
    );
  for (const { registration, time } of due) await tell(tx, means, [registration], time, 'tomorrow');
  return due.length;
}
