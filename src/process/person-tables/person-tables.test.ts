import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { MODEL } from '../../../test/linkages.ts';
import { openStaff, work } from '../../../test/staff.ts';
import {
  acceptList,
  confirmMapping,
  type List,
  listById,
  receiveList,
  withdrawList,
} from '../../collect/lists/lists.ts';
import { addAgreement, addHolder, addSource } from '../../collect/sources/sources.ts';
import { latestJobOf } from '../../platform/jobs/jobs.ts';
import { ATTRIBUTES } from '../attributes/attributes.ts';
import {
  type Linkage,
  linkageById,
  openLinkage,
  restoreLinkage,
  undoLinkage,
} from '../intake/intake.ts';
import { linkageRecords, linkages } from '../intake/tables.ts';
import { gatherPersons } from './agreement.ts';
import { bandOf, countTable } from './counting.ts';
import { readLedger } from './ledger.ts';
import {
  askForTables,
  chooseTables,
  newestTables,
  personRows,
  subjectOf,
} from './person-tables.ts';
import { disclosureReport, documentsOf, markReleased, personsToRelease } from './releasing.ts';

let hub: TestHub;
let folder: string;
const by = () => ({ clock: hub.clock, actor: 'somebody' });

beforeAll(async () => {
  hub = await openTestHub();
  folder = await mkdtemp(join(tmpdir(), 'person-tables-'));
}, 60_000);
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

const HEADER =
  'N°,Prénom,Nom,Sexe,Date de naissance,Pays de naissance,Pays de résidence,Ville,Profession,Secteur';
const MAPPING = {
  'N°': 'id',
  Prénom: 'given',
  Nom: 'surname',
  Sexe: 'sex',
  'Date de naissance': 'birth-date',
  'Pays de naissance': 'origin',
  'Pays de résidence': 'residence',
  Ville: 'place',
  Profession: 'occupation',
  Secteur: 'sector',
} as const;

/** Sixty women who nurse in Paris, forty men who drive in Lyon, and three women who drive. */
const rowsOf = (drivers: number): string[] => [
  ...Array.from({ length: 60 }, (_, at) =>
    line(at, 'F', 1970 + (at % 30), 'Paris', 'infirmière', 'care'),
  ),
  ...Array.from({ length: 40 }, (_, at) =>
    line(60 + at, 'M', 1960 + (at % 30), 'Lyon', 'chauffeur de taxi', 'transport'),
  ),
  ...Array.from({ length: drivers }, (_, at) =>
    line(100 + at, 'F', 1985, 'Lyon', 'chauffeur de taxi', 'transport'),
  ),
];
const line = (id: number, sex: string, year: number, city: string, work: string, sector: string) =>
  `${id},Prénom${'abcdefghij'[id % 10]},Nom,${sex},01/02/${year},Sénégal,France,${city},${work},${sector}`;

let holders = 0;
async function accepted(rows: readonly string[], heldOn = '2026-06-30'): Promise<List> {
  const { db } = hub.house;
  holders += 1;
  const name = `Liste ${holders}`;
  const holder = await addHolder(db, by(), { name, kind: 'consulate' });
  const agreement = await addAgreement(db, by(), holder.id, {
    ...{
      legalBasis: 'agreement',
      purpose: 'Rapprocher',
      uses: ['linkage'],
      signedOn: '2026-01-01',
    },
  });
  const source = await addSource(
    db,
    by(),
    holder.id,
    {
      title: { fr: name },
      ...{ form: 'list', definition: 'registration', kind: 'observed', vintage: '2026-01-01' },
    },
    { agreementId: agreement.id },
  );
  const path = join(folder, `${holders}.csv`);
  await writeFile(path, `${[HEADER, ...rows].join('\n')}\n`);
  const { id } = await receiveList(hub, by(), {
    path,
    name: `${holders}.csv`,
    sourceId: source.id,
  });
  await work(hub);
  const list = await listById(db, id);
  await db.transaction((tx) => confirmMapping(tx, by(), list, MAPPING));
  await work(hub);
  return acceptList(hub, by(), await listById(db, id), { heldOn, uniquePeople: true });
}

/** Every row its own person, but for the rows of further lists that are those of the first. */
async function linked(lists: readonly List[], rows: readonly number[]): Promise<Linkage> {
  const { db } = hub.house;
  return db.transaction(async (tx) => {
    const id = await openLinkage(tx, by(), { lists: lists.map((list) => list.id) });
    let idx = 0;
    for (const [at, list] of lists.entries())
      for (let row = 0; row < (rows[at] ?? 0); row += 1) {
        const person = at === 0 ? idx : row;
        await tx
          .insert(linkageRecords)
          .values({ linkageId: id, idx, listId: list.id, row: row + 2, person });
        idx += 1;
      }
    await tx
      .update(linkages)
      .set({ startedAt: hub.clock(), finishedAt: hub.clock(), model: MODEL, manifest: {} })
      .where(eq(linkages.id, id));
    return linkageById(tx, id);
  });
}

async function made(linkage: Linkage) {
  const { db } = hub.house;
  await db.transaction((tx) => askForTables(tx, by(), linkage));
  await work(hub);
  const tables = await newestTables(db, linkage);
  if (!tables)
    throw new Error(JSON.stringify((await latestJobOf(db, subjectOf(linkage)))?.problem));
  return tables;
}

describe('one value a person', () => {
  const said = (on: string, values: Partial<Record<(typeof ATTRIBUTES)[number], string>>) => ({
    codes: ATTRIBUTES.map((name) => values[name] ?? null),
    on,
  });
  const heardOf = (...heard: ReturnType<typeof said>[]) => {
    const persons = gatherPersons();
    for (const each of heard) persons.hear(1, each);
    const [codes = []] = persons.each();
    return { occupation: codes[ATTRIBUTES.indexOf('occupation')], tally: persons.tally() };
  };

  it('is what holders agree on, else what the newest says, else nothing', () => {
    const [old, young] = [
      said('2024-01-01', { occupation: '2' }),
      said('2026-01-01', { occupation: '8' }),
    ];
    expect(heardOf(old, old).occupation).toBe('2');
    expect(heardOf(young, old).occupation).toBe('8');
    expect(heardOf(old, young, said('2026-05-01', {})).occupation).toBe('8');
    expect(heardOf(young, said('2026-01-01', { occupation: '5' })).occupation).toBe(null);
    expect(heardOf(old, young).tally.find(({ name }) => name === 'occupation')).toEqual({
      ...{ name: 'occupation', known: 1, disputed: 1 },
    });
  });

  it('falls into a band of age', () => {
    expect([2026, 2008, 1990, 1950].map((year) => bandOf(String(year), '2026-06-30'))).toEqual([
      ...['0-17', '18-24', '35-44', '65+'],
    ]);
  });
});

describe('a counted table', () => {
  const some = (count: number, sex: string, residence: string, place: string) =>
    Array.from({ length: count }, () => [
      ...[sex, '1990', null, 'SEN', residence, place, '2', 'care'],
    ]);
  const persons = [
    ...some(200, 'female', 'FRA', '1 Paris'),
    ...some(4, 'male', 'MAR', '2 Rabat'),
    ...some(3, 'male', 'ESP', '3 Madrid'),
  ];
  const options = { on: '2026-06-30', threshold: 10, shown: () => new Set<string>() };

  it('leaves out what is the same of all, and merges what is small', () => {
    const people = countTable('people', persons, options);
    expect(people?.dimensions).toEqual(['residence', 'sex']);
    expect(people?.fixed).toEqual({ origin: 'SEN', age: '35-44', generation: 'unknown' });
    expect(people?.merged).toEqual({ residence: 2 });
    expect(people?.counts.rows).toContainEqual({ categories: ['other', 'male'], count: 7 });
  });

  it('keeps the name of a place that an earlier edition showed', () => {
    const shown = () => new Set(['2 Rabat', '3 Madrid']);
    const places = countTable('places', persons, { ...options, shown });
    expect(places?.counts.rows.map(({ categories }) => categories[0])).toEqual([
      ...['1 Paris', '2 Rabat', '3 Madrid'],
    ]);
  });
});

describe('the tables of a linkage', () => {
  let linkage: Linkage;
  let tables: Awaited<ReturnType<typeof made>>;
  beforeAll(async () => {
    const lists = [await accepted(rowsOf(3)), await accepted(rowsOf(0).slice(0, 20), '2025-01-01')];
    linkage = await linked(lists, [103, 20]);
    tables = await made(linkage);
  }, 60_000);

  it('count persons, not rows, and keep no count that is hidden', () => {
    expect(tables.report).toMatchObject({ records: 123, people: 103, lists: 2, threshold: 10 });
    expect(tables.countedOn).toBe('2026-06-30');
    const cells = tables.tables.flatMap((table) => table.cells);
    for (const { count, hidden } of cells) {
      expect(count === null).toBe(hidden !== undefined);
      expect(count === null || count === 0 || count >= 10).toBe(true);
      if (hidden) expect((hidden.high ?? 1e9) - hidden.low).toBeGreaterThanOrEqual(10);
    }
  });

  it('hide the three women who drive, in every table at once', () => {
    const table = tables.tables.find(({ name }) => name === 'occupations');
    const of = (...key: string[]) => table?.cells.find((cell) => cell.key.join() === key.join());
    expect(of('8', 'female')?.hidden?.reason).toBe('primary');
    expect(table?.secondary).toBeGreaterThan(0);
    expect(of('Total', 'Total')?.count).toBe(103);
    expect(table?.earlier).toBeGreaterThan(0);
  });

  it('become documents of a release once they are chosen, and rows', async () => {
    const { db } = hub.house;
    expect(await db.transaction((tx) => personsToRelease(tx, hub))).toBe(null);
    await db.transaction((tx) =>
      chooseTables(tx, by(), tables, { people: 'hidden', sectors: 'noisy' }),
    );
    const chosen = await newestTables(db, linkage);
    if (!chosen) throw new Error('the choice was lost');
    const documents = documentsOf(chosen);
    expect(documents.map(({ key, people }) => `${key} ${people}`)).toEqual([
      '* 103',
      'SEN-FRA 103',
    ]);
    const rows = personRows(documents);
    expect(rows).toContainEqual(
      expect.arrayContaining(['*', 'people', 103, 'observed', '2026-06-30']),
    );
    expect(rows.filter((row) => row.includes('hidden')).every((row) => row.includes(null))).toBe(
      true,
    );
  });

  it('pay for noise once, in the transaction that publishes them', async () => {
    const { db } = hub.house;
    const total = { top: 4n, bottom: 1n };
    for (const number of [1, 2])
      await db.transaction(async (tx) => {
        const released = await personsToRelease(tx, hub);
        if (released) await markReleased(tx, hub, released, number);
      });
    const { entries, left } = await readLedger(db, 'persons', total);
    expect(entries.map(({ what }) => what)).toEqual(['sectors 1']);
    expect(left).toEqual({ top: 7n, bottom: 2n });
    const published = await newestTables(db, linkage);
    if (published)
      await expect(db.transaction((tx) => chooseTables(tx, by(), published, {}))).rejects.toThrow(
        'person-tables/published',
      );
  });

  it('do not show beside a former edition that two have joined', async () => {
    const next = await linked([await accepted(rowsOf(5))], [105]);
    const { tables: later } = await made(next);
    const people = later.find(({ name }) => name === 'people');
    expect(people?.differences).toBeGreaterThan(0);
    expect(people?.cells.find(({ key }) => key.every((one) => one === 'Total'))?.count).toBe(null);
  });

  it('stay inside where others were published since they were counted', async () => {
    const { db } = hub.house;
    const first = await linked([await accepted(rowsOf(20))], [120]);
    hub.wait(1000);
    const second = await linked([await accepted(rowsOf(40))], [140]);
    const waiting = await made(first);
    await db.transaction(async (tx) => chooseTables(tx, by(), waiting, { sectors: 'noisy' }));
    await made(second).then((tables) =>
      db.transaction(async (tx) => chooseTables(tx, by(), tables, { places: 'noisy' })),
    );
    const release = async (number: number) =>
      db.transaction(async (tx) => {
        const released = await personsToRelease(tx, hub);
        if (released) await markReleased(tx, hub, released, number);
        return released;
      });
    hub.wait(1000);
    expect((await release(3))?.documents).not.toEqual([]);
    await db.transaction((tx) => undoLinkage(tx, by(), second));
    const overtaken = await release(4);
    expect(overtaken).toMatchObject({ documents: [], withheld: { why: 'overtaken' } });
    expect((await newestTables(db, first))?.publishedAt).toBeNull();
    const undone = await linkageById(db, second.id);
    await db.transaction((tx) => restoreLinkage(tx, by(), undone));
    expect((await release(5))?.documents).not.toEqual([]);
  });

  it('stay inside once a list is taken back, and say which and since when', async () => {
    const { db } = hub.house;
    const staff = await openStaff(hub);
    const list = await accepted(rowsOf(80));
    const last = await linked([list], [180]);
    const tables = await made(last);
    await db.transaction((tx) => chooseTables(tx, by(), tables, { sectors: 'noisy' }));
    await db.transaction((tx) => withdrawList(hub, tx, by(), list));
    const released = await personsToRelease(db, hub);
    expect(released?.documents).toEqual([]);
    const today = hub.clock().toISOString().slice(0, 10);
    expect(released && disclosureReport(released)).toEqual({
      withheld: {
        why: 'list-closed',
        lists: [{ slug: expect.any(String), why: 'withdrawn', since: today }],
      },
    });
    const { words } = await staff.get(`/fr/staff/linkages/${last.id}/tables`);
    expect(words).toContain('La prochaine édition ne publiera pas ces tableaux');
    expect(words).toMatch(/Liste \d+ a été retirée le/);
    await staff.app.close();
  });

  it('are counted no more once a list is taken back', async () => {
    await hub.house
      .sql`update lists set withdrawn_at = now() where id = ${linkage.settings.lists[0] ?? ''}`;
    await hub.house.db.transaction((tx) => askForTables(tx, by(), linkage));
    await work(hub);
    const [job] = await hub.house
      .sql`select outcome from jobs where subject = ${`person-tables:${linkage.id}`} order by id desc limit 1`;
    expect(job?.outcome).toBe('failed');
  });
});
