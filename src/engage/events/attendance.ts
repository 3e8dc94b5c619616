import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { readSigns } from '../../platform/signs.ts';
import { eventRegistrations, eventTimes } from './tables.ts';

const DOOR_SIGNS = 6;

/** What was said at the door: somebody is in, was in already, waits for a place, or is not known here. */
export type AtDoor = 'in' | 'already' | 'waiting' | 'unknown';

/** Marks that whoever says this code has come; nobody's name is asked or shown. */
export async function admitAtDoor(
  tx: Executor,
  clock: Clock,
  timeId: string,
  typed: string,
): Promise<AtDoor> {
  const door = readSigns(typed, DOOR_SIGNS);
  const [found] = door
    ? await tx
        .select()
        .from(eventRegistrations)
        .where(and(eq(eventRegistrations.timeId, timeId), eq(eventRegistrations.door, door)))
        .for('update')
    : [];
  if (!found) return 'unknown';
  if (found.waiting) return 'waiting';
  if (found.cameOn) return 'already';
  await tx
    .update(eventRegistrations)
    .set({ cameOn: clock().toISOString().slice(0, 10) })
    .where(eq(eventRegistrations.id, found.id));
  return 'in';
}

/** How many came, counted on paper. */
export async function countOnPaper(tx: Executor, timeId: string, counted: number): Promise<void> {
  await tx.update(eventTimes).set({ counted }).where(eq(eventTimes.id, timeId));
}

/** How many are registered, wait and came, as far as it may be told. */
export interface Counts {
  readonly registered: Rounded;
  readonly waiting: Rounded;
  readonly came: Rounded;
}

/** A count to the nearest five; null for fewer than five, which could point at people. */
export type Rounded = number | null;

const STEP = 5;

const rounded = (count: number): Rounded =>
  count === 0 ? 0 : count < STEP ? null : Math.round(count / STEP) * STEP;

/** Protected: an organiser learns how many chairs to put out, and nobody learns who came after whom. */
export async function countsOf(db: Executor, timeId: string): Promise<Counts> {
  const [row] = await db
    .select({
      registered: sql<number>`count(*) filter (where not waiting)::int`,
      waiting: sql<number>`count(*) filter (where waiting)::int`,
      came: sql<number>`count(came_on)::int`,
    })
    .from(eventRegistrations)
    .where(eq(eventRegistrations.timeId, timeId));
  return {
    registered: rounded(row?.registered ?? 0),
    waiting: rounded(row?.waiting ?? 0),
    came: rounded(row?.came ?? 0),
  };
}
