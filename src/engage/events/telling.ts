import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { queueMessage } from '../messages/messages.ts';
import { eventRegistrations } from './tables.ts';
import type { Changed, Time } from './times.ts';

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls somebody who has an account. */
export const EVENTS = 'events';

/** Where the account of somebody who asked to be told is sealed. */
export const tellerPlace = (id: string): string => `event_registrations.teller ${id}`;

type News = 'moved' | 'cancelled' | 'place' | 'tomorrow';

/**
 * Tells those who are registered and asked for it. The message says the day and nothing of what it is about: that
 * stands on their own page, which it leads to.
 */
export async function tell(
  tx: Executor,
  means: Means,
  registrations: readonly Pick<typeof eventRegistrations.$inferSelect, 'id' | 'teller'>[],
  time: Time,
  news: News,
): Promise<void> {
  for (const { id, teller } of registrations) {
    if (!teller) continue;
    await queueMessage(tx, means, {
      to: { account: means.keys.fields.open(tellerPlace(id), teller) },
      cause: `event-time:${time.id}:${news}:${time.startsAt.toISOString()}`,
      of: null,
      template: `events.${news}`,
      args: { on: { day: time.startsAt.toISOString().slice(0, 10) } },
      path: '/me/events',
    });
  }
}

/** Tells all of whom a change is the business. */
export async function tellChanged(
  tx: Executor,
  means: Means,
  changed: readonly Changed[],
): Promise<void> {
  if (changed.length === 0) return;
  const those = await tx
    .select()
    .from(eventRegistrations)
    .where(
      and(
        inArray(
          eventRegistrations.timeId,
          changed.map(({ time }) => time.id),
        ),
        isNotNull(eventRegistrations.teller),
      ),
    );
  for (const { time, news } of changed)
    await tell(
      tx,
      means,
      those.filter(({ timeId }) => timeId === time.id),
      time,
      news,
    );
}

/** Whoever is first in the line and fits in, moves up and is told: in the transaction that frees the place. */
export async function moveUp(
  tx: Executor,
  means: Means,
  time: Time,
  capacity: number | null,
): Promise<number> {
  const line = await tx
    .select()
    .from(eventRegistrations)
    .where(eq(eventRegistrations.timeId, time.id))
    .orderBy(eventRegistrations.sequence)
    .for('update');
  const taken = line.filter(({ waiting }) => !waiting).length;
  const free = capacity === null ? line.length : Math.max(0, capacity - taken);
  const next = line.filter(({ waiting }) => waiting).slice(0, free);
  if (next.length === 0) return 0;
  await tx
    .update(eventRegistrations)
    .set({ waiting: false, sequence: null })
    .where(
      inArray(
        eventRegistrations.id,
        next.map(({ id }) => id),
      ),
    );
  await tell(tx, means, next, time, 'place');
  return next.length;
}
