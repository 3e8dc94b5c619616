import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFactsParquet } from '../../../collect/facts/facts-parquet.ts';
import { readManifest } from '../manifest.ts';
import type { Manifest } from '../step.ts';
import { type Job, makeInChild } from './corridors.child.fixture.ts';
import { EVERYWHERE, opened, source, whole } from './corridors.fixture.ts';

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
      const job: Job = {
        input: {
          sources: [un],
          facts: [{ source: 'un', importId: 'i1', path }],
          scope: EVERYWHERE,
        },
        options: { directory: run, seed: 1, codeVersion: 'test', memoryMb: 200, threads: 1 },
      };

      const end = await makeInChild(job, (progress, kill) => {
        if (progress.table === table) kill();
      });
      expect(end).toBe('SIGKILL');
      const left = await readManifest(run);
      expect(left?.endedAt).toBeNull();

      expect(await makeInChild(job)).toBe(0);
      const manifest = await wholeManifest(run);
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

async function wholeManifest(directory: string): Promise<Manifest> {
  const manifest = await readManifest(directory);
  if (!manifest?.endedAt) throw new Error('the run did not end');
  return manifest;
}
