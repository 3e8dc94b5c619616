import { and, eq, lt, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Executor } from '../database/database.ts';
import type { Keys } from '../keys.ts';
import { Problem } from '../problem.ts';
import { brakes } from './tables.ts';

export interface Brake {
  /** What is slowed down: `sign-in`. */
  readonly what: string;
  /** How many in a window of so many minutes. */
  readonly most: number;
  readonly minutes: number;
}

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * Counts one more try by `who` and refuses it where there were too many. Outside the request's transaction: what is
 * refused for another reason has been tried all the same.
 */
export async function brake(db: Executor, means: Means, often: Brake, who: string): Promise<void> {
  if ((await count(db, means, often, who)) <= often.most) return;
  const { until } = windowOf(means, often, who);
  throw new Problem('brake/too-often', 429, {
    minutes: Math.max(1, Math.ceil((until.getTime() - means.clock().getTime()) / 60_000)),
  });
}

/** Counts one more, and gives how many there were in this window. */
export async function count(
  db: Executor,
  means: Means,
  often: Brake,
  who: string,
): Promise<number> {
  const [row] = await db
    .insert(brakes)
    .values({ ...windowOf(means, often, who), count: 1 })
    .onConflictDoUpdate({
      target: [brakes.key, brakes.window],
      set: { count: sql`${brakes.count} + 1` },
    })
    .returning({ count: brakes.count });
  return row?.count ?? 0;
}

/** Whether there were as many as may be, without counting this one. */
export async function isSpent(
  db: Executor,
  means: Means,
  often: Brake,
  who: string,
): Promise<boolean> {
  const { key, window } = windowOf(means, often, who);
  const [row] = await db
    .select({ count: brakes.count })
    .from(brakes)
    .where(and(eq(brakes.key, key), eq(brakes.window, window)));
  return (row?.count ?? 0) >= often.most;
}

function windowOf({ clock, keys }: Means, { what, minutes }: Brake, who: string) {
  const span = minutes * 60_000;
  const now = clock().getTime();
  const window = new Date(now - (now % span));
  return {
    // The day is in the key: counts of two days cannot be told to be of one network.
    key: keys.hash(`brake ${what} ${window.toISOString().slice(0, 10)}`, who),
    window,
    until: new Date(window.getTime() + span),
  };
}

/** Forgets windows that are over. */
export async function releaseBrakes(db: Executor, clock: Clock): Promise<void> {
  await db.delete(brakes).where(lt(brakes.until, clock()));
}

/** Whether this is the first time that a token is used: a form that is sent twice is done once. In the request's transaction. */
export async function firstTime(
  tx: Executor,
  { clock, keys }: Means,
  what: string,
  token: string,
  minutes: number,
): Promise<boolean> {
  const until = new Date(clock().getTime() + minutes * 60_000);
  const made = await tx
    .insert(brakes)
    .values({ key: keys.hash(`once ${what}`, token), window: new Date(0), until, count: 1 })
    .onConflictDoNothing()
    .returning({ key: brakes.key });
  return made.length > 0;
}

/** Whether a token has been used, without using it. */
export async function isUsed(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  what: string,
  token: string,
): Promise<boolean> {
  const rows = await db
    .select({ key: brakes.key })
    .from(brakes)
    .where(eq(brakes.key, keys.hash(`once ${what}`, token)));
  return rows.length > 0;
}
