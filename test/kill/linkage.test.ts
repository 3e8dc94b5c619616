import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateLists } from '../../demo/lists/lists.ts';
import { listById } from '../../src/collect/lists/lists.ts';
import { seededStreams } from '../../src/methods/random/random.ts';
import type { Hub } from '../../src/platform/hub.ts';
import {
  askToLink,
  askToPlan,
  currentLinkage,
  type Linkage,
  linkageById,
  linkageRecords,
  openLinkage,
} from '../../src/process/intake/intake.ts';
import { takeIn } from '../lists.ts';
import { temporaryFolder } from '../ops/folders.ts';
import { inspect, KINDS, kill, livingHub } from './living-hub.ts';

/** A linkage under way is struck four times: it ends as if nobody had touched it, and until then the former is in force. */
const folder = temporaryFolder();
const hub = livingHub(join(folder, 'hub'));
const seed = Date.now() % 1_000_000;
const random = seededStreams(seed)('kill linkages');
const PERSONS = 1500;
let lists: string[] = [];
let undisturbed: string[] = [];

beforeAll(async () => {
  await hub.start();
  await generateLists(folder, { persons: PERSONS });
  lists = await inspect(hub.dataDir, async (opened) => {
    const read = (id: string) =>
      until(async () => (await listById(opened.house.db, id)).profiledAt !== null);
    const taken = [];
    for (const name of ['consulat', 'diplomes']) {
      const fileName = `donnees-inventees-personnes-${name}.csv`;
      const bytes = await readFile(join(folder, fileName));
      taken.push(await takeIn(opened, name, bytes, read, { fileName }));
    }
    return taken.map(({ id }) => id);
  });
  await ended(await asked());
  undisturbed = await inspect(hub.dataDir, personsIn);
}, 300_000);

afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it.each(KINDS)(
  'a linkage survives the sudden end of its %s',
  async (kind) => {
    const former = await inspect(hub.dataDir, async (opened) => idOf(await inForce(opened)));
    const id = await asked();
    await pause(300 + random() * 4000);
    const what = await kill(hub, kind, random);
    if (kind === 'node' || kind === 'both') await hub.start();
    // Whole, whichever of the two it is.
    const { now, records } = await inspect(hub.dataDir, async (opened) => ({
      now: idOf(await inForce(opened)),
      records: (await personsIn(opened)).length,
    }));
    expect([former, id], what).toContain(now);
    expect(records, what).toBe(undisturbed.length);
    await ended(id);
    expect(await inspect(hub.dataDir, personsIn), `${what}, seed ${seed}`).toEqual(undisturbed);
    await until(async () => !existsSync(join(hub.dataDir, 'cache/linkage', id)));
  },
  300_000,
);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 240_000; waited += 500) {
    if (await holds()) return;
    await pause(500);
  }
  throw new Error('four minutes have passed');
}

/** Opens a linkage, waits for its plan and asks for it. */
async function asked(): Promise<string> {
  return inspect(hub.dataDir, async (opened) => {
    const { db } = opened.house;
    const by = { clock: opened.clock, actor: 'somebody' };
    const id = await db.transaction(async (tx) => {
      const made = await openLinkage(tx, by, { lists });
      await askToPlan(tx, by, made);
      return made;
    });
    await until(async () => (await linkageById(db, id)).plannedAt !== null);
    await db.transaction(async (tx) => askToLink(tx, by, await linkageById(tx, id)));
    return id;
  });
}

const ended = (id: string): Promise<void> =>
  until(() =>
    inspect(
      hub.dataDir,
      async (opened) => (await linkageById(opened.house.db, id)).finishedAt !== null,
    ),
  );

const inForce = (opened: Hub): Promise<Linkage | null> => currentLinkage(opened.house.db);
const idOf = (linkage: Linkage | null): string => linkage?.id ?? 'none';

/** Each record of the linkage in force with the person that it is taken for, in order. */
async function personsIn(opened: Hub): Promise<string[]> {
  const linkage = await inForce(opened);
  if (!linkage) return [];
  const rows = await opened.house.db
    .select()
    .from(linkageRecords)
    .where(eq(linkageRecords.linkageId, linkage.id));
  return rows.map(({ listId, row, person }) => `${listId} ${row} ${person}`).sort();
}
