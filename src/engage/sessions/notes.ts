import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gt, max } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { stir } from './live.ts';
import { type Moderator, moderatorIn, note } from './questions.ts';
import { sessionNotes, sessionNoteVersions } from './tables.ts';
import { dayOf } from './voices.ts';

export type Note = typeof sessionNotes.$inferSelect;
export type NoteVersion = typeof sessionNoteVersions.$inferSelect;

export interface Written {
  readonly kind: 'note' | 'recommendation';
  readonly text: string;
}

/** A new paragraph, at the end. */
export async function addNote(
  tx: Executor,
  by: Moderator,
  sessionId: string,
  lang: string,
  { kind, text }: Written,
): Promise<void> {
  const changed = await stir(tx, sessionId);
  const [row] = await tx
    .select({ last: max(sessionNotes.number) })
    .from(sessionNotes)
    .where(eq(sessionNotes.sessionId, sessionId));
  const id = randomUUID();
  await tx.insert(sessionNotes).values({
    ...{ id, sessionId, lang, kind, text, changed },
    number: (row?.last ?? 0) + 1,
    version: 1,
  });
  await keep(tx, by, { id, sessionId, version: 1, kind, text });
  await note(tx, by, 'note-written', sessionId);
}

/**
 * Writes a paragraph anew, where it still is what the writer had before them. Gives null; or the paragraph as somebody
 * else has left it meanwhile: nothing is written then, and the writer mends what they have with both texts in view.
 */
export async function changeNote(
  tx: Executor,
  by: Moderator,
  known: Note,
  version: number,
  { kind, text }: Written,
): Promise<Note | null> {
  const changed = await stir(tx, known.sessionId);
  const [now] = await tx.select().from(sessionNotes).where(eq(sessionNotes.id, known.id));
  if (!now || now.removedOn) throw new Problem('page/not-found', 404);
  if (now.version !== version) return now;
  const next = version + 1;
  await tx
    .update(sessionNotes)
    .set({ kind, text, version: next, changed })
    .where(eq(sessionNotes.id, now.id));
  await keep(tx, by, { id: now.id, sessionId: now.sessionId, version: next, kind, text });
  await note(tx, by, 'note-written', now.sessionId);
  return null;
}

/** Takes a paragraph out of the notes; what it said stays in its history. */
export async function removeNote(
  tx: Executor,
  by: Moderator,
  known: Note,
  version: number,
): Promise<boolean> {
  const changed = await stir(tx, known.sessionId);
  const gone = await tx
    .update(sessionNotes)
    .set({ removedOn: dayOf(by.clock), changed })
    .where(and(eq(sessionNotes.id, known.id), eq(sessionNotes.version, version)))
    .returning({ id: sessionNotes.id });
  if (gone.length > 0) await note(tx, by, 'note-removed', known.sessionId);
  return gone.length > 0;
}

const keep = (
  tx: Executor,
  by: Moderator,
  {
    id,
    sessionId,
    version,
    kind,
    text,
  }: Pick<Note, 'id' | 'sessionId' | 'version' | 'kind' | 'text'>,
) =>
  tx.insert(sessionNoteVersions).values({
    ...{ noteId: id, version, kind, text },
    writer: moderatorIn(by.keys, sessionId, by.actor),
    on: dayOf(by.clock),
  });

/** The paragraphs that stand, or all that changed after a number, removed ones too. */
export async function notesOf(db: Executor, sessionId: string, after = -1): Promise<Note[]> {
  const rows = await db
    .select()
    .from(sessionNotes)
    .where(and(eq(sessionNotes.sessionId, sessionId), gt(sessionNotes.changed, after)))
    .orderBy(asc(sessionNotes.number));
  return after < 0 ? rows.filter(({ removedOn }) => !removedOn) : rows;
}

export async function noteByNumber(db: Executor, sessionId: string, number: number): Promise<Note> {
  const [found] = await db
    .select()
    .from(sessionNotes)
    .where(and(eq(sessionNotes.sessionId, sessionId), eq(sessionNotes.number, number)));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Every version of a paragraph, the newest first. */
export const versionsOf = (db: Executor, noteId: string): Promise<NoteVersion[]> =>
  db
    .select()
    .from(sessionNoteVersions)
    .where(eq(sessionNoteVersions.noteId, noteId))
    .orderBy(desc(sessionNoteVersions.version));
