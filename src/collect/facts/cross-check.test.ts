import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDuck } from '../../platform/duckdb/duckdb.ts';
import { crossCheck } from './cross-check.ts';
import type { Fact, Sex } from './fact.ts';
import { writeFactsParquet } from './facts-parquet.ts';
import type { Issue } from './layouts/layouts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-cross-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const figure = (row: number, value: number, some: Partial<Fact> = {}): Fact => ({
  ...{ sheet: 'CSV', row, column: 4, origin: 'SEN', residence: 'FRA', year: 2020, sex: 'both' },
  ...{ place: null, quarter: null, age: null, education: null, isco: null, labour: null },
  ...{ duration: null, generation: null, measure: 'stock', definition: 'birth' },
  ...{ kind: 'observed', value, low: null, high: null },
  ...some,
});
const split = (row: number, both: number, male: number, female: number, year = 2020): Fact[] =>
  Object.entries({ both, male, female }).map(([sex, value], at) =>
    figure(row, value, { sex: sex as Sex, column: 4 + at, year }),
  );

async function check(facts: Fact[]): Promise<{ lines: string[]; left: number; kept: number[] }> {
  const path = join(folder, 'facts.parquet');
  await writeFactsParquet(facts, path);
  const issues: Issue[] = [];
  const left = await crossCheck(path, facts.length, async (some) => void issues.push(...some));
  const duck = await openDuck({ memoryMb: 64, threads: 1, temp: folder });
  const kept = await duck.rows<{ value: number }>(`select value from '${path}'`);
  await duck.close();
  const lines = issues.map(
    ({ row, column, severity, code, value }) => `${row}:${column} ${severity} ${code} ${value}`,
  );
  return { lines, left, kept: kept.map(({ value }) => value) };
}

describe('a figure that a table gives twice', () => {
  it('is counted once and remarked where both agree', async () => {
    expect(await check([figure(2, 100), figure(3, 7, { year: 2015 }), figure(4, 100)])).toEqual({
      lines: ['4:4 note facts/repeated 100 (D2)'],
      left: 0,
      kept: [100, 7, 100],
    });
  });

  it('is taken from neither row where they contradict each other, and both are named', async () => {
    expect(await check([figure(2, 100), figure(3, 7, { year: 2015 }), figure(4, 120)])).toEqual({
      lines: [
        '2:4 error facts/contradicted 100 ≠ 120 (D4)',
        '4:4 error facts/contradicted 120 ≠ 100 (D2)',
      ],
      left: 2,
      kept: [7],
    });
  });

  it('is named beside the one that it contradicts, on another sheet if need be', async () => {
    const found = await check([
      figure(2, 100),
      figure(3, 100),
      figure(2, 120, { sheet: 'Feuil2' }),
    ]);
    expect(found.lines).toEqual([
      '2:4 error facts/contradicted 100 ≠ 120 (Feuil2!D2)',
      '3:4 error facts/contradicted 100 ≠ 120 (Feuil2!D2)',
      '2:4 error facts/contradicted 120 ≠ 100 (CSV!D2)',
    ]);
    expect(found.kept).toEqual([]);
  });

  it.each<[string, Partial<Fact>]>([
    ['another sex', { sex: 'male' }],
    ['another age', { age: '25-64' }],
    ['another definition', { definition: 'citizenship' }],
    ['another place', { place: 'Lyon' }],
  ])('is not the same for %s', async (_, some) => {
    expect(await check([figure(2, 100), figure(3, 90, some)])).toMatchObject({ lines: [] });
  });

  it('may stand under several labels of nobody’s country', async () => {
    const north = { origin: 'UNK' };
    expect(await check([figure(2, 100, north), figure(3, 90, north)])).toMatchObject({ lines: [] });
  });
});

describe('men and women', () => {
  it('that do not make the total are remarked at the total, and kept', async () => {
    expect(await check([...split(2, 100, 60, 50), ...split(3, 100, 60, 40, 2015)])).toEqual({
      lines: ['2:4 note facts/sexes-apart 60 + 50 ≠ 100'],
      left: 0,
      kept: [100, 60, 50, 100, 60, 40],
    });
  });

  it('are compared over rows too', async () => {
    const rows = [figure(2, 60, { sex: 'male' }), figure(3, 30, { sex: 'female' }), figure(4, 100)];
    expect((await check(rows)).lines).toEqual(['4:4 note facts/sexes-apart 60 + 30 ≠ 100']);
  });

  it('may miss it by the rounding of a table that rounds throughout', async () => {
    const years = Array.from({ length: 40 }, (_, at) => 1980 + at);
    const rounded = years.flatMap((year, at) => split(at + 2, 1000, 590, 400, year));
    expect((await check(rounded)).lines).toEqual([]);
    const wrong = [...rounded, ...split(99, 1000, 590, 390, 2021)];
    expect((await check(wrong)).lines).toEqual(['99:4 note facts/sexes-apart 590 + 390 ≠ 1000']);
  });
});
