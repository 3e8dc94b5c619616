import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { authorName, type Means } from '../consultations/consultations.ts';
import { documentParagraphs, paragraphComments } from './tables.ts';
import { dayOf, note } from './writing.ts';

export type Comment = typeof paragraphComments.$inferSelect;

interface Remark {
  readonly paragraphId: string;
  readonly version: number;
  readonly lang: Lang;
  readonly text: string;
}

/** A participant remarks on a paragraph; `accepted` where moderation comes after. */
export async function addComment(
  tx: Executor,
  { clock, keys }: Means,
  participant: string,
  remark: Remark,
  accepted: boolean,
): Promise<void> {
  const on = dayOf(clock);
  await tx.insert(paragraphComments).values({
    ...remark,
    id: randomUUID(),
    author: authorName(keys, participant),
    on,
    acceptedOn: accepted ? on : null,
  });
}

/** Everybody reads it from now on. */
export async function acceptComment(tx: Executor, by: By, id: string): Promise<void> {
  await set(tx, by, id, 'comment-accepted', {
    acceptedOn: dayOf(by.clock),
    hiddenOn: null,
    reason: '',
  });
}

/** It is taken off the page, for a reason that its author reads. */
export async function hideComment(tx: Executor, by: By, id: string, reason: string): Promise<void> {
  await set(tx, by, id, 'comment-hidden', { hiddenOn: dayOf(by.clock), reason });
}

async function set(
  tx: Executor,
  by: By,
  id: string,
  verb: string,
  changes: Partial<Comment>,
): Promise<void> {
  const [found] = await tx
    .update(paragraphComments)
    .set(changes)
    .where(eq(paragraphComments.id, id))
    .returning({ paragraphId: paragraphComments.paragraphId });
  if (!found) throw new Problem('page/not-found', 404);
  const [paragraph] = await tx
    .select({ documentId: documentParagraphs.documentId })
    .from(documentParagraphs)
    .where(eq(documentParagraphs.id, found.paragraphId));
  await note(tx, by, verb, paragraph?.documentId ?? '');
}

/** What everybody reads of these paragraphs, oldest first. */
export async function commentsOn(
  db: Executor,
  paragraphs: readonly string[],
): Promise<Map<string, Comment[]>> {
  if (paragraphs.length === 0) return new Map();
  const rows = await db
    .select()
    .from(paragraphComments)
    .where(
      and(
        inArray(paragraphComments.paragraphId, [...paragraphs]),
        isNotNull(paragraphComments.acceptedOn),
        isNull(paragraphComments.hiddenOn),
      ),
    )
    .orderBy(asc(paragraphComments.on), asc(paragraphComments.id));
  return Map.groupBy(rows, ({ paragraphId }) => paragraphId);
}

/** All remarks on a document, for the team: what waits first. */
export async function commentsForTeam(db: Executor, document: string): Promise<Comment[]> {
  const rows = await db
    .select({ comment: paragraphComments })
    .from(paragraphComments)
    .innerJoin(documentParagraphs, eq(documentParagraphs.id, paragraphComments.paragraphId))
    .where(eq(documentParagraphs.documentId, document))
    .orderBy(asc(paragraphComments.on), asc(paragraphComments.id))
    .limit(500);
  const waits = ({ acceptedOn, hiddenOn }: Comment) => Number(!!acceptedOn || !!hiddenOn);
  return rows.map(({ comment }) => comment).sort((a, b) => waits(a) - waits(b));
}
