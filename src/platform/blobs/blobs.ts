import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Executor } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { blobChunks, blobs } from './tables.ts';

const CHUNK = 1024 * 1024;

export interface BlobStore {
  /** Keeps the file's bytes (once) and returns their SHA-256 in hex. */
  readonly keep: (
    tx: Executor,
    path: string,
    mediaType: string,
  ) => Promise<{ hash: string; size: number }>;
  /** A readable local file with these bytes; fetched from the database where the cache lacks it. */
  readonly file: (db: Executor, hash: string) => Promise<string>;
  /** Erases these bytes for good, unless a row still refers to them. */
  readonly forget: (tx: Executor, hash: string) => Promise<void>;
}

export function blobStore(cacheDir: string, clock: Clock): BlobStore {
  const at = (hash: string) => join(cacheDir, hash.slice(0, 2), hash);
  return {
    keep: async (tx, path, mediaType) => {
      const hash = await hashFile(path);
      const { size } = await stat(path);
      await insert(tx, clock, { hash, size, mediaType, path });
      await cache(path, at(hash));
      return { hash, size };
    },
    file: async (db, hash) => {
      const path = at(hash);
      if (await stat(path).catch(() => null)) return path;
      await fetch(db, hash, path);
      return path;
    },
    forget: async (tx, hash) => {
      if (await erase(tx, hash)) await rm(at(hash), { force: true });
    },
  };
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

// Foreign keys know who else refers to a file; a refused deletion must not end the caller's transaction.
async function erase(tx: Executor, hash: string): Promise<boolean> {
  try {
    await tx.transaction((inner) => inner.delete(blobs).where(eq(blobs.hash, hash)));
    return true;
  } catch (error) {
    if (isReferredTo(error)) return false;
    throw error;
  }
}

// PostgreSQL: foreign_key_violation.
const isReferredTo = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { code?: unknown }).code === '23503' || isReferredTo(error.cause));

async function insert(
  tx: Executor,
  clock: Clock,
  blob: { hash: string; size: number; mediaType: string; path: string },
): Promise<void> {
  const { hash, size, mediaType } = blob;
  const added = await tx
    .insert(blobs)
    .values({ hash, size, mediaType, createdAt: clock() })
    .onConflictDoNothing()
    .returning({ hash: blobs.hash });
  if (added.length === 0) return;
  let part = 0;
  for await (const bytes of createReadStream(blob.path, { highWaterMark: CHUNK })) {
    await tx.insert(blobChunks).values({ hash, part, bytes });
    part += 1;
  }
}

async function cache(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => null)) return;
  await mkdir(dirname(to), { recursive: true });
  const unfinished = `${to}.${process.pid}`;
  await link(from, unfinished).catch(() => copyFile(from, unfinished));
  await rename(unfinished, to);
}

async function fetch(db: Executor, hash: string, to: string): Promise<void> {
  const [known] = await db.select().from(blobs).where(eq(blobs.hash, hash));
  if (!known) throw new Problem('blob/unknown', 404, { hash });
  await mkdir(dirname(to), { recursive: true });
  const unfinished = `${to}.${process.pid}`;
  await pipeline(chunks(db, hash), createWriteStream(unfinished));
  if ((await hashFile(unfinished)) !== hash) {
    await rm(unfinished, { force: true });
    throw new Problem('blob/damaged', 500, { hash });
  }
  await rename(unfinished, to);
}

async function* chunks(db: Executor, hash: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const [chunk] = await db
      .select({ bytes: blobChunks.bytes })
      .from(blobChunks)
      .where(sql`${blobChunks.hash} = ${hash} and ${blobChunks.part} = ${part}`);
    if (!chunk) return;
    yield chunk.bytes;
  }
}
