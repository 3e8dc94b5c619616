/** A holder's encodings on their way in: checked, sealed, then attacked by a job before anything is compared. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { EncodingError, frequencyGate } from '../../methods/encoding/encoding.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { openSealedFile, sealFile } from '../../platform/sealed-file.ts';
import type { By } from '../../web/http/actor.ts';
import { closureOf, type Overlap, type OverlapFile, type Party, todayOf } from './finding.ts';
import { deleteFile, unlink } from './forgetting.ts';
import { refuseEnded } from './projects.ts';
import { type CodesRead, readCodes } from './reading.ts';
import { overlapFiles } from './tables.ts';

interface Given {
  readonly path: string;
  readonly uniquePeople: boolean;
}

/** Keeps the encodings of a file, in the place of what the holder handed in before. Gives how many, and the file's fingerprint. */
export async function receiveCodes(
  hub: Hub,
  by: By,
  overlap: Overlap,
  party: Party,
  given: Given,
): Promise<CodesRead> {
  refuseEnded(overlap);
  if (party.withdrawnAt || closureOf(party.tile, 'overlap', todayOf(hub)))
    throw new Problem('overlap/closed', 409);
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-codes-'));
  try {
    const plain = join(folder, 'plain');
    const read = await readCodes(given.path, plain, overlap.bits);
    if (party.file?.fingerprint === read.fingerprint) return read;
    const sealed = join(folder, 'sealed');
    const key = await sealFile(plain, sealed);
    await hub.house.db.transaction((tx) =>
      keep(hub, tx, by, overlap, party, { ...given, ...read, sealed, key }),
    );
    return read;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Kept = Given & CodesRead & { readonly sealed: string; readonly key: Buffer };

async function keep(
  hub: Hub,
  tx: Executor,
  by: By,
  overlap: Overlap,
  party: Party,
  { rows, fingerprint, uniquePeople, sealed, key }: Kept,
): Promise<void> {
  const [before] = await tx
    .select()
    .from(overlapFiles)
    .where(and(eq(overlapFiles.partyId, party.id), isNull(overlapFiles.deletedAt)))
    .for('update');
  if (before) {
    await unlink(tx, by.clock, overlap, 'file');
    await deleteFile(hub, tx, by, before);
  }
  const id = newId();
  const { hash } = await hub.blobs.keep(tx, sealed, 'application/octet-stream');
  await tx.insert(overlapFiles).values({
    ...{ id, partyId: party.id, rows, fingerprint, uniquePeople, sealedCodes: hash },
    sealedKey: hub.keys.fields.seal(keyPlace(id), key.toString('base64')),
    receivedAt: by.clock(),
  });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/file-received',
    subject: `overlap:${overlap.id}`,
    details: { party: party.id, rows },
  });
  await enqueue(tx, by.clock, { kind: 'overlaps/received', subject: `overlap-file:${id}` });
}

const keyPlace = (file: string): string => `overlap_files.sealed_key/${file}`;

/** The bits of all encodings of a file, one behind the other. */
export async function codesOf(
  { house, blobs, keys }: Pick<Hub, 'house' | 'blobs' | 'keys'>,
  { id, sealedCodes, sealedKey }: OverlapFile,
): Promise<Uint8Array> {
  if (!sealedCodes || !sealedKey) throw new Problem('overlap/file-gone', 409);
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-codes-'));
  try {
    const plain = join(folder, 'plain');
    const key = Buffer.from(keys.fields.open(keyPlace(id), sealedKey), 'base64');
    await openSealedFile(await blobs.file(house.db, sealedCodes), plain, key);
    return await readFile(plain);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The job: does to the file what somebody without the secret would, before it is compared with any other. */
export async function judgeCodes(hub: Hub, { job, progress }: Work): Promise<void> {
  const { db } = hub.house;
  const id = job.subject.replace('overlap-file:', '');
  const [file] = await db.select().from(overlapFiles).where(eq(overlapFiles.id, id));
  if (!file || file.gate || file.deletedAt) return;
  await progress(0.1, { key: 'overlaps.job.judging', args: { rows: file.rows } });
  const codes = await codesOf(hub, file);
  const gate = refusing(() => frequencyGate(codes, codes.length / file.rows));
  const by = { clock: hub.clock, actor: 'worker' };
  await db.transaction(async (tx) => {
    await tx
      .update(overlapFiles)
      .set({ gate, judgedAt: hub.clock() })
      .where(eq(overlapFiles.id, id));
    // What is easily read must lie nowhere.
    if (gate.reasons.length > 0) await forgetCodes(hub, tx, file);
    await record(tx, by.clock, {
      actor: by.actor,
      act: gate.reasons.length > 0 ? 'overlaps/file-refused' : 'overlaps/file-passed',
      subject: `overlap-file:${id}`,
      details: { rows: file.rows, repeated: gate.repeated, read: gate.read },
    });
  });
}

/** The report stays, so that the holder reads why. */
async function forgetCodes(hub: Hub, tx: Executor, file: OverlapFile): Promise<void> {
  await tx
    .update(overlapFiles)
    .set({ sealedCodes: null, sealedKey: null })
    .where(eq(overlapFiles.id, file.id));
  if (file.sealedCodes) await hub.blobs.forget(tx, file.sealedCodes);
}

export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new Problem('overlap/impossible', 422, { reason: error.message });
  }
}

/** Seals keys and links anew under the newest key. */
export async function resealOverlaps(tx: Executor, { keys }: { keys: Keys }): Promise<number> {
  const files = await resealColumn(tx, keys.fields, {
    ...{ table: 'overlap_files', key: ['id'], column: 'sealed_key', placeOf: keyPlace },
  });
  const links = await resealColumn(tx, keys.fields, {
    ...{ table: 'overlap_links', key: ['id'], column: 'sealed', placeOf: linksPlace },
  });
  return files + links;
}

export const linksPlace = (links: string): string => `overlap_links.sealed/${links}`;
