import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { recipientOfSubject } from '../consents/consents.ts';
import { findOrganisation, nameOf } from '../organisations/organisations.ts';
import type { AnnouncementForm } from './form.ts';
import { type AnnouncementText, announcements } from './tables.ts';

export { announcementHolding } from './holding.ts';

export type Announcement = typeof announcements.$inferSelect;

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls a writer. */
export const ANNOUNCEMENTS = 'announcements';

/** Puts an announcement on the members' pages; who allowed it is written to afterwards, by a job. Gives its id. */
export async function announce(
  tx: Executor,
  { clock, keys }: Means,
  account: string,
  organisationId: string,
  { texts, ...rest }: AnnouncementForm,
): Promise<string> {
  const id = newId();
  await tx.insert(announcements).values({
    ...rest,
    id,
    organisationId,
    texts: texts.filter(({ title }) => title),
    author: keys.pseudonym(ANNOUNCEMENTS, account),
    madeOn: clock().toISOString().slice(0, 10),
  });
  await enqueue(tx, clock, { kind: 'announcements/made', subject: `announcement:${id}` });
  await record(tx, clock, {
    actor: account,
    act: 'announcements/made',
    subject: `organisation:${organisationId}`,
  });
  return id;
}

/** What an organisation told its members, newest first. */
export async function announcementsOf(
  db: Executor,
  organisationId: string,
): Promise<Announcement[]> {
  return db
    .select()
    .from(announcements)
    .where(eq(announcements.organisationId, organisationId))
    .orderBy(desc(announcements.id))
    .limit(200);
}

/** Takes it off every page; messages that have left cannot be called back. */
export async function takeBack(
  tx: Executor,
  clock: Clock,
  account: string,
  organisationId: string,
  id: string,
): Promise<void> {
  const gone = await tx
    .delete(announcements)
    .where(and(eq(announcements.id, id), eq(announcements.organisationId, organisationId)))
    .returning({ id: announcements.id });
  if (gone.length === 0) return;
  await enqueue(tx, clock, { kind: 'announcements/taken-back', subject: `announcement:${id}` });
  await record(tx, clock, {
    actor: account,
    act: 'announcements/taken-back',
    subject: `organisation:${organisationId}`,
  });
}

export interface ToBeTold {
  readonly announcement: Announcement;
  readonly organisation: string;
  /** The organisation as somebody who can be allowed to write. */
  readonly recipientId: string;
}

/**
 * An announcement that may still be sent, held until the transaction ends, so that it is neither taken back nor loses
 * its writer meanwhile; null where it was taken back, or its organisation may ask for nothing now.
 */
export async function toBeTold(tx: Executor, id: string): Promise<ToBeTold | null> {
  const [announcement] = await tx
    .select()
    .from(announcements)
    .where(eq(announcements.id, id))
    .for('share');
  if (!announcement) return null;
  const organisation = await findOrganisation(tx, announcement.organisationId);
  const recipient = await recipientOfSubject(tx, announcement.organisationId);
  if (!organisation || !recipient) return null;
  return { announcement, organisation: nameOf(organisation), recipientId: recipient.id };
}

/** What somebody signed: no message about it is written until the transaction ends. */
export async function signedBy(
  tx: Executor,
  writer: string,
): Promise<{ readonly id: string; readonly organisation: string }[]> {
  const signed = await tx
    .select({ id: announcements.id, organisationId: announcements.organisationId })
    .from(announcements)
    .where(and(eq(announcements.author, writer), isNotNull(announcements.signature)))
    .for('update');
  const found = [];
  for (const { id, organisationId } of signed) {
    const organisation = await findOrganisation(tx, organisationId);
    found.push({ id, organisation: organisation ? nameOf(organisation) : '' });
  }
  return found;
}

/** In the reader's language, or else as it was first written. */
export function wordsFor({ texts }: Pick<Announcement, 'texts'>, lang: string): AnnouncementText {
  const found = texts.find((each) => each.lang === lang) ?? texts[0];
  if (!found) throw new Error('an announcement says nothing');
  return found;
}
