import { eq, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { liveSessions } from './tables.ts';

export type Live = typeof liveSessions.$inferSelect;

/** Told of each change in a session, so that every node of the hub passes it on. */
export const CHANNEL = 'summit_sessions';

/**
 * Takes the next number of a session, in the transaction of a change to it, and tells every node once that is done.
 * Whoever comes next waits for this transaction: numbers are given in the order in which changes can be seen, so that
 * whoever has read up to a number has missed nothing.
 */
export async function stir(tx: Executor, sessionId: string): Promise<number> {
  const [row] = await tx
    .insert(liveSessions)
    .values({ sessionId, sequence: 1 })
    .onConflictDoUpdate({
      target: liveSessions.sessionId,
      set: { sequence: sql`${liveSessions.sequence} + 1` },
    })
    .returning({ sequence: liveSessions.sequence });
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${sessionId})`);
  return row?.sequence ?? 0;
}

/** How far a session is; one in which nothing has happened is not open. */
export async function liveOf(db: Executor, sessionId: string): Promise<Live> {
  const [row] = await db.select().from(liveSessions).where(eq(liveSessions.sessionId, sessionId));
  return (
    row ?? {
      sessionId,
      sequence: 0,
      openedOn: null,
      closedOn: null,
      guideId: null,
      endsAt: null,
    }
  );
}

export const isOpen = ({ openedOn, closedOn }: Pick<Live, 'openedOn' | 'closedOn'>): boolean =>
  openedOn !== null && closedOn === null;
