/** Law: the same lists and the same seed give the same release, byte for byte; noise is drawn once and kept. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { seededStreams } from '../../src/methods/random/random.ts';
import {
  askToEstimate,
  choosePublishing,
  newestEstimate,
} from '../../src/process/estimates/estimates.ts';
import {
  askToLink,
  askToPlan,
  type Linkage,
  linkageById,
  openLinkage,
} from '../../src/process/intake/intake.ts';
import {
  askForTables,
  chooseTables,
  newestTables,
} from '../../src/process/person-tables/person-tables.ts';
import { publish } from '../../src/process/releases/releases.ts';
import { openRun, run, runById } from '../../src/process/runs/runs.ts';
import { importFile } from '../golden/hub.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { acceptedList } from '../lists.ts';
import { work } from '../staff.ts';

const GIVEN = ['Awa', 'Moussa', 'Fatou', 'Ibrahima', 'Mariama', 'Ousmane', 'Khady', 'Cheikh'];
const FAMILY = ['Diallo', 'Ndiaye', 'Sow', 'Fall', 'Diop', 'Faye', 'Ba', 'Gueye', 'Sarr', 'Kane'];

const random = seededStreams(9)('people');
const some = (most: number): number => Math.floor(random() * most);
const two = (value: number): string => String(value).padStart(2, '0');
const PEOPLE = Array.from({ length: 320 }, () => ({
  given: GIVEN[some(8)],
  family: FAMILY[some(10)],
  sex: some(2) ? 'F' : 'M',
  born: `${two(1 + some(28))}/${two(1 + some(12))}/${1945 + some(59)}`,
  sector: ['care', 'transport', 'trade'][some(3)],
}));

/** About two thirds of them, some of whom are written with a slip. */
const list = (): string =>
  [
    'N°,Prénom,Nom,Sexe,Date de naissance,Secteur',
    ...PEOPLE.flatMap(({ given, family, sex, born, sector }, at) =>
      random() < 0.7
        ? [`${at},${given},${family}${random() < 0.1 ? 'e' : ''},${sex},${born},${sector}`]
        : [],
    ),
  ].join('\n');

let hub: TestHub;
let lists: string[] = [];
const by = () => ({ clock: hub.clock, actor: 'somebody' });

beforeAll(async () => {
  hub = await openTestHub();
  for (const part of [0, 1, 2])
    lists = [...lists, (await acceptedList(hub, `Liste ${part}`, list())).id];
  const official = join(hub.config.dataDir, 'officiel.csv');
  await writeFile(official, 'origine;residence;annee;personnes\nSénégal;France;2020;700\n');
  await importFile(hub, official);
}, 120_000);
afterAll(() => hub?.close());

async function made(seed: number) {
  const { db } = hub.house;
  const id = await db.transaction(async (tx) => {
    const opened = await openLinkage(tx, by(), { lists, seed });
    await askToPlan(tx, by(), opened);
    return opened;
  });
  await work(hub);
  await db.transaction(async (tx) => askToLink(tx, by(), await linkageById(tx, id)));
  await work(hub);
  const linkage = await linkageById(db, id);
  const corridor = { origin: 'SEN', residence: 'FRA' };
  await db.transaction((tx) => askToEstimate(tx, by(), linkage, corridor));
  await db.transaction((tx) => askForTables(tx, by(), linkage, corridor));
  await work(hub);
  return { linkage, ...(await answersOf(linkage)) };
}

async function answersOf(linkage: Linkage) {
  const { db } = hub.house;
  const [estimate, tables] = [await newestEstimate(db, linkage), await newestTables(db, linkage)];
  if (!estimate?.report || !tables) throw new Error('nothing was made');
  return { estimate, tables };
}

/** All but what noise drew. */
const still = (tables: Awaited<ReturnType<typeof answersOf>>['tables']) =>
  tables.tables.map(({ cells, ...rest }) => ({
    ...rest,
    cells: cells.map(({ noisy: _, ...cell }) => cell),
  }));

describe('the same seed', () => {
  it('gives the same estimates and the same tables of another linkage of the same lists', async () => {
    const [first, second] = [await made(5), await made(5)];
    expect(JSON.stringify(second.estimate.report)).toBe(JSON.stringify(first.estimate.report));
    expect(first.estimate.publishable).not.toHaveProperty('refused');
    expect(JSON.stringify(second.estimate.publishable)).toBe(
      JSON.stringify(first.estimate.publishable),
    );
    expect(JSON.stringify(still(second.tables))).toBe(JSON.stringify(still(first.tables)));
  }, 240_000);

  it('gives the same release: every file but those that bear its number and date, noise too', async () => {
    const { db } = hub.house;
    const { linkage, estimate, tables } = await made(5);
    expect(linkage.finishedAt).not.toBeNull();
    await db.transaction((tx) => choosePublishing(tx, by(), estimate, true));
    await db.transaction((tx) =>
      chooseTables(tx, by(), tables, { people: 'hidden', sectors: 'noisy' }),
    );
    const id = await db.transaction((tx) => openRun(tx, by()));
    await run(hub, id);
    const [first, second] = [
      await publish(hub, await runById(db, id)),
      await publish(hub, await runById(db, id)),
    ];
    const [one, other] = [await filesOf(first.package), await filesOf(second.package)];
    expect(one.has('persons.csv') && one.has('estimate.csv')).toBe(true);
    for (const name of ['datapackage.json', 'datapackage.sig', 'difference.json'])
      for (const files of [one, other]) files.delete(name);
    expect([...other]).toEqual([...one]);
  }, 240_000);
});

async function filesOf(hash: string): Promise<Map<string, string>> {
  const zip = await yauzl.openPromise(await hub.blobs.file(hub.house.db, hash));
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  return files;
}
