/** Runs a list of steps in one database, leaves each table as Parquet, and a manifest that says how it came to be. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Dialect, duckdb } from '../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import { fingerprint, writeParquet } from '../../platform/duckdb/parquet.ts';
import { readManifest, writeManifest } from './manifest.ts';
import type { Input, Manifest, Progress, RunStep, SqlStep, Step, StepRecord } from './step.ts';

export interface RunOptions {
  readonly pipeline: string;
  /** The run's own directory; made if absent. Tables of a former run in it are reused where nothing changed. */
  readonly directory: string;
  readonly input: readonly Input[];
  /** Recorded in the manifest; the steps read parameters from tables, never from here. */
  readonly parameters: unknown;
  readonly seed: number;
  readonly codeVersion: string;
  readonly memoryMb?: number;
  readonly threads?: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  readonly dialect?: Dialect;
}

interface Run {
  readonly options: RunOptions;
  readonly dialect: Dialect;
  readonly duck: Duck;
  readonly signal: AbortSignal;
  /** Hash of each table or input made so far, by name. */
  readonly hashes: Map<string, string>;
  readonly former: ReadonlyMap<string, StepRecord>;
}

/** Gives the manifest. A stopped, failed or killed run leaves whole tables only, which the next one takes up again. */
export async function runPipeline(steps: readonly Step[], options: RunOptions): Promise<Manifest> {
  const { directory } = options;
  await mkdir(directory, { recursive: true });
  await sweep(directory);
  const temp = join(directory, `spill-${process.pid}.tmp`);
  const duck = await openDuck({
    memoryMb: options.memoryMb ?? 300,
    threads: options.threads ?? Math.min(2, availableParallelism()),
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
    duck.close();
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
  const rows = 'sql' in step ? await makeBySql(run, step, path) : await makeByRun(run, step, path);
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
  const code = 'sql' in step ? [step.sql, step.chunks ?? ''] : [String(step.run), step.columns];
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

async function makeBySql(run: Run, step: SqlStep, path: string): Promise<number> {
  const parts: string[] = [];
  const count = Math.max(1, step.chunks ? await numberOf(run, step.chunks) : 1);
  for (let chunk = 0; chunk < count; chunk += 1) {
    run.signal.throwIfAborted();
    const part = `${path}.${process.pid}.${chunk}.tmp`;
    await run.duck.run(
      run.dialect.writeParquet(step.sql.replaceAll(':chunk', String(chunk)), part),
    );
    parts.push(part);
  }
  await publish(run, parts, path);
  return await numberOf(run, `select count(*) from ${run.dialect.readParquet([path])}`);
}

/** A table gets its name only when it is whole. */
async function publish(run: Run, parts: readonly string[], path: string): Promise<void> {
  const [only = '', ...others] = parts;
  if (others.length === 0) return await rename(only, path);
  const joined = `${path}.${process.pid}.tmp`;
  await run.duck.run(
    run.dialect.writeParquet(`select * from ${run.dialect.readParquet(parts)}`, joined),
  );
  await rename(joined, path);
  await Promise.all(parts.map((part) => rm(part)));
}

async function numberOf(run: Run, query: string): Promise<number> {
  const [row] = await run.duck.rows<{ n: number | null }>(`select (${query}) as n`);
  return row?.n ?? 0;
}

async function makeByRun(run: Run, step: RunStep, path: string): Promise<number> {
  const { duck, signal } = run;
  const rows = await step.run({ duck, signal, seed: run.options.seed });
  return (await writeParquet(step.columns, rows, path, signal)).rows;
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
