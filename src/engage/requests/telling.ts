import type { Executor } from '../../platform/database/database.ts';
import { queueMessage } from '../messages/messages.ts';
import { authorPlace, type Means, type Request, stepsOf } from './requests.ts';

/** What an author who has an account is told of: `message.requests.<news>`. Their words and the answer stay on the page. */
export type News = 'answered' | 'proposed' | 'escalated';

/** Tells the author by the one door, in the transaction of the act itself; each step once. */
export async function tellAuthor(
  tx: Executor,
  means: Means,
  request: Request,
  news: News,
): Promise<void> {
  if (!request.author) return;
  const account = means.keys.fields.open(authorPlace(request.id), request.author);
  const steps = await stepsOf(tx, request.id);
  await queueMessage(tx, means, {
    to: { account },
    cause: `request:${request.id}:${news}:${steps.length}`,
    of: null,
    template: `requests.${news}`,
    args: { on: { day: request.createdAt.toISOString().slice(0, 10) } },
    path: `/me/requests/${request.id}`,
  });
}
