import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { type NewMessage, queueMessage } from '../messages/messages.ts';
import type { Means } from './noting.ts';
import { participants, statements } from './tables.ts';
import { authorName, tellerPlace } from './voices.ts';

type News = Pick<NewMessage, 'cause' | 'template' | 'args' | 'path'>;

/** Tells the authors of statements who asked to be told, each once for a cause; gives how many messages it was. */
export async function tellAuthors(
  tx: Executor,
  means: Means,
  statementIds: readonly string[],
  news: News,
): Promise<number> {
  if (statementIds.length === 0) return 0;
  const said = await tx
    .select({ author: statements.author, consultation: statements.consultationId })
    .from(statements)
    .where(and(inArray(statements.id, [...statementIds]), isNotNull(statements.author)));
  let told = 0;
  for (const [consultation, those] of Map.groupBy(said, (each) => each.consultation)) {
    const authors = those.flatMap(({ author }) => author ?? []);
    told += await tellNamed(tx, means, consultation, authors, news);
  }
  return told;
}

/** The same for whoever stands beside anything else that was said in a consultation, by their keyed names. */
export async function tellNamed(
  tx: Executor,
  means: Means,
  consultation: string,
  authors: readonly string[],
  news: News,
): Promise<number> {
  const names = new Set(authors);
  const asked = await tx
    .select({ id: participants.id, teller: participants.teller })
    .from(participants)
    .where(and(eq(participants.consultationId, consultation), isNotNull(participants.teller)));
  let told = 0;
  for (const { id, teller } of asked) {
    if (!teller || !names.has(authorName(means.keys, id))) continue;
    const account = means.keys.fields.open(tellerPlace(id), teller);
    if (await queueMessage(tx, means, { ...news, to: { account }, of: null })) told += 1;
  }
  return told;
}
