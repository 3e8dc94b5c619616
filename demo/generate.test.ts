import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededStreams } from '../src/methods/random/random.ts';
import { bankName, COUNTRIES, country, ORIGIN } from './countries.ts';
import { byAncestry, byCitizenship } from './definitions.ts';
import { FAULTS } from './files/faulty.ts';
import { DEMO_SEED, type DemoFile, generateDemo } from './generate.ts';
import { FIRST_YEAR } from './gravity.ts';
import { belongingSum } from './observe.ts';
import { demoSources, FILES, type FileSlug } from './sources.ts';
import { imagine } from './truth.ts';

const truth = imagine(seededStreams(DEMO_SEED));
let directory = '';
let files: DemoFile[] = [];
let seconds = 0;
/** `Table 1`, line by line. */
const official: (string | number)[][] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'demo-'));
  // Seconds of this thread, so that a busy machine does not fail the test.
  const started = process.threadCpuUsage();
  ({ files } = await generateDemo(directory));
  const { user, system } = process.threadCpuUsage(started);
  seconds = (user + system) / 1e6;
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(directory, FILES['un-stocks']));
  book.getWorksheet('Table 1')?.eachRow({ includeEmpty: true }, ({ values }) => {
    official.push((values as (string | number)[]).slice(1));
  });
});

afterAll(() => rm(directory, { recursive: true }));

async function text(slug: FileSlug, encoding = 'utf8'): Promise<string> {
  return iconv.decode(await readFile(join(directory, FILES[slug])), encoding);
}

async function table(slug: FileSlug, delimiter = ',', from = 1): Promise<Record<string, string>[]> {
  return parse(await text(slug), { columns: true, delimiter, from_line: from, bom: true });
}

async function lines(slug: FileSlug, encoding?: string): Promise<string[][]> {
  return parse(await text(slug, encoding), {
    delimiter: ';',
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
  });
}

const number = (value: string | undefined) => Number(value?.replaceAll(/[.\s\u00a0]/g, ''));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function born(origin: string, residence: string, year: number): number {
  const found = truth.corridors.find((c) => c.origin === origin && c.residence === residence);
  const step = year - FIRST_YEAR;
  return (found?.male[step] ?? 0) + (found?.female[step] ?? 0);
}

describe('the generated files', () => {
  it('are written within six seconds and eight megabytes, truth included', async () => {
    expect(seconds).toBeLessThan(6);
    expect(sum(files.map(({ bytes }) => bytes))).toBeLessThan(8_000_000);
    const written = await readdir(directory, { recursive: true });
    expect(written.filter((path) => /\.(csv|xlsx)$/.test(path)).toSorted()).toEqual(
      files.map(({ name }) => name).toSorted(),
    );
  });

  it('are the same bytes for the same seed, the workbook too', async () => {
    const again = await mkdtemp(join(tmpdir(), 'demo-'));
    const second = await generateDemo(again, { seed: DEMO_SEED });
    const content = (written: DemoFile[]) => written.map(({ name, sha256 }) => [name, sha256]);
    expect(content(second.files)).toEqual(content(files));
    await rm(again, { recursive: true });
  }, 60_000);

  it('cover every source that promises one', () => {
    const promised = demoSources(new Date('2026-01-01')).flatMap(({ file }) =>
      file ? [file] : [],
    );
    const written = files.map(({ name }) => name);
    for (const file of promised) expect(written).toContain(file);
  });

  it('keep the truth apart', () => {
    for (const { slug, name } of files) expect(name.startsWith('truth/')).toBe(slug === null);
  });
});

describe('the official workbook', () => {
  const rows = () => official.slice(11);

  it('says in its first line that it is invented', () => {
    expect(official[0]?.[0]).toContain('INVENTÉES');
    expect(official[10]?.[0]).toBe('Index');
  });

  it('has the header of the edition of 2024, years three times', () => {
    const header = official[10] ?? [];
    const years = [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024];
    expect(header.slice(0, 7)).toEqual([
      'Index',
      'Region, development group, country or area of destination',
      'Coverage',
      'Data type',
      'Location code of destination',
      'Region, development group, country or area of origin',
      'Location code of origin',
    ]);
    expect(header.slice(7)).toEqual([...years, ...years, ...years]);
  });

  it('adds men and women to both, and countries to the world, to the unit', () => {
    const countries = rows().filter((row) => Number(row[4]) < 900);
    for (const row of countries) {
      for (let year = 7; year < 15; year += 1) {
        if (row[year + 8] === '..') continue;
        expect(Number(row[year + 8]) + Number(row[year + 16])).toBe(row[year]);
      }
    }
    for (const year of [7, 14]) {
      const detail = countries.filter((row) => row[6] !== 900);
      const stated = countries.filter((row) => row[6] === 900);
      expect(sum(detail.map((row) => Number(row[year])))).toBe(
        sum(stated.map((row) => Number(row[year]))),
      );
      expect(rows()[0]?.[year]).toBe(sum(stated.map((row) => Number(row[year]))));
    }
  });

  it('has what makes reading it hard: aggregates, asterisks, missing sexes, people of unknown origin', () => {
    const labels = rows().map((row) => String(row[1]));
    expect(labels.filter((label) => label.endsWith('*')).length).toBeGreaterThan(100);
    expect(rows().filter((row) => Number(row[4]) >= 900).length).toBe(73);
    expect(rows().filter((row) => row.includes('..')).length).toBeGreaterThan(100);
    expect(rows().filter((row) => row[6] === 2003).length).toBeGreaterThan(20);
    expect(new Set(rows().map((row) => row[3]))).toEqual(
      new Set(['', 'B', 'B R', 'C', 'C R', 'I']),
    );
  });

  it('undercounts, as censuses do, within what the README says', () => {
    const seen = rows().filter((row) => row[6] === country(ORIGIN).m49 && row[3] === 'B');
    const ratios = seen.map((row) => {
      const residence = COUNTRIES.find(({ m49 }) => m49 === row[4])?.code ?? '';
      return Number(row[13]) / born(ORIGIN, residence, 2020);
    });
    expect(median(ratios)).toBeGreaterThan(0.8);
    expect(median(ratios)).toBeLessThan(1);
  });
});

describe('the other sources', () => {
  it('registers: both = men + women in every row, and too many where nobody reports a departure', async () => {
    const rows = await table('register-stocks');
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'origin_iso3',
      'dest_iso3',
      'year',
      'both',
      'male',
      'female',
    ]);
    expect(rows.length).toBeGreaterThan(25_000);
    for (const { both, male, female } of rows)
      expect(Number(male) + Number(female)).toBe(Number(both));
    const ratios = rows
      .filter(({ year, both }) => year === '2020' && Number(both) > 1000)
      .map((row) => Number(row.both) / born(row.origin_iso3 ?? '', row.dest_iso3 ?? '', 2020));
    expect(median(ratios)).toBeGreaterThan(1);
    expect(Math.max(...ratios)).toBeLessThan(1.45);
    expect(Math.min(...ratios)).toBeGreaterThan(0.7);
  });

  it('the compiled matrix copies nearly two thirds of its cells from the registers', async () => {
    const registers = new Map(
      (await table('register-stocks'))
        .filter(({ year }) => year === '2020')
        .map((row) => [`${row.origin_iso3} ${row.dest_iso3}`, Number(row.both)]),
    );
    const byName = new Map(COUNTRIES.map(({ code }) => [bankName(code), code]));
    const matrix = parse(await text('compiled-stocks')) as string[][];
    const [header = [], ...rows] = matrix;
    const cells = rows.slice(0, -1).flatMap((row) =>
      row.slice(1, -1).flatMap((value, i) => {
        const key = `${byName.get(row[0] ?? '')} ${byName.get(header[i + 1] ?? '')}`;
        return registers.has(key) ? [Number(value) === registers.get(key)] : [];
      }),
    );
    const same = cells.filter(Boolean).length / cells.length;
    expect(cells.length).toBeGreaterThan(4000);
    expect(same).toBeGreaterThan(0.6);
    expect(same).toBeLessThan(0.7);
  });

  it('matrices: every row and column adds up to its total', async () => {
    for (const slug of ['compiled-stocks', 'remittances'] as const) {
      const rows = (parse(await text(slug)) as string[][]).slice(1);
      for (const row of rows) {
        const cells = row.slice(1).map(Number);
        expect(Math.abs(sum(cells.slice(0, -1)) - (cells.at(-1) ?? 0))).toBeLessThan(0.06);
      }
      const [totals = []] = rows.slice(-1);
      const column = rows.slice(0, -1).map((row) => Number(row[5]));
      expect(Math.abs(sum(column) - Number(totals[5]))).toBeLessThan(0.06);
    }
  });

  it('money goes from the residence to the origin: far more from France to Senegal than back', async () => {
    const rows = await table('remittances');
    const sent = (from: string, to: string) =>
      Number(rows.find((row) => row['Sender \\ Receiver'] === from)?.[to]);
    expect(sent('France', 'Senegal')).toBeGreaterThan(20 * sent('Senegal', 'France'));
    expect(sent('France', 'Senegal')).toBeGreaterThan(50);
  });

  it('refugees: codes of UNHCR beside those of ISO, counts rounded to five', async () => {
    const rows = await table('protection');
    const austria = rows.find(({ coa_iso }) => coa_iso === 'AUT');
    expect(austria?.coa).toBe('AUS');
    expect(rows.every((row) => Number(row.refugees) % 5 === 0)).toBe(true);
    expect(rows.some((row) => row.coo_iso === ORIGIN)).toBe(true);
    const now = rows.filter(({ year, coo_iso }) => year === '2024' && coo_iso === 'SYR');
    expect(sum(now.map((row) => Number(row.refugees)))).toBeGreaterThan(500_000);
  });

  it('censuses reach most of those who were there, and leave some answers unknown', async () => {
    const rows = await table('census-work');
    const reached = sum(rows.map((row) => Number(row.number)));
    const adults = sum(truth.work.map(({ people }) => people));
    expect(reached / adults).toBeGreaterThan(0.93);
    expect(reached / adults).toBeLessThan(0.97);
    const share = (column: string) =>
      sum(rows.filter((row) => row[column] === 'UNK').map((row) => Number(row.number))) / reached;
    expect(share('edu')).toBeCloseTo(0.04, 2);
    expect(share('dur_stay')).toBeCloseTo(0.07, 2);
    expect(new Set(rows.map((row) => row.country)).size).toBe(13);
  });

  it('the consular register speaks French, keeps those who left, and adds up to its total', async () => {
    const rows = await lines('consular-register', 'windows-1252');
    expect(rows[0]?.[0]).toContain('DONNÉES INVENTÉES');
    expect(rows[3]?.[6]).toBe('Part des femmes (%)');
    const figure = (cell: string | undefined) => number(cell?.replace(/\(\d\)/, ''));
    const body = rows.filter((row) => /^\d{4}$/.test(row[2] ?? ''));
    const known = body.filter((row) => row[3] !== 'n.d.');
    const stated = rows.find(([first]) => first === 'Total général')?.[3];
    expect(sum(known.map((row) => figure(row[3])))).toBe(number(stated));
    for (const row of known) expect(figure(row[4]) + figure(row[5])).toBe(figure(row[3]));
    expect(known.some((row) => /^\d{1,2},\d$/.test(row[6] ?? ''))).toBe(true);
    expect(known.some((row) => row[3]?.endsWith(' (1)'))).toBe(true);
    expect(body.length - known.length).toBeGreaterThan(0);
    const france = known.filter((row) => row[0] === 'France' && row[2] === '2018');
    const registered = sum(france.map((row) => figure(row[3])));
    const really = belongingSum(truth, 'FRA', 2018, (b) => b.registered);
    expect(registered / really).toBeGreaterThan(1.05);
    expect(registered / really).toBeLessThan(1.5);
    expect(registered).toBeLessThan(belongingSum(truth, 'FRA', 2018, byCitizenship));
  });

  it('the city counts in Spanish, and misses those with two nationalities', async () => {
    const rows = await lines('municipal-register');
    const senegal = rows.filter((row) => row[1] === 'Senegal');
    expect(rows[3]).toEqual(['Municipio', 'Nacionalidad', 'Año', 'Hombres', 'Mujeres', 'Total']);
    expect(senegal).toHaveLength(10);
    for (const row of senegal) expect(number(row[3]) + number(row[4])).toBe(number(row[5]));
    const home = truth.dwellings.find(({ place }) => place === 'Barcelone');
    expect(number(senegal.at(-1)?.[5])).toBeLessThan(home?.citizens.at(-1) ?? 0);
    expect(new Set(rows.slice(4, -2).map((row) => row[1])).size).toBeGreaterThan(40);
  });

  it('the federation says more than it has; the surveys of ancestry say less', async () => {
    const members = await table('federation-members', ';');
    const france = members.find((row) => row.Pays === 'France' && row.Année === '2024');
    const real = belongingSum(truth, 'FRA', 2024, (b) => b.members);
    expect(Number(france?.['Adhérents déclarés']) / real).toBeGreaterThan(1.2);
    const ancestry = await table('ancestry-surveys', ',', 2);
    for (const row of ancestry) {
      expect(Number(row.Low)).toBeLessThan(Number(row.Estimate));
      expect(Number(row.High)).toBeGreaterThan(Number(row.Estimate));
    }
    const canada = ancestry.find((row) => row['Country of residence'] === 'Canada');
    expect(Number(canada?.Low)).toBeLessThan(belongingSum(truth, 'CAN', 2011, byAncestry));
  });

  it('offices stand in cities, without an address or a telephone', async () => {
    const rows = await lines('missions');
    expect(rows.length).toBeGreaterThan(45);
    expect(rows.flat().some((cell) => /\d{5}|\+\d/.test(cell.replace(/^-?\d+\.\d+$/, '')))).toBe(
      false,
    );
  });

  it('corridor prices fall, and stay between one and twenty per cent', async () => {
    const rows = await table('remittance-prices');
    const costs = rows.flatMap((row) => Object.values(row).slice(6).map(Number));
    expect(Math.min(...costs)).toBeGreaterThan(1);
    expect(Math.max(...costs)).toBeLessThan(20);
    const first = median(rows.map((row) => Number(row['2016Q1 [YR2016Q1]'])));
    const last = median(rows.map((row) => Number(row['2024Q4 [YR2024Q4]'])));
    expect(last).toBeLessThan(first);
  });
});

describe('disagreement within one definition', () => {
  it('registers say a tenth more than censuses of people born in the origin; seldom half as much again', async () => {
    const registers = new Map(
      (await table('register-stocks'))
        .filter(({ origin_iso3, year }) => origin_iso3 === ORIGIN && year === '2020')
        .map(({ dest_iso3, both }) => [dest_iso3, Number(both)]),
    );
    const census = official.filter(
      (row) => row[3] === 'B' && row[6] === country(ORIGIN).m49 && Number(row[13]) >= 500,
    );
    const ratios = census.map((row) => {
      const code = COUNTRIES.find(({ m49 }) => m49 === row[4])?.code;
      return (registers.get(code) ?? Number.NaN) / Number(row[13]);
    });
    expect(ratios.length).toBeGreaterThan(15);
    expect(median(ratios)).toBeGreaterThan(1.05);
    expect(median(ratios)).toBeLessThan(1.3);
    expect(Math.max(...ratios)).toBeLessThan(1.7);
    expect(Math.min(...ratios)).toBeGreaterThan(0.8);
  });
});

describe('the faulty file', () => {
  it('has each fault where it is said to be, and faulty.md tells of it', async () => {
    const rows = await lines('faulty');
    const told = await readFile(join(import.meta.dirname, 'faulty.md'), 'utf8');
    const cell = (line: number, column: number) => rows[line - 1]?.[column - 1] ?? 'missing';
    const figures = (line: number) => [4, 5, 6].map((column) => Number(cell(line, column)));
    const [men = 0, women = 0, both = 0] = figures(15);
    expect(cell(6, 2)).toBe('Syldavie');
    expect(cell(9, 4)).toBe('environ 1 200');
    expect(cell(12, 6)).toMatch(/^\d+\.5$/);
    expect(both - men - women).toBe(1000);
    expect(cell(18, 3)).toBe('20222');
    expect(Number(cell(21, 5))).toBeLessThan(0);
    expect(cell(24, 4)).toBe('');
    expect(rows[33]).toEqual(rows[2]);
    expect(rows[34]?.slice(0, 5)).toEqual(rows[3]?.slice(0, 5));
    expect(rows[34]?.[5]).not.toBe(rows[3]?.[5]);
    expect(cell(36, 2)).toBe('Autres pays du Nord');
    expect(cell(37, 1)).toBe('Total');
    for (const { line, fault } of FAULTS) {
      expect(told).toMatch(new RegExp(`^\\| ${line} +\\|.*\\| ${fault} +\\|$`, 'm'));
    }
  });

  it('is sound but for its faults: the others add up', async () => {
    const faulty = new Set(FAULTS.map(({ line }) => line));
    const rows = (await lines('faulty')).slice(1, 33);
    const sound = rows.filter((_, i) => !faulty.has(i + 2));
    expect(sound).toHaveLength(25);
    for (const row of sound) expect(Number(row[3]) + Number(row[4])).toBe(Number(row[5]));
  });
});
