import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { findOrganisation, nameOf } from '../../people/organisations/organisations.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { writeLetter } from '../../platform/mail/letter.ts';
import { canMail, type Mail, sendMail } from '../../platform/mail/mail.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { isLang } from '../../web/http/context.ts';
import { addressOf } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import {
  isUnthanked,
  note,
  noteContact,
  type OnBoard,
  type Relation,
  stopSecret,
} from './relations.ts';
import { relationLetters, relations } from './tables.ts';

/** Days between two letters that ask an organisation for something. */
export const PAUSE_DAYS = 30;
const MOST_ATTEMPTS = 6;

export interface Letter {
  readonly kind: 'asked' | 'thanked' | 'told';
  readonly lang: Lang;
  readonly subject: string;
  readonly text: string;
  /** Why those are asked again who were not thanked. */
  readonly reason: string;
}

/** Why an organisation is not written to; null where it may be. A reason given overrules the last alone. */
export type Hindrance = 'stopped' | 'address' | 'pause' | 'unthanked';

export function hindrance(
  relation: OnBoard,
  kind: Letter['kind'],
  today: string,
): Hindrance | null {
  if (relation.stoppedOn) return 'stopped';
  if (!relation.email) return 'address';
  if (kind !== 'asked') return null;
  if (relation.askedOn && daysBetween(relation.askedOn, today) < PAUSE_DAYS) return 'pause';
  return isUnthanked(relation) ? 'unthanked' : null;
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Writes one letter to several organisations, each noted and journaled on its own; gives how many. `batch` counts once. */
export async function writeToSegment(
  tx: Executor,
  by: By,
  chosen: readonly OnBoard[],
  letter: Letter,
  batch: string,
): Promise<number> {
  const { kind, lang, subject, text, reason } = letter;
  const now = by.clock();
  const on = now.toISOString().slice(0, 10);
  let count = 0;
  for (const relation of chosen) {
    const { organisationId } = relation;
    const hindered = hindrance(relation, kind, on);
    if (hindered === 'unthanked' && reason === '') throw new Problem('relation/unthanked', 409);
    if (hindered && hindered !== 'unthanked') continue;
    const made = await tx
      .insert(relationLetters)
      .values({
        id: randomUUID(),
        batch,
        organisationId,
        lang,
        subject,
        text,
        state: 'waiting',
        dueAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: relationLetters.id });
    if (made.length === 0) continue;
    count += 1;
    if (kind === 'told') await note(tx, by, organisationId, { kind, text: subject });
    else await noteContact(tx, by, organisationId, { kind, on, text: subject, reason });
  }
  return count;
}

/** Sends the letters that are due; those of a hub without a mail server wait. */
export async function sendLetters(hub: Hub): Promise<number> {
  if (!canMail(hub.config)) return 0;
  let count = 0;
  while (count < 500 && (await sendNext(hub))) count += 1;
  return count;
}

type Waiting = typeof relationLetters.$inferSelect;

// The mark that it may have left is kept before it leaves, as with messages to people: see docs/methods/messages.md.
async function sendNext(hub: Hub): Promise<boolean> {
  const { db } = hub.house;
  const claimed = await db.transaction((tx) => claimLetter(tx, hub));
  if (!claimed) return false;
  await db.transaction(async (tx) => {
    const mine = and(
      eq(relationLetters.id, claimed.id),
      eq(relationLetters.state, 'sending'),
      eq(relationLetters.attempts, claimed.attempts),
    );
    const [letter] = await tx.select().from(relationLetters).where(mine).for('update');
    if (!letter) return;
    const set = await handOver(tx, hub, letter);
    await tx.update(relationLetters).set(set).where(eq(relationLetters.id, letter.id));
  });
  return true;
}

async function claimLetter(tx: Executor, { clock }: Hub): Promise<Waiting | null> {
  const [due] = await tx
    .select({ id: relationLetters.id })
    .from(relationLetters)
    .where(
      and(
        inArray(relationLetters.state, ['waiting', 'sending']),
        lte(relationLetters.dueAt, clock()),
      ),
    )
    .orderBy(asc(relationLetters.dueAt))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!due) return null;
  const [claimed] = await tx
    .update(relationLetters)
    .set({ state: 'sending', attempts: sql`${relationLetters.attempts} + 1` })
    .where(eq(relationLetters.id, due.id))
    .returning();
  return claimed ?? null;
}

/** Asks anew whether it may be written to, and where; gives what became of the letter. */
async function handOver(tx: Executor, hub: Hub, letter: Waiting): Promise<Partial<Waiting>> {
  const [relation] = await tx
    .select()
    .from(relations)
    .where(eq(relations.organisationId, letter.organisationId))
    .for('share');
  const found = await findOrganisation(tx, letter.organisationId);
  const closed = !found || found.hiddenAt || found.refusedAt || found.mergedAt;
  if (!relation || relation.stoppedOn || closed || !found.email) return { state: 'dropped' };
  const name = nameOf(found);
  try {
    await sendMail(hub.config, mailOf(hub, letter, relation, { name, email: found.email }));
    return { state: 'sent', leftOn: hub.clock().toISOString().slice(0, 10) };
  } catch (error) {
    if (error instanceof Problem || letter.attempts >= MOST_ATTEMPTS) return { state: 'failed' };
    return {
      state: 'waiting',
      dueAt: new Date(hub.clock().getTime() + 5 * 60_000 * 3 ** letter.attempts),
    };
  }
}

function mailOf(
  { config, keys }: Hub,
  { id, lang, subject, text }: Waiting,
  { organisationId }: Relation,
  { name, email }: { readonly name: string; readonly email: string },
): Mail {
  const locale = localeOf(isLang(lang) ? lang : 'fr');
  const home = `${addressOf(config.server)}/${locale.lang}`;
  const stop = `${home}/letters/stop/${stopSecret(keys, organisationId)}`;
  const letter = writeLetter({
    ...{ lang: locale.lang, dir: locale.dir },
    title: subject,
    paragraphs: text.split(/\n{2,}/),
    closing: [
      locale.t('message.from', { hub: config.hub.name }),
      locale.t('letter.why', { name }),
      { label: locale.t('letter.stop'), href: stop },
    ],
  });
  const headers = { 'message-id': `<${id}@${new URL(home).hostname}>` };
  return { to: email, subject, ...letter, unsubscribe: stop, headers };
}
