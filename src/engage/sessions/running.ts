import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { stir } from './live.ts';
import { type Moderator, note } from './questions.ts';
import { liveSessions } from './tables.ts';
import { dayOf } from './voices.ts';

/** From now on one can ask and vote; a session that was closed is opened again. */
export async function openSession(tx: Executor, by: Moderator, sessionId: string): Promise<void> {
  await change(tx, sessionId, { openedOn: dayOf(by.clock), closedOn: null });
  await note(tx, by, 'opened', sessionId);
}

/** Nothing more is asked; all that was said stays to be read. */
export async function closeSession(tx: Executor, by: Moderator, sessionId: string): Promise<void> {
  await change(tx, sessionId, { closedOn: dayOf(by.clock), guideId: null, endsAt: null });
  await note(tx, by, 'closed', sessionId);
}

/** So many minutes from now; none takes the clock away. */
export async function setTimer(
  tx: Executor,
  by: Moderator,
  sessionId: string,
  minutes: number,
): Promise<void> {
  const endsAt = minutes > 0 ? new Date(by.clock().getTime() + minutes * 60_000) : null;
  await change(tx, sessionId, { endsAt });
}

async function change(
  tx: Executor,
  sessionId: string,
  row: Partial<typeof liveSessions.$inferInsert>,
): Promise<void> {
  await stir(tx, sessionId);
  await tx.update(liveSessions).set(row).where(eq(liveSessions.sessionId, sessionId));
}
