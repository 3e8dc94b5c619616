import { describe, expect, it } from 'vitest';
import { makeXlsx } from '../../../../test/nasty/xlsx.ts';
import { cellsAccountedFor, readContent, said } from './read-file.fixture.ts';

type Cells = (string | number | null)[];

describe('OECD DIOC', () => {
  it('keeps sex, age, education, occupation, labour status and duration of each row', async () => {
    const file = [
      'COUNTRY,COUB,SEX,AGE,EDU,ISCO,LFS,DURATION,YEAR,NUMBER',
      'FRA,SEN,1,25-64,High,2,Employed,10+,2010,4210',
      'FRA,SEN,2,15-24,Low,_T,Unemployed,0-5,2010,120.5',
      'FRA,SEN,_T,_T,_T,_T,_T,_T,2010,95000',
      'FRA,UNK,2,65+,99,9,Inactive,5-10,2010,33',
      'FRA,Atlantis,2,65+,Low,9,Inactive,5-10,2010,33',
    ].join('\n');
    const read = await readContent(file, 'dioc_2010.csv');
    expect(read).toMatchObject({
      layout: 'oecd-dioc',
      proposal: { holder: 'OECD', vintage: '2010', definition: 'birth', kind: 'observed' },
    });
    const same = {
      residence: 'FRA',
      year: 2010,
      measure: 'stock',
      definition: 'birth',
      kind: 'observed',
    };
    expect(read.facts.map(said)).toEqual([
      {
        ...same,
        origin: 'SEN',
        sex: 'male',
        age: '25-64',
        education: '5-8',
        isco: '2',
        labour: 'employed',
        duration: '10+',
        value: 4210,
      },
      {
        ...same,
        origin: 'SEN',
        sex: 'female',
        age: '15-24',
        education: '0-2',
        labour: 'unemployed',
        duration: '0-5',
        value: 120.5,
      },
      { ...same, origin: 'SEN', sex: 'both', value: 95000 },
      {
        ...same,
        origin: 'UNK',
        sex: 'female',
        age: '65+',
        education: 'unknown',
        isco: '9',
        labour: 'inactive',
        duration: '5-10',
        value: 33,
      },
    ]);
    expect(read.issues).toMatchObject([
      { code: 'facts/unknown-country', row: 6, column: 2, value: 'Atlantis' },
    ]);
    expect(cellsAccountedFor(read.tally)).toBe(read.tally.cellsRead);
  });

  it('reads the bare codes of the data files and the long names of the statistical office', async () => {
    const codes = await readContent(
      'country,coub,sex,age,edu_cen,occ,lfs,number\nESP,MAR,1,2,3,_T,1,10\n',
      'dioc_2015_file_a.csv',
    );
    expect(codes.facts.map(said)).toEqual([
      {
        origin: 'MAR',
        residence: 'ESP',
        year: 2015,
        sex: 'male',
        age: '25-64',
        education: '5-8',
        labour: 'employed',
        measure: 'stock',
        definition: 'birth',
        kind: 'observed',
        value: 10,
      },
    ]);
    const names = await readContent(
      'Country of residence,Country of birth,Sex,Age,Educational attainment,Occupation,Labour force status,Duration of stay,Time,Value\nSpain,Morocco,Women,25 to 64,Medium,Professionals,Employed,More than 10 years,2015,7\n',
      'dioc.csv',
    );
    expect(names.facts.map(said)).toMatchObject([
      {
        origin: 'MAR',
        residence: 'ESP',
        year: 2015,
        sex: 'female',
        age: '25-64',
        education: '3-4',
        isco: '2',
        labour: 'employed',
        duration: '10+',
        value: 7,
      },
    ]);
  });

  it('asks for the year that the file does not say', async () => {
    const reading = readContent(
      'country,coub,sex,age,edu,lfs,number\nESP,MAR,1,2,3,1,10\n',
      'dioc.csv',
    );
    await expect(reading).rejects.toMatchObject({ code: 'facts/year-needed', status: 422 });
  });
});

const NAMES = ['France', 'Senegal', 'Mali', 'Togo', 'Italy', 'Spain', 'Haiti', 'Canada', 'Chile'];
const matrix = (title: string, corner: string, at: [number, number, number][]): Cells[] => [
  [title],
  [corner, ...NAMES, 'WORLD'],
  ...NAMES.map((name, row): Cells => {
    const cells = NAMES.map(
      (_, column) => at.find(([r, c]) => r === row && c === column)?.[2] ?? 0,
    );
    return [name, ...cells, cells.reduce((sum, cell) => sum + cell, 0)];
  }),
];

describe('A KNOMAD workbook with both matrices', () => {
  const book = (corner: string) =>
    makeXlsx([
      { name: 'Main sheet', rows: [['Migration and remittances data 2021']] },
      {
        name: 'Bilateral Migration 2021',
        rows: matrix('Bilateral migration matrix, 2021', 'Destination (across) - Source (down)', [
          [1, 0, 130_000],
        ]),
      },
      {
        name: 'Bilateral Remittances 2021',
        rows: matrix('Bilateral remittance matrix, 2021, using migrant stocks', corner, [
          [0, 1, 704.64],
        ]),
      },
      {
        name: 'GDP per capita PPP',
        rows: [
          ['Country', 2021],
          ['France', 50_000],
          ['Senegal', 3_000],
        ],
      },
    ]);

  it('puts the Senegalese of France and what they send on the same corridor', async () => {
    const read = await readContent(book('receiving (across) / sending (down)'), 'knomad.xlsx');
    expect(read.layout).toBe('bilateral-matrix');
    const filled = read.facts.filter(
      ({ value, residence, origin }) => value > 0 && residence !== 'WLD' && origin !== 'WLD',
    );
    expect(filled.map(said)).toEqual([
      {
        origin: 'SEN',
        residence: 'FRA',
        year: 2021,
        sex: 'both',
        measure: 'stock',
        definition: 'born_or_citizen',
        kind: 'modelled',
        value: 130_000,
      },
      {
        origin: 'SEN',
        residence: 'FRA',
        year: 2021,
        sex: 'both',
        measure: 'remittances',
        definition: 'none',
        kind: 'modelled',
        value: 704.64,
      },
    ]);
    expect(read.issues.map(({ code, sheet }) => [code, sheet])).toEqual([
      ['facts/sheet-not-read', 'Main sheet'],
      ['facts/sheet-not-read', 'GDP per capita PPP'],
    ]);
  });

  it('believes the corner where it says the other way round', async () => {
    const read = await readContent(book('sending (across) / receiving (down)'), 'knomad.xlsx');
    const money = read.facts.find(
      ({ measure, value }) => measure === 'remittances' && value === 704.64,
    );
    expect(money).toMatchObject({ origin: 'FRA', residence: 'SEN' });
  });

  it('may be an extract: other countries down than across', async () => {
    const rows = [
      ['Estimates of Migrant Stocks 2021'],
      ['destination (across) - source (down)', 'France', 'Italy', 'Other North', 'WORLD'],
      ['Senegal', 1234, '5,678', 2, 6914],
      ['Congo, Dem. Rep.', 10, '..', null, 10],
    ];
    const read = await readContent(
      makeXlsx([{ name: 'bilateral_migration_2021', rows }]),
      'extract.xlsx',
    );
    expect(read.layout).toBe('bilateral-matrix');
    expect(
      read.facts.map(({ origin, residence, value }) => `${origin} ${residence} ${value}`),
    ).toEqual([
      ...['SEN FRA 1234', 'SEN ITA 5678', 'SEN UNK 2', 'SEN WLD 6914'],
      ...['COD FRA 10', 'COD WLD 10'],
    ]);
  });

  it('names a column and a row that it does not know, once each, and counts their cells', async () => {
    const rows = matrix('Bilateral migration matrix, 2021', '', [[1, 0, 5]]);
    rows[1]?.splice(2, 1, 'Lemuria');
    rows[4]?.splice(0, 1, 'Mordor');
    const read = await readContent(makeXlsx([{ name: 'Migration 2021', rows }]), 'm.xlsx');
    expect(read.issues.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
      ['facts/unknown-country', 2, 3, 'Lemuria'],
      ['facts/unknown-country', 5, 1, 'Mordor'],
    ]);
    expect(read.tally).toMatchObject({ rowsRefused: 1, cellsRefused: 10 + 8, factsOut: 8 * 9 });
    expect(cellsAccountedFor(read.tally)).toBe(read.tally.cellsRead);
  });
});

describe('Flows of money by country', () => {
  it('outflows are of the country that sends', async () => {
    const book = makeXlsx([
      {
        name: 'Outward',
        rows: [
          ['Remittance outflows (US$ million)', 2018, 2019, 2020, 2021, '2022e'],
          ['France', 1, 2, 3, 4, 15_000.5],
          ['World', 1, 2, 3, 4, 15_000.5],
        ],
      },
    ]);
    const read = await readContent(book, 'remittance-outflows.xlsx');
    expect(read.facts.find(({ value }) => value === 15_000.5)).toMatchObject({
      origin: 'WLD',
      residence: 'FRA',
      year: 2022,
      measure: 'remittance_outflow',
    });
  });

  it('of the World Development Indicators come in dollars and mix groups with countries', async () => {
    const file =
      '"Data Source","World Development Indicators"\n\n"Country Name","Country Code","Indicator Name","Indicator Code","2017","2018","2019","2020","2021"\n"Senegal","SEN","Personal remittances, received (current US$)","BX.TRF.PWKR.CD.DT","","","","","2700000000"\n"Arab World","ARB","Personal remittances, received (current US$)","BX.TRF.PWKR.CD.DT","1","1","1","1","1"\n';
    const read = await readContent(file, 'API_BX.TRF.PWKR.CD.DT.csv');
    expect(read.layout).toBe('remittance-flows');
    expect(read.facts.map(said)).toEqual([
      {
        origin: 'SEN',
        residence: 'WLD',
        year: 2021,
        sex: 'both',
        measure: 'remittance_inflow',
        definition: 'none',
        kind: 'observed',
        value: 2700,
      },
    ]);
    expect(read.tally).toMatchObject({ rowsAggregate: 1, errors: 0 });
  });

  it('prices of another series are left out and named', async () => {
    const file =
      'Sending Countries Name,Sending Countries Code,Series Name,Series Code,Receiving Countries  Name,Receiving Countries  Code,2020Q1 [YR2020Q1],2020Q2 [YR2020Q2]\nFrance,FRA,Average Total Cost to remit in corridor,ATCR.CORR,Senegal,SEN,5.5,..\nFrance,FRA,Number of services,NS.CORR,Senegal,SEN,12,13\n';
    const read = await readContent(file, 'rpw.csv');
    expect(read.facts.map(said)).toEqual([
      {
        origin: 'SEN',
        residence: 'FRA',
        year: 2020,
        quarter: 1,
        sex: 'both',
        measure: 'remittance_cost',
        definition: 'none',
        kind: 'observed',
        value: 5.5,
      },
    ]);
    expect(read.issues).toMatchObject([
      { code: 'facts/series-not-read', row: 3, value: 'Number of services', severity: 'note' },
    ]);
  });
});

describe('Downloads of UNHCR’s Refugee Data Finder', () => {
  it('have other headers and a preamble', async () => {
    const file =
      '"Extracted from the UNHCR Refugee Population Statistics Database"\n"Year","Country of origin","Country of origin (ISO)","Country of asylum","Country of asylum (ISO)","Refugees under UNHCR\'s mandate","Asylum-seekers","Stateless persons","Others of concern"\n2023,"Syrian Arab Rep.","SYR","Türkiye","TUR",3214780,"-",0,"*"\n';
    const read = await readContent(file, 'population.csv');
    expect(read.layout).toBe('unhcr-population');
    expect(
      read.facts.map(({ origin, residence, measure, value }) => [
        origin,
        residence,
        measure,
        value,
      ]),
    ).toEqual([
      ['SYR', 'TUR', 'refugees', 3_214_780],
      ['SYR', 'TUR', 'stateless', 0],
    ]);
    expect(read.tally).toMatchObject({ cellsMissing: 2 });
    expect(read.issues).toMatchObject([{ code: 'facts/suppressed', value: '*' }]);
  });
});

describe('A directory of missions', () => {
  it('drops what may be private, what is no web address and what is no point on the globe', async () => {
    const file =
      'operator;jurisdictions;country;city;address;latitude;longitude;phone;email;website;type;QID\nSenegal;France|Monaco;France;Paris;14 Avenue Robert Schuman;48.86;2.31;+33 1;mailto:a@b.sn;https://ambasseneparis.com;embassy;http://x/Q1\nSenegal;;France;Lille;3 rue des Lilas;;;+33 3;x@y.z;javascript:alert(1);honorary consulate;http://x/Q2\nMali;;France;;;99;500;;;;consulate general;http://x/Q3\nAtlantis;;France;Nice;;;;;;;embassy;http://x/Q4\n';
    const read = await readContent(file, 'missions.csv');
    expect(read.offices).toMatchObject([
      {
        operator: 'SEN',
        country: 'FRA',
        city: 'Paris',
        type: 'embassy',
        address: '14 Avenue Robert Schuman',
        email: 'a@b.sn',
        latitude: 48.86,
        jurisdictions: ['FRA', 'MCO'],
        sourceId: 'Q1',
      },
      {
        city: 'Lille',
        type: 'honorary_consulate',
        address: null,
        phone: null,
        email: null,
        website: null,
        latitude: null,
      },
      { operator: 'MLI', city: null, type: 'consulate_general', latitude: null, longitude: null },
    ]);
    expect(read.issues.map(({ code, row, severity }) => [code, row, severity])).toEqual([
      ['offices/no-place', 4, 'note'],
      ['offices/bad-coordinates', 4, 'note'],
      ['facts/unknown-country', 5, 'error'],
    ]);
  });

  it.each([
    'Annuaire du ministère\n\nÉtat accréditant;Pays d’accueil;Ville;Latitude;Longitude;Nature du poste\nSénégal;France;Lyon;45,76;4,84;Consulat général\n',
    'Sending country;Receiving country;City;Lat;Lon;Type\nSenegal;France;Lyon;45.76;4.84;Consulate General\n',
    'Estado acreditante;País receptor;Ciudad;Latitud;Longitud;Tipo\nSenegal;Francia;Lyon;45,76;4,84;Consulado General\n',
    'الدولة الموفدة;البلد;المدينة;خط العرض;خط الطول;النوع\nالسنغال;فرنسا;Lyon;45.76;4.84;قنصلية عامة\n',
  ])('of another holder is found by its headers: %s', async (file) => {
    const read = await readContent(file, 'annuaire.csv');
    expect(read.layout).toBe('missions');
    expect(read.proposal.holder).toBe('');
    expect(read.offices).toMatchObject([
      {
        ...{ operator: 'SEN', country: 'FRA', city: 'Lyon', type: 'consulate_general' },
        ...{ latitude: 45.76, longitude: 4.84 },
      },
    ]);
  });
});

describe('A table that looks like an official one', () => {
  it.each([
    [
      'names of countries, men, women and a total',
      'Origin,Destination,Year,Male,Female,Total\nSenegal,France,2020,60,40,100\n',
      3,
    ],
    ['a list with a year in each row', 'from_iso3,to_iso3,year,migrants\nSEN,FRA,2020,100\n', 1],
    ['a list of names', 'From,To,Year,Migrants\nSenegal,France,2020,100\n', 1],
    [
      'years side by side and a code',
      'Country code,Country of residence,Country of origin,2018,2019,2020\n250,France,Senegal,1,2,3\n',
      3,
    ],
  ])('is nobody’s until somebody says whose it is: %s', async (_, text, facts) => {
    const read = await readContent(text, 'table.csv');
    expect(read).toMatchObject({ layout: 'generic', proposal: { holder: '' } });
    expect(read.facts.map(said)).toHaveLength(facts);
    expect(read.facts.at(-1)).toMatchObject({
      ...{ origin: 'SEN', residence: 'FRA', year: 2020, kind: 'observed' },
    });
  });
});
