/** A holder's file on its way in: encrypted at once, then read by a job into sealed rows and counts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { hashFile } from '../../platform/blobs/blobs.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { sealFile } from '../../platform/sealed-file.ts';
import { closureOf, type List, tileOf } from './finding.ts';
import { keyPlace } from './records.ts';
import { lists } from './tables.ts';

export interface By {
  readonly clock: Clock;
  readonly actor: string;
}

interface File {
  readonly path: string;
  readonly name: string;
  readonly sourceId: string;
}

/** Keeps the file, encrypted, and asks for it to be read. The same bytes for the same source lead to the list that is there. */
export async function receiveList(hub: Hub, by: By, file: File): Promise<List> {
  const { db } = hub.house;
  await refuseClosed(db, by, file.sourceId);
  const fingerprint = hub.keys.hash('list', await hashFile(file.path));
  const known = await sameFile(db, file.sourceId, fingerprint);
  if (known) return known;
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-list-'));
  try {
    const path = join(folder, 'sealed');
    const key = await sealFile(file.path, path);
    return await db.transaction((tx) => keep(tx, hub, by, { ...file, path }, fingerprint, key));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function refuseClosed(db: Executor, { clock }: By, sourceId: string): Promise<void> {
  const tile = await tileOf(db, sourceId);
  const today = clock().toISOString().slice(0, 10);
  const closure = tile.source.form === 'list' ? closureOf(tile, today) : 'not-agreed';
  if (closure) throw new Problem('list/not-agreed', 409, { holder: tile.holder.name });
}

async function sameFile(db: Executor, sourceId: string, fingerprint: string): Promise<List | null> {
  const [known] = await db
    .select()
    .from(lists)
    .where(
      and(
        eq(lists.sourceId, sourceId),
        eq(lists.fingerprint, fingerprint),
        isNull(lists.withdrawnAt),
      ),
    );
  return known ?? null;
}

async function keep(
  tx: Executor,
  hub: Hub,
  by: By,
  { path, name, sourceId }: File,
  fingerprint: string,
  key: Buffer,
): Promise<List> {
  const id = newId();
  const { hash } = await hub.blobs.keep(tx, path, 'application/octet-stream');
  const [made] = await tx
    .insert(lists)
    .values({
      ...{ id, sourceId, fingerprint, fileName: safeName(name) },
      sealedOriginal: hash,
      sealedKey: hub.keys.fields.seal(keyPlace(id), key.toString('base64')),
      createdAt: by.clock(),
    })
    .onConflictDoNothing()
    .returning();
  if (!made) return takeOther(tx, hub, hash, sourceId, fingerprint);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'lists/received',
    subject: `list:${id}`,
    details: { source: sourceId },
  });
  await enqueue(tx, by.clock, { kind: 'lists/received', subject: `list:${id}` });
  return made;
}

/** Sent twice at once, the second finds the first. */
async function takeOther(
  tx: Executor,
  hub: Hub,
  hash: string,
  sourceId: string,
  fingerprint: string,
): Promise<List> {
  await hub.blobs.forget(tx, hash);
  const known = await sameFile(tx, sourceId, fingerprint);
  if (!known) throw new Error('a list that stood in the way is gone');
  return known;
}

// Control characters and directions in a file's name can make it look like another.
const safeName = (name: string): string =>
  basename(name)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, 200) || 'file';
