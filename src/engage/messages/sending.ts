import { and, asc, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { findAccount } from '../../people/accounts/accounts.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { type Reach, type RosterOf, reachOf } from '../../process/roster/roster.ts';
import { holdPerson } from './persons.ts';
import { monthIn, nextAwake, nextMonth } from './quiet.ts';
import { dayAfter, LAPSED, type Message } from './received.ts';
import { messagePeople, messages } from './tables.ts';

/** What a sender of e-mail is given: the message, whom it is for, and their address, for this one time. */
export interface Leaving {
  readonly message: Message;
  readonly account: string;
  readonly email: string;
  readonly reach: Reach;
}

/** Hands a message over and waits until it was taken. */
export type Deliver = (tx: Executor, leaving: Leaving) => Promise<void>;

type Means = Pick<Hub, 'clock' | 'keys' | 'house'>;

/** Notices about one's own request or account: beside the budget, and bounded all the same. */
export const OFFICIAL_MONTHLY = 20;
const MOST_ATTEMPTS = 6;
const MOST_AT_ONCE = 1000;

/** Sends what is due until nothing is; gives how many messages were dealt with. Without `deliver` there is no e-mail. */
export async function sendDue(hub: Means, deliver: Deliver | null): Promise<number> {
  let count = 0;
  while (count < MOST_AT_ONCE && (await sendNext(hub, deliver))) count += 1;
  return count;
}

/**
 * One message, in two transactions. The first decides that it may leave and notes, for good, that it may have left. The
 * second holds the person, decides anew, hands the message over and marks it as sent. A sender that dies between the two
 * leaves its note, and the next one sends again under the same Message-ID.
 */
async function sendNext(hub: Means, deliver: Deliver | null): Promise<boolean> {
  const { db } = hub.house;
  const claimed = await db.transaction((tx) => claimMessage(tx, hub, deliver !== null));
  if (claimed && claimed !== 'settled' && deliver)
    await db.transaction((tx) => sendClaimed(tx, hub, claimed, deliver));
  return claimed !== null;
}

interface Claim {
  readonly message: Message;
  /** The month in which an earlier try may have left. */
  readonly before: string | null;
}

async function claimMessage(
  tx: Executor,
  hub: Means,
  mailing: boolean,
): Promise<Claim | 'settled' | null> {
  const due = and(
    inArray(messages.state, ['waiting', 'sending']),
    lte(messages.dueAt, hub.clock()),
    // Letters and calls wait for a human.
    or(isNull(messages.channel), eq(messages.channel, 'email')),
  );
  const [found] = await tx
    .select({ id: messages.id, person: messages.person })
    .from(messages)
    .innerJoin(messagePeople, eq(messagePeople.person, messages.person))
    .where(due)
    .orderBy(asc(messages.dueAt))
    .limit(1)
    .for('no key update', { of: messagePeople, skipLocked: true });
  if (!found) return null;
  // Looked at anew: it may have changed before its person was held.
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, found.id), due));
  const account = await holdPerson(tx, hub, found.person);
  if (!message || !account) return 'settled';
  const verdict = await decide(tx, hub, message, account, mailing);
  if (!('reach' in verdict)) {
    await tx.update(messages).set(verdict.set).where(eq(messages.id, message.id));
    return 'settled';
  }
  const month = monthIn(hub.clock(), verdict.reach.wishes.zone);
  const [claimed] = await tx
    .update(messages)
    .set({ state: 'sending', attempts: message.attempts + 1, month })
    .where(eq(messages.id, message.id))
    .returning();
  return claimed ? { message: claimed, before: message.month } : 'settled';
}

async function sendClaimed(
  tx: Executor,
  hub: Means,
  { message: { id, attempts, person }, before }: Claim,
  deliver: Deliver,
): Promise<void> {
  const account = await holdPerson(tx, hub, person);
  const mine = and(eq(messages.state, 'sending'), eq(messages.attempts, attempts));
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), mine));
  // Withdrawn, erased, or another sender's by now.
  if (!account || !message) return;
  // Its own claim is no sign that it left.
  const verdict = await decide(tx, hub, { ...message, month: before }, account, true);
  if ('reach' in verdict) return hand(tx, hub, { ...verdict, message, account }, deliver);
  await tx
    .update(messages)
    .set({ ...verdict.set, month: before })
    .where(eq(messages.id, id));
}

/** It may leave now, to this address; or else what becomes of it. */
type Verdict = Pick<Leaving, 'email' | 'reach'> | { readonly set: Partial<Message> };

/** Everything that must be true at the moment of sending. */
async function decide(
  tx: Executor,
  means: Means,
  message: Message,
  account: string,
  mailing: boolean,
): Promise<Verdict> {
  const reach = await reachOf(tx, means, account, consentOf(message));
  if (!reach) return { set: LAPSED };
  const mayHaveLeft = message.month !== null && message.channel !== 'call';
  if (await isToBeCalled(tx, reach, account))
    // Whatever a mail server may have taken is not said a second time.
    return { set: mayHaveLeft ? { state: 'kept' } : { state: 'waiting', channel: 'call' } };
  if (!reach.email || !mailing) return { set: await otherWay(tx, account) };
  const later = await notBefore(tx, means, message, reach);
  return later ? { set: { state: 'waiting', dueAt: later } } : { email: reach.email, reach };
}

/** The consent that a message hangs on; null for an official notice. */
export const consentOf = ({ purpose, recipientId }: Message): RosterOf | null =>
  purpose && recipientId ? { purpose, recipientId } : null;

/** Whoever would rather be called, or came by a relay and has no e-mail; and agreed that their number be used. */
export async function isToBeCalled(tx: Executor, reach: Reach, account: string): Promise<boolean> {
  if (!reach.phone) return false;
  if (reach.wishes.byPhone) return true;
  return !reach.email && (await findAccount(tx, account))?.channel === 'relay';
}

/** Without e-mail a message stays on its reader's page; for whoever came by a relay it is printed too. */
async function otherWay(tx: Executor, account: string): Promise<Partial<Message>> {
  const found = await findAccount(tx, account);
  return found?.channel === 'relay' ? { state: 'waiting', channel: 'letter' } : { state: 'kept' };
}

/** The moment before which it must not leave: in a month with room for it, and outside quiet hours; null for now. */
export async function notBefore(
  tx: Executor,
  means: Pick<Means, 'clock'>,
  message: Message,
  reach: Reach,
): Promise<Date | null> {
  const now = means.clock();
  const room = (await roomFrom(tx, means, message, reach)) ?? now;
  const later = nextAwake(room, reach.wishes);
  return later > now ? later : null;
}

/** The beginning of the next month where this one is full; null where there is room. Paper makes no noise at night. */
export async function roomFrom(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  message: Message,
  { wishes }: Reach,
): Promise<Date | null> {
  const now = clock();
  const most = message.official ? OFFICIAL_MONTHLY : wishes.monthly;
  const full = (await othersIn(tx, message, monthIn(now, wishes.zone))) >= most;
  return full ? nextMonth(now, wishes.zone) : null;
}

/** How many others count in a month, all senders together: what has left, and what may have. */
async function othersIn(
  tx: Executor,
  { id, person, official }: Message,
  month: string,
): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(messages)
    .where(
      and(
        eq(messages.person, person),
        eq(messages.official, official),
        eq(messages.month, month),
        ne(messages.id, id),
      ),
    );
  return row?.count ?? 0;
}

async function hand(tx: Executor, hub: Means, leaving: Leaving, deliver: Deliver): Promise<void> {
  const { message, reach } = leaving;
  const failure = await deliver(tx, leaving).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (failure) return tryAgain(tx, hub, message, failure.error);
  const by = { channel: 'email', zone: reach.wishes.zone, actor: 'worker' } as const;
  await noteLeft(tx, hub, message, by);
}

/**
 * As the journal calls a message: whom it is for would tell, by the moment alone, who asked what was answered right
 * before.
 */
export const messageSubject = ({ id }: Pick<Message, 'id'>): string => `message:${id}`;

/** Marks a message as gone, and counts it in its month. */
export async function noteLeft(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  { id, purpose }: Message,
  by: {
    readonly channel: 'email' | 'letter' | 'call';
    readonly zone: string;
    readonly actor: string;
  },
): Promise<void> {
  const now = clock();
  const left = { month: monthIn(now, by.zone), leftOn: dayAfter(now, 0) };
  await tx
    .update(messages)
    .set({ ...left, state: 'sent', channel: by.channel, caller: null })
    .where(eq(messages.id, id));
  await record(tx, clock, {
    actor: by.actor,
    act: 'messages/sent',
    subject: messageSubject({ id }),
    ...(purpose && { purpose }),
    details: { channel: by.channel },
  });
}

/** What the server refuses for good is over; the rest is tried again after a growing pause. The page has it in any case. */
async function tryAgain(
  tx: Executor,
  { clock }: Means,
  { id, attempts }: Message,
  error: unknown,
): Promise<void> {
  const over = error instanceof Problem || attempts >= MOST_ATTEMPTS;
  const dueAt = new Date(clock().getTime() + 5 * 60_000 * 3 ** attempts);
  await tx
    .update(messages)
    .set(over ? { state: 'failed' } : { state: 'waiting', dueAt })
    .where(eq(messages.id, id));
}
