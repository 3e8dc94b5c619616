import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateLists } from '../../demo/lists/lists.ts';
import { reportOn } from '../../demo/lists/report.ts';
import { linkFiles } from '../linkage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-demo-lists-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('links five invented lists in three scripts and four languages, without a reviewer', async () => {
  const lists = join(folder, 'lists');
  const { files } = await generateLists(lists, { persons: 1500 });
  const sources = files.filter((name) => !name.startsWith('truth/'));
  await linkFiles(sources.map((name) => join(lists, name)), join(folder, 'result'));
  const report = await reportOn(lists, join(folder, 'result'));
  expect(report.all.pairs).toBeGreaterThan(700);
  expect(report.all.precision).toBeGreaterThan(0.97);
  expect(report.all.recall).toBeGreaterThan(0.93);
  const crossing = report.scripts.find(({ between }) => between === 'arabic – latin');
  expect(crossing?.recall).toBeGreaterThan(0.85);
  expect(report.estimates.truth?.holds).toBe(true);
}, 400_000);
