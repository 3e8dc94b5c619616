import { and, eq, lt, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { relayDays } from './tables.ts';

/** What this feature calls somebody, relay or not. */
export const RELAYS = 'relays';

export const RELAY_ACTS = ['registered', 'keyed', 'assisted', 'requested', 'called'] as const;
export type RelayAct = (typeof RELAY_ACTS)[number];

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Counts one more act of a relay on this day; for whom it was is not kept here. */
export async function countDay(
  tx: Executor,
  { clock, keys }: Means,
  relay: string,
  act: RelayAct,
): Promise<void> {
  await tx
    .insert(relayDays)
    .values({ relay: keys.pseudonym(RELAYS, relay), day: dayOf(clock), act, count: 1 })
    .onConflictDoUpdate({
      target: [relayDays.relay, relayDays.day, relayDays.act],
      set: { count: sql`${relayDays.count} + 1` },
    });
}

/** What a relay did today, act by act. */
export async function countsToday(
  db: Executor,
  { clock, keys }: Means,
  relay: string,
): Promise<Record<RelayAct, number>> {
  const rows = await db
    .select()
    .from(relayDays)
    .where(
      and(eq(relayDays.relay, keys.pseudonym(RELAYS, relay)), eq(relayDays.day, dayOf(clock))),
    );
  const count = (act: RelayAct) => rows.find((row) => row.act === act)?.count ?? 0;
  return {
    registered: count('registered'),
    keyed: count('keyed'),
    assisted: count('assisted'),
    requested: count('requested'),
    called: count('called'),
  };
}

/** Counts of other days serve nobody. */
export async function dropDays(tx: Executor, { clock }: Pick<Means, 'clock'>): Promise<void> {
  await tx.delete(relayDays).where(lt(relayDays.day, dayOf(clock)));
}

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);
