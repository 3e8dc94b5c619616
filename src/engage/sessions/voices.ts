import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { readVoiceCode } from '../consultations/consultations.ts';
import { sessionVoices } from './tables.ts';

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

const VOICE = 26;

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

/** What one session calls whoever holds a code; an account has no voice here, and another session calls them otherwise. */
export function voiceIn(keys: Pick<Keys, 'hash'>, sessionId: string, code: string): string | null {
  const read = readVoiceCode(code);
  return read && keys.hash(`session voice ${sessionId}`, read).slice(0, VOICE);
}

/** The row of a voice that has said something; null where it has not yet. */
export async function findVoice(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  sessionId: string,
  code: string,
): Promise<string | null> {
  const voice = voiceIn(keys, sessionId, code);
  if (!voice) return null;
  const [found] = await db
    .select({ id: sessionVoices.id })
    .from(sessionVoices)
    .where(and(eq(sessionVoices.sessionId, sessionId), eq(sessionVoices.voice, voice)));
  return found?.id ?? null;
}

export async function ensureVoice(
  tx: Executor,
  means: Pick<Means, 'keys'>,
  sessionId: string,
  code: string,
): Promise<string> {
  const voice = voiceIn(means.keys, sessionId, code);
  if (!voice) throw new Problem('session/code', 422);
  await tx
    .insert(sessionVoices)
    .values({ id: randomUUID(), sessionId, voice })
    .onConflictDoNothing();
  const found = await findVoice(tx, means, sessionId, code);
  if (!found) throw new Error('a voice that is there was not found');
  return found;
}
