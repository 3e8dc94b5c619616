import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../src/collect/facts/fact.ts';
import type { Office } from '../src/collect/facts/layouts/layouts.ts';
import {
  detectLayout,
  type Issue,
  LAYOUTS,
  newTally,
  type Tally,
} from '../src/collect/facts/layouts/layouts.ts';
import { columnName, openWorkbook } from '../src/platform/sheets/sheets.ts';
import { resolveCountry } from '../src/reference/countries/countries.ts';
import { generateDemo } from './generate.ts';
import { type DemoSource, demoSources } from './sources.ts';

/** The layout that reads each kind of file of the demonstration. */
const READERS: Readonly<Record<DemoSource['layout'], string>> = {
  'undesa-2024': 'un-origin-destination',
  flat: 'corridor-list',
  matrix: 'bilateral-matrix',
  'remittance-matrix': 'bilateral-matrix',
  'rpw-wide': 'remittance-prices',
  unhcr: 'unhcr-population',
  dioc: 'oecd-dioc',
  generic: 'generic',
  missions: 'missions',
  interviews: 'none',
};

interface Read {
  readonly layout: string;
  readonly facts: Fact[];
  readonly offices: Office[];
  readonly issues: Issue[];
  readonly tally: Tally;
}

let directory = '';
const sources = demoSources(new Date('2026-01-01')).filter(({ file }) => file);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'demo-'));
  await generateDemo(directory);
});
afterAll(() => rm(directory, { recursive: true }));

const done = new Map<string, Promise<Read>>();

/** Each file is read once. */
function read(source: DemoSource): Promise<Read> {
  const reading = done.get(source.slug) ?? readAnew(source);
  done.set(source.slug, reading);
  return reading;
}

async function readAnew({ file, mapping }: DemoSource): Promise<Read> {
  const workbook = await openWorkbook(join(directory, file ?? ''));
  const { layout: detected, evidence } = await detectLayout(workbook);
  const layout = mapping ? (LAYOUTS.find(({ id }) => id === 'generic') ?? detected) : detected;
  const tally = newTally();
  const context = { resolveCountry, tally, ...(mapping ? { mapping } : {}) };
  const all: Read = { layout: detected.id, facts: [], offices: [], issues: [], tally };
  if (layout.yields === 'offices') {
    for await (const batch of layout.read(workbook, evidence, context)) {
      all.offices.push(...batch.offices);
      all.issues.push(...batch.issues);
    }
    return all;
  }
  for await (const batch of layout.read(workbook, evidence, context)) {
    all.facts.push(...batch.facts);
    all.issues.push(...batch.issues);
  }
  return all;
}

describe('the files of the demonstration', () => {
  it.each(sources.map((source) => [source.slug, source] as const))(
    '%s is recognised, and every cell is in or named',
    async (_, source) => {
      const { layout, facts, offices, issues, tally } = await read(source);
      expect(layout).toBe(READERS[source.layout]);
      expect(facts.length + offices.length).toBeGreaterThan(10);
      // A bare "Guinea" or "Sudan" may be asked about; nothing else may be in doubt.
      const doubts = issues.filter(({ code }) => code !== 'facts/ambiguous-country');
      expect(doubts).toEqual([]);
      const { cellsRead, factsOut, cellsEmpty, cellsMissing, cellsAggregate, cellsRefused } = tally;
      if (facts.length > 0) {
        expect(factsOut + cellsEmpty + cellsMissing + cellsAggregate + cellsRefused).toBe(
          cellsRead,
        );
        expect(facts.length).toBe(factsOut);
      }
      expect(facts.every(({ value }) => value >= 0)).toBe(true);
      if (source.mapping) {
        expect(new Set(facts.map(({ definition }) => definition))).toEqual(
          new Set([source.definition]),
        );
        expect(new Set(facts.map(({ kind }) => kind))).toEqual(new Set([source.kind]));
      }
    },
  );

  it('the official workbook reconciles to the unit, with its people of unknown origin', async () => {
    const { facts, tally } = await read(of('un-stocks'));
    const totals = tally.bySourceTotals.filter(({ side }) => side === 'residence');
    expect(totals.length).toBeGreaterThan(500);
    const off = totals.filter(
      ({ code, stated, computed, unknown }) => code !== 'WLD' && stated !== computed + unknown,
    );
    expect(off).toEqual([]);
    expect(totals.reduce((sum, { unknown }) => sum + unknown, 0)).toBeGreaterThan(0);
    expect(new Set(facts.map(({ definition }) => definition))).toEqual(
      new Set(['birth', 'citizenship', 'born_or_citizen']),
    );
  });

  it('money stands in transposed cells: what France sends is what Senegal receives', async () => {
    const stocks = await read(of('compiled-stocks'));
    const money = await read(of('remittances'));
    const corridor = ({ origin, residence }: Fact) => origin === 'SEN' && residence === 'FRA';
    expect(stocks.facts.find(corridor)?.value).toBeGreaterThan(100_000);
    expect(money.facts.find(corridor)?.value).toBeGreaterThan(100);
    expect(money.facts.find(corridor)?.year).toBe(2021);
  });

  it('the consular register gives cities, and figures freed of their footnotes', async () => {
    const { facts } = await read(of('consular-register'));
    const paris = facts.filter(
      ({ place, year, sex }) => place === 'Paris' && year === 2024 && sex === 'both',
    );
    expect(paris).toHaveLength(1);
    expect(paris[0]?.value).toBeGreaterThan(1000);
    expect(Number.isInteger(paris[0]?.value)).toBe(true);
  });

  it('censuses of work keep every dimension, and the unknown apart', async () => {
    const { facts } = await read(of('census-work'));
    expect(new Set(facts.map(({ education }) => education))).toEqual(
      new Set(['0-2', '3-4', '5-8', 'unknown']),
    );
    expect(new Set(facts.map(({ labour }) => labour))).toEqual(
      new Set(['employed', 'unemployed', 'inactive']),
    );
    expect(new Set(facts.map(({ isco }) => isco)).size).toBe(12);
    expect(new Set(facts.map(({ duration }) => duration))).toEqual(
      new Set(['0-5', '5-10', '10+', 'unknown']),
    );
  });

  it('surveys of ancestry bring their interval', async () => {
    const { facts } = await read(of('ancestry-surveys'));
    for (const { value, low, high } of facts) {
      expect(low ?? value).toBeLessThan(value);
      expect(high ?? value).toBeGreaterThan(value);
    }
  });
});

function of(slug: string): DemoSource {
  const found = sources.find((source) => source.slug === slug);
  if (!found) throw new Error(`no source ${slug}`);
  return found;
}

it('The figure that the tour follows stands where the tour says', async () => {
  const tour = readFileSync('docs/tour.md', 'utf8');
  const [, sheet, row, column, value = ''] =
    /sheet `([^`]+)`, row (\d+), column (\w+) [^*]+\*\*([\d ]+)\*\*/.exec(tour) ?? [];
  const stocks = sources.find(({ layout }) => layout === 'undesa-2024');
  if (!stocks) throw new Error('no workbook of the UN’s layout');
  expect(tour).toContain(stocks.file);
  const { facts } = await read(stocks);
  expect(
    facts.find((fact) => fact.row === Number(row) && columnName(fact.column) === column),
  ).toMatchObject({
    ...{ sheet, origin: 'SEN', residence: 'FRA', year: 2020, sex: 'both' },
    value: Number(value.replace(' ', '')),
  });
});
