import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { type NewMessage, queueMessage } from '../messages/messages.ts';
import type { Means } from './noting.ts';
import { participants, statements } from './tables.ts';
import { tellerPlace } from './voices.ts';

/** Tells the authors of statements who asked to be told, each once for a cause; gives how many messages it was. */
export async function tellAuthors(
  tx: Executor,
  means: Means,
  statementIds: readonly string[],
  news: Pick<NewMessage, 'cause' | 'template' | 'args' | 'path'>,
): Promise<number> {
  if (statementIds.length === 0) return 0;
  const authors = await tx
    .selectDistinct({ id: participants.id, teller: participants.teller })
    .from(statements)
    .innerJoin(participants, eq(participants.id, statements.author))
    .where(and(inArray(statements.id, [...statementIds]), isNotNull(participants.teller)));
  let told = 0;
  for (const { id, teller } of authors) {
    if (!teller) continue;
    const account = means.keys.fields.open(tellerPlace(id), teller);
    if (await queueMessage(tx, means, { ...news, to: { account }, of: null })) told += 1;
  }
  return told;
}
