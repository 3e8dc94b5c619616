/** Runs a list of steps in one database, leaves each table as Parquet, and a manifest that says how it came to be. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import { fingerprint } from '../../platform/duckdb/parquet.ts';
import { make, type Run, type RunOptions, threadsOf } from './making.ts';
import { readManifest, writeManifest } from './manifest.ts';
import type { Manifest, Step, StepRecord } from './step.ts';

/** Gives the manifest. A stopped, failed or killed run leaves whole tables only, which the next one takes up again. */
export async function runPipeline(steps: readonly Step[], options: RunOptions): Promise<Manifest> {
  const { directory } = options;
  await mkdir(directory, { recursive: true });
  await sweep(directory);
  const temp = join(directory, `spill-${process.pid}.tmp`);
  const duck = await openDuck({
    memoryMb: options.memoryMb ?? 300,
    threads: threadsOf(options),
    temp,
  });
  const signal = options.signal ?? new AbortController().signal;
  const stop = (): void => duck.interrupt();
  signal.addEventListener('abort', stop);
  try {
    return await runSteps(steps, options, duck, signal);
  } catch (error) {
    // An interrupted query fails with the engine's own words; the reader wants to know that it was stopped.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await duck.close();
    await sweep(directory);
  }
}

async function sweep(directory: string): Promise<void> {
  const left = (await readdir(directory)).filter((name) => name.endsWith('.tmp'));
  await Promise.all(left.map((name) => rm(join(directory, name), { recursive: true })));
}

async function runSteps(
  steps: readonly Step[],
  options: RunOptions,
  duck: Duck,
  signal: AbortSignal,
): Promise<Manifest> {
  const started = new Date();
  const former = await formerSteps(options.directory);
  const dialect = options.dialect ?? duckdb;
  const run: Run = { options, dialect, duck, signal, hashes: new Map(), former };
  const inputs = await openInputs(run);
  const records: StepRecord[] = [];
  const manifest = (ended: boolean): Manifest => ({
    version: 1,
    pipeline: options.pipeline,
    codeVersion: options.codeVersion,
    dialect: dialect.name,
    seed: options.seed,
    parameters: options.parameters,
    inputs,
    startedAt: started.toISOString(),
    endedAt: ended ? new Date().toISOString() : null,
    seconds: secondsSince(started.getTime()),
    steps: records,
  });
  for (const [index, step] of steps.entries()) {
    records.push(await watched(run, step, index, steps.length));
    await writeManifest(options.directory, manifest(false));
  }
  await drop(options.directory, steps);
  const whole = manifest(true);
  await writeManifest(options.directory, whole);
  return whole;
}

async function formerSteps(directory: string): Promise<ReadonlyMap<string, StepRecord>> {
  const manifest = await readManifest(directory);
  return new Map((manifest?.steps ?? []).map((record) => [record.table, record]));
}

async function openInputs(run: Run): Promise<Manifest['inputs']> {
  const opened = [];
  for (const { name, files, sql } of run.options.input) {
    const prints = await Promise.all(files.map(fingerprint));
    run.hashes.set(name, digest([files.reduce(withoutPath, sql), prints]));
    await run.duck.run(`create view ${run.dialect.identifier(name)} as ${sql}`);
    opened.push({ name, files: prints });
  }
  return opened;
}

function withoutPath(sql: string, path: string): string {
  return sql.replaceAll(path, '');
}

/** Runs one step while telling how far it is. */
async function watched(run: Run, step: Step, done: number, of: number): Promise<StepRecord> {
  run.signal.throwIfAborted();
  const tell = (): void =>
    run.options.onProgress?.({
      table: step.table,
      done,
      of,
      share: (done + Math.min(1, run.duck.progress())) / of,
    });
  tell();
  const timer = setInterval(tell, 200);
  try {
    const record = await makeOrReuse(run, step);
    run.hashes.set(step.table, record.sha256);
    await run.duck.run(
      `create view ${run.dialect.identifier(step.table)} as select * from ${run.dialect.readParquet([tablePath(run.options.directory, step.table)])}`,
    );
    return record;
  } catch (cause) {
    throw new Error(`step ${step.table}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  } finally {
    clearInterval(timer);
  }
}

/** Where a run keeps a table. */
export function tablePath(directory: string, table: string): string {
  return join(directory, `${table}.parquet`);
}

async function makeOrReuse(run: Run, step: Step): Promise<StepRecord> {
  const inputs = hashInputs(run, step);
  const path = tablePath(run.options.directory, step.table);
  const former = run.former.get(step.table);
  if (former?.inputs === inputs && (await isWhole(path, former.sha256))) {
    return { ...former, reused: true };
  }
  const started = Date.now();
  const rows = await make(run, step, path);
  return {
    table: step.table,
    inputs,
    rows,
    ...(await fingerprint(path)),
    seconds: secondsSince(started),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    reused: false,
  };
}

function hashInputs(run: Run, step: Step): string {
  const { seed, codeVersion } = run.options;
  const code =
    'sql' in step
      ? [step.sql, step.chunks ?? '', step.inOrder ?? false]
      : [String(step.run), step.columns];
  const reads = readsOf(step, [...run.hashes.keys()]);
  const hashes = reads.map((name) => [name, run.hashes.get(name)]);
  return digest([step.table, code, hashes, seed, codeVersion, run.dialect.name]);
}

/** The tables and inputs that a step names; a word in a comment or a text may add one, which only costs a reuse. */
export function readsOf(step: Step, known: readonly string[]): string[] {
  const words =
    'sql' in step ? new Set(`${step.sql} ${step.chunks ?? ''}`.match(/\w+/g)) : new Set(step.reads);
  return known.filter((name) => words.has(name));
}

async function isWhole(path: string, sha256: string): Promise<boolean> {
  try {
    return (await fingerprint(path)).sha256 === sha256;
  } catch {
    return false;
  }
}

/** Tables of former runs that no step makes any more. */
async function drop(directory: string, steps: readonly Step[]): Promise<void> {
  const kept = new Set(steps.map((step) => `${step.table}.parquet`));
  const names = await readdir(directory);
  const old = names.filter((name) => name.endsWith('.parquet') && !kept.has(name));
  await Promise.all(old.map((name) => rm(join(directory, name))));
}

function digest(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function secondsSince(start: number): number {
  return Math.round(Date.now() - start) / 1000;
}
