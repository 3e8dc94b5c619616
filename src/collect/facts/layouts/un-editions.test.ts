import { describe, expect, it } from 'vitest';
import { makeXlsx } from '../../../../test/nasty/xlsx.ts';
import type { Fact } from '../fact.ts';
import { cellsAccountedFor, readContent, said } from './read-file.fixture.ts';

type Cells = (string | number | null)[];

const YEARS = [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024];
const empty = (rows: number): Cells[] => Array.from({ length: rows }, () => [null]);

/** Both, male and female figures of all years: the last year is given, earlier ones are `..`. */
function figures(both: number | string, male: number | string, female: number | string): Cells {
  return [both, male, female].flatMap((last) => [...YEARS.slice(1).map(() => '..'), last]);
}

const TITLE =
  'Table 1: International migrant stock at mid-year by sex and by region, country or area of destination and origin, 1990-2024';
const HEADER: Cells = [
  'Index',
  'Region, development group, country or area of destination',
  'Coverage',
  'Data type',
  'Location code of destination',
  'Region, development group, country or area of origin',
  'Location code of origin',
];

const ROWS: Cells[] = [
  [1, 'World', null, null, 900, 'World', 900, ...figures(304_021_813, 157_000_000, 147_021_813)],
  [2, 'World', null, null, 900, 'Senegal', 686, ...figures(741_000, 440_000, 301_000)],
  [3, 'Western Europe', null, null, 926, 'Senegal', 686, ...figures(180_000, 100_000, 80_000)],
  [4, 'France*', 'a', 'B', 250, 'World', 900, ...figures(1_000, 520, 480)],
  [5, 'France*', 'a', 'B', 250, 'Sub-Saharan Africa', 947, ...figures(700, 360, 340)],
  [6, 'France*', 'a', 'B', 250, 'Senegal', 686, ...figures(600, 310, 290)],
  [7, 'France*', 'a', 'B', 250, 'Haiti', 332, ...figures(300, 160, 140)],
  [8, 'France*', 'a', 'B', 250, 'Others', 2003, ...figures(100, 50, 50)],
  [9, 'Japan', null, 'C R', 392, 'Channel Islands*', 830, ...figures(5, 3, 2)],
];

function workbook(header: Cells, rows: Cells[], groups: Cells | null): Buffer {
  const titles: Cells[] = [
    ...empty(2),
    [null, null, null, TITLE],
    ...empty(groups ? 6 : 7),
    ...(groups ? [groups] : []),
    header,
  ];
  return makeXlsx([
    { name: 'Contents', rows: [['Table of contents']] },
    { name: 'Table 1', rows: [...titles, ...rows] },
  ]);
}

const years = [...YEARS, ...YEARS, ...YEARS];

describe('The UN 2024 workbook by destination and origin', () => {
  const senegalese = (facts: readonly Fact[]) =>
    facts.filter(({ origin, residence }) => origin === 'SEN' && residence === 'FRA').map(said);
  const expected = [
    ['both', 600],
    ['male', 310],
    ['female', 290],
  ].map(([sex, value]) => ({
    origin: 'SEN',
    residence: 'FRA',
    year: 2024,
    sex,
    measure: 'stock',
    definition: 'birth',
    kind: 'modelled',
    value,
  }));

  it('is read by its headers: header row 11, years three times, regions left out, `..` missing, marks dropped', async () => {
    const read = await readContent(
      workbook([...HEADER, ...years], ROWS, null),
      'undesa_pd_2024_ims_stock_by_sex_destination_and_origin.xlsx',
    );
    expect(read).toMatchObject({
      layout: 'un-origin-destination',
      proposal: { vintage: '2024', holder: 'UN DESA' },
    });
    expect(senegalese(read.facts)).toEqual(expected);
    expect(read.facts.find(({ origin }) => origin === 'SEN')).toMatchObject({
      sheet: 'Table 1',
      column: 15,
    });
    expect(read.tally).toMatchObject({
      rowsRead: 9,
      rowsAggregate: 2,
      rowsRefused: 0,
      errors: 0,
      cellsMissing: 7 * 3 * 7,
      factsOut: 7 * 3,
    });
    expect(cellsAccountedFor(read.tally)).toBe(read.tally.cellsRead);
    expect(read.issues).toEqual([]);
  });

  it('is read in the same way when the columns stand in another order', async () => {
    const order = [6, 5, 4, 3, 2, 1, 0];
    const turned = (cells: Cells): Cells => [
      ...cells.slice(7),
      ...order.map((at) => cells[at] ?? null),
    ];
    const read = await readContent(
      workbook(turned([...HEADER, ...years]), ROWS.map(turned), null),
      'other-edition-2024.xlsx',
    );
    expect(senegalese(read.facts)).toEqual(expected);
  });

  it('is told by the names of the groups of years when women come before men', async () => {
    const names = ['both sexes combined', 'females', 'males'].flatMap((sex) =>
      YEARS.map(() => `International migrant stock at mid-year, ${sex}`),
    );
    const rows = ROWS.map((cells) => [
      ...cells.slice(0, 15),
      ...cells.slice(23),
      ...cells.slice(15, 23),
    ]);
    const read = await readContent(
      workbook([...HEADER, ...years], rows, [...HEADER.map(() => null), ...names]),
      'edition-2024.xlsx',
    );
    expect(senegalese(read.facts).sort((a, b) => Number(b.value) - Number(a.value))).toEqual(
      expected,
    );
  });

  it('keeps Others as unknown and shows what the stated total holds', async () => {
    const read = await readContent(workbook([...HEADER, ...years], ROWS, null), 'ims-2024.xlsx');
    const france = read.tally.bySourceTotals.find(
      ({ key }) => key === 'residence FRA 2024 both stock',
    );
    expect(france).toMatchObject({ stated: 1_000, computed: 900, unknown: 100 });
    expect(
      read.facts.find(
        ({ residence, origin, sex }) => residence === 'WLD' && origin === 'WLD' && sex === 'both',
      )?.value,
    ).toBe(304_021_813);
    expect(read.facts.find(({ origin }) => origin === 'XCI')).toMatchObject({
      residence: 'JPN',
      definition: 'citizenship',
    });
  });

  it('names the cell when a code and a name contradict each other', async () => {
    const wrong: Cells = [10, 'Algeria', null, 'B', 784, 'Senegal', 686, ...figures(9, 5, 4)];
    const read = await readContent(
      workbook([...HEADER, ...years], [...ROWS, wrong], null),
      'ims-2024.xlsx',
    );
    expect(read.issues).toMatchObject([
      {
        code: 'facts/code-and-name-disagree',
        severity: 'error',
        sheet: 'Table 1',
        row: 21,
        mend: 'DZA',
      },
    ]);
    expect(read.tally).toMatchObject({ rowsRefused: 1, cellsRefused: 24 });
    expect(read.facts.some(({ residence }) => residence === 'DZA' || residence === 'ARE')).toBe(
      false,
    );
  });
});

describe('The UN 2019 workbooks', () => {
  const header: Cells = [
    'Sort order',
    'Major area, region, country or area of destination',
    'Notes',
    'Code',
    'Type of data (a)',
  ];

  it('by destination: groups of years under merged headers, notes in their own sheet', async () => {
    const groups: Cells = [
      null,
      null,
      null,
      null,
      null,
      'International migrant stock at mid-year (both sexes)',
      null,
      null,
      'International migrant stock at mid-year (male)',
      null,
      null,
      'International migrant stock at mid-year (female)',
      null,
      null,
    ];
    const book = makeXlsx([
      {
        name: 'Table 1',
        rows: [
          ['United Nations'],
          ['Table 1 - International migrant stock at mid-year by sex and by major area, 1990-2019'],
          groups,
          [...header, 1990, 2000, 2019, 1990, 2000, 2019, 1990, 2000, 2019],
          [1, 'WORLD', null, 900, null, 1, 2, 13, 1, 1, 7, 0, 1, 6],
          [2, 'Denmark', '(1)', 208, 'B', 1, 2, 13, 1, 1, 7, 0, 1, 6],
        ],
        merges: ['F3:H3', 'I3:K3', 'L3:N3'],
      },
      {
        name: 'Table 2',
        rows: [
          [
            'Table 2 - Female migrants as a percentage of the international migrant stock, 1990-2019',
          ],
          [...header, 1990, 2000, 2019],
          [2, 'Denmark', null, 208, 'B', 50, 51, 52],
        ],
      },
      { name: 'NOTES', rows: [['NOTES'], ['(1)', 'Excluding Greenland.']] },
    ]);
    const read = await readContent(book, 'UN_MigrantStockTotal_2019.xlsx');
    expect(read).toMatchObject({ layout: 'un-destination', proposal: { vintage: '2019' } });
    const denmark = read.facts
      .filter(({ residence, year }) => residence === 'DNK' && year === 2019)
      .map(({ sex, value }) => [sex, value]);
    expect(denmark).toEqual([
      ['both', 13],
      ['male', 7],
      ['female', 6],
    ]);
    expect(read.notes).toMatchObject([{ residence: 'DNK', text: 'Excluding Greenland.' }]);
    expect(read.issues).toMatchObject([{ code: 'facts/sheet-not-read', sheet: 'Table 2' }]);
  });

  it('by origin and destination: a column for each origin, a sheet for each sex', async () => {
    const names = [
      'Afghanistan',
      'Albania',
      'Algeria',
      'Angola',
      'Argentina',
      'Armenia',
      'Australia',
      'Austria',
      'Belgium',
      'Benin',
      'Bolivia (Plurinational State of)',
      'Brazil',
      'Canada',
      'Chad',
      'Chile',
      'China',
      'Colombia',
      'Cuba',
      'Egypt',
      'Eritrea',
      'Ethiopia',
      'Fiji',
      'Finland',
      'France',
      'Gabon',
      'Ghana',
      'Haiti',
      'India',
      'Senegal',
      'Togo',
    ];
    const columns: Cells = [
      'Year',
      'Sort order',
      'Major area, region, country or area of destination',
      'Notes',
      'Code',
      'Type of data (a)',
      'Total',
      'Other South',
      'Other North',
      ...names,
    ];
    const row = (
      year: number,
      name: string,
      code: number,
      type: string | null,
      total: number,
    ): Cells => [
      year,
      1,
      name,
      null,
      code,
      type,
      total,
      1,
      2,
      ...names.map((_, at) => (at === 28 ? total - 3 : '..')),
    ];
    const table = (title: string, total: number) => [
      ['United Nations'],
      [title],
      columns,
      row(2019, 'WORLD', 900, null, total),
      row(2019, 'Eastern Africa', 910, null, total),
      row(2019, 'France', 250, 'B', total),
    ];
    const book = makeXlsx([
      {
        name: 'Table 1',
        rows: table(
          'Table 1 - Total migrant stock at mid-year by origin and by major area, 2019',
          103,
        ),
      },
      {
        name: 'Table 2',
        rows: table(
          'Table 2 - Male migrant stock at mid-year by origin and by major area, 2019',
          53,
        ),
      },
      {
        name: 'Table 3',
        rows: table(
          'Table 3 - Female migrant stock at mid-year by origin and by major area, 2019',
          50,
        ),
      },
    ]);
    const read = await readContent(book, 'UN_MigrantStockByOriginAndDestination_2019.xlsx');
    expect(read).toMatchObject({ layout: 'un-matrix', proposal: { vintage: '2019' } });
    const corridor = read.facts
      .filter(({ origin, residence }) => origin === 'SEN' && residence === 'FRA')
      .map(({ year, sex, value, definition }) => [year, sex, value, definition]);
    expect(corridor).toEqual([
      [2019, 'both', 100, 'birth'],
      [2019, 'male', 50, 'birth'],
      [2019, 'female', 47, 'birth'],
    ]);
    expect(read.tally).toMatchObject({ rowsRead: 9, rowsAggregate: 3, errors: 0 });
    const france = read.tally.bySourceTotals.find(
      ({ key }) => key === 'residence FRA 2019 both stock',
    );
    expect(france).toMatchObject({ stated: 103, computed: 100, unknown: 3 });
    expect(cellsAccountedFor(read.tally)).toBe(read.tally.cellsRead);
  });
});

describe('Older and other UN workbooks', () => {
  const aside: Cells = [
    'Sort\norder',
    'Major area, region, country or area of destination',
    'Notes',
    'Country code',
    'Type of data (a)',
  ];
  const blank = (cells: number): Cells => Array.from({ length: cells }, () => null);
  const names =
    'Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Belgium Benin Brazil Canada Chad Chile China Colombia Cuba Egypt Eritrea Ethiopia Fiji Finland France Gabon Ghana Haiti India Senegal Togo Tunisia'.split(
      ' ',
    );
  const from = (total: number): Cells => [
    total,
    1,
    '..',
    ...names.map((name) => (name === 'Senegal' ? total - 1 : '..')),
  ];

  it('of 2015 have a sheet for each year, which only the title says, under a header of two rows', async () => {
    const table = (number: number, year: number, total: number) => ({
      name: `Table ${number}`,
      rows: [
        ['United Nations'],
        ['POP/DB/MIG/Stock/Rev.2015'],
        [
          `Table ${number} - Total migrant stock at mid-year by origin and by major area, region, country or area of destination, ${year}`,
        ],
        [...aside, 'Country of origin'],
        [...blank(5), 'Total', 'Other North', 'Other South', ...names],
        [2, 'Developed regions', '(b)', 901, null, ...from(total)],
        [140, 'France', null, 250, 'B', ...from(total)],
      ],
    });
    const read = await readContent(
      makeXlsx([table(1, 1990, 100), table(6, 2015, 300)]),
      'UN_MigrantStockByOriginAndDestination_2015.xlsx',
    );
    expect(read).toMatchObject({
      layout: 'un-matrix',
      proposal: { holder: 'UN DESA', vintage: '2015' },
    });
    const corridor = read.facts.filter(({ origin }) => origin === 'SEN');
    expect(corridor.map(({ residence, year, value }) => [residence, year, value])).toEqual([
      ['FRA', 1990, 99],
      ['FRA', 2015, 299],
    ]);
    expect(read.tally).toMatchObject({ rowsAggregate: 2, errors: 0 });
  });

  it('of 2017 by destination set years below the names of their groups', async () => {
    const book = makeXlsx([
      {
        name: 'Table 1',
        rows: [
          ['United Nations'],
          ['Table 1. International migrant stock at mid-year by sex and by major area, 1990-2017'],
          [
            ...aside,
            ...['both sexes', 'male', 'female'].flatMap(
              (sex): Cells => [`International migrant stock at mid-year (${sex})`, null, null],
            ),
          ],
          [...blank(5), 1990, 2015, 2017, 1990, 2015, 2017, 1990, 2015, 2017],
          [8, 'Burundi', null, 108, 'B R', 1, 2, 30, 1, 1, 17, 0, 1, 13],
        ],
        merges: ['F3:H3', 'I3:K3', 'L3:N3'],
      },
    ]);
    const read = await readContent(book, 'UN_MigrantStockTotal_2017.xlsx');
    expect(read).toMatchObject({ layout: 'un-destination', proposal: { vintage: '2017' } });
    const last = read.facts.filter(({ year }) => year === 2017);
    expect(
      last.map(({ origin, residence, sex, value }) => [origin, residence, sex, value]),
    ).toEqual([
      ['WLD', 'BDI', 'both', 30],
      ['WLD', 'BDI', 'male', 17],
      ['WLD', 'BDI', 'female', 13],
    ]);
  });

  it('of 2024 by origin count those who left, wherever they live', async () => {
    const header: Cells = [
      'Index',
      'Region, development group, country or area of origin',
      'Coverage',
      'Location code of origin',
    ];
    const book = makeXlsx([
      {
        name: 'Table 1',
        rows: [
          [
            'Table 1: International migrant stock at mid-year by sex and by region, country or area of origin, 1990-2024',
          ],
          [...header, ...years],
          [1, 'World', null, 900, ...figures(100, 60, 40)],
          [40, 'Sub-Saharan Africa', null, 947, ...figures(50, 30, 20)],
          [50, 'Senegal*', null, 686, ...figures(10, 6, 4)],
        ],
      },
    ]);
    const read = await readContent(book, 'undesa_pd_2024_ims_stock_by_sex_and_origin.xlsx');
    expect(read).toMatchObject({ layout: 'un-origin', proposal: { vintage: '2024' } });
    expect(
      read.facts.map(({ origin, residence, year, sex, value }) => [
        origin,
        residence,
        year,
        sex,
        value,
      ]),
    ).toEqual([
      ['WLD', 'WLD', 2024, 'both', 100],
      ['WLD', 'WLD', 2024, 'male', 60],
      ['WLD', 'WLD', 2024, 'female', 40],
      ['SEN', 'WLD', 2024, 'both', 10],
      ['SEN', 'WLD', 2024, 'male', 6],
      ['SEN', 'WLD', 2024, 'female', 4],
    ]);
    expect(read.tally).toMatchObject({ rowsAggregate: 1, errors: 0 });
  });
});
