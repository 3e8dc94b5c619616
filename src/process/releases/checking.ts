import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { hashFile } from '../../platform/blobs/blobs.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { journal, journalDetails } from '../../platform/journal/tables.ts';
import { verifySignature } from '../../platform/keys.ts';
import { releases } from './tables.ts';

/** `package`: its bytes; `file`: one within it; `signature`; `journal`: the chain no longer holds its publication. */
export type Fault = 'package' | 'file' | 'signature' | 'journal';

export interface ReleaseReport {
  readonly releases: number;
  readonly faults: readonly { readonly number: number; readonly fault: Fault }[];
  /** Numbers of releases that another key than the hub's present one has signed. */
  readonly otherKey: readonly number[];
}

type Row = typeof releases.$inferSelect;

/** Checks every release: its package, each file in it, its signature, and the journal that it was published into. */
export async function verifyReleases(hub: Hub): Promise<ReleaseReport> {
  const rows = await hub.house.db.select().from(releases).orderBy(releases.number);
  const faults: { number: number; fault: Fault }[] = [];
  for (const row of rows) {
    const fault = (await packageFault(hub, row)) ?? (await journalFault(hub.house.db, row));
    if (fault) faults.push({ number: row.number, fault });
  }
  const otherKey = rows
    .filter(({ publicKey }) => publicKey !== hub.keys.publicKey)
    .map(({ number }) => number);
  return { releases: rows.length, faults, otherKey };
}

async function packageFault(hub: Hub, row: Row): Promise<Fault | null> {
  let path = await hub.blobs.file(hub.house.db, row.package).catch(() => null);
  if (path && (await hashFile(path)) !== row.package) {
    // The cache is not the truth: it is fetched anew.
    await rm(path);
    path = await hub.blobs.file(hub.house.db, row.package).catch(() => null);
  }
  if (!path) return 'package';
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    return await contentFault(zip, row);
  } finally {
    zip.close();
  }
}

const descriptor = z.object({
  resources: z.array(z.object({ path: z.string(), hash: z.string() })),
  'passerelle:files': z.array(z.object({ path: z.string(), hash: z.string() })),
});

async function contentFault(zip: ZipFile, row: Row): Promise<Fault | null> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const read = (name: string) => readEntry(zip, entries.get(name));
  const parts: Buffer[] = [];
  for await (const part of read('datapackage.json')) parts.push(part);
  const text = Buffer.concat(parts);
  if (!verifySignature(row.publicKey, text, row.signature)) return 'signature';
  const { resources, 'passerelle:files': others } = descriptor.parse(JSON.parse(text.toString()));
  for (const { path, hash } of [...resources, ...others]) {
    const digest = createHash('sha256');
    for await (const part of read(path)) digest.update(part);
    if (`sha256:${digest.digest('hex')}` !== hash) return 'file';
  }
  return null;
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) return;
  for await (const part of await zip.openReadStreamPromise(entry)) yield part as Buffer; // a stream of bytes
}

/** The journal must hold the release's publication with this package, and the head that was signed into it. */
async function journalFault(db: Executor, row: Row): Promise<Fault | null> {
  const acts = await db
    .select({ details: journalDetails.details })
    .from(journal)
    .leftJoin(journalDetails, eq(journalDetails.journalId, journal.id))
    .where(eq(journal.subject, `release:${row.id}`));
  const published = acts.some(({ details }) => details?.package === row.package);
  if (!published) return 'journal';
  if (!row.journalHead) return null;
  const head = Buffer.from(row.journalHead, 'hex');
  const [found] = await db.select({ id: journal.id }).from(journal).where(eq(journal.hash, head));
  return found ? null : 'journal';
}
