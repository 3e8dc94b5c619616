import { afterAll, beforeAll, expect, it } from 'vitest';
import { allLists, stateOf } from '../../src/collect/lists/lists.ts';
import { allHolders, mosaic } from '../../src/collect/sources/sources.ts';
import { jobsOf } from '../../src/platform/jobs/jobs.ts';
import { newestEstimate } from '../../src/process/estimates/estimates.ts';
import { currentLinkage, listLinkages, undoLinkage } from '../../src/process/intake/intake.ts';
import { newestTables } from '../../src/process/person-tables/person-tables.ts';
import { openTestHub, type TestHub } from '../../test/hub.ts';
import { work } from '../../test/staff.ts';
import { askForLists } from './light.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const few = { persons: 400 };

it('leads five lists from their holders to a linkage, an estimate and tables', async () => {
  const { db } = hub.house;
  await askForLists(db, hub.clock, few);
  await work(hub);
  expect((await allLists(db)).map(stateOf)).toEqual(Array(5).fill('accepted'));
  const linkage = await currentLinkage(db);
  if (!linkage) throw new Error('no linkage is in force');
  expect((await newestEstimate(db, linkage))?.report?.lists).toHaveLength(5);
  const [people] = (await newestTables(db, linkage))?.tables ?? [];
  expect(people?.fixed).toMatchObject({ origin: 'SEN', residence: 'MAR' });
  const unhappy = (await jobsOf(db, 'hub:demo-lists')).filter(({ outcome }) => outcome !== 'done');
  expect(unhappy).toEqual([]);
}, 400_000);

it('says of each holder and each source that it is invented', async () => {
  const names = (await allHolders(hub.house.db)).map(({ name }) => name);
  expect(names).toHaveLength(5);
  expect(names.every((name) => /exemple/.test(name))).toBe(true);
  const titles = (await mosaic(hub.house.db)).map(({ source }) => source.title.fr ?? '');
  expect(titles.every((title) => /données inventées/.test(title))).toBe(true);
});

it('asked again, does nothing twice and restores nothing that was taken back', async () => {
  const { db } = hub.house;
  const linkage = await currentLinkage(db);
  if (!linkage) throw new Error('no linkage is in force');
  const by = { clock: hub.clock, actor: 'somebody' };
  await db.transaction((tx) => undoLinkage(tx, by, linkage));
  await askForLists(db, hub.clock, few);
  await work(hub);
  expect(await allLists(db)).toHaveLength(5);
  expect(await listLinkages(db)).toHaveLength(1);
  expect(await currentLinkage(db)).toBeNull();
});

it('lights none for nobody', async () => {
  const { db } = hub.house;
  const before = await jobsOf(db, 'hub:demo-lists');
  await askForLists(db, hub.clock, { persons: 0 });
  expect(await jobsOf(db, 'hub:demo-lists')).toHaveLength(before.length);
});
