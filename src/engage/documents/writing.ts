import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { addLineage, cutLineage, type Node } from '../proposals/proposals.ts';
import {
  divergentPositions,
  documentParagraphs,
  documents,
  documentTitles,
  paragraphTexts,
} from './tables.ts';

export type Document = typeof documents.$inferSelect;
export type Title = typeof documentTitles.$inferSelect;
export type Text = typeof paragraphTexts.$inferSelect;
export type Divergence = typeof divergentPositions.$inferSelect;

/** A paragraph that is being written, with all that it says. */
export interface Written {
  readonly id: string;
  readonly kind: 'heading' | 'text';
  readonly texts: readonly Text[];
  readonly divergences: readonly Divergence[];
}

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

export const note = (tx: Executor, { clock, actor }: By, verb: string, id: string) =>
  record(tx, clock, { actor, act: `documents/${verb}`, subject: `document:${id}` });

interface Begun {
  readonly slug: string;
  readonly consultationId: string | null;
  readonly lang: Lang;
  readonly title: string;
  readonly summary: string;
  /** Who writes, as they are shown. */
  readonly by: string;
}

/** Begins a document; its address stays the same for good. */
export async function beginDocument(tx: Executor, by: By, begun: Begun): Promise<string> {
  const { slug, consultationId, lang, title, summary } = begun;
  const id = randomUUID();
  const on = dayOf(by.clock);
  const [made] = await tx
    .insert(documents)
    .values({ id, slug, consultationId, lang, createdOn: on })
    .onConflictDoNothing()
    .returning({ id: documents.id });
  if (!made) throw new Problem('document/address', 409, { slug });
  await tx
    .insert(documentTitles)
    .values({ documentId: id, lang, title, summary, by: begun.by, on });
  await note(tx, by, 'begun', id);
  return id;
}

interface Words {
  readonly lang: Lang;
  readonly text: string;
  readonly by: string;
}

/** Says its title and summary in a language. */
export async function titleDocument(
  tx: Executor,
  by: By,
  { id }: Document,
  said: { lang: Lang; title: string; summary: string; by: string },
): Promise<void> {
  const row = { ...said, on: dayOf(by.clock) };
  await tx
    .insert(documentTitles)
    .values({ ...row, documentId: id })
    .onConflictDoUpdate({ target: [documentTitles.documentId, documentTitles.lang], set: row });
  await note(tx, by, 'titled', id);
}

/** One more paragraph or heading, at the end. */
export async function addParagraph(
  tx: Executor,
  by: By,
  document: Document,
  kind: 'heading' | 'text',
  words: Words,
): Promise<string> {
  const id = randomUUID();
  await tx.insert(documentParagraphs).values({
    id,
    documentId: document.id,
    kind,
    position: sql`(select coalesce(max(position), 0) + 1 from document_paragraphs where document_id = ${document.id})`,
  });
  await writeParagraph(tx, by, document, id, words);
  return id;
}

/** What it says in a language. Where the first language changes, its translations are of an older text. */
export async function writeParagraph(
  tx: Executor,
  by: By,
  document: Document,
  paragraphId: string,
  { lang, text, by: author }: Words,
): Promise<void> {
  const first = await firstText(tx, document, paragraphId);
  const own = lang === document.lang;
  if (!own && !first) throw new Problem('document/untranslatable', 409);
  if (own && first?.text === text && first.by === author) return;
  const changed = own && first?.text !== text;
  const revision = (first?.revision ?? 0) + (changed ? 1 : 0);
  const row = { lang, text, by: author, on: dayOf(by.clock), revision };
  await tx
    .insert(paragraphTexts)
    .values({ ...row, paragraphId })
    .onConflictDoUpdate({ target: [paragraphTexts.paragraphId, paragraphTexts.lang], set: row });
  await note(tx, by, own ? 'written' : 'translated', document.id);
}

async function firstText(
  tx: Executor,
  { lang }: Document,
  paragraphId: string,
): Promise<Text | null> {
  const [found] = await tx
    .select()
    .from(paragraphTexts)
    .where(and(eq(paragraphTexts.paragraphId, paragraphId), eq(paragraphTexts.lang, lang)));
  return found ?? null;
}

/** Changes places with the one before or after; at an end it stays. */
export async function moveParagraph(
  tx: Executor,
  by: By,
  document: Document,
  paragraphId: string,
  where: 'up' | 'down',
): Promise<void> {
  const rows = await tx
    .select({ id: documentParagraphs.id, position: documentParagraphs.position })
    .from(documentParagraphs)
    .where(stands(document.id))
    .orderBy(asc(documentParagraphs.position), asc(documentParagraphs.id))
    .for('update');
  const at = rows.findIndex(({ id }) => id === paragraphId);
  const [here, there] = [rows[at], rows[at + (where === 'up' ? -1 : 1)]];
  if (!here || !there) return;
  for (const [row, position] of [
    [here, there.position],
    [there, here.position],
  ] as const)
    await tx.update(documentParagraphs).set({ position }).where(eq(documentParagraphs.id, row.id));
  await note(tx, by, 'reordered', document.id);
}

/** It is left out of versions to come; those that are published keep it. */
export async function removeParagraph(
  tx: Executor,
  by: By,
  document: Document,
  paragraphId: string,
): Promise<void> {
  await tx
    .update(documentParagraphs)
    .set({ removedOn: dayOf(by.clock) })
    .where(eq(documentParagraphs.id, paragraphId));
  await note(tx, by, 'shortened', document.id);
}

/** From which statements and proposals a paragraph comes; what was said before is replaced. */
export async function traceParagraph(
  tx: Executor,
  by: By,
  document: Document,
  paragraphId: string,
  from: readonly Node[],
): Promise<void> {
  const to: Node = { kind: 'paragraph', id: paragraphId };
  await cutLineage(tx, to);
  await addLineage(tx, by.clock, from, to, 'carried');
  await note(tx, by, 'traced', document.id);
}

/** Writes down a position that diverges from a paragraph. */
export async function addDivergence(
  tx: Executor,
  by: By,
  document: Document,
  said: { paragraphId: string; statementId: string | null; lang: Lang; text: string },
): Promise<void> {
  await tx.insert(divergentPositions).values({ ...said, id: randomUUID() });
  await note(tx, by, 'divergence-noted', document.id);
}

export async function removeDivergence(
  tx: Executor,
  by: By,
  document: Document,
  { paragraphId, id }: { paragraphId: string; id: string },
): Promise<void> {
  await tx
    .delete(divergentPositions)
    .where(and(eq(divergentPositions.id, id), eq(divergentPositions.paragraphId, paragraphId)));
  await note(tx, by, 'divergence-removed', document.id);
}

const stands = (documentId: string) =>
  and(eq(documentParagraphs.documentId, documentId), isNull(documentParagraphs.removedOn));

/** What is being written, in its order. */
export async function paragraphsOf(db: Executor, { id }: Document): Promise<Written[]> {
  const rows = await db
    .select()
    .from(documentParagraphs)
    .where(stands(id))
    .orderBy(asc(documentParagraphs.position), asc(documentParagraphs.id));
  const texts = await db
    .select({ text: paragraphTexts })
    .from(paragraphTexts)
    .innerJoin(documentParagraphs, eq(documentParagraphs.id, paragraphTexts.paragraphId))
    .where(stands(id))
    .orderBy(asc(paragraphTexts.lang));
  const divergences = await db
    .select({ position: divergentPositions })
    .from(divergentPositions)
    .innerJoin(documentParagraphs, eq(documentParagraphs.id, divergentPositions.paragraphId))
    .where(stands(id))
    .orderBy(asc(divergentPositions.id));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as Written['kind'], // a check of the table allows nothing else
    texts: texts.map(({ text }) => text).filter(({ paragraphId }) => paragraphId === row.id),
    divergences: divergences
      .map(({ position }) => position)
      .filter(({ paragraphId }) => paragraphId === row.id),
  }));
}

export const titlesOf = (db: Executor, { id }: Document): Promise<Title[]> =>
  db
    .select()
    .from(documentTitles)
    .where(eq(documentTitles.documentId, id))
    .orderBy(asc(documentTitles.lang));

export const allDocuments = (db: Executor): Promise<Document[]> =>
  db.select().from(documents).orderBy(asc(documents.createdOn), asc(documents.slug)).limit(200);

export async function documentById(db: Executor, id: string): Promise<Document> {
  const [found] = await db.select().from(documents).where(eq(documents.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function documentBySlug(db: Executor, slug: string): Promise<Document> {
  const [found] = await db.select().from(documents).where(eq(documents.slug, slug));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}
