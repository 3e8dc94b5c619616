/** The UN's 2024 layout through the whole hub, and what taking an import back does to the next run. */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.tsx';
import { importById, revert } from '../../src/collect/imports/imports.ts';
import type { CorridorDocument } from '../../src/process/pipeline/corridors/document.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { makeXlsx } from '../nasty/xlsx.ts';
import { by, type Imported, importFile, pageJson, runAndPublish } from './hub.ts';

type Cells = (string | number | null)[];

const YEARS = [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024];
const blank = (count: number): Cells[] => Array.from({ length: count }, () => [null]);

/** Both, male and female: two years given, the others missing. */
const figures = (both: number, male: number): Cells =>
  [both, male, both - male].flatMap((last) => [
    ...YEARS.slice(2).map(() => '..'),
    Math.floor(last / 2),
    last,
  ]);

const workbook = () =>
  makeXlsx([
    { name: 'Contents', rows: [['Table of contents']] },
    {
      name: 'Table 1',
      rows: [
        ...blank(3),
        [
          'Table 1: International migrant stock at mid-year by sex, destination and origin, 1990-2024',
        ],
        ...blank(6),
        [
          'Index',
          'Region, development group, country or area of destination',
          'Coverage',
          'Data type',
          'Location code of destination',
          'Region, development group, country or area of origin',
          'Location code of origin',
          ...YEARS,
          ...YEARS,
          ...YEARS,
        ],
        [1, 'World', null, null, 900, 'World', 900, ...figures(304_021_813, 157_000_000)],
        [2, 'Western Europe', null, null, 926, 'Senegal', 686, ...figures(180_000, 100_000)],
        [3, 'France*', 'a', 'B', 250, 'World', 900, ...figures(200_000, 100_000)],
        [4, 'France*', 'a', 'B', 250, 'Senegal', 686, ...figures(150_000, 80_000)],
        [5, 'France*', 'a', 'B', 250, 'Others', 2003, ...figures(50_000, 20_000)],
        [6, 'Japan', null, 'C', 392, 'Senegal', 686, ...figures(800, 500)],
      ],
    },
  ]);

const LIST = `from_iso3,to_iso3,migrants,from_name,to_name
SEN,FRA,158927,Senegal,France
SEN,ITA,100000,Senegal,Italy
`;

describe('The UN 2024 workbook by destination and origin', () => {
  let hub: TestHub;
  let folder: string;
  let app: App;
  let un: Imported;
  let list: Imported;

  const corridor = (key: string) => pageJson<CorridorDocument>(app, `/fr/dossiers/${key}.json`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'golden-editions-'));
    const file = (name: string, content: Buffer | string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    hub = await openTestHub();
    un = await importFile(
      hub,
      file('undesa_pd_2024_ims_stock_by_sex_destination_and_origin.xlsx', workbook()),
    );
    list = await importFile(hub, file('knomad2021_origin_dest.csv', LIST));
    ({ app } = await runAndPublish(hub));
  }, 300_000);

  afterAll(async () => {
    await app?.close();
    await hub?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('leads the sheet by birth in France and by citizenship in Japan, and leaves regions out', async () => {
    const france = await corridor('SEN-FRA');
    expect(france?.headline).toMatchObject({
      source: un.source,
      definition: 'birth',
      kind: 'modelled',
      year: 2024,
      value: 150_000,
    });
    expect(france?.series.find(({ source }) => source === un.source)?.points).toMatchObject([
      { year: 2020, value: 75_000 },
      { year: 2024, value: 150_000 },
    ]);
    expect(france?.composition[0]?.parts).toMatchObject([
      { code: 'female', value: 70_000 },
      { code: 'male', value: 80_000 },
    ]);
    expect((await corridor('SEN-JPN'))?.headline).toMatchObject({
      definition: 'citizenship',
      value: 800,
    });
  });

  it('shows beside the named origins those that the workbook calls others', async () => {
    const france = await pageJson<{ residence: { headline: unknown } }>(
      app,
      '/fr/countries/FRA.json',
    );
    expect(france?.residence.headline).toMatchObject({
      value: 200_000,
      known: 150_000,
      unknownShare: 0.25,
    });
  });

  it('is gone from the next run when somebody takes the import back, and nothing else is', async () => {
    const row = await importById(hub.house.db, un.row.id);
    await hub.house.db.transaction((tx) => revert(tx, by(hub), row));
    await app.close();
    ({ app } = await runAndPublish(hub));
    expect((await corridor('SEN-FRA'))?.headline).toMatchObject({
      source: list.source,
      definition: 'born_or_citizen',
      value: 158_927,
    });
    expect(await corridor('SEN-JPN')).toBeNull();
    expect((await corridor('SEN-ITA'))?.headline?.value).toBe(100_000);
  }, 120_000);
});
