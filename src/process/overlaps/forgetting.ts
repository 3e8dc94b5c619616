/** What is deleted, and when: a file that is taken back, links that somebody no longer allows, all of it on the last day. */
import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { record } from '../../platform/journal/journal.ts';
import type { By } from '../../web/http/actor.ts';
import { closureOf, type Overlap, type OverlapFile, partiesOf, todayOf } from './finding.ts';
import { overlapFiles, overlapLinks, overlaps, type Unlinked } from './tables.ts';

/** Deletes the encodings, with the key that opened them; how many there were stays. */
export async function deleteFile(
  hub: Pick<Hub, 'blobs'>,
  tx: Executor,
  by: By,
  { id, rows, sealedCodes }: OverlapFile,
): Promise<void> {
  const gone = await tx
    .update(overlapFiles)
    .set({ deletedAt: by.clock(), sealedCodes: null, sealedKey: null })
    .where(and(eq(overlapFiles.id, id), isNull(overlapFiles.deletedAt)))
    .returning({ id: overlapFiles.id });
  if (gone.length === 0) return;
  if (sealedCodes) await hub.blobs.forget(tx, sealedCodes);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/file-deleted',
    subject: `overlap-file:${id}`,
    details: { rows },
  });
}

/** Deletes every link of a project, and keeps why. */
export async function unlink(
  tx: Executor,
  clock: Clock,
  { id }: Pick<Overlap, 'id'>,
  why: Unlinked,
): Promise<void> {
  const gone = await tx
    .delete(overlapLinks)
    .where(eq(overlapLinks.overlapId, id))
    .returning({ id: overlapLinks.id });
  const marked = await tx
    .update(overlaps)
    .set({ unlinkedAt: clock(), unlinkedWhy: why })
    .where(and(eq(overlaps.id, id), isNotNull(overlaps.linkedAt), isNull(overlaps.unlinkedAt)))
    .returning({ id: overlaps.id });
  if (gone.length + marked.length === 0) return;
  await record(tx, clock, {
    actor: 'worker',
    act: 'overlaps/unlinked',
    subject: `overlap:${id}`,
    details: { why },
  });
}

/** The clocks of projects: their last day, and agreements that ended meanwhile. Gives how many things were deleted. */
export async function expireOverlaps(
  hub: Hub,
  end: (hub: Hub, tx: Executor, by: By, overlap: Overlap) => Promise<void>,
): Promise<number> {
  const today = todayOf(hub);
  const by = { clock: hub.clock, actor: 'worker' };
  const { db } = hub.house;
  const over = await db
    .select()
    .from(overlaps)
    .where(and(isNull(overlaps.endedAt), lt(overlaps.endsOn, today)));
  for (const overlap of over) await db.transaction((tx) => end(hub, tx, by, overlap));
  let closed = 0;
  for (const overlap of await db.select().from(overlaps).where(isNull(overlaps.endedAt)))
    closed += await db.transaction((tx) => closeUnagreed(hub, tx, by, overlap));
  return over.length + closed;
}

/** Files whose agreement is over go at once, and links that one agreement no longer allows. */
async function closeUnagreed(hub: Hub, tx: Executor, by: By, overlap: Overlap): Promise<number> {
  const today = todayOf(hub);
  const parties = await partiesOf(tx, overlap.id);
  const allowed = parties.every(({ tile }) => closureOf(tile, 'encoded-links', today) === null);
  if (!allowed) await unlink(tx, by.clock, overlap, 'agreement');
  const files = parties.flatMap(({ tile, file }) =>
    file && closureOf(tile, 'overlap', today) !== null ? [file] : [],
  );
  for (const file of files) await deleteFile(hub, tx, by, file);
  return files.length;
}
