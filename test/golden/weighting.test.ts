/** Weights and a mean that R's survey 4.1 computed on the California schools (cluster sample), by the command line's own code. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Options } from '../../src/commands/options.ts';
import { weight } from '../../src/commands/weight.ts';
import { csvRows, DATA } from './tables.ts';

const schools = resolve(DATA, 'raking/apiclus1.csv');
const both = resolve(DATA, 'raking/margins.csv');

describe.skipIf(!existsSync(schools))('The schools of California, as R weighs them', () => {
  let folder: string;
  let expected: readonly Readonly<Record<string, string>>[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weights-'));
    expected = csvRows('raking/oracle_apiclus1_weights.csv');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('raked to 1e-12: weights to 1e-8, the mean and its standard error to the printed digits', async () => {
    const told = await run({});
    await sameWeights('rake_eps1e12');
    expect(told.mean?.toFixed(5)).toBe('641.23032');
    expect(told.se?.toFixed(5)).toBe('23.70362');
    expect(told.cells).toHaveLength(6);
    const { weight: first } = told.cells.find((cell) => cell.stype === 'H' && cell['sch.wide'] === 'Yes') ?? {};
    expect(first).toBeCloseTo(50.3294011160392, 8);
  });

  it('without the finite population correction', async () => {
    expect((await run({ fpc: 'none' })).se?.toFixed(5)).toBe('23.94201');
  });

  it('calibrated: weights to 1e-8, and its mean as survey 4.1-1 prints it', async () => {
    const told = await run({ method: 'greg' });
    await sameWeights('greg_linear');
    expect([told.mean?.toFixed(5), told.se?.toFixed(5)]).toEqual(['640.99587', '23.82949']);
  });

  it('calibrated and trimmed between 20 and 45', async () => {
    await run({ method: 'greg', trim: '20,45' });
    await sameWeights('trim_20_45');
  });

  it('post-stratified by type', async () => {
    const margins = join(folder, 'stype.csv');
    await writeFile(margins, 'variable,category,total\nstype,E,4421\nstype,H,755\nstype,M,1018\n');
    const told = await run({ method: 'poststratify', margins });
    await sameWeights('poststrat_stype');
    expect([told.mean?.toFixed(5), told.se?.toFixed(5)]).toEqual(['642.31079', '23.92049']);
  });

  interface Told {
    readonly mean: number | null;
    readonly se: number | null;
    readonly cells: readonly Readonly<Record<string, string | number>>[];
  }

  async function run(options: Partial<Options>): Promise<Told> {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
    const out = join(folder, 'w.csv');
    await weight(
      { margins: both, base: 'pw', cluster: 'dnum', mean: 'api00', json: true, out, ...options },
      [schools],
    );
    const [line] = printed.mock.lastCall ?? [];
    printed.mockRestore();
    return JSON.parse(String(line)) as Told; // what the verb has just printed
  }

  async function sameWeights(column: string): Promise<void> {
    const written = parse(await readFile(join(folder, 'w.csv')), { columns: true }) as Record<string, string>[]; // a table with a header
    expect(written).toHaveLength(183);
    written.forEach((row, at) => {
      expect(row.cds).toBe(expected[at]?.cds);
      expect(Math.abs(Number(row.weight) - Number(expected[at]?.[column]))).toBeLessThan(1e-8);
    });
  }
});
