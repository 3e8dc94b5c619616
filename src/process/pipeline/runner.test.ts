import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from './manifest.ts';
import { readsOf, runPipeline } from './runner.ts';
import type { Progress, RunStep, SqlStep, Step } from './step.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'run-'));
});
afterEach(() => rm(directory, { recursive: true }));

const NUMBERS: SqlStep = {
  table: 'numbers',
  about: 'All numbers.',
  sql: 'select i from input_numbers order by i',
};
const SQUARES: SqlStep = {
  table: 'squares',
  about: 'Their squares, in chunks.',
  chunks: 'select max(i) // 10 + 1 from numbers',
  sql: 'select i, i * i as square from numbers where i // 10 = :chunk order by i',
};
const SUM: RunStep = {
  table: 'total',
  about: 'Their sum, by program.',
  reads: ['squares'],
  columns: { total: 'DOUBLE', seed: 'INTEGER' },
  run: async ({ duck, seed }) => {
    const rows = await duck.rows<{ square: number }>('select square from squares');
    return [{ total: rows.reduce((sum, { square }) => sum + square, 0), seed }];
  },
};
const STEPS: readonly Step[] = [NUMBERS, SQUARES, SUM];

const options = (count: number, more: Partial<Parameters<typeof runPipeline>[1]> = {}) => ({
  pipeline: 'test',
  directory,
  input: [{ name: 'input_numbers', files: [], sql: `select i from range(${count}) t(i)` }],
  parameters: { count },
  seed: 7,
  codeVersion: '1',
  memoryMb: 100,
  threads: 1,
  ...more,
});

const made = (manifest: { steps: readonly { table: string; reused: boolean }[] }): string[] =>
  manifest.steps.filter(({ reused }) => !reused).map(({ table }) => table);

describe('a run', () => {
  it('leaves each table as Parquet and says how it came to be', async () => {
    const manifest = await runPipeline(STEPS, options(25));
    expect((await readdir(directory)).sort()).toEqual([
      'manifest.json',
      'numbers.parquet',
      'squares.parquet',
      'total.parquet',
    ]);
    expect(manifest.steps.map(({ table, rows }) => [table, rows])).toEqual([
      ['numbers', 25],
      ['squares', 25],
      ['total', 1],
    ]);
    expect(await readManifest(directory)).toEqual(manifest);
    expect(manifest).toMatchObject({ seed: 7, codeVersion: '1', parameters: { count: 25 } });
    expect(manifest.endedAt).not.toBeNull();
  });

  it('gives the same bytes on an empty directory', async () => {
    const first = await runPipeline(STEPS, options(25));
    await rm(directory, { recursive: true });
    const second = await runPipeline(STEPS, options(25));
    expect(second.steps.map(({ sha256 }) => sha256)).toEqual(
      first.steps.map(({ sha256 }) => sha256),
    );
  });

  it('makes nothing twice', async () => {
    await runPipeline(STEPS, options(25));
    expect(made(await runPipeline(STEPS, options(25)))).toEqual([]);
  });

  it('makes again what rests on something new, and only that', async () => {
    await runPipeline(STEPS, options(25));
    expect(made(await runPipeline(STEPS, options(26)))).toEqual(['numbers', 'squares', 'total']);
    const cubes = { ...SQUARES, sql: SQUARES.sql.replace('i * i', 'i * i * i') };
    expect(made(await runPipeline([NUMBERS, cubes, SUM], options(26)))).toEqual([
      'squares',
      'total',
    ]);
    expect(made(await runPipeline(STEPS, options(26, { codeVersion: '2' })))).toHaveLength(3);
  });

  it('does not go further than needed: a new query with the same result changes nothing after it', async () => {
    await runPipeline(STEPS, options(25));
    const other = { ...NUMBERS, sql: 'select i + 0 as i from input_numbers order by i' };
    expect(made(await runPipeline([other, SQUARES, SUM], options(25)))).toEqual(['numbers']);
  });

  it('makes a table again that was damaged or lost', async () => {
    await runPipeline(STEPS, options(25));
    await writeFile(join(directory, 'squares.parquet'), 'rust');
    await rm(join(directory, 'numbers.parquet'));
    expect(made(await runPipeline(STEPS, options(25)))).toEqual(['numbers', 'squares']);
  });

  it('drops the tables of steps that are no more, and what a killed run left', async () => {
    await runPipeline(STEPS, options(25));
    await writeFile(join(directory, 'squares.parquet.999.0.tmp'), 'half');
    await runPipeline([NUMBERS], options(25));
    expect((await readdir(directory)).sort()).toEqual(['manifest.json', 'numbers.parquet']);
  });

  it('reads files by their bytes, not by their names', async () => {
    const from = (name: string) => {
      const path = join(directory, '..', `${name}-${process.pid}.csv`);
      return {
        path,
        input: [{ name: 'input_numbers', files: [path], sql: `select i from read_csv('${path}')` }],
      };
    };
    const [a, b] = [from('a'), from('b')];
    await writeFile(a.path, 'i\n1\n2\n');
    await writeFile(b.path, 'i\n1\n2\n');
    await runPipeline(STEPS, options(0, { input: a.input }));
    expect(made(await runPipeline(STEPS, options(0, { input: b.input })))).toEqual([]);
    await Promise.all([rm(a.path), rm(b.path)]);
  });
});

describe('a run that goes wrong', () => {
  const broken: SqlStep = { table: 'broken', about: '', sql: 'select nonsense from numbers' };

  it('names the step, keeps what was whole, and goes on from there', async () => {
    await expect(runPipeline([NUMBERS, broken], options(25))).rejects.toThrow(
      /step broken: .*nonsense/s,
    );
    expect((await readManifest(directory))?.endedAt).toBeNull();
    expect(made(await runPipeline(STEPS, options(25)))).toEqual(['squares', 'total']);
  });

  it('stops between and within queries when it is told to, and leaves nothing half done', async () => {
    const stopping = new AbortController();
    const endless: SqlStep = {
      table: 'endless',
      about: '',
      sql: 'select count(*) as n from range(1000000000000) a, range(1000000000000) b, numbers',
    };
    const onProgress = ({ table }: Progress): void => {
      if (table === 'endless') setTimeout(() => stopping.abort(new Error('stopped by Amina')), 30);
    };
    const run = runPipeline(
      [NUMBERS, endless],
      options(25, { signal: stopping.signal, onProgress }),
    );
    await expect(run).rejects.toThrow('stopped by Amina');
    expect((await readdir(directory)).sort()).toEqual(['manifest.json', 'numbers.parquet']);
  });

  it('survives a manifest that is not one', async () => {
    await writeFile(join(directory, 'manifest.json'), '{"version":');
    await runPipeline(STEPS, options(25));
    expect(JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'))).toMatchObject({
      version: 1,
    });
  });
});

describe('progress', () => {
  it('only goes forward and names each table', async () => {
    const seen: Progress[] = [];
    await runPipeline(STEPS, options(25, { onProgress: (progress) => seen.push(progress) }));
    expect([...new Set(seen.map(({ table }) => table))]).toEqual(['numbers', 'squares', 'total']);
    expect(seen.map(({ share }) => share)).toEqual(
      seen.map(({ share }) => share).toSorted((a, b) => a - b),
    );
  });
});

describe('what a step reads', () => {
  it('is what its query names', () => {
    const known = ['input_numbers', 'numbers', 'squares'];
    expect(readsOf(SQUARES, known)).toEqual(['numbers']);
    expect(readsOf(SUM, known)).toEqual(['squares']);
    expect(readsOf(NUMBERS, known)).toEqual(['input_numbers']);
  });
});
