import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { desc, eq, sql } from 'drizzle-orm';
import { appliedImports, type Import } from '../../collect/imports/imports.ts';
import { type Closure, closureOf, mosaic, type Tile } from '../../collect/sources/sources.ts';
import { hashFile } from '../../platform/blobs/blobs.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, jobsOf, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { readMark } from '../../platform/marks/marks.ts';
import { Problem } from '../../platform/problem.ts';
import { type CorridorInput, runCorridors, tablePath } from '../pipeline/corridors/corridors.ts';
import type { SourceMeta } from '../pipeline/corridors/document.ts';
import type { Manifest } from '../pipeline/step.ts';
import { runs } from './tables.ts';

export type Run = typeof runs.$inferSelect;

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

const SEED = 1;
const DEMO_ORIGINS = ['SEN'];

/** Begins a run over every import that counts now; the work itself is a job. */
export async function askToRun(tx: Executor, by: By): Promise<{ run: string; job: string }> {
  const run = await openRun(tx, by);
  return { run, job: await enqueue(tx, by.clock, { kind: 'runs/asked', subject: `run:${run}` }) };
}

export async function openRun(tx: Executor, by: By): Promise<string> {
  const { open, closed } = await usableImports(tx, by.clock);
  if (open.length + closed.length === 0) throw new Problem('run/nothing-applied', 409);
  if (open.length === 0) throw new Problem('run/nothing-open', 409);
  const id = newId();
  await tx
    .insert(runs)
    .values({ id, startedAt: by.clock(), imports: open.map(({ row }) => row.id) });
  await record(tx, by.clock, { actor: by.actor, act: 'runs/asked', subject: `run:${id}` });
  return id;
}

interface Usable {
  readonly row: Import;
  readonly tile: Tile;
}

/** The imports of figures that count now: those whose agreement lets them be published, and those that it closes. */
export async function usableImports(
  db: Executor,
  clock: Clock,
): Promise<{ open: Usable[]; closed: (Usable & { readonly why: Closure })[] }> {
  const tiles = new Map((await mosaic(db)).map((tile) => [tile.source.id, tile]));
  const today = clock().toISOString().slice(0, 10);
  const counted = (await appliedImports(db)).flatMap((row) => {
    const tile = row.sourceId ? tiles.get(row.sourceId) : undefined;
    return row.facts && tile ? [{ row, tile, why: closureOf(tile, today) }] : [];
  });
  return {
    open: counted.filter(({ why }) => why === null),
    closed: counted.flatMap(({ row, tile, why }) => (why ? [{ row, tile, why }] : [])),
  };
}

/** Whether something was applied, taken back, opened or closed since the newest run began. */
export async function hasNewImports(db: Executor, clock: Clock): Promise<boolean> {
  const { open } = await usableImports(db, clock);
  const before = (await newestFinishedRun(db))?.imports ?? [];
  return JSON.stringify(open.map(({ row }) => row.id)) !== JSON.stringify(before);
}

/** The job: the pipeline over the run's imports, in this child process. */
export async function performRun(hub: Hub, { job, signal, progress }: Work): Promise<void> {
  const id = job.subject.replace('run:', '');
  await run(hub, id, {
    signal,
    onProgress: (share, table) =>
      void progress(share, { key: 'runs.step', args: { table } }).catch(() => {}),
  });
  await askToCompare(hub.house.db, hub.clock, id);
}

/** Asks what publishing this run would change; the answer is a job of the releases. */
export async function askToCompare(db: Executor, clock: Clock, run: string): Promise<void> {
  const [last] = await jobsOf(db, `difference:${run}`);
  if (last && !last.endedAt) return;
  await enqueue(db, clock, { kind: 'releases/compared', subject: `difference:${run}` });
}

/** Keeps the answer beside the run's manifest, of which it is no part. */
export async function keepComparison(db: Executor, id: string, compared: object): Promise<void> {
  await db
    .update(runs)
    .set({ manifest: sql`${runs.manifest} || ${JSON.stringify({ compared })}::jsonb` })
    .where(eq(runs.id, id));
}

interface Watching {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number, table: string) => void;
}

/** Runs the pipeline and keeps every table it made; gives its manifest. */
export async function run(
  hub: Hub,
  id: string,
  { signal, onProgress }: Watching = {},
): Promise<Manifest> {
  const row = await runById(hub.house.db, id);
  const directory = join(hub.config.dataDir, 'cache', 'pipeline');
  await mkdir(directory, { recursive: true });
  const manifest = await runCorridors(await gather(hub, row), {
    directory,
    seed: SEED,
    // The whole program where it is built, so that another version of the rules makes its tables anew.
    codeVersion: await hashFile(import.meta.filename),
    memoryMb: hub.config.limits.pipeline_memory_mb,
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress: ({ share, table }) => onProgress(share, table) } : {}),
  });
  await keep(hub, row, manifest, directory);
  return manifest;
}

async function gather(hub: Hub, row: Run): Promise<CorridorInput> {
  const { db } = hub.house;
  const wanted = new Set(row.imports);
  const facts: CorridorInput['facts'][number][] = [];
  const used = new Map<string, Tile>();
  // An agreement that ended since the run was asked for closes its source all the same.
  for (const { row: each, tile } of (await usableImports(db, hub.clock)).open) {
    if (!wanted.has(each.id) || !each.facts) continue;
    facts.push({
      source: tile.source.id,
      importId: each.id,
      path: await hub.blobs.file(db, each.facts),
    });
    used.set(tile.source.id, tile);
  }
  return { sources: [...used.values()].map(metaOf), facts, scope: await scopeOf(hub) };
}

// The demonstration is the hub of one country, unless its operator says otherwise.
async function scopeOf(hub: Hub): Promise<CorridorInput['scope']> {
  const { origins, residences } = hub.config.hub;
  const demo = origins.length === 0 && (await readMark(hub.house.db, 'demo')) === true;
  return {
    origins: demo ? DEMO_ORIGINS : origins.length ? origins : 'all',
    residences: residences.length ? residences : 'all',
  };
}

function metaOf({ source, holder, agreement }: Tile): SourceMeta {
  const { id, slug, title, definition, kind, vintage, licence, method, biases } = source;
  const fallback = title.fr ?? title.en ?? title.es ?? title.ar ?? slug;
  const titles = {
    fr: title.fr ?? fallback,
    en: title.en ?? fallback,
    es: title.es ?? fallback,
    ar: title.ar ?? fallback,
  };
  const text = (texts: typeof method) => texts.fr ?? texts.en ?? '';
  // What is public already stays as it is; a list handed over under an agreement could point at somebody.
  const published = agreement
    ? agreement.legalBasis === 'open_licence' || agreement.legalBasis === 'law'
    : licence !== '';
  const protect = !published;
  return {
    id,
    slug,
    holder: holder.name,
    title: titles,
    definition,
    kind,
    vintage,
    licence,
    method: text(method),
    biases: text(biases),
    protect,
  };
}

async function keep(hub: Hub, row: Run, manifest: Manifest, directory: string): Promise<void> {
  await hub.house.db.transaction(async (tx) => {
    const tables: Record<string, string> = {};
    for (const { table } of manifest.steps) {
      tables[table] = (
        await hub.blobs.keep(tx, tablePath(directory, table), 'application/vnd.apache.parquet')
      ).hash;
    }
    await tx
      .update(runs)
      .set({ finishedAt: hub.clock(), manifest: { ...manifest }, tables })
      .where(eq(runs.id, row.id));
    await record(tx, hub.clock, {
      actor: 'worker',
      act: 'runs/finished',
      subject: `run:${row.id}`,
      details: { steps: manifest.steps.length, seconds: manifest.seconds },
    });
  });
}

export async function runById(db: Executor, id: string): Promise<Run> {
  const [row] = await db.select().from(runs).where(eq(runs.id, id));
  if (!row) throw new Problem('page/not-found', 404);
  return row;
}

export async function listRuns(db: Executor, limit = 30): Promise<Run[]> {
  return db.select().from(runs).orderBy(desc(runs.id)).limit(limit);
}

export async function newestFinishedRun(db: Executor): Promise<Run | null> {
  return (await listRuns(db)).find((row) => row.finishedAt) ?? null;
}
