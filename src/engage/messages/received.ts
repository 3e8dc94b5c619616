import { and, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';

import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { type Means, personIn } from './persons.ts';
import { messages } from './tables.ts';
import { type Content, openContent } from './words.ts';

export type Message = typeof messages.$inferSelect;

export const dayAfter = (from: Date, days: number): string =>
  new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** A message as its reader sees it. */
export interface Received extends Omit<Message, 'body'> {
  readonly content: Content;
}

const MOST = 200;

/** Somebody's messages, newest first. */
export async function messagesOf(
  db: Executor,
  means: Pick<Means, 'keys'>,
  account: string,
): Promise<Received[]> {
  const rows = await db
    .select()
    .from(messages)
    .where(and(eq(messages.person, personIn(means, account)), isNotNull(messages.body)))
    .orderBy(desc(messages.queuedOn), desc(messages.dueAt))
    .limit(MOST);
  return rows.flatMap(({ body, ...row }) =>
    body ? [{ ...row, content: openContent(means.keys, row.id, body) }] : [],
  );
}

/** They have opened the page on which their messages are. */
export async function markRead(tx: Executor, means: Means, account: string): Promise<void> {
  await tx
    .update(messages)
    .set({ readOn: dayAfter(means.clock(), 0) })
    .where(and(eq(messages.person, personIn(means, account)), isNull(messages.readOn)));
}

/** Forgets the words of messages whose time is over; what still waited does not leave any more. Gives how many. */
export async function forgetMessages(tx: Executor, clock: Clock): Promise<number> {
  const today = dayAfter(clock(), 0);
  const over = and(lt(messages.until, today), isNotNull(messages.body));
  await tx
    .update(messages)
    .set({ state: 'lapsed' })
    .where(and(over, inArray(messages.state, ['waiting', 'sending'])));
  const gone = await tx
    .update(messages)
    .set({ body: null })
    .where(over)
    .returning({ id: messages.id });
  if (gone.length > 0)
    await record(tx, clock, {
      actor: 'worker',
      act: 'messages/forgotten',
      subject: 'messages',
      details: { count: gone.length },
    });
  return gone.length;
}

/** What ends a message that must not leave any more: its row stays, so that its cause never writes again. */
export const LAPSED = { state: 'lapsed', body: null, caller: null } as const;
