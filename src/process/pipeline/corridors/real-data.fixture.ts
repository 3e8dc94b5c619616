/**
 * For tests and measurements only: the published tables under the shared data, read straight into facts by SQL, so
 * that the pipeline is tested apart from the importers. Addresses are those of the CSV files.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import type { Fact } from '../../../collect/facts/fact.ts';
import { FACT_COLUMNS, writeFactsParquet } from '../../../collect/facts/facts-parquet.ts';
import { duckdb } from '../../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../../platform/duckdb/duckdb.ts';
import type { CorridorInput } from './corridors.ts';
import type { SourceMeta } from './document.ts';

const source = (
  slug: string,
  holder: string,
  title: string,
  rest: Pick<SourceMeta, 'definition' | 'kind' | 'vintage'> & Partial<SourceMeta>,
): SourceMeta => ({
  id: slug,
  slug,
  holder,
  title: { fr: title, en: title, es: title, ar: title },
  licence: 'see SOURCE.txt',
  method: '',
  biases: '',
  ...rest,
});

// The flat list has lost the type of data; the workbook of totals has it, residence by residence.
const UN = { definition: 'born_or_citizen', kind: 'modelled', vintage: '2020-12-31' } as const;
const MIXED = { definition: 'born_or_citizen', kind: 'modelled' } as const;
const NONE = { definition: 'none', kind: 'modelled', vintage: '2022-12-01' } as const;
const KNOMAD = 'KNOMAD';

export const REAL_SOURCES: readonly SourceMeta[] = [
  source('un-2020', 'UN DESA', 'International Migrant Stock 2020', UN),
  source('un-2020-totals', 'UN DESA', 'International Migrant Stock 2020, by destination', UN),
  source('knomad-2021', KNOMAD, 'Bilateral Migration Matrix 2021', {
    ...MIXED,
    vintage: '2022-12-01',
  }),
  source('wb-2017', 'World Bank', 'Bilateral Estimates 2017', { ...MIXED, vintage: '2018-04-01' }),
  source('knomad-2021-remittances', KNOMAD, 'Bilateral Remittance Matrix 2021', NONE),
  source('knomad-inflows', KNOMAD, 'Remittance inflows', NONE),
  source('rpw', 'World Bank', 'Remittance Prices Worldwide', {
    definition: 'none',
    kind: 'observed',
    vintage: '2020-09-30',
  }),
  source('unhcr', 'UNHCR', 'Refugee Population Statistics', {
    definition: 'protection',
    kind: 'observed',
    vintage: '2025-12-01',
  }),
];

/** Writes the facts of each source of `data` under `directory` and gives what a run takes, without the scope. */
export async function realFacts(
  data: string,
  directory: string,
): Promise<Omit<CorridorInput, 'scope'>> {
  await mkdir(directory, { recursive: true });
  const duck = await openDuck({ memoryMb: 400, threads: 2, temp: directory });
  try {
    for (const [slug, sql] of Object.entries(queries(data))) {
      await duck.run(duckdb.writeParquet(sql, path(directory, slug)));
    }
    await writeFactsParquet(await unTotals(duck, data), path(directory, 'un-2020-totals'));
    await writeFactsParquet(await inflows(duck, data), path(directory, 'knomad-inflows'));
  } finally {
    await duck.close();
  }
  const facts = REAL_SOURCES.map(({ id }) => ({
    source: id,
    importId: `import-${id}`,
    path: path(directory, id),
  }));
  return { sources: REAL_SOURCES, facts };
}

function path(directory: string, slug: string): string {
  return join(directory, `${slug}.facts.parquet`);
}

function csv(path: string): string {
  return `(select *, row_number() over () + 1 as line from read_csv(${duckdb.text(path)}, header = true, nullstr = ['', '..'], sample_size = -1, parallel = false))`;
}

/** A select of all columns of a fact; those not named are null. */
function facts(fields: Partial<Record<keyof Fact, string>>, from: string): string {
  const columns = Object.entries(FACT_COLUMNS).map(
    // The keys of FACT_COLUMNS are the fields of a fact.
    ([name, type]) => `cast(${fields[name as keyof Fact] ?? 'null'} as ${type}) as "${name}"`,
  );
  return `select ${columns.join(', ')} from ${from}`;
}

const CELL = { sheet: "''", row: 'line', sex: "'both'" };

function unFacts(data: string, sex: string, column: number): string {
  return facts(
    {
      ...CELL,
      column: String(column),
      origin: 'origin_iso3',
      residence: 'dest_iso3',
      year: 'year',
      sex: `'${sex}'`,
      measure: "'stock'",
      definition: "'born_or_citizen'",
      kind: "'modelled'",
      value: `"${sex}"`,
    },
    csv(join(data, 'migrant-stock/undesa2020_origin_dest_year_sex.csv')),
  );
}

function matrix(file: string, value: string, rest: Partial<Record<keyof Fact, string>>): string {
  const ends = { origin: 'from_iso3', residence: 'to_iso3' };
  return facts({ ...CELL, column: '3', ...ends, kind: "'modelled'", value, ...rest }, csv(file));
}

const UNHCR_MEASURES = {
  refugees: 'refugees',
  asylum_seekers: 'asylum_seekers',
  returned_refugees: 'returned_refugees',
  idps: 'internally_displaced',
  returned_idps: 'returned_internally_displaced',
  stateless: 'stateless',
  ooc: 'others_of_concern',
  oip: 'others_protected',
  hst: 'host_community',
};

function unhcr(data: string): string {
  const file = csv(join(data, 'refugees/unhcr_population.csv'));
  return Object.entries(UNHCR_MEASURES)
    .map(([column, measure], index) =>
      facts(
        {
          ...CELL,
          column: String(8 + index),
          origin: 'coo_iso',
          residence: 'coa_iso',
          year: 'year',
          measure: `'${measure}'`,
          definition: "'protection'",
          kind: "'observed'",
          value: column,
        },
        `(select * from ${file} where ${column} is not null and coo_iso is not null and coa_iso is not null)`,
      ),
    )
    .join(' union all ');
}

function prices(data: string): string {
  const long = `(unpivot (select * from ${csv(join(data, 'remittances/rpw_corridors_send_cost_2011_2020.csv'))}) on columns('^20') into name quarter value price)`;
  return facts(
    {
      ...CELL,
      // Two quarters a year up to 2012, then all four.
      column: `case when quarter < '2013' then 7 + 2 * (quarter[:4]::int - 2011) + (quarter[6:6]::int > 1)::int else 11 + 4 * (quarter[:4]::int - 2013) + quarter[6:6]::int - 1 end`,
      origin: '"Receiving Countries  Code"',
      residence: '"Sending Countries Code"',
      year: 'quarter[:4]',
      quarter: 'quarter[6:6]',
      measure: "'remittance_cost'",
      definition: "'none'",
      kind: "'observed'",
      value: 'price',
    },
    long,
  );
}

const STOCK = { measure: "'stock'", definition: "'born_or_citizen'" };
const REMITTANCES = { measure: "'remittances'", definition: "'none'" };

function queries(data: string): Record<string, string> {
  const stocks = join(data, 'migrant-stock');
  return {
    'un-2020': [
      unFacts(data, 'both', 4),
      unFacts(data, 'male', 5),
      unFacts(data, 'female', 6),
    ].join(' union all '),
    'knomad-2021': matrix(join(stocks, 'knomad2021_origin_dest.csv'), 'migrants', {
      ...STOCK,
      year: '2021',
    }),
    'wb-2017': matrix(join(stocks, 'wb2017_origin_dest.csv'), 'migrants', {
      ...STOCK,
      year: '2017',
    }),
    // The remittance matrix is sender × receiver: the receiver is the origin of the diaspora.
    'knomad-2021-remittances': matrix(
      join(data, 'remittances/knomad2021_remit_sender_receiver_usd_m.csv'),
      'usd_million',
      { ...REMITTANCES, origin: 'to_iso3', residence: 'from_iso3', year: '2021' },
    ),
    rpw: prices(data),
    unhcr: unhcr(data),
  };
}

const BLANK = {
  place: null,
  quarter: null,
  age: null,
  education: null,
  isco: null,
  labour: null,
  duration: null,
  generation: null,
  low: null,
  high: null,
} as const;

/** Table 1 of the UN workbook by destination: both sexes, 1990 to 2020, columns 6 to 12. */
async function unTotals(duck: Duck, data: string): Promise<Fact[]> {
  const sheet = await worksheet(
    data,
    'migrant-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx',
    'Table 1',
  );
  const codes = await codesBy(
    duck,
    `select try_cast(M49 as int) as label, "ISO3166-1-Alpha-3" as code from ${csv(join(data, 'countries/country-codes.csv'))}`,
  );
  const found: Fact[] = [];
  for (let row = 12; row <= sheet.rowCount; row += 1) {
    const place = Number(sheet.getCell(row, 4).value);
    const residence = place === 900 ? 'WLD' : codes.get(String(place));
    const nature = natureOf(String(sheet.getCell(row, 5).value));
    if (residence)
      found.push(
        ...across(sheet, row, [6, 12], (year) => ({
          origin: 'WLD',
          residence,
          year,
          ...nature,
        })),
      );
  }
  return found;
}

/** B foreign-born, C foreign citizens, I imputed: as the importers read them. */
function natureOf(type: string): Pick<Fact, 'measure' | 'definition' | 'kind'> {
  const [birth, citizenship] = [type.includes('B'), type.includes('C')];
  return {
    measure: 'stock',
    definition: birth === citizenship ? 'born_or_citizen' : birth ? 'birth' : 'citizenship',
    kind: type.includes('I') ? 'extrapolated' : 'modelled',
  };
}

const INFLOW = { measure: 'remittance_inflow', definition: 'none', kind: 'modelled' } as const;

async function inflows(duck: Duck, data: string): Promise<Fact[]> {
  const sheet = await worksheet(
    data,
    'remittances/remittance-inflows.xlsx',
    'Inward remittance flows',
  );
  const codes = await codesBy(
    duck,
    `select distinct from_name as label, from_iso3 as code from ${csv(join(data, 'migrant-stock/knomad2021_origin_dest.csv'))}`,
  );
  const found: Fact[] = [];
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    const origin = codes.get(String(sheet.getCell(row, 1).value).trim());
    if (origin)
      found.push(
        ...across(sheet, row, [2, 24], (year) => ({ origin, residence: 'WLD', year, ...INFLOW })),
      );
  }
  return found;
}

function* across(
  sheet: exceljs.Worksheet,
  row: number,
  [from, to]: readonly [number, number],
  rest: (
    year: number,
  ) => Pick<Fact, 'origin' | 'residence' | 'year' | 'measure' | 'definition' | 'kind'>,
): Generator<Fact> {
  const header = sheet.name === 'Table 1' ? 11 : 1;
  for (let column = from; column <= to; column += 1) {
    const value = sheet.getCell(row, column).value;
    if (typeof value !== 'number') continue;
    const year = Number(sheet.getCell(header, column).value);
    yield { sheet: sheet.name, row, column, sex: 'both', value, ...BLANK, ...rest(year) };
  }
}

async function worksheet(data: string, file: string, name: string): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(data, file));
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name} in ${file}`);
  return sheet;
}

async function codesBy(duck: Duck, sql: string): Promise<Map<string, string>> {
  const rows = await duck.rows<{ label: string | number; code: string }>(sql);
  return new Map(rows.map(({ label, code }) => [String(label), code]));
}
