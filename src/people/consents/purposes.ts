import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { SHIPPED_PURPOSES } from './shipped.ts';
import { purposes, recipients } from './tables.ts';

export type Purpose = typeof purposes.$inferSelect;
export type Recipient = typeof recipients.$inferSelect;

type Names = Readonly<Record<Lang, string>>;

/** Puts in place what a hub begins with; what is there already stays as it is. */
export async function preparePurposes(tx: Executor, clock: Clock, owner: string): Promise<void> {
  const publishedAt = clock();
  for (const purpose of SHIPPED_PURPOSES)
    await tx
      .insert(purposes)
      .values({ ...purpose, publishedAt })
      .onConflictDoNothing();
  const known = await tx.select({ kind: recipients.kind }).from(recipients);
  for (const kind of ['office', 'public'] as const)
    if (!known.some((row) => row.kind === kind))
      await tx
        .insert(recipients)
        .values({ id: randomUUID(), kind, names: ownNames(kind, owner), addedAt: publishedAt });
}

const ownNames = (kind: 'office' | 'public', owner: string): Names =>
  namesIn((lang) => (kind === 'office' && owner) || localeOf(lang).t(`recipient.${kind}`));

// LANGS names every key.
const namesIn = (name: (lang: Lang) => string): Names =>
  Object.fromEntries(LANGS.map((lang) => [lang, name(lang)])) as Names;

/** The newest version of each purpose that is in use. */
export async function currentPurposes(db: Executor): Promise<Purpose[]> {
  return db
    .selectDistinctOn([purposes.code])
    .from(purposes)
    .where(isNull(purposes.retiredAt))
    .orderBy(asc(purposes.code), desc(purposes.version));
}

export async function purposeOf(
  db: Executor,
  code: string,
  version?: number,
): Promise<Purpose | null> {
  const [found] = await db
    .select()
    .from(purposes)
    .where(
      and(
        eq(purposes.code, code),
        ...(version === undefined ? [isNull(purposes.retiredAt)] : [eq(purposes.version, version)]),
      ),
    )
    .orderBy(desc(purposes.version))
    .limit(1);
  return found ?? null;
}

/** Publishes a new version of a purpose, or a new purpose; whoever agreed to a former one is asked again. */
export async function publishPurpose(
  tx: Executor,
  by: { clock: Clock; actor: string },
  given: Omit<Purpose, 'version' | 'publishedAt' | 'retiredAt'>,
): Promise<Purpose> {
  const former = await purposeOf(tx, given.code);
  const publishedAt = by.clock();
  const [made] = await tx
    .insert(purposes)
    .values({ ...given, version: (former?.version ?? 0) + 1, publishedAt })
    .returning();
  if (!made) throw new Error('a purpose was not written');
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'purposes/published',
    subject: `purpose:${made.code}`,
    details: { version: made.version },
  });
  return made;
}

export async function recipientById(db: Executor, id: string): Promise<Recipient | null> {
  const [found] = await db.select().from(recipients).where(eq(recipients.id, id));
  return found ?? null;
}

/** An organisation as somebody who can be allowed something; null where it cannot now, unless `whatever` its state. */
export async function recipientOfSubject(
  db: Executor,
  subject: string,
  state: 'open' | 'whatever' = 'open',
): Promise<Recipient | null> {
  const [found] = await db.select().from(recipients).where(eq(recipients.subject, subject));
  return found && (state === 'whatever' || !found.endedAt) ? found : null;
}

/** Those who may be asked for now: the office, the public, organisations and partners that are still there. */
export async function openRecipients(db: Executor): Promise<Recipient[]> {
  return db
    .select()
    .from(recipients)
    .where(isNull(recipients.endedAt))
    .orderBy(asc(recipients.kind), asc(recipients.addedAt));
}

/** The one recipient of a kind that has only one: the office, the public. */
export async function recipientOf(db: Executor, kind: 'office' | 'public'): Promise<Recipient> {
  const [found] = await db.select().from(recipients).where(eq(recipients.kind, kind));
  if (!found) throw new Error(`the recipient «${kind}» is missing`);
  return found;
}

/** Makes an organisation somebody who can be allowed to see something; its name there follows its own. */
export async function addRecipient(
  tx: Executor,
  clock: Clock,
  { kind, subject, name }: { kind: 'organisation' | 'partner'; subject: string; name: string },
): Promise<string> {
  const names = namesIn(() => name);
  const [row] = await tx
    .insert(recipients)
    .values({ id: randomUUID(), kind, subject, names, addedAt: clock() })
    .onConflictDoUpdate({ target: recipients.subject, set: { names, endedAt: null } })
    .returning({ id: recipients.id });
  if (!row) throw new Error('a recipient was not written');
  return row.id;
}

/** An organisation that is not there any more: nobody can be asked for it, and no yes to it is of use. */
export async function endRecipient(tx: Executor, clock: Clock, subject: string): Promise<void> {
  await tx
    .update(recipients)
    .set({ endedAt: clock() })
    .where(and(eq(recipients.subject, subject), isNull(recipients.endedAt)));
}
