import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { makeXlsx } from '../../../../test/nasty/xlsx.ts';
import { openWorkbook } from '../../../platform/sheets/sheets.ts';
import { resolveCountry } from '../../../reference/countries/countries.ts';
import { detectLayout, type Mapping, previewFacts, suggestMapping } from './layouts.ts';
import { cellsAccountedFor, readContent, said } from './read-file.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-generic-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function suggestionFor(content: string | Buffer, name: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const workbook = await openWorkbook(path);
  const { evidence, layout } = await detectLayout(workbook);
  return { workbook, evidence, layout, suggestion: suggestMapping(evidence, resolveCountry) };
}

describe('A table that nobody has announced, in the languages of the hub', () => {
  it.each([
    [
      'fr',
      "Pays de naissance;Pays de résidence;Année;Sexe;Effectif\nSénégal;France;2020;Femmes;58 000\nCôte d'Ivoire;Italie;2021;Hommes;1 234,5\n",
    ],
    [
      'en',
      'Country of birth,Country of residence,Year,Sex,Number of persons\nSenegal,France,2020,Women,"58,000"\nIvory Coast,Italy,2021,Men,"1,234.5"\n',
    ],
    [
      'es',
      'País de nacimiento;País de residencia;Año;Sexo;Número de personas\nSenegal;Francia;2020;Mujeres;58.000\nCosta de Marfil;Italia;2021;Hombres;1.234,5\n',
    ],
    [
      'ar',
      'بلد الميلاد;بلد الإقامة;السنة;الجنس;العدد\nالسنغال;فرنسا;٢٠٢٠;إناث;٥٨٬٠٠٠\nكوت ديفوار;إيطاليا;٢٠٢١;ذكور;١٬٢٣٤٫٥\n',
    ],
  ])('%s', async (_, content) => {
    const read = await readContent(content, 'table.csv');
    expect(read.layout).toBe('generic');
    expect(read.issues).toEqual([]);
    const same = { measure: 'stock', definition: 'birth', kind: 'observed' };
    expect(read.facts.map(said)).toEqual([
      { ...same, origin: 'SEN', residence: 'FRA', year: 2020, sex: 'female', value: 58_000 },
      { ...same, origin: 'CIV', residence: 'ITA', year: 2021, sex: 'male', value: 1234.5 },
    ]);
  });

  it.each([
    ['merged', '2015;2015;2020;2020', 'Pays d’origine;Pays de résidence'],
    ['no longer merged', '2015;;2020;', ';'],
  ])('with years over men and women, %s', async (_, years, lower) => {
    const text = [
      `Pays d’origine;Pays de résidence;${years}`,
      `${lower};Hommes;Femmes;Hommes;Femmes`,
      'Maroc;Belgique;100;110;120;130',
    ].join('\n');
    const read = await readContent(text, 'table.csv');
    expect(read.issues).toEqual([]);
    expect(read.facts.map(({ year, sex, value }) => [year, sex, value])).toEqual([
      [2015, 'male', 100],
      [2015, 'female', 110],
      [2020, 'male', 120],
      [2020, 'female', 130],
    ]);
  });

  it('in the code page of an old Arabic Excel', async () => {
    const text =
      'البلد الأصل;بلد الإقامة;السنة;العدد\nالمغرب;إسبانيا;2022;1000\nالجزائر;فرنسا;2022;2000\nتونس;إيطاليا;2022;3000\n';
    const read = await readContent(iconv.encode(text, 'windows-1256'), 'جدول.csv');
    expect(read.facts.map(({ origin, residence, value }) => [origin, residence, value])).toEqual([
      ['MAR', 'ESP', 1000],
      ['DZA', 'FRA', 2000],
      ['TUN', 'ITA', 3000],
    ]);
  });
});

describe('The mapping page proposes', () => {
  it('years as columns, under men and under women, with a merged header', async () => {
    const book = makeXlsx([
      {
        name: 'Feuille 1',
        rows: [
          ['Étrangers par nationalité'],
          [null, null, 'Hommes', null, 'Femmes', null],
          ['Nationalité', 'Pays de résidence', 2019, 2020, 2019, 2020],
          ['Maroc', 'Belgique', '10', '11*', '..', ':'],
          ['Haïti', 'Canada', 1, 2, 3, 4],
        ],
        merges: ['C2:D2', 'E2:F2'],
      },
    ]);
    const read = await readContent(book, 'etrangers.xlsx');
    expect(read.facts.map(({ origin, year, sex, value }) => [origin, year, sex, value])).toEqual([
      ['MAR', 2019, 'male', 10],
      ['MAR', 2020, 'male', 11],
      ['HTI', 2019, 'male', 1],
      ['HTI', 2020, 'male', 2],
      ['HTI', 2019, 'female', 3],
      ['HTI', 2020, 'female', 4],
    ]);
    expect(read.facts[0]).toMatchObject({
      definition: 'citizenship',
      sheet: 'Feuille 1',
      row: 4,
      column: 3,
    });
    expect(read.tally).toMatchObject({ cellsMissing: 2, errors: 0 });
  });

  it('men and women side by side', async () => {
    const read = await readContent(
      'origine,destination,an,hommes,femmes,ensemble\nMali,France,2020,3,4,7\n',
      't.csv',
    );
    expect(read.facts.map(({ sex, value }) => [sex, value])).toEqual([
      ['male', 3],
      ['female', 4],
      ['both', 7],
    ]);
  });

  it('UNHCR’s codes for what they are when names stand beside them', async () => {
    const { suggestion } = await suggestionFor(
      'origin code,origin,asylum code,asylum,year,people\nALG,Algeria,AUS,Austria,2020,3\nSEN,Senegal,AUL,Australia,2020,4\nMOR,Morocco,GFR,Germany,2020,5\n',
      'codes.csv',
    );
    expect(suggestion?.mapping).toMatchObject({
      systems: { origin: 'unhcr', residence: 'unhcr' },
      columns: { origin: 1, origin_name: 2, residence: 3, residence_name: 4, year: 5, value: 6 },
    });
  });

  it('thousands, and money in the direction in which it goes', async () => {
    const read = await readContent(
      'Sending country,Receiving country,Year,"Remittances (usd, thousands)"\nFrance,Senegal,2021,704.64\n',
      't.csv',
    );
    expect(read.facts.map(said)).toEqual([
      {
        origin: 'SEN',
        residence: 'FRA',
        year: 2021,
        sex: 'both',
        measure: 'remittances',
        definition: 'none',
        kind: 'observed',
        value: 0.70464,
      },
    ]);
  });

  it('nothing that it does not find: what is missing is asked for', async () => {
    const { suggestion } = await suggestionFor(
      'county_code,county_name,count\n30,Viken,3\n46,Vestland,4\n',
      'no.csv',
    );
    expect(suggestion?.missing).toEqual(['origin', 'residence', 'year']);
    await expect(readContent('county,count\nViken,3\n', 'no.csv')).rejects.toMatchObject({
      code: 'facts/mapping-needed',
      status: 422,
    });
  });

  it('a first look at the facts without an import', async () => {
    const { workbook, evidence, layout } = await suggestionFor(
      `origin,residence,year,value\n${'Senegal,France,2020,1\n'.repeat(100)}Senegl,France,2020,1\n`,
      'look.csv',
    );
    if (layout.yields !== 'facts') throw new Error('offices');
    const { facts } = await previewFacts(workbook, layout, evidence, { resolveCountry }, 5);
    expect(facts.length).toBe(5);
  });
});

describe('A mapping confirmed by a person', () => {
  const mapping: Mapping = {
    sheet: 'CSV',
    headerRow: 1,
    columns: { origin: 1, place: 2, value: 3, low: 4, high: 5 },
    wide: [],
    constants: { residence: 'CAN', year: 2021 },
    systems: { origin: 'iso2' },
    decimal: ',',
    measure: 'stock',
    definition: 'self_identification',
    kind: 'extrapolated',
  };

  it('takes the year of a date, however it is written, and names what is none', async () => {
    const text =
      'Origine;Résidence;Date;Effectif\nSénégal;France;2020-01-01;11\nMali;France;31/12/2019;12\nTogo;France;2018-2019;3\n';
    const read = await readContent(text, 'dates.csv');
    expect(read.facts.map(({ origin, year }) => [origin, year])).toEqual([
      ['SEN', 2020],
      ['MLI', 2019],
    ]);
    expect(read.issues).toMatchObject([{ code: 'facts/bad-year', row: 4, value: '2018-2019' }]);
  });

  it('is obeyed: constants, places, intervals, decimal commas', async () => {
    const read = await readContent('x;y;z;a;b\nHT;Montréal;1.234;1.200,5;1.300\n', 't.csv', {
      mapping,
    });
    expect(read.facts.map(said)).toEqual([
      {
        origin: 'HTI',
        residence: 'CAN',
        place: 'Montréal',
        year: 2021,
        sex: 'both',
        measure: 'stock',
        definition: 'self_identification',
        kind: 'extrapolated',
        value: 1234,
        low: 1200.5,
        high: 1300,
      },
    ]);
  });

  it('survives being kept as JSON', () => {
    expect(JSON.parse(JSON.stringify(mapping))).toEqual(mapping);
  });

  it('tells H and M of a Spanish column from M and F of an English one', async () => {
    const columns = { origin: 1, residence: 2, year: 3, sex: 4, value: 5 } as const;
    const bySex = { ...mapping, columns, constants: {}, systems: {} };
    const spanish = await readContent(
      'a;b;c;d;e\nHaití;Chile;2020;H;1\nHaití;Chile;2020;M;2\n',
      't.csv',
      { mapping: bySex },
    );
    expect(spanish.facts.map(({ sex }) => sex)).toEqual(['male', 'female']);
    const english = await readContent(
      'a;b;c;d;e\nHaiti;Chile;2020;M;1\nHaiti;Chile;2020;F;2\n',
      't.csv',
      { mapping: bySex },
    );
    expect(english.facts.map(({ sex }) => sex)).toEqual(['male', 'female']);
  });
});

describe('A faulty file', () => {
  const rows = [
    ['origin', 'residence', 'year', 'sex', 'value'],
    ['Senegal', 'France', '2020', 'female', '100'],
    ['Senegall', 'France', '2020', 'female', '101'],
    ['Senegal', '', '2020', 'female', '102'],
    ['Senegal', 'France', 'MMXX', 'female', '103'],
    ['Senegal', 'France', '2020', 'whale', '104'],
    ['Senegal', 'France', '2020', 'female', 'many'],
    ['Senegal', 'France', '2020', 'female', '-5'],
    ['Senegal', 'France', '2020', 'female', '=1+1'],
    ['Senegal', 'France', '2020', 'female', '..'],
    ['Senegal', 'France', '2020', 'female', ''],
    ['Senegal', 'France', '2020', 'female', '0'],
    ['Africa', 'France', '2020', 'female', '1000'],
    ['Belgium / Luxembourg', 'France', '2020', 'female', '7'],
    ['Source: nobody', '', '', '', ''],
  ];

  it('has each bad cell named with its row, its column, its value and where possible its mend; the rest is read', async () => {
    const read = await readContent(rows.map((row) => row.join(',')).join('\n'), 'faulty.csv');
    expect(read.facts.map(({ row, value }) => [row, value])).toEqual([
      [2, 100],
      [12, 0],
    ]);
    expect(
      read.issues.map(({ code, row, column, value, mend }) => [code, row, column, value, mend]),
    ).toEqual([
      ['facts/unknown-country', 3, 1, 'Senegall', 'SEN'],
      ['facts/no-country', 4, 2, '', undefined],
      ['facts/bad-year', 5, 3, 'MMXX', undefined],
      ['facts/unknown-sex', 6, 4, 'whale', undefined],
      ['facts/not-a-number', 7, 5, 'many', undefined],
      ['facts/negative', 8, 5, '-5', undefined],
      ['facts/not-a-number', 9, 5, '=1+1', undefined],
      ['facts/ambiguous-country', 14, 1, 'Belgium / Luxembourg', 'BEL / LUX'],
    ]);
    expect(read.notes).toMatchObject([{ row: 15, text: 'Source: nobody' }]);
    expect(read.tally).toMatchObject({
      rowsRead: 14,
      rowsAggregate: 1,
      rowsNotes: 1,
      factsOut: 2,
      cellsEmpty: 1,
      cellsMissing: 1,
      cellsAggregate: 1,
      cellsRefused: 8,
      errors: 8,
    });
    expect(cellsAccountedFor(read.tally)).toBe(read.tally.cellsRead);
  });

  it('with spreadsheet errors and formulas without results names each', async () => {
    const book = makeXlsx([
      {
        name: 'S',
        data: '<row><c t="str"><v>origin</v></c><c t="str"><v>residence</v></c><c t="str"><v>year</v></c><c t="str"><v>value</v></c></row><row><c t="str"><v>Mali</v></c><c t="str"><v>France</v></c><c><v>2020</v></c><c t="e"><v>#REF!</v></c></row><row><c t="str"><v>Mali</v></c><c t="str"><v>Spain</v></c><c><v>2020</v></c><c><f>1+1</f></c></row><row><c t="str"><v>Mali</v></c><c t="str"><v>Italy</v></c><c><v>2020</v></c><c><f>1+1</f><v>2</v></c></row>',
      },
    ]);
    const read = await readContent(book, 'errors.xlsx');
    expect(read.facts.map(({ residence, value }) => [residence, value])).toEqual([['ITA', 2]]);
    expect(read.issues.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
      ['facts/excel-error', 2, 4, '#REF!'],
      ['facts/not-calculated', 3, 4, '#NOT-CALCULATED'],
    ]);
  });

  it('of ten thousand bad rows keeps every one of them in the list', async () => {
    const read = await readContent(
      `origin,residence,year,value\nMali,France,2020,1\n${'Mali,France,2020,much\n'.repeat(10_000)}`,
      'bad.csv',
    );
    expect(read.issues.length).toBe(10_000);
    expect(read.tally).toMatchObject({ errors: 10_000, cellsRefused: 10_000, factsOut: 1 });
  });
});

it('A share or a figure without end is no count of people', async () => {
  const read = await readContent(
    'Origin,Residence,Year,Stock\nSenegal,France,2018,45 %\nMali,France,2018,1e400\nTogo,France,2018,50\n',
    'shares.csv',
  );
  expect(read.facts.map(({ origin, value }) => [origin, value])).toEqual([['TGO', 50]]);
  expect(read.issues.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
    ['facts/not-a-number', 2, 4, '45 %'],
    ['facts/not-a-number', 3, 4, '1e400'],
  ]);
});
