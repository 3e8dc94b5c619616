import { existsSync, readFileSync as readText } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../fact.ts';
import { cellsAccountedFor, type Reading, readContent, readFile } from './read-file.fixture.ts';

const SHARED = resolve(
  import.meta.dirname,
  '../../../..',
  process.env.PASSERELLE_SHARED ?? '../shared',
);
const DATA = resolve(SHARED, 'data');
const present = existsSync(DATA);

const sum = (facts: readonly Fact[], of: (fact: Fact) => boolean) =>
  facts.filter(of).reduce((total, { value }) => total + value, 0);

/** Reads a real file once for all the stories about it. */
function reading(path: string): { readonly it: Reading } {
  const holder = {} as { it: Reading };
  beforeAll(async () => {
    holder.it = await readFile(resolve(DATA, path));
  });
  return holder;
}

function reconciles(read: { readonly it: Reading }): void {
  it('every cell is a fact or counted under its reason', () => {
    expect(read.it.tally.cellsRead).toBeGreaterThan(0);
    expect(cellsAccountedFor(read.it.tally)).toBe(read.it.tally.cellsRead);
    expect(read.it.tally.factsOut).toBe(read.it.facts.length);
    expect(read.it.tally.issues).toBe(read.it.issues.length);
  });
}

describe.skipIf(!present)('UN DESA 2020 as a flat list of corridors', () => {
  const read = reading('migrant-stock/undesa2020_origin_dest_year_sex.csv');
  reconciles(read);

  it('is recognised, and no row is lost', () => {
    expect(read.it).toMatchObject({
      layout: 'corridor-list',
      proposal: { holder: 'UN DESA', vintage: '2020' },
    });
    expect(read.it.tally).toMatchObject({ rowsRead: 75_600, factsOut: 226_800, errors: 0 });
  });

  it('men and women make both in all 75,600 rows', () => {
    const rows = new Map<number, Record<string, number>>();
    for (const { row, sex, value } of read.it.facts)
      rows.set(row, { ...rows.get(row), [sex]: value });
    const apart = [...rows.values()].filter(
      ({ both, male = 0, female = 0 }) => both !== male + female,
    );
    expect(rows.size).toBe(75_600);
    expect(apart).toEqual([]);
  });

  it('the corridors of 2020 add up to 267,940,954 people', () => {
    expect(sum(read.it.facts, ({ year, sex }) => year === 2020 && sex === 'both')).toBe(
      267_940_954,
    );
  });
});

describe.skipIf(!present)('The official UN 2020 workbook by destination', () => {
  const read = reading('migrant-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx');
  reconciles(read);

  it('is recognised by its headers', () => {
    expect(read.it).toMatchObject({
      layout: 'un-destination',
      proposal: { vintage: '2020', licence: 'CC BY 3.0 IGO' },
    });
  });

  it('states a world total of 280,598,105 that its own countries add up to', () => {
    const world = read.it.facts.find(
      ({ residence, year, sex, measure }) =>
        residence === 'WLD' && year === 2020 && sex === 'both' && measure === 'stock',
    );
    expect(world?.value).toBe(280_598_105);
    const total = read.it.tally.bySourceTotals.find(
      ({ key }) => key === 'origin WLD 2020 both stock',
    );
    expect(total).toMatchObject({ stated: 280_598_105, computed: 280_598_105, unknown: 0 });
  });

  it('years repeat three times and do not get mixed up', () => {
    const france = (sex: string) =>
      read.it.facts.find(
        (fact) =>
          fact.residence === 'FRA' &&
          fact.year === 2020 &&
          fact.sex === sex &&
          fact.measure === 'stock',
      )?.value;
    expect(france('both')).toBe(8_524_876);
    expect((france('male') ?? 0) + (france('female') ?? 0)).toBe(8_524_876);
  });

  it('takes definition and kind from the type of data of each destination', () => {
    const nature = (code: string) => {
      const fact = read.it.facts.find(
        ({ residence, measure }) => residence === code && measure === 'stock',
      );
      return [fact?.definition, fact?.kind];
    };
    expect(nature('FRA')).toEqual(['birth', 'modelled']);
    expect(nature('JPN')).toEqual(['citizenship', 'modelled']);
    expect(nature('CIV')).toEqual(['born_or_citizen', 'modelled']);
    expect(nature('PRK')).toEqual(['born_or_citizen', 'extrapolated']);
  });

  it('keeps the notes with their countries', () => {
    const note = read.it.notes.find(({ residence }) => residence === 'SDN');
    expect(note?.text).toBe('The estimates for 1990 to 2005 refer to Sudan and South Sudan.');
  });

  it('counts regions apart, keeps population in persons and names the tables that it leaves', () => {
    expect(read.it.tally.rowsAggregate).toBe(94);
    expect(
      read.it.facts.find(
        ({ measure, residence, year, sex }) =>
          measure === 'population' && residence === 'WLD' && year === 2020 && sex === 'both',
      )?.value,
    ).toBe(7_794_798_729);
    const left = read.it.issues
      .filter(({ code }) => code === 'facts/sheet-not-read')
      .map(({ sheet }) => sheet);
    expect(left).toEqual(['Table 3', 'Table 4', 'Table 5', 'Table 6']);
  });
});

describe.skipIf(!present)('The World Bank matrix of migrants, 2017', () => {
  const read = reading('migrant-stock/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx');
  const list = reading('migrant-stock/wb2017_origin_dest.csv');
  reconciles(read);
  reconciles(list);

  it('never reads its second sheet, in which Algeria bears the code of the Emirates', () => {
    expect(new Set(read.it.facts.map(({ sheet }) => sheet))).toEqual(
      new Set(['Bilateral_Migration_2017']),
    );
    expect(read.it.issues).toMatchObject([
      { code: 'facts/sheet-not-read', sheet: 'countries-comparison' },
    ]);
    expect(
      read.it.facts.find(({ origin, residence }) => origin === 'DZA' && residence === 'FRA')?.value,
    ).toBeGreaterThan(1_000_000);
  });

  it('says the same as the list that was made of it, cell for cell', () => {
    const key = ({ origin, residence }: Fact) => `${origin}-${residence}`;
    const cells = new Map(read.it.facts.map((fact) => [key(fact), fact.value]));
    const apart = list.it.facts.filter((fact) => cells.get(key(fact)) !== fact.value);
    expect(list.it.tally).toMatchObject({ rowsRead: 14_382, factsOut: 14_382, errors: 0 });
    expect(apart).toEqual([]);
  });

  it('keeps Other North and Other South as unknown, and adds up to the total of each country', () => {
    const totals = read.it.tally.bySourceTotals.filter(({ side }) => side === 'residence');
    expect(totals.length).toBe(214 + 2);
    expect(totals.filter(({ stated, computed, unknown }) => stated !== computed + unknown)).toEqual(
      [],
    );
    const world = totals.find(({ code }) => code === 'WLD');
    expect(world).toMatchObject({ stated: 266_143_792, unknown: 4_283_361 + 8_848_510 });
  });
});

describe.skipIf(!present)('Money', () => {
  const knomad = reading('remittances/knomad2021_remit_sender_receiver_usd_m.csv');
  const matrix = reading('remittances/WB_Bilateral_Remittance_Estimates_2017.xlsx');
  const stocks = reading('migrant-stock/knomad2021_origin_dest.csv');
  reconciles(knomad);
  reconciles(matrix);
  reconciles(stocks);

  it('goes from France to Senegal: 704.64 million dollars in 2021, on the corridor of the Senegalese of France', () => {
    const corridor = knomad.it.facts.find(
      ({ origin, residence }) => origin === 'SEN' && residence === 'FRA',
    );
    expect(corridor).toMatchObject({
      measure: 'remittances',
      year: 2021,
      definition: 'none',
      kind: 'modelled',
    });
    expect(corridor?.value).toBeCloseTo(704.64, 2);
    const other = knomad.it.facts.find(
      ({ origin, residence }) => origin === 'FRA' && residence === 'SEN',
    );
    expect(other?.value ?? 0).not.toBeCloseTo(704.64, 0);
  });

  it('stands on the same corridor as the people who send it', () => {
    const people = stocks.it.facts.find(
      ({ origin, residence }) => origin === 'MEX' && residence === 'USA',
    );
    const money = knomad.it.facts.find(
      ({ origin, residence }) => origin === 'MEX' && residence === 'USA',
    );
    expect(people?.value).toBeGreaterThan(10_000_000);
    expect(money?.value).toBeCloseTo(52_595, -1);
  });

  it('is read from the workbook in the same direction', () => {
    expect(matrix.it).toMatchObject({ layout: 'bilateral-matrix', proposal: { vintage: '2017' } });
    const cell = matrix.it.facts.find(
      ({ origin, residence }) => origin === 'MEX' && residence === 'USA',
    );
    expect(cell?.value).toBeGreaterThan(25_000);
    const totals = matrix.it.tally.bySourceTotals.filter(
      ({ side, code }) => side === 'residence' && code !== 'WLD',
    );
    expect(totals.length).toBe(214);
    for (const { stated, computed } of totals)
      expect(Math.abs(stated - computed)).toBeLessThan(1e-6 * Math.max(1, stated));
  });

  it.skipIf(!present)(
    'received by each country and year adds up to what the source states for the world, or the gap is told',
    async () => {
      const inflows = await readFile(resolve(DATA, 'remittances/remittance-inflows.xlsx'));
      expect(inflows).toMatchObject({ layout: 'remittance-flows', proposal: { vintage: '2022' } });
      expect(
        inflows.facts.find(({ origin, year }) => origin === 'SEN' && year === 2021),
      ).toMatchObject({ measure: 'remittance_inflow', residence: 'WLD' });
      const totals = inflows.tally.bySourceTotals;
      expect(totals.length).toBe(23);
      // The source leaves Venezuela out of its sums, and says so in a note.
      for (const { year, stated, computed } of totals) {
        const venezuela = sum(inflows.facts, (fact) => fact.origin === 'VEN' && fact.year === year);
        expect(Math.abs(computed - stated - venezuela), String(year)).toBeLessThan(0.001);
      }
      expect(inflows.notes.some(({ text }) => text.startsWith('Venezuela has been'))).toBe(true);
      expect(cellsAccountedFor(inflows.tally)).toBe(inflows.tally.cellsRead);
    },
  );

  it('has its price by quarter, and `..` is no zero', async () => {
    const prices = await readFile(
      resolve(DATA, 'remittances/rpw_corridors_send_cost_2011_2020.csv'),
    );
    expect(prices).toMatchObject({ layout: 'remittance-prices', proposal: { vintage: '2020Q3' } });
    expect(prices.tally).toMatchObject({ rowsRead: 5_333, rowsNotes: 5, errors: 0, cellsEmpty: 0 });
    expect(cellsAccountedFor(prices.tally)).toBe(prices.tally.cellsRead);
    const yemen = prices.facts.filter(
      ({ origin, residence }) => origin === 'YEM' && residence === 'USA',
    );
    expect(yemen.at(-1)).toMatchObject({
      year: 2020,
      quarter: 3,
      measure: 'remittance_cost',
      value: 4.82111120223999,
    });
    const text = readText(
      resolve(DATA, 'remittances/rpw_corridors_send_cost_2011_2020.csv'),
      'utf8',
    );
    expect(prices.tally.cellsMissing).toBe(text.split(/,\.\.(?=[,\r\n])/).length - 1);
  });
});

describe.skipIf(!present)('UNHCR', () => {
  const read = reading('refugees/unhcr_population.csv');
  reconciles(read);

  it('no row is lost and each group adds up to what the file holds', () => {
    expect(read.it.tally).toMatchObject({ rowsRead: 138_893, rowsRefused: 0, errors: 0 });
    const totals: Record<string, number> = {};
    for (const { measure, value } of read.it.facts)
      totals[measure] = (totals[measure] ?? 0) + value;
    expect(totals).toEqual({
      refugees: 762_161_513,
      asylum_seekers: 76_117_890,
      others_protected: 38_469_334,
      others_of_concern: 53_166_324,
      stateless: 87_949_537,
      internally_displaced: 775_872_734,
      returned_refugees: 53_976_271,
      returned_internally_displaced: 83_575_541,
      host_community: 117_407_323,
    });
  });

  it('AUS is Austria in its own code and Australia in ISO: 282,000 refugees of 1951 were in Austria', () => {
    const of1951 = (residence: string) =>
      read.it.facts.find(
        (fact) => fact.year === 1951 && fact.residence === residence && fact.measure === 'refugees',
      )?.value;
    expect(of1951('AUT')).toBe(282_000);
    expect(of1951('AUS')).toBe(180_000);
  });

  it('and the same holds where a file has only its own codes', async () => {
    const { facts } = await readContent(
      'year,coo,coa,refugees,asylum_seekers\n2020,ALG,AUS,7,1\n2020,AUS,AUL,8,2\n',
      'unhcr.csv',
    );
    expect(facts.map(({ origin, residence, value }) => [origin, residence, value])).toEqual([
      ['DZA', 'AUT', 7],
      ['DZA', 'AUT', 1],
      ['AUT', 'AUS', 8],
      ['AUT', 'AUS', 2],
    ]);
  });

  it('people without a state and of unknown origin are kept', () => {
    expect(read.it.facts.some(({ origin }) => origin === 'STA')).toBe(true);
    expect(read.it.facts.some(({ origin }) => origin === 'UNK')).toBe(true);
  });
});

describe.skipIf(!present)('The directory of missions', () => {
  const read = reading('missions/database_of_embassies.csv');

  it('gives offices and no figures, and names each one that it leaves', () => {
    expect(read.it.layout).toBe('missions');
    expect(read.it.facts).toEqual([]);
    expect(read.it.tally.rowsRead).toBe(9_852);
    const errors = read.it.issues.filter(({ severity }) => severity === 'error');
    expect(read.it.offices.length + errors.length).toBe(9_852);
    expect(errors.length).toBeLessThan(100);
  });

  it('knows the consulate general of Senegal in Paris', () => {
    const office = read.it.offices.find(
      ({ operator, city, type }) =>
        operator === 'SEN' && city === 'Paris' && type.startsWith('consulate'),
    );
    expect(
      office ??
        read.it.offices.find(({ operator, city }) => operator === 'SEN' && city === 'Paris'),
    ).toMatchObject({ country: 'FRA' });
  });

  it('keeps no address of an honorary consul', () => {
    const honorary = read.it.offices.filter(({ type }) => type === 'honorary_consulate');
    expect(honorary.length).toBeGreaterThan(200);
    expect(honorary.filter(({ address, phone, email }) => address ?? phone ?? email)).toEqual([]);
  });
});
