import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { queueMessage } from '../messages/messages.ts';
import { keepersOf } from './agendas.ts';
import type { Session } from './programme.ts';
import { dayOf, type Means, type Summit } from './records.ts';
import { summitChanges, summitSessions } from './tables.ts';

export interface Change {
  readonly kind: 'added' | 'moved' | 'room' | 'title' | 'cancelled' | 'restored';
  /** `2027-03-04T09:30/45`, a room, a title. */
  readonly before: string;
  readonly after: string;
}

/** A change as it stands in the public list. */
export interface Listed extends Change {
  readonly on: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly lang: string | null;
}

/**
 * Writes what has changed in the list that everybody reads, and tells those who keep the session and asked to be told.
 * What is not public yet has no readers to tell.
 */
export async function announce(
  tx: Executor,
  means: Means,
  summit: Summit,
  session: Session,
  changes: readonly Change[],
): Promise<void> {
  if (!summit.publishedOn || changes.length === 0) return;
  await tx.insert(summitChanges).values(
    changes.map((change) => ({
      ...change,
      id: randomUUID(),
      summitId: summit.id,
      sessionId: session.id,
      on: dayOf(means.clock),
    })),
  );
  const told = changes.filter(({ kind }) => kind !== 'added' && kind !== 'title');
  if (told.length === 0) return;
  for (const account of await keepersOf(tx, means, session.id))
    await queueMessage(tx, means, {
      to: { account },
      cause: `summit-session:${session.id}:${session.sequence}`,
      of: null,
      template: `summits.${told.some(({ kind }) => kind === 'cancelled') ? 'cancelled' : 'changed'}`,
      args: { session: session.title, summit: summit.title },
      path: `/summits/${summit.slug}/sessions/${session.code}`,
    });
}

const MOST = 200;

/** The newest change first. */
export async function changesOf(db: Executor, { id }: Pick<Summit, 'id'>): Promise<Listed[]> {
  return db
    .select({
      on: summitChanges.on,
      kind: summitChanges.kind,
      before: summitChanges.before,
      after: summitChanges.after,
      code: summitSessions.code,
      title: summitSessions.title,
      lang: summitSessions.lang,
    })
    .from(summitChanges)
    .leftJoin(summitSessions, eq(summitSessions.id, summitChanges.sessionId))
    .where(eq(summitChanges.summitId, id))
    .orderBy(desc(summitChanges.number))
    .limit(MOST) as Promise<Listed[]>; // the check of the table knows no other kind
}
