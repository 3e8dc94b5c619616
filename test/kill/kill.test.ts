import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededStreams } from '../../src/methods/random/random.ts';
import { temporaryFolder } from '../ops/folders.ts';
import { strike } from './campaign.ts';
import { KINDS, livingHub } from './living-hub.ts';
import { startWriters, type Writers } from './writers.ts';

/** Twelve blows at a hub as it is built and started, under writes; `npm run soak` deals two hundred. */
const folder = temporaryFolder();
const hub = livingHub(join(folder, 'hub'));
const seed = Date.now() % 1_000_000;
const random = seededStreams(seed)('kill');
let writers: Writers;

beforeAll(async () => {
  await hub.start();
  writers = await startWriters(hub);
}, 180_000);

afterAll(async () => {
  await writers?.stop();
  expect(await hub.stop()).toBe(0);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const blows = [1, 2, 3].flatMap((time) => KINDS.map((kind) => ({ time, kind })));

it.each(blows)(
  'kill $time of $kind loses nothing acknowledged and leaves nothing half done',
  async ({ kind }) => {
    const { faults, what } = await strike(hub, writers, kind, random);
    expect(faults, `${what}, seed ${seed}`).toEqual([]);
  },
  180_000,
);

it('the writers were heard all the while, and a story begun after the last blow comes to its end', async () => {
  const { links, holders, released } = writers.acknowledged;
  expect(links.size).toBeGreaterThan(12);
  expect(holders.size).toBeGreaterThan(12);
  const before = released.size;
  await expect.poll(() => released.size, { timeout: 120_000 }).toBeGreaterThan(before);
}, 150_000);
