import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFactsParquet } from '../../../collect/facts/facts-parquet.ts';
import { runInChild } from '../child.ts';
import { readManifest } from '../manifest.ts';
import type { Manifest, Progress } from '../step.ts';
import { EVERYWHERE, opened, source, whole } from './corridors.fixture.ts';
import type { CorridorJob } from './entry.ts';

const ENTRY = fileURLToPath(new URL('./entry.ts', import.meta.url));

describe('a run whose process is killed', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'corridors-kill-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it.each(['cells', 'totals', 'documents'])(
    'in the middle of %s leaves whole tables, and the next run goes on from there',
    async (table) => {
      const un = source('un');
      const path = join(directory, 'facts.parquet');
      const facts = ['FRA', 'ITA', 'ESP'].map((residence, index) => ({
        origin: 'SEN',
        residence,
        year: 2020,
        value: 1_000 + index,
      }));
      await writeFactsParquet(facts.map(whole(un)), path);
      const run = join(directory, 'run');
      const job: CorridorJob = {
        input: {
          sources: [un],
          facts: [{ source: 'un', importId: 'i1', path }],
          scope: EVERYWHERE,
        },
        options: { directory: run, seed: 1, codeVersion: 'test', memoryMb: 200, threads: 1 },
      };

      const killing = new AbortController();
      const onProgress = (progress: Progress): void => {
        if (progress.table === table) killing.abort(new Error('killed'));
      };
      const killed = runInChild(ENTRY, job, { signal: killing.signal, onProgress, graceMs: 0 });
      await expect(killed).rejects.toThrow('killed');
      const left = await readManifest(run);
      expect(left?.endedAt).toBeNull();

      const manifest = await runInChild<Progress, Manifest>(ENTRY, job);
      const before = left?.steps.map((step) => step.table) ?? [];
      const reused = manifest.steps.filter((step) => step.reused).map((step) => step.table);
      expect(reused.slice(0, before.length)).toEqual(before);
      expect((await readdir(run)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      const tables = await opened(run, manifest);
      expect((await tables.corridors()).map(({ headline }) => headline?.value)).toEqual([
        1_002, 1_000, 1_001,
      ]);
      await tables.close();
    },
    120_000,
  );
});
