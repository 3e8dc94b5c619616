import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { type NewMessage, queueMessage } from '../messages/messages.ts';
import type { Means } from './noting.ts';
import { participants, statements } from './tables.ts';
import { authorName, tellerPlace } from './voices.ts';

/** Tells the authors of statements who asked to be told, each once for a cause; gives how many messages it was. */
export async function tellAuthors(
  tx: Executor,
  means: Means,
  statementIds: readonly string[],
  news: Pick<NewMessage, 'cause' | 'template' | 'args' | 'path'>,
): Promise<number> {
  if (statementIds.length === 0) return 0;
  let told = 0;
  for (const { id, teller } of await askedToBeTold(tx, means, statementIds)) {
    const account = means.keys.fields.open(tellerPlace(id), teller);
    if (await queueMessage(tx, means, { ...news, to: { account }, of: null })) told += 1;
  }
  return told;
}

/** Participants who said one of these and asked to be told. */
async function askedToBeTold(
  tx: Executor,
  { keys }: Means,
  statementIds: readonly string[],
): Promise<{ id: string; teller: Buffer }[]> {
  const said = await tx
    .select({ author: statements.author, consultation: statements.consultationId })
    .from(statements)
    .where(and(inArray(statements.id, [...statementIds]), isNotNull(statements.author)));
  const authors = new Set(said.map(({ author }) => author));
  const places = [...new Set(said.map(({ consultation }) => consultation))];
  if (places.length === 0) return [];
  const asked = await tx
    .select({ id: participants.id, teller: participants.teller })
    .from(participants)
    .where(and(inArray(participants.consultationId, places), isNotNull(participants.teller)));
  return asked.flatMap(({ id, teller }) =>
    teller && authors.has(authorName(keys, id)) ? [{ id, teller }] : [],
  );
}
