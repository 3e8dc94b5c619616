import { basename } from 'node:path';
import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Issue, Mapping } from '../facts/layouts/layouts.ts';
import { clearOffices } from '../offices/offices.ts';
import { stage, type Watching } from './staging.ts';
import { imports } from './tables.ts';

export { issueLine } from './issue-text.ts';
export { originalOf } from './original.ts';
export { proposedSource } from './proposals.ts';

export type Import = typeof imports.$inferSelect;

export type ImportState = 'received' | 'staged' | 'applied' | 'reverted' | 'discarded';

export function stateOf(row: Import): ImportState {
  if (row.discardedAt) return 'discarded';
  if (row.revertedAt) return 'reverted';
  if (row.appliedAt) return 'applied';
  return row.stagedAt ? 'staged' : 'received';
}

/** The first issues of a read file. */
export function sampleOf({ sample }: Import): readonly Issue[] {
  return (sample ?? []) as Issue[]; // written by `stageNow` alone
}

export interface By {
  readonly clock: Clock;
  readonly actor: string;
}

interface File {
  readonly path: string;
  readonly name: string;
  readonly sourceId?: string | null;
}

/** Keeps the original and waits for it to be read; nothing counts before somebody applies it. */
export async function receive(hub: Hub, by: By, file: File): Promise<Import> {
  return hub.house.db.transaction(async (tx) => {
    const { hash } = await hub.blobs.keep(tx, file.path, 'application/octet-stream');
    const row = {
      id: newId(),
      sourceId: file.sourceId ?? null,
      fileName: safeName(file.name),
      original: hash,
      createdAt: by.clock(),
    };
    const [made] = await tx.insert(imports).values(row).returning();
    if (!made) throw new Error('an inserted import was not returned');
    await record(tx, by.clock, {
      actor: by.actor,
      act: 'imports/received',
      subject: `import:${row.id}`,
      details: { file: row.fileName, hash },
    });
    return made;
  });
}

// Control characters and directions in a file's name can make it look like another.
function safeName(name: string): string {
  return (
    basename(name)
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .slice(0, 200) || 'file'
  );
}

export async function askToStage(tx: Executor, by: By, row: Import): Promise<string> {
  return enqueue(tx, by.clock, { kind: 'imports/received', subject: `import:${row.id}` });
}

/** The job: reads the original into staged facts, a file of issues and a tally. */
export async function stageImport(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  const row = await importById(hub.house.db, job.subject.replace('import:', ''));
  if (row.stagedAt || row.discardedAt) return;
  await stageNow(hub, row, {
    signal,
    onRows: throttle(
      (rows) => void progress(0, { key: 'imports.reading', args: { rows } }).catch(() => {}),
    ),
  });
}

// Batches come by the thousand a second; a page that asks is content with four answers in that time.
function throttle(tell: (rows: number) => void): (rows: number) => void {
  let last = 0;
  return (rows) => {
    if (performance.now() - last < 250) return;
    last = performance.now();
    tell(rows);
  };
}

export async function stageNow(hub: Hub, row: Import, watching: Watching = {}): Promise<Import> {
  const staged = await stage(hub, row, watching);
  return hub.house.db
    .transaction(async (tx) => {
      const facts = staged.factsFile
        ? (await hub.blobs.keep(tx, staged.factsFile, 'application/vnd.apache.parquet')).hash
        : null;
      const issues = (await hub.blobs.keep(tx, staged.issuesFile, 'text/csv')).hash;
      await staged.insertOffices(tx);
      const { layout, proposal, factCount, errorCount, noteCount, tally, sample, mapping } = staged;
      const set = {
        layout,
        proposal,
        facts,
        issues,
        factCount,
        errorCount,
        noteCount,
        tally,
        sample,
        mapping,
        stagedAt: hub.clock(),
      };
      const kept = and(eq(imports.id, row.id), isNull(imports.discardedAt));
      const [done] = await tx.update(imports).set(set).where(kept).returning();
      if (!done) throw new Problem('import/discarded', 409);
      await record(tx, hub.clock, {
        actor: 'worker',
        act: 'imports/staged',
        subject: `import:${row.id}`,
        details: { layout, factCount, errorCount },
      });
      return done;
    })
    .finally(staged.clean);
}

/** Reads the file again with another mapping; only before it was applied. */
export async function remap(tx: Executor, by: By, row: Import, mapping: Mapping): Promise<void> {
  if (row.discardedAt) throw new Problem('import/discarded', 409);
  if (row.appliedAt) throw new Problem('import/applied', 409);
  await tx
    .update(imports)
    // Stored as it is given; the reader checks it again.
    .set({ layout: 'generic', mapping: { ...mapping }, stagedAt: null, facts: null, issues: null })
    .where(eq(imports.id, row.id));
  await askToStage(tx, by, row);
}

/** Lets a staged import count from now on. The same file for the same source twice changes nothing. */
export async function apply(
  tx: Executor,
  by: By,
  row: Import,
  sourceId: string,
): Promise<'applied' | 'already'> {
  if (!row.stagedAt) throw new Problem('import/not-staged', 409);
  if (row.discardedAt) throw new Problem('import/discarded', 409);
  if (await sameFileApplied(tx, row, sourceId)) return 'already';
  await tx
    .update(imports)
    .set({ sourceId, appliedAt: by.clock(), revertedAt: null })
    .where(eq(imports.id, row.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'imports/applied',
    subject: `import:${row.id}`,
    details: { source: sourceId, facts: row.factCount },
  });
  return 'applied';
}

async function sameFileApplied(tx: Executor, row: Import, sourceId: string): Promise<boolean> {
  if (!row.original) return false;
  const same = and(
    eq(imports.sourceId, sourceId),
    eq(imports.original, row.original),
    isNotNull(imports.appliedAt),
    isNull(imports.revertedAt),
  );
  return (await tx.select({ id: imports.id }).from(imports).where(same)).length > 0;
}

/** Takes an import back; the next run is made without it. */
export async function revert(tx: Executor, by: By, row: Import): Promise<void> {
  if (stateOf(row) !== 'applied') throw new Problem('import/not-applied', 409);
  await tx.update(imports).set({ revertedAt: by.clock() }).where(eq(imports.id, row.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'imports/reverted',
    subject: `import:${row.id}`,
  });
}

/** Sets an import aside for good: its files are erased, unless another import holds the same ones. */
export async function discard(hub: Hub, tx: Executor, by: By, row: Import): Promise<void> {
  if (row.discardedAt) return;
  if (stateOf(row) === 'applied') throw new Problem('import/applied', 409);
  await tx
    .update(imports)
    .set({
      ...{ discardedAt: by.clock(), original: null, facts: null, issues: null },
      // What was read from cells is of the file too.
      ...{ sample: null, proposal: null, mapping: null, tally: null },
    })
    .where(eq(imports.id, row.id));
  await clearOffices(tx, row.id);
  for (const hash of [row.original, row.facts, row.issues])
    if (hash) await hub.blobs.forget(tx, hash);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'imports/discarded',
    subject: `import:${row.id}`,
  });
}

export async function importById(db: Executor, id: string): Promise<Import> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id));
  if (!row) throw new Problem('page/not-found', 404);
  return row;
}

/** Newest first; `before` is the id of the last row seen. */
export async function listImports(db: Executor, before?: string, limit = 50): Promise<Import[]> {
  const page = before ? lt(imports.id, before) : undefined;
  return db.select().from(imports).where(page).orderBy(desc(imports.id)).limit(limit);
}

export async function importsOfSource(db: Executor, sourceId: string): Promise<Import[]> {
  return db
    .select()
    .from(imports)
    .where(eq(imports.sourceId, sourceId))
    .orderBy(desc(imports.id))
    .limit(100);
}

/** Every import that counts now, in the order in which they came. */
export async function appliedImports(db: Executor): Promise<Import[]> {
  return db
    .select()
    .from(imports)
    .where(and(isNotNull(imports.appliedAt), isNull(imports.revertedAt)))
    .orderBy(imports.id);
}
