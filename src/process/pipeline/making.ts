/** How a step's table is made: its parts under temporary names, its own name when it is whole. */
import { rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Dialect } from '../../platform/duckdb/dialect.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { writeParquet } from '../../platform/duckdb/parquet.ts';
import type { Input, Progress, RunStep, SqlStep, Step, StepRecord } from './step.ts';

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

/** A run under way. */
export interface Run {
  readonly options: RunOptions;
  readonly dialect: Dialect;
  readonly duck: Duck;
  readonly signal: AbortSignal;
  /** Hash of each table or input made so far, by name. */
  readonly hashes: Map<string, string>;
  readonly former: ReadonlyMap<string, StepRecord>;
}

export function threadsOf({ threads }: RunOptions): number {
  return threads ?? Math.min(2, availableParallelism());
}

/** Gives the number of rows. */
export function make(run: Run, step: Step, path: string): Promise<number> {
  return 'sql' in step ? makeBySql(run, step, path) : makeByRun(run, step, path);
}

async function makeBySql(run: Run, step: SqlStep, path: string): Promise<number> {
  const { dialect, duck } = run;
  if (!step.inOrder) return await makeParts(run, step, path);
  await duck.run(dialect.useThreads(1));
  const rows = await makeParts(run, step, path);
  await duck.run(dialect.useThreads(threadsOf(run.options)));
  return rows;
}

async function makeParts(run: Run, step: SqlStep, path: string): Promise<number> {
  const parts: string[] = [];
  const count = Math.max(1, step.chunks ? await numberOf(run, step.chunks) : 1);
  for (let chunk = 0; chunk < count; chunk += 1) {
    run.signal.throwIfAborted();
    const part = `${path}.${process.pid}.${chunk}.tmp`;
    await run.duck.run(
      run.dialect.writeParquet(step.sql.replaceAll(':chunk', String(chunk)), part, step.rowGroup),
    );
    parts.push(part);
  }
  await publish(run, parts, path, step.rowGroup);
  return await numberOf(run, `select count(*) from ${run.dialect.readParquet([path])}`);
}

/** A table gets its name only when it is whole. */
async function publish(
  run: Run,
  parts: readonly string[],
  path: string,
  rowGroup?: number,
): Promise<void> {
  const [only = '', ...others] = parts;
  if (others.length === 0) return await rename(only, path);
  const joined = `${path}.${process.pid}.tmp`;
  await run.duck.run(
    run.dialect.writeParquet(`select * from ${run.dialect.readParquet(parts)}`, joined, rowGroup),
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
