import { and, asc, count, desc, eq, gte, isNotNull, lte } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { type Reach, reachInWords, reachOf } from '../../process/roster/roster.ts';
import { isLang } from '../../web/http/context.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { holdPerson } from './persons.ts';
import { dayAfter, LAPSED, type Message } from './received.ts';
import { consentOf, messageSubject, noteLeft, roomFrom } from './sending.ts';
import { messages } from './tables.ts';
import { type Content, openContent } from './words.ts';

/** A message on paper, for the relay who knows whom it is for. */
export interface Printed {
  /** By which a sheet that was lost is found again. */
  readonly number: string;
  readonly lang: 'fr' | 'en' | 'es' | 'ar';
  /** The name that they go by. */
  readonly name: string;
  readonly content: Content;
  /** What they said yes to, in their language; null for an official notice. */
  readonly why: { readonly purpose: string; readonly recipient: string } | null;
}

const MOST = 50;

const waiting = ({ clock }: Pick<Hub, 'clock'>) =>
  and(eq(messages.state, 'waiting'), eq(messages.channel, 'letter'), lte(messages.dueAt, clock()));

/** How many letters wait to be printed. */
export async function lettersWaiting(db: Executor, hub: Hub): Promise<number> {
  const [row] = await db.select({ n: count() }).from(messages).where(waiting(hub));
  return row?.n ?? 0;
}

/** Takes the letters that may leave now, each asked anew, and marks them as printed. */
export async function printLetters(tx: Executor, hub: Hub, actor: string): Promise<Printed[]> {
  const due = await tx
    .select()
    .from(messages)
    .where(waiting(hub))
    .orderBy(asc(messages.dueAt))
    .limit(MOST);
  const printed: Printed[] = [];
  for (const message of due) {
    const letter = await printOne(tx, hub, message, actor);
    if (letter) printed.push(letter);
  }
  return printed;
}

async function printOne(
  tx: Executor,
  hub: Hub,
  { id, person }: Message,
  actor: string,
): Promise<Printed | null> {
  const account = await holdPerson(tx, hub, person);
  const still = and(waiting(hub), eq(messages.id, id));
  const [message] = await tx.select().from(messages).where(still);
  // Withdrawn, or printed by somebody else meanwhile.
  if (!message) return null;
  const reach = account && (await reachOf(tx, hub, account, consentOf(message)));
  if (!account || !reach || !message.body) {
    await tx.update(messages).set(LAPSED).where(eq(messages.id, message.id));
    return null;
  }
  const later = await roomFrom(tx, hub, message, reach);
  if (later) {
    await tx.update(messages).set({ dueAt: later }).where(eq(messages.id, message.id));
    return null;
  }
  const by = { channel: 'letter', zone: reach.wishes.zone, actor } as const;
  await noteLeft(tx, hub, message, by);
  const of = consentOf(message);
  const lang = langOf(reach);
  return {
    number: letterNumber(message.id),
    lang,
    name: reach.pseudonym,
    content: openContent(hub.keys, message.id, message.body),
    why: of && (await reachInWords(tx, of, lang)),
  };
}

const langOf = ({ wishes }: Reach) => localeOf(isLang(wishes.lang) ? wishes.lang : 'fr').lang;

/** Eight signs of a random id: enough among the letters of a few weeks. */
const letterNumber = (id: string): string => id.slice(0, 8).toUpperCase();

/** For so long a letter that was printed can be printed again. */
const AGAIN_DAYS = 30;

export interface PrintedBefore {
  readonly id: string;
  readonly number: string;
  readonly on: string;
}

const again = ({ clock }: Pick<Hub, 'clock'>) =>
  and(
    eq(messages.state, 'sent'),
    eq(messages.channel, 'letter'),
    isNotNull(messages.body),
    gte(messages.leftOn, dayAfter(clock(), -AGAIN_DAYS)),
  );

/** Letters that were printed lately: their numbers and days, and not for whom. */
export async function lettersPrinted(db: Executor, hub: Hub): Promise<PrintedBefore[]> {
  const rows = await db
    .select({ id: messages.id, on: messages.leftOn })
    .from(messages)
    .where(again(hub))
    .orderBy(desc(messages.leftOn), asc(messages.id))
    .limit(200);
  return rows.map(({ id, on }) => ({ id, number: letterNumber(id), on: on ?? '' }));
}

/** Offers a letter again that was lost on its way. It is still one message: it counts once in its month. */
export async function offerAgain(tx: Executor, hub: Hub, id: string, actor: string): Promise<void> {
  const here = and(again(hub), eq(messages.id, id));
  const [found] = await tx.select().from(messages).where(here);
  const account = found && (await holdPerson(tx, hub, found.person));
  const [offered] = account
    ? await tx
        .update(messages)
        .set({ state: 'waiting', dueAt: hub.clock() })
        .where(here)
        .returning({ purpose: messages.purpose })
    : [];
  if (!offered) throw new Problem('page/not-found', 404);
  await record(tx, hub.clock, {
    actor,
    act: 'messages/again',
    subject: messageSubject({ id }),
    ...(offered.purpose && { purpose: offered.purpose }),
  });
}
