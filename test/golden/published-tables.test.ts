/** Acceptance on real input: every published file through the whole hub, held against the pages' JSON. */
import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.tsx';
import { apply, importById, receive, remap, stageNow } from '../../src/collect/imports/imports.ts';
import { addAgreement, addHolder, addSource } from '../../src/collect/sources/sources.ts';
import type {
  CorridorDocument,
  OriginDocument,
  ResidenceDocument,
} from '../../src/process/pipeline/corridors/document.ts';
import { newestEdition, readDocument } from '../../src/process/releases/releases.ts';
import { resolveCountry } from '../../src/reference/countries/countries.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { by, type Imported, importFile, pageJson, runAndPublish } from './hub.ts';
import {
  bankCodes,
  csvRows,
  DATA,
  type Expected,
  matrixCells,
  sample,
  sheet,
  sum,
} from './tables.ts';

const FILES = {
  un: 'migrant-stock/undesa2020_origin_dest_year_sex.csv',
  unTotals: 'migrant-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx',
  knomad: 'migrant-stock/knomad2021_origin_dest.csv',
  bank: 'migrant-stock/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx',
  bankList: 'migrant-stock/wb2017_origin_dest.csv',
  money: 'remittances/knomad2021_remit_sender_receiver_usd_m.csv',
  bankMoney: 'remittances/WB_Bilateral_Remittance_Estimates_2017.xlsx',
  inflows: 'remittances/remittance-inflows.xlsx',
  prices: 'remittances/rpw_corridors_send_cost_2011_2020.csv',
  unhcr: 'refugees/unhcr_population.csv',
  missions: 'missions/database_of_embassies.csv',
} as const;
type File = keyof typeof FILES;

const NAMED = `origin not in ('WLD', 'UNK', 'STA') and residence not in ('WLD', 'UNK', 'STA')`;

/** The World Bank’s own code for Kosovo. */
const bankCode = (code = ''): string => (code === 'KSV' ? 'XKX' : code);

interface ApiFacts {
  readonly facts: readonly {
    readonly value: number;
    readonly quarter: number | null;
    readonly age: string | null;
  }[];
}

interface Listed {
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

interface CountryJson {
  readonly origin: OriginDocument | null;
  readonly residence: ResidenceDocument | null;
}

describe.skipIf(!existsSync(DATA))('The published tables through the whole hub', () => {
  let hub: TestHub;
  let app: App;
  let steps: string;
  let folder: string;
  const imported = {} as Record<File, Imported>;
  const iran = {} as Record<'birth' | 'ancestry' | 'self_identification', string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'golden-'));
    hub = await openTestHub();
    const seconds: string[] = [];
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const result = await work();
      seconds.push(`${what} ${((performance.now() - started) / 1000).toFixed(1)} s`);
      return result;
    };
    for (const definition of ['birth', 'ancestry', 'self_identification'] as const)
      iran[definition] = await importIran(definition);
    for (const [name, path] of Object.entries(FILES) as [File, string][])
      imported[name] = await timed(name, () => importFile(hub, resolve(DATA, path)));
    ({ steps, app } = await timed('run and release', () => runAndPublish(hub)));
    console.info(`${seconds.join(', ')}; ${steps}`);
  }, 600_000);

  afterAll(async () => {
    await app?.close();
    await hub?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const US_CRITERIA = {
    birth: ['is_birth'],
    ancestry: ['is_ancestry'],
    self_identification: ['is_birth', 'is_ancestry', 'is_race', 'is_children'],
  } as const;

  function iraniansOfTheUs(definition: keyof typeof US_CRITERIA): number {
    return sum(
      csvRows('diaspora-profile-iran/us/waterfall_components.csv')
        .filter((row) => US_CRITERIA[definition].some((column) => row[column] === 'TRUE'))
        .map(({ weighted_n }) => Number(weighted_n)),
    );
  }

  /** A survey's figure through the mapping page: which column is what, as somebody confirmed it. */
  async function importIran(definition: keyof typeof US_CRITERIA): Promise<string> {
    const path = join(folder, `iran-us-${definition}.csv`);
    writeFileSync(
      path,
      `born or rooted in,lives in,year,people\nIran,United States,2022,${iraniansOfTheUs(definition)}\n`,
    );
    const row = await receive(hub, by(hub), { path, name: `iran-us-${definition}.csv` });
    await hub.house.db.transaction((tx) =>
      remap(tx, by(hub), row, {
        sheet: 'CSV',
        headerRow: 1,
        columns: { origin: 1, residence: 2, year: 3, value: 4 },
        wide: [],
        constants: {},
        systems: {},
        decimal: '.',
        measure: 'stock',
        definition,
        kind: 'extrapolated',
      }),
    );
    const staged = await stageNow(hub, await importById(hub.house.db, row.id));
    return hub.house.db.transaction(async (tx) => {
      const holder = await addHolder(tx, by(hub), { name: 'ACS', kind: 'international' });
      const agreement = await addAgreement(tx, by(hub), holder.id, {
        legalBasis: 'open_licence',
        purpose: 'Public use',
        uses: ['figures'],
        signedOn: '2026-01-01',
      });
      const title = `ACS ${definition}`;
      const source = await addSource(
        tx,
        by(hub),
        holder.id,
        {
          title: { fr: title, en: title, es: title, ar: title },
          definition,
          kind: 'extrapolated',
          vintage: '2022-12-31',
        },
        { agreementId: agreement.id, slug: `acs-${definition.replace('_', '-')}` },
      );
      await apply(tx, by(hub), staged, source.id);
      return source.id;
    });
  }

  const corridor = (origin: string, residence: string) =>
    pageJson<CorridorDocument>(app, `/fr/dossiers/${origin}-${residence}.json`);

  const country = (code: string) => pageJson<CountryJson>(app, `/fr/countries/${code}.json`);

  /** What the pages' JSON says of one cell of one file; undefined where it says nothing. */
  async function shown(file: File, expected: Expected): Promise<number | undefined> {
    const { origin, residence, year, quarter, measure } = expected;
    const { source } = imported[file];
    const page = await corridor(origin, residence);
    if (measure === 'remittance_cost')
      return page?.prices?.points.find((at) => at.year === year && at.quarter === quarter)?.value;
    const series = [
      ...(page?.series ?? []),
      ...(page?.money?.series ?? []),
      ...(page?.protection?.series ?? []),
    ];
    return series
      .filter((line) => line.source === source && line.measure === measure)
      .flatMap(({ points }) => points)
      .find((point) => point.year === year)?.value;
  }

  /** The same cell as the public interface hands it out, from the facts themselves. */
  async function handedOut(file: File, expected: Expected): Promise<number | undefined> {
    const { origin, residence, year, measure, quarter = null, sex = 'both' } = expected;
    const query = new URLSearchParams({ origin, residence, measure, sex, year: String(year) });
    const { facts } = (await pageJson<ApiFacts>(
      app,
      `/api/v1/facts?${query}&source=${imported[file].source}&limit=1000`,
    )) ?? { facts: [] };
    return facts.find((fact) => fact.quarter === quarter && fact.age === null)?.value;
  }

  async function compare(file: File, cells: readonly Expected[]): Promise<void> {
    const wrong: unknown[] = [];
    const chosen = sample(cells);
    expect(chosen).toHaveLength(200);
    for (const cell of chosen) {
      const values = [await shown(file, cell), await handedOut(file, cell)];
      if (values.some((value) => value === undefined || !near(value, cell.value)))
        wrong.push({ ...cell, shown: values });
    }
    expect(wrong).toEqual([]);
  }

  const near = (value: number, wanted: number) => Math.abs(value - wanted) <= 1e-6 * Math.abs(wanted);

  /** The sum of what is released of one file. */
  async function released(file: File, where: string): Promise<{ facts: number; total: number }> {
    const [row] = await hub.house.sql.unsafe<{ facts: number; total: number }[]>(
      `select count(*)::int as facts, sum(value)::float8 as total from release_facts
       where source = '${imported[file].source}' and ${where}`,
    );
    return row ?? { facts: 0, total: 0 };
  }

  // UNK: of unknown origin; XXA: without a state.
  const apart = (origin: string, residence: string) =>
    origin !== residence &&
    [origin, residence].every((code) => /^[A-Z]{3}$/.test(code) && !['UNK', 'XXA'].includes(code));

  it('takes every file, and every row is in or named', async () => {
    for (const file of Object.keys(FILES) as File[]) {
      const { row, outcome } = imported[file];
      expect([file, outcome]).toEqual([file, 'applied']);
      const tally = row.tally as Record<string, number>; // the counts of layout.ts, kept as JSON
      const accounted =
        (tally.factsOut ?? 0) +
        (tally.cellsEmpty ?? 0) +
        (tally.cellsMissing ?? 0) +
        (tally.cellsAggregate ?? 0) +
        (tally.cellsRefused ?? 0);
      if (file !== 'missions') expect([file, accounted]).toEqual([file, tally.cellsRead]);
    }
    const rows = (file: File) => (imported[file].row.tally as Record<string, number>).rowsRead;
    expect(rows('un')).toBe(75_600);
    expect(rows('unhcr')).toBe(csvRows(FILES.unhcr).length);
    expect(rows('knomad')).toBe(csvRows(FILES.knomad).length);
    expect(rows('money')).toBe(csvRows(FILES.money).length);
    expect(rows('missions')).toBe(9_852);
    expect(imported.missions.row.factCount + imported.missions.row.errorCount).toBe(9_852);
  });

  it('says of 200 cells of the UN list what the file says, and of its sums', async () => {
    const rows = csvRows(FILES.un);
    const cells = rows.flatMap(({ origin_iso3: origin = '', dest_iso3: residence = '', ...row }) =>
      Number(row.both) > 0 && apart(origin, residence)
        ? [{ origin, residence, year: Number(row.year), value: Number(row.both), measure: 'stock' }]
        : [],
    );
    await compare('un', cells);
    const apartBySex = rows.filter(
      (row) => Number(row.both) !== Number(row.male) + Number(row.female),
    );
    expect(apartBySex).toEqual([]);
    for (const sex of ['both', 'male', 'female'] as const)
      expect((await released('un', `sex = '${sex}'`)).total, sex).toBe(
        sum(rows.map((row) => Number(row[sex]))),
      );
  });

  it('shows 267,940,954 people placed of 280,598,105: 4.5 % come from nobody knows where', async () => {
    const edition = await newestEdition(hub.house.db);
    if (!edition) throw new Error('nothing was published');
    const home = await readDocument(hub.public.db, edition, 'hub', '*');
    expect(home?.who.headline).toMatchObject({
      source: imported.un.source,
      year: 2020,
      value: 280_598_105,
      known: 267_940_954,
      statedBy: imported.unTotals.source,
    });
    expect(home?.who.headline?.unknownShare).toBeCloseTo(0.045, 3);
    const france = (await country('FRA'))?.residence;
    const listed = sum(
      csvRows(FILES.un)
        .filter((row) => row.dest_iso3 === 'FRA' && row.year === '2020')
        .map((row) => Number(row.both)),
    );
    expect(france?.headline).toMatchObject({
      definition: 'birth',
      value: 8_524_876,
      known: listed,
    });
    let known = 0;
    for (const code of new Set(csvRows(FILES.un).map((row) => row.dest_iso3 ?? ''))) {
      const totals = (await country(code))?.residence?.totals ?? [];
      known +=
        totals.find(({ source, year }) => source === imported.un.source && year === 2020)?.known ??
        0;
    }
    expect(known).toBe(267_940_954);
  });

  it('says of 200 cells of the UN workbook by destination what it says', async () => {
    const book = await sheet(FILES.unTotals, 'Table 1');
    const codes = new Map(
      csvRows('countries/country-codes.csv').map((row) => [
        Number(row.M49),
        row['ISO3166-1-Alpha-3'] ?? '',
      ]),
    );
    const cells: { code: string; year: number; value: number }[] = [];
    for (let row = 12; row <= book.rowCount; row += 1) {
      const code = codes.get(Number(book.getRow(row).getCell(4).value));
      for (let column = 6; code && column <= 12; column += 1) {
        const value = book.getRow(row).getCell(column).value;
        if (typeof value === 'number' && value > 0)
          cells.push({ code, year: Number(book.getRow(11).getCell(column).value), value });
      }
    }
    const wrong: unknown[] = [];
    const silent: unknown[] = [];
    for (const { code, year, value } of sample(cells)) {
      const series = (await country(code))?.residence?.series ?? [];
      const point = series
        .filter(({ source }) => source === imported.un.source)
        .flatMap(({ points }) => points)
        .find((at) => at.year === year);
      if (!point) silent.push(code);
      else if (point.value !== value) wrong.push({ code, year, value, shown: point.value });
    }
    expect(wrong).toEqual([]);
    // Where the list by origin has no row for a residence and year, there is nothing to hold the total against.
    expect(silent.length).toBeLessThan(5);
  });

  it.each([
    ['knomad', 2021],
    ['bankList', 2017],
  ] as const)('says of 200 cells of the list %s what it says', async (file, year) => {
    const rows = csvRows(FILES[file]);
    const cells = rows.flatMap(({ from_iso3: origin = '', to_iso3: residence = '', migrants }) =>
      Number(migrants) > 0 && apart(origin, residence)
        ? [{ origin, residence, year, value: Number(migrants), measure: 'stock' }]
        : [],
    );
    await compare(file, cells);
    expect((await released(file, NAMED)).total).toBeCloseTo(
      sum(rows.map(({ migrants }) => Number(migrants))),
      3,
    );
  });

  it('says of 200 cells of the World Bank’s matrix what it says, and reads no second sheet', async () => {
    const codes = bankCodes();
    const book = await sheet(FILES.bank, 'Bilateral_Migration_2017');
    const cells = [...matrixCells(book, codes)].flatMap(({ down, across, value }) =>
      apart(down, across)
        ? [{ origin: down, residence: across, year: 2017, value, measure: 'stock' }]
        : [],
    );
    await compare('bank', cells);
    expect(imported.bank.row.sample).toContainEqual(
      expect.objectContaining({ code: 'facts/sheet-not-read', sheet: 'countries-comparison' }),
    );
    const sheets = await hub.house.sql.unsafe<{ sheet: string }[]>(
      `select distinct sheet from release_facts where import_id = '${imported.bank.row.id}'`,
    );
    expect(sheets.map(({ sheet: name }) => name)).toEqual(['Bilateral_Migration_2017']);
  });

  it('says of 200 cells of the remittances what they say, in the right direction', async () => {
    const list = csvRows(FILES.money).flatMap(
      ({ from_iso3: residence = '', to_iso3: origin = '', usd_million }) =>
        Number(usd_million) > 0 && apart(origin, residence)
          ? [{ origin, residence, year: 2021, value: Number(usd_million), measure: 'remittances' }]
          : [],
    );
    await compare('money', list);
    const book = await sheet(FILES.bankMoney, 'Bilateral_Remittances_2017');
    const matrix = [...matrixCells(book, bankCodes())].flatMap(({ down, across, value }) =>
      apart(down, across)
        ? [{ origin: across, residence: down, year: 2017, value, measure: 'remittances' }]
        : [],
    );
    await compare('bankMoney', matrix);
    // Whole books, and the sums of each country at both ends: a transposed book would have the same grand total.
    for (const [file, cells] of [
      ['money', list],
      ['bankMoney', matrix],
    ] as const) {
      expect((await released(file, `${NAMED} and measure = 'remittances'`)).total).toBeCloseTo(
        sum(cells.map(({ value }) => value)),
        2,
      );
      for (const end of ['origin', 'residence'] as const)
        for (const [code, own] of [...Map.groupBy(cells, (cell) => cell[end])].slice(0, 25))
          expect(
            (await released(file, `${NAMED} and ${end} = '${code}'`)).total,
            `${file} ${end} ${code}`,
          ).toBeCloseTo(sum(own.map(({ value }) => value)), 2);
    }
  });

  it('sends 704.64 million dollars from France to Senegal, and not back', async () => {
    const there = await corridor('SEN', 'FRA');
    const back = await corridor('FRA', 'SEN');
    const cell = { origin: 'SEN', residence: 'FRA', year: 2021, measure: 'remittances', value: 704.64 };
    expect(await handedOut('money', cell)).toBeCloseTo(704.64, 2);
    const turned = { ...cell, origin: 'FRA', residence: 'SEN' };
    expect(await handedOut('money', turned)).not.toBeCloseTo(704.64, 0);
    expect(there?.money?.figures.find(({ year }) => year === 2021)?.value).toBeCloseTo(704.64, 2);
    const values =
      back?.money?.series.flatMap(({ points }) => points.map(({ value }) => value)) ?? [];
    expect(values.filter((value) => Math.abs(value - 704.64) < 1)).toEqual([]);
  });

  it('says what each country receives, its newest year', async () => {
    const book = await sheet(FILES.inflows, 'Inward remittance flows');
    const codes = bankCodes();
    const wrong: unknown[] = [];
    let compared = 0;
    for (let row = 2; row <= book.rowCount; row += 1) {
      const code = codes.get(String(book.getRow(row).getCell(1).value ?? '').trim());
      if (!code) continue;
      let newest: { year: number; value: number } | null = null;
      for (let column = 2; column <= book.columnCount; column += 1) {
        const value = book.getRow(row).getCell(column).value;
        const year = Number.parseInt(String(book.getRow(1).getCell(column).value), 10);
        if (typeof value === 'number' && value > 0 && year > 1900) newest = { year, value };
      }
      const flows = (await country(code))?.origin?.money?.flows;
      if (!newest || !flows) continue;
      compared += 1;
      const flow = flows.find(({ source }) => source === imported.inflows.source);
      if (flow?.year !== newest.year || Math.abs(flow.value - newest.value) > 1e-6 * newest.value)
        wrong.push({ code, ...newest, shown: flow });
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });

  it('says of 200 prices what the file says, and `..` is no price', async () => {
    const cells: Expected[] = [];
    let missing = 0;
    for (const row of csvRows(FILES.prices))
      for (const [header, cell] of Object.entries(row)) {
        const [, year, quarter] = /^(\d{4})Q(\d)/.exec(header) ?? [];
        if (cell === '..') missing += 1;
        // A fee below the gain on the exchange rate is less than nothing, and stays so.
        else if (year && Number(cell) !== 0)
          cells.push({
            origin: bankCode(row['Receiving Countries  Code']),
            residence: bankCode(row['Sending Countries Code']),
            year: Number(year),
            quarter: Number(quarter),
            value: Number(cell),
            measure: 'remittance_cost',
          });
      }
    await compare('prices', cells);
    expect((imported.prices.row.tally as Record<string, number>).cellsMissing).toBe(missing);
    const { facts, total } = await released('prices', 'value <> 0');
    expect(total).toBeCloseTo(sum(cells.map(({ value }) => value)), 3);
    expect(facts).toBe(cells.length);
  });

  it('says of 200 cells of UNHCR what it says: AUS is Austria there', async () => {
    const measures = {
      refugees: 'refugees',
      asylum_seekers: 'asylum_seekers',
      stateless: 'stateless',
      ooc: 'others_of_concern',
      oip: 'others_protected',
    };
    const rows = csvRows(FILES.unhcr);
    const cells = rows.flatMap((row) =>
      Object.entries(measures).flatMap(([column, measure]) => {
        const [origin = '', residence = ''] = [row.coo_iso, row.coa_iso];
        return Number(row[column]) > 0 && apart(origin, residence)
          ? [{ origin, residence, year: Number(row.year), value: Number(row[column]), measure }]
          : [];
      }),
    );
    await compare('unhcr', cells);
    const inAustria = cells.filter(
      ({ residence, measure }) => residence === 'AUT' && measure === 'refugees',
    );
    await compareAll('unhcr', sample(inAustria, 20));
    for (const [column, measure] of Object.entries(measures))
      expect((await released('unhcr', `measure = '${measure}'`)).total, measure).toBe(
        sum(rows.map((row) => Number(row[column]) || 0)),
      );
  });

  async function compareAll(file: File, cells: readonly Expected[]): Promise<void> {
    for (const cell of cells)
      expect(await shown(file, cell), JSON.stringify(cell)).toBe(cell.value);
  }

  it('lists 200 missions as the file has them: who, where, what, and at which point', async () => {
    const { offices } = (await pageJson<{ offices: Listed[] }>(app, '/fr/directory.json')) ?? {
      offices: [],
    };
    const rows = csvRows(FILES.missions, ';', true);
    const tally = imported.missions.row.tally as Record<string, number>;
    expect(tally.rowsRead).toBe(rows.length);
    expect(offices).toHaveLength(rows.length - (tally.rowsRefused ?? 0));
    const key = (city: string, latitude: number, longitude: number) =>
      `${city}|${latitude.toFixed(5)}|${longitude.toFixed(5)}`;
    const placed = new Set(
      offices.map(({ city, latitude, longitude }) => key(city ?? '', latitude ?? 0, longitude ?? 0)),
    );
    // Some are run by whom no list of countries knows (a government in exile, a state of a federation): refused and named.
    const cells = rows.filter(
      ({ operator = '', latitude, longitude }) =>
        latitude && longitude && resolveCountry(operator).code,
    );
    const wrong = sample(cells).filter(
      ({ city = '', latitude, longitude }) =>
        !placed.has(key(city.trim(), Number(latitude), Number(longitude))),
    );
    expect(wrong).toEqual([]);
    const lines = (await (await app.request('/fr/directory.csv')).text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(offices.length + 1);
    const twice = await pageJson<{ offices: Listed[] }>(app, '/api/v1/offices?limit=200');
    expect(twice?.offices).toEqual(offices.slice(0, 200));
  });

  it('finds that KNOMAD repeats 62 % of the UN, shows it and never averages', async () => {
    const edition = await newestEdition(hub.house.db);
    if (!edition) throw new Error('nothing was published');
    const ties = (await readDocument(hub.public.db, edition, 'hub', '*'))?.ties ?? [];
    const tie = ties.find(
      ({ from, on }) => from === imported.knomad.source && on === imported.un.source,
    );
    expect(tie).toMatchObject({ verdict: 'dependent', measure: 'stock' });
    expect(tie?.shareIdentical).toBeCloseTo(0.62, 2);
    const haiti = await corridor('HTI', 'USA');
    const row = haiti?.rows.find(({ source }) => source === imported.knomad.source);
    expect(row?.dependsOn).toContainEqual({
      source: imported.un.source,
      verdict: 'dependent',
      sameHere: true,
    });
    expect(row?.inRange).toBe(false);
    const senegal = await corridor('SEN', 'FRA');
    expect(JSON.stringify(senegal)).not.toContain(String((134_848 + 158_927) / 2));
  });

  it('takes the World Bank’s list and workbook for two files of one source, and no cell twice', async () => {
    expect(imported.bankList.source).toBe(imported.bank.source);
    const twice = await hub.house.sql.unsafe(
      `select origin, residence from release_facts
       where source = '${imported.bank.source}' and ${NAMED}
       group by origin, residence having count(*) > 1`,
    );
    expect([...twice]).toEqual([]);
  });

  it('changes nothing when the same file comes twice', async () => {
    const again = await importFile(hub, resolve(DATA, FILES.knomad));
    expect(again.outcome).toBe('already');
    expect(again.source).toBe(imported.knomad.source);
  });

  it.each([
    ['SEN-FRA', 134_848, 'medium'],
    ['HTI-USA', 705_361, 'medium'],
    ['MDA-ITA', 194_480, 'low'],
    ['SYR-TUR', 3_792_505, 'low'],
  ])('leads %s with people born there, as the UN estimates them', async (key, value, level) => {
    const page = await corridor(key.slice(0, 3), key.slice(4));
    expect(page?.headline).toMatchObject({
      source: imported.un.source,
      definition: 'birth',
      kind: 'modelled',
      year: 2020,
      value,
      learned: { stated: 'born_or_citizen', source: imported.unTotals.source },
    });
    expect(page?.confidence?.level).toBe(level);
    expect(page?.rows.map(({ source, definition }) => [source, definition])).toEqual([
      [imported.un.source, 'birth'],
      [imported.bank.source, 'born_or_citizen'],
      [imported.knomad.source, 'born_or_citizen'],
    ]);
  });

  it('puts the definitions of the Iranians of the United States in a lattice, never in a sum or a mean', async () => {
    const [birth, , broad] = (['birth', 'ancestry', 'self_identification'] as const).map(
      iraniansOfTheUs,
    );
    expect([birth, broad]).toEqual([429_894, 794_915]);
    const page = await corridor('IRN', 'USA');
    const nodes = new Map(page?.lattice.map((node) => [node.definition, node]));
    expect(nodes.get('self_identification')).toMatchObject({
      low: 794_915,
      high: 794_915,
      sources: [iran.self_identification],
    });
    expect(nodes.get('birth')?.sources).toContain(iran.birth);
    expect([nodes.get('birth')?.low, nodes.get('birth')?.high]).toContain(429_894);
    expect(nodes.get('ancestry')).toMatchObject({ low: iraniansOfTheUs('ancestry') });
    const text = JSON.stringify(page);
    for (const made of [429_894 + 794_915, (429_894 + 794_915) / 2])
      expect(text).not.toContain(String(made));
  });
});
