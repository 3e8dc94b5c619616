import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { participants, statements, votes } from './tables.ts';
import { authorName, type Participant, tellerPlace } from './voices.ts';

/** What another room holds of participants, and forgets when they leave; gives the number of rows. */
export type Leaving = (tx: Executor, keys: Keys, ids: readonly string[]) => Promise<number>;

/**
 * Takes participants out of what they took part in: voice, what they told, and answers go. What others have answered
 * stays, without an author; what nobody else has goes with them. Gives the number of rows.
 */
export async function forgetParticipants(
  tx: Executor,
  keys: Keys,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const said = await forgetSaid(tx, keys, ids);
  await tx.delete(participants).where(inArray(participants.id, [...ids]));
  return ids.length + said;
}

async function forgetSaid(tx: Executor, keys: Keys, ids: readonly string[]): Promise<number> {
  let gone = 0;
  for (const id of ids) {
    const own = eq(statements.author, authorName(keys, id));
    const heard = sql`exists (select 1 from ${votes} where ${votes.statementId} = ${statements.id}
      and ${votes.participantId} <> ${id})`;
    const deleted = await tx
      .delete(statements)
      .where(and(own, sql`not ${heard}`))
      .returning({ id: statements.id });
    const kept = await tx
      .update(statements)
      .set({ author: null })
      .where(own)
      .returning({ id: statements.id });
    gone += deleted.length + kept.length;
  }
  return gone;
}

/** Keeps the account of whoever wants to be told what becomes of what they say, sealed; null takes it back. */
export async function askToBeTold(
  tx: Executor,
  { fields }: Pick<Keys, 'fields'>,
  { id }: Pick<Participant, 'id'>,
  account: string | null,
): Promise<void> {
  await tx
    .update(participants)
    .set({ teller: account === null ? null : fields.seal(tellerPlace(id), account) })
    .where(eq(participants.id, id));
}
