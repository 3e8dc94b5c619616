import { and, asc, count, eq, inArray, lte } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import { countDay } from '../../people/relays/relays.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { lookAtReach, reachOf, stopReaching } from '../../process/roster/roster.ts';
import { isLang } from '../../web/http/context.ts';
import { holdPerson } from './persons.ts';
import { monthIn } from './quiet.ts';
import { LAPSED, type Message } from './received.ts';
import { consentOf, isToBeCalled, messageSubject, notBefore, noteLeft } from './sending.ts';
import { messages } from './tables.ts';
import { type Content, openContent } from './words.ts';

type Means = Pick<Hub, 'clock' | 'keys' | 'house'>;

/** What became of a call. */
export const CALL_WORDS = ['reached', 'missed', 'refused'] as const;
export type CallWord = (typeof CALL_WORDS)[number];

const MOST = 50;
const MOST_TRIES = 3;
const DAY = 86_400_000;

/** What this feature calls a relay who calls. */
const callerIn = ({ keys }: Pick<Means, 'keys'>, account: string): string =>
  keys.pseudonym('messages as caller', account);

const waiting = ({ clock }: Pick<Means, 'clock'>) =>
  and(eq(messages.state, 'waiting'), eq(messages.channel, 'call'), lte(messages.dueAt, clock()));

/** How many calls wait for a relay. */
export async function callsWaiting(db: Executor, means: Pick<Means, 'clock'>): Promise<number> {
  const [row] = await db.select({ n: count() }).from(messages).where(waiting(means));
  return row?.n ?? 0;
}

/**
 * Gives the next call in a language to one relay, who alone sees it from then on. It counts in its month at once, since
 * nobody can know whether a call was made that its relay never came back from: no other relay is ever given it.
 */
export async function takeCall(hub: Means, relay: string, lang: string): Promise<string | null> {
  const { db } = hub.house;
  const due = await db
    .select({ id: messages.id, person: messages.person })
    .from(messages)
    .where(waiting(hub))
    .orderBy(asc(messages.dueAt))
    .limit(MOST);
  for (const found of due)
    if (await db.transaction((tx) => takeOne(tx, hub, found, relay, lang))) return found.id;
  return null;
}

async function takeOne(
  tx: Executor,
  hub: Means,
  { id, person }: Pick<Message, 'id' | 'person'>,
  relay: string,
  lang: string,
): Promise<boolean> {
  const account = await holdPerson(tx, hub, person);
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(waiting(hub), eq(messages.id, id)));
  // Withdrawn, erased, or another relay's by now.
  if (!account || !message) return false;
  const change = (set: Partial<Message>) => tx.update(messages).set(set).where(eq(messages.id, id));
  const reach = await reachOf(tx, hub, account, consentOf(message));
  if (!reach) {
    await change(LAPSED);
    return false;
  }
  if (!(await isToBeCalled(tx, reach, account))) {
    await change({ channel: null });
    return false;
  }
  const later = await notBefore(tx, hub, message, reach);
  if (later) await change({ dueAt: later });
  if (later || reach.wishes.lang !== lang) return false;
  await change({
    state: 'sending',
    caller: callerIn(hub, relay),
    attempts: message.attempts + 1,
    month: monthIn(hub.clock(), reach.wishes.zone),
    dueAt: hub.clock(),
  });
  return true;
}

/** Calls that a relay has taken and not said the end of. */
export async function callsOf(db: Executor, means: Means, relay: string): Promise<string[]> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(taken(means, relay))
    .orderBy(asc(messages.dueAt))
    .limit(MOST);
  return rows.map(({ id }) => id);
}

const taken = (means: Means, relay: string) =>
  and(eq(messages.state, 'sending'), eq(messages.caller, callerIn(means, relay)));

/** Whom a relay calls, and what they say. */
export interface Call {
  readonly lang: 'fr' | 'en' | 'es' | 'ar';
  readonly phone: string;
  /** The name that they go by; empty where they gave none. */
  readonly name: string;
  readonly content: Content;
}

/** Shows a relay a call of theirs, and notes the look; null where it must not be made now or any more. */
export async function openCall(
  tx: Executor,
  means: Means,
  id: string,
  reader: { readonly actor: string; readonly reason: string },
): Promise<Call | null> {
  const { message, account } = await heldCall(tx, means, reader.actor, id);
  const reach = await reachOf(tx, means, account, consentOf(message));
  if (!reach?.phone || !message.body || (await notBefore(tx, means, message, reach))) return null;
  await lookAtReach(tx, means, account, consentOf(message), reader);
  return {
    lang: isLang(reach.wishes.lang) ? reach.wishes.lang : 'fr',
    phone: reach.phone,
    name: reach.pseudonym,
    content: openContent(means.keys, message.id, message.body),
  };
}

/** Another relay's call, and one that is over, is not found. */
async function heldCall(
  tx: Executor,
  means: Means,
  relay: string,
  id: string,
): Promise<{ message: Message; account: string }> {
  const mine = and(taken(means, relay), eq(messages.id, id));
  const [found] = await tx.select({ person: messages.person }).from(messages).where(mine);
  const account = found && (await holdPerson(tx, means, found.person));
  const [message] = await tx.select().from(messages).where(mine);
  if (!account || !message) throw new Problem('page/not-found', 404);
  return { message, account };
}

/** A relay says what became of their call. A no ends such messages for good; whoever was not reached is tried thrice. */
export async function endCall(
  tx: Executor,
  means: Means,
  { relay, id, word }: { readonly relay: string; readonly id: string; readonly word: CallWord },
  holdings: readonly Holding[],
): Promise<void> {
  const { message, account } = await heldCall(tx, means, relay, id);
  const of = consentOf(message);
  const reach = await reachOf(tx, means, account, of);
  if (word === 'reached') {
    const zone = reach?.wishes.zone ?? 'UTC';
    await noteLeft(tx, means, message, { channel: 'call', zone, actor: relay });
    return countDay(tx, means, relay, 'called');
  }
  await record(tx, means.clock, {
    actor: relay,
    act: `messages/call-${word}`,
    subject: messageSubject(message),
    ...(of && { purpose: of.purpose }),
  });
  if (word === 'refused' && of) {
    const lang = isLang(reach?.wishes.lang) ? reach.wishes.lang : 'fr';
    return stopReaching(tx, means, account, of, { lang, holdings, relay });
  }
  const again = word === 'missed' && message.attempts < MOST_TRIES;
  const dueAt = new Date(means.clock().getTime() + DAY);
  await tx
    .update(messages)
    .set(again ? { state: 'waiting', caller: null, dueAt } : KEPT)
    .where(eq(messages.id, id));
}

/** It stays on its reader's page, and nobody calls any more. */
const KEPT = { state: 'kept', caller: null } as const;

const KEPT_DAYS = 7;

/** Calls whose relay never came back: they are on their readers' pages, and no other relay calls. */
export async function forgetCalls(tx: Executor, { clock }: Pick<Means, 'clock'>): Promise<void> {
  const before = new Date(clock().getTime() - KEPT_DAYS * DAY);
  await tx
    .update(messages)
    .set(KEPT)
    .where(
      and(eq(messages.state, 'sending'), eq(messages.channel, 'call'), lte(messages.dueAt, before)),
    );
}

/** A relay goes: what they had taken stays on its readers' pages. */
export async function releaseCalls(tx: Executor, means: Pick<Means, 'keys'>, relay: string) {
  const gone = await tx
    .update(messages)
    .set(KEPT)
    .where(and(eq(messages.caller, callerIn(means, relay)), inArray(messages.state, ['sending'])))
    .returning({ id: messages.id });
  return gone.length;
}
