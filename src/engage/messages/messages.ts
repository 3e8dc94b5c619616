import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { accountOf, type RosterOf, reachOf } from '../../process/roster/roster.ts';
import { issueNotice } from './notices.ts';
import { type Means, rememberPerson } from './persons.ts';
import { dayAfter, LAPSED } from './received.ts';
import { messages } from './tables.ts';
import { type Argument, type Content, openContent, sealContent } from './words.ts';

export { forgetCalls } from './calls.ts';
export { messageHolding } from './holding.ts';
export { forgetMessages } from './received.ts';
export { sendDue } from './sending.ts';

/** How long the words of a message are kept: an official notice is proof of something for a year. */
const KEPT_DAYS = { usual: 180, official: 365 };

export interface NewMessage {
  /** Somebody's account, or the name that the roster `of` knows them by. */
  readonly to: { readonly account: string } | { readonly key: string };
  /** What brings it about, the same however often it is said: `request:<id>:answered`. */
  readonly cause: string;
  /** The consent it is sent under; null for an official notice about their own request or account. */
  readonly of: RosterOf | null;
  /** `message.<template>.subject` and `.text`. */
  readonly template: string;
  readonly args?: Readonly<Record<string, Argument>>;
  /** The page of the hub that it leads to, without the language. */
  readonly path?: string;
}

/**
 * The one door for what the hub writes to people: in the transaction of the act that brings it about, one message for
 * each person and cause. Gives its id; null where it was written before, or nobody allows it.
 */
export async function queueMessage(
  tx: Executor,
  means: Means,
  given: NewMessage,
): Promise<string | null> {
  const account = await receiverOf(tx, means, given);
  if (!account || !(await reachOf(tx, means, account, given.of))) return null;
  const id = await writeMessage(tx, means, await rememberPerson(tx, means, account), given);
  if (!id) return null;
  const body = sealContent(means.keys, id, await contentOf(tx, means, given));
  await tx.update(messages).set({ body }).where(eq(messages.id, id));
  return id;
}

/** Ends what one cause has written and has not left yet; the cause never writes again. */
export async function recallMessages(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  cause: string,
): Promise<void> {
  await tx
    .update(messages)
    .set(LAPSED)
    .where(
      and(
        eq(messages.cause, keys.hash('message cause', cause)),
        or(
          inArray(messages.state, ['waiting', 'sending']),
          and(eq(messages.state, 'kept'), isNull(messages.readOn)),
        ),
      ),
    );
}

/** How many are opened at once. */
const PAGE = 500;
const NIL = '00000000-0000-0000-0000-000000000000';

/** Says otherwise what one cause has written, wherever the words are still kept; gives how many messages it was. */
export async function rewordMessages(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  cause: string,
  args: NonNullable<NewMessage['args']>,
): Promise<number> {
  const written = and(
    eq(messages.cause, keys.hash('message cause', cause)),
    isNotNull(messages.body),
  );
  const page = (after: string) =>
    tx
      .select({ id: messages.id, body: messages.body })
      .from(messages)
      .where(and(written, gt(messages.id, after)))
      .orderBy(asc(messages.id))
      .limit(PAGE);
  let changed = 0;
  for (let some = await page(NIL); some.length > 0; some = await page(some.at(-1)?.id ?? NIL)) {
    for (const { id, body } of some) {
      if (!body) continue;
      const said = openContent(keys, id, body);
      const anew = sealContent(keys, id, { ...said, args: { ...said.args, ...args } });
      await tx.update(messages).set({ body: anew }).where(eq(messages.id, id));
    }
    changed += some.length;
  }
  return changed;
}

async function receiverOf(
  tx: Executor,
  means: Means,
  { to, of }: NewMessage,
): Promise<string | null> {
  if ('account' in to) return to.account;
  return of && ((await accountOf(tx, means, of, to.key))?.account ?? null);
}

/** The row without its words; null where this cause has written to them before. */
async function writeMessage(
  tx: Executor,
  { clock, keys }: Means,
  person: string,
  { cause, of }: NewMessage,
): Promise<string | null> {
  const now = clock();
  const [made] = await tx
    .insert(messages)
    .values({
      id: randomUUID(),
      person,
      cause: keys.hash('message cause', cause),
      purpose: of?.purpose ?? null,
      recipientId: of?.recipientId ?? null,
      official: of === null,
      state: 'waiting',
      dueAt: now,
      queuedOn: dayAfter(now, 0),
      until: dayAfter(now, of ? KEPT_DAYS.usual : KEPT_DAYS.official),
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  return made?.id ?? null;
}

async function contentOf(tx: Executor, means: Means, given: NewMessage): Promise<Content> {
  const { template, args = {}, path = '/me/messages' } = given;
  const code = given.of ? null : await issueNotice(tx, means, { template, args });
  return { template, args, path, code };
}
