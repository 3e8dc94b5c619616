import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readContent, said } from './read-file.fixture.ts';

describe('A matrix of another holder', () => {
  const names = 'Sénégal Mali France Italie Espagne Maroc Tunisie Belgique Canada'.split(' ');
  const matrix = (corner: string) =>
    [
      [corner, ...names],
      ...names.map((name, row) => [name, ...names.map((_, at) => row * 10 + at)]),
    ]
      .map((cells) => cells.join(';'))
      .join('\n');

  it.each([
    ['Origine \\ Résidence', { origin: 'SEN', residence: 'FRA', value: 2 }],
    ['Résidence \\ Origine', { origin: 'SEN', residence: 'FRA', value: 20 }],
    ['Residence (across) / Origin (down)', { origin: 'SEN', residence: 'FRA', value: 2 }],
    ['Destino → Origen ↓', { origin: 'SEN', residence: 'FRA', value: 2 }],
  ])('is read as its corner says and is not the World Bank’s: %s', async (corner, fact) => {
    const read = await readContent(matrix(corner), 'diaspora-ministere-2022.csv');
    expect(read).toMatchObject({
      layout: 'bilateral-matrix',
      proposal: { holder: '', kind: 'modelled' },
    });
    const corridor = read.facts.filter(
      ({ origin, residence }) => origin === 'SEN' && residence === 'FRA',
    );
    expect(corridor).toMatchObject([{ ...fact, kind: 'modelled', year: 2022 }]);
  });

  it('that does not say which way round it stands is asked', async () => {
    await expect(readContent(matrix('Pays'), 'diaspora-ministere-2022.csv')).rejects.toMatchObject({
      code: 'facts/direction-needed',
    });
  });
});

describe('Tables in which a row says what it counts', () => {
  it('UNHCR’s older downloads, wide and long, count refugees apart from asylum seekers', async () => {
    const preamble = 'Extracted from the UNHCR Population Statistics Reference Database\n\n';
    const ends = 'Year,Country / territory of asylum/residence,Origin';
    const wide = await readContent(
      `${preamble}${ends},Refugees (incl. refugee-like situations),Asylum-seekers (pending cases),Internally displaced persons (IDPs),Total Population\n2016,Austria,Syrian Arab Rep.,20000,55,*,20055\n`,
      'persons_of_concern.csv',
    );
    const long = await readContent(
      `${preamble}${ends},Population type,Value\n2016,Austria,Syrian Arab Rep.,Refugees (incl. refugee-like situations),20000\n2016,Austria,Syrian Arab Rep.,Asylum-seekers,55\n2016,Austria,Syrian Arab Rep.,Total,20055\n`,
      'time_series.csv',
    );
    for (const read of [wide, long]) {
      expect(read.layout).toBe('unhcr-population');
      expect(
        read.facts.map(({ residence, measure, value }) => [residence, measure, value]),
      ).toEqual([
        ['AUT', 'refugees', 20000],
        ['AUT', 'asylum_seekers', 55],
      ]);
    }
    expect(long.issues).toMatchObject([{ code: 'facts/series-not-read', value: 'Total' }]);
  });

  it('men, women and all of the World Bank’s table by decades', async () => {
    const read = await readContent(
      'Country Origin Name,Country Origin Code,Migration by Gender Name,Migration by Gender Code,Country Dest Name,Country Dest Code,1990 [1990],2000 [2000]\nSenegal,SEN,Female,FEM,France,FRA,4,5\nSenegal,SEN,Male,MAL,France,FRA,5,6\nSenegal,SEN,Total,TOT,France,FRA,9,11\n',
      'Global_Bilateral_Migration.csv',
    );
    expect(read.facts.map(({ year, sex, value }) => [year, sex, value])).toEqual([
      [1990, 'female', 4],
      [2000, 'female', 5],
      [1990, 'male', 5],
      [2000, 'male', 6],
      [1990, 'both', 9],
      [2000, 'both', 11],
    ]);
  });

  it('arrivals are not people living there: somebody must say so', async () => {
    const table = (series: string) =>
      `"CO2","Country of birth/nationality","VAR","Variable","COU","Country","YEA","Year","Value"\n"SEN","Senegal","B","${series}","FRA","France","2019","2019",5000\n`;
    await expect(
      readContent(table('Inflows of foreign population by nationality'), 'MIG.csv'),
    ).rejects.toMatchObject({ code: 'facts/mapping-needed', details: { missing: 'stock' } });
    const stock = await readContent(table('Stock of foreign-born population'), 'MIG.csv');
    expect(stock.facts).toMatchObject([{ origin: 'SEN', residence: 'FRA', value: 5000 }]);
  });

  it('prices of sending money, a quarter a row, go from the source to the destination', async () => {
    const read = await readContent(
      'Period,Source country,Destination country,Average total cost (%)\n2021Q1,France,Senegal,4.5\n2021_2Q,France,Senegal,4.2\n',
      'prices.csv',
    );
    expect(read.facts.map(said)).toMatchObject([
      { origin: 'SEN', residence: 'FRA', quarter: 1, measure: 'remittance_cost', value: 4.5 },
      { origin: 'SEN', residence: 'FRA', quarter: 2, measure: 'remittance_cost', value: 4.2 },
    ]);
  });
});

it('Sheets that somebody has hidden are named and not read; dates are cells of their own kind', async () => {
  const book = new ExcelJS.Workbook();
  const header = ['origin', 'residence', 'date', 'people'];
  const hidden = book.addWorksheet('Draft', { state: 'hidden' });
  hidden.addRows([header, ['Senegal', 'France', 2020, 999]]);
  const shown = book.addWorksheet('Data');
  shown.addRows([header, ['Senegal', 'France', new Date(Date.UTC(2020, 11, 31)), 128_290]]);
  const read = await readContent(Buffer.from(await book.xlsx.writeBuffer()), 'dates.xlsx');
  expect(read.facts).toMatchObject([{ sheet: 'Data', year: 2020, value: 128_290 }]);
  expect(read.issues).toMatchObject([{ code: 'facts/sheet-not-read', sheet: 'Draft' }]);
});
