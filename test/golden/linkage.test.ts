/** Published linkage data with known truth, through the command line's own path with one set of defaults. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learn, type VectorCount, weightsOf } from '../../src/methods/linkage/linkage.ts';
import { linkFiles } from '../linkage.ts';
import { csvRows, DATA, type Row } from './tables.ts';

const has = (file: string) => existsSync(resolve(DATA, 'linkage', file));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkage-golden-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The truth of each record: its person, by the id under which results name it. */
type Truth = (id: string) => string;

interface Score {
  readonly f1: number;
  readonly best: number;
}

/** F1 of all pairs that were linked, and at the best cut of their weights. */
async function scoreOf(files: readonly string[], truePairs: number, truth: Truth): Promise<Score> {
  const out = join(folder, files.join('+'));
  await linkFiles(files.map((file) => resolve(DATA, 'linkage', file)), out);
  const pairs: Row[] = parse(await readFile(join(out, 'pairs.csv')), { columns: true });
  let hits = 0;
  let best = 0;
  const f1 = (found: number) => (2 * hits) / (found + truePairs);
  for (const [at, { id_l = '', id_r = '' }] of pairs.entries()) {
    if (truth(id_l) === truth(id_r)) hits += 1;
    best = Math.max(best, f1(at + 1));
  }
  return { f1: f1(pairs.length), best };
}

const febrl: Truth = (id) => id.replace(/^rec-(\d+)-.*/, '$1');

function pairsOf(persons: Iterable<string>): number {
  const sizes = Map.groupBy(persons, (person) => person);
  return [...sizes.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}

describe.skipIf(!has('febrl_dataset4a.csv'))('lists with a known truth', () => {
  it('links the two lists of FEBRL 4 (F1 ≥ .999 as it stands, ≥ .9997 at the best cut)', async () => {
    const score = await scoreOf(['febrl_dataset4a.csv', 'febrl_dataset4b.csv'], 5000, febrl);
    expect(score.f1).toBeGreaterThanOrEqual(0.999);
    expect(score.best).toBeGreaterThanOrEqual(0.9997);
  }, 120_000);

  it.each(['febrl_dataset1.csv', 'febrl_dataset2.csv'])('finds the duplicates of %s', async (file) => {
    const ids = csvRows(`linkage/${file}`).map(({ rec_id = '' }) => rec_id);
    const score = await scoreOf([file], pairsOf(ids.map(febrl)), febrl);
    expect(score.f1).toBeGreaterThanOrEqual(0.999);
  }, 120_000);

  it('finds the duplicates of fake_1000, where half of the values are missing or wrong (F1 ≥ .90)', async () => {
    const persons = new Map(csvRows('linkage/fake_1000.csv').map(({ unique_id = '', cluster = '' }) => [unique_id, cluster]));
    const score = await scoreOf(['fake_1000.csv'], pairsOf(persons.values()), (id) => persons.get(id) ?? id);
    expect(score.f1).toBeGreaterThanOrEqual(0.9);
  }, 120_000);

  it('finds the duplicates of RLdata500, whose births are told in three columns', async () => {
    const persons = csvRows('linkage/RLdata500.csv').map(({ ent_id = '' }) => ent_id);
    const score = await scoreOf(['RLdata500.csv'], pairsOf(persons), (id) => persons[Number(id) - 1] ?? id);
    expect(score.f1).toBeGreaterThanOrEqual(0.95);
  }, 60_000);
});

describe.skipIf(!has('known_params_comparison_vectors.csv'))('parameters that are known', () => {
  const vectors = () =>
    [...Map.groupBy(csvRows('linkage/known_params_comparison_vectors.csv'), (row) => [1, 2, 3].map((at) => row[`gamma_col_${at}`]).join())].map(
      ([key, rows]): VectorCount => ({ levels: key.split(',').map((gamma) => 2 - Number(gamma)), count: rows.length }),
    );
  const start = [0.8, 0.2];
  const chance = [0.3, 0.7];

  it('finds λ, m and u again from vectors alone (Splink: λ .5 within 1 %, column 1 within .01)', () => {
    const model = learn(vectors(), { lambda: 0.4, m: [start, start, start], u: [chance, chance, chance] }, { u: 'learned', iterations: 5000, tolerance: 1e-10 });
    expect(model.lambda).toBeGreaterThan(0.495);
    expect(model.lambda).toBeLessThan(0.505);
    expect(model.m[0]?.[0]).toBeCloseTo(0.7, 1.9);
    expect(model.u[0]?.[0]).toBeCloseTo(0.1, 1.9);
  });
});

/** The settings of Splink's own tests: pairs that agree on the surname; other columns same or other, first names also within two edits. */
describe.skipIf(!has('fake_1000_from_splink_demos.csv'))('the path of expectation maximisation', () => {
  const first = { lambda: 0.3, m: [[0.7, 0.2, 0.1], [0.9, 0.1], [0.9, 0.1], [0.9, 0.1]], u: [[0.1, 0.1, 0.8], [0.1, 0.9], [0.1, 0.9], [0.1, 0.9]] };
  const same = (a = '', b = '') => (a === '' || b === '' ? 0 : a === b ? 1 : 2);
  const name = (a = '', b = '') => (same(a, b) < 2 ? same(a, b) : edits(a, b) <= 2 ? 2 : 3);

  const vectors = (): VectorCount[] => {
    const rows = csvRows('linkage/fake_1000_from_splink_demos.csv');
    const pairs = rows.flatMap((l, at) => rows.slice(at + 1).filter((r) => l['surname'] && l['surname'] === r['surname']).map((r) => [l, r] as const));
    const levels = pairs.map(([l, r]) => [name(l['first_name'], r['first_name']), same(l['dob'], r['dob']), same(l['email'], r['email']), same(l['city'], r['city'])].join());
    return [...Map.groupBy(levels, (key) => key)].map(([key, { length }]) => ({ levels: key.split(',').map(Number), count: length }));
  };

  it.each([
    ['fixed', 0.2823831219907462],
    ['learned', 0.2954053465070158],
  ] as const)('with u %s', (u, second) => {
    const { path } = learn(vectors(), first, { u, iterations: 2 });
    expect(path[1]).toBeCloseTo(0.2588110991484573, 12);
    expect(path[2]).toBeCloseTo(second, 12);
  });
});

describe.skipIf(!has('splink2_479_vs_481.csv'))('a published pair', () => {
  it('gets the published weight and probability', () => {
    const model = { lambda: 0.3, m: [[0.7, 0.2, 0.1], [0.9, 0.1], [0.9, 0.1], [0.9, 0.1]], u: [[0.1, 0.1, 0.8], [0.1, 0.9], [0.1, 0.9], [0.1, 0.9]] };
    const [row] = csvRows('linkage/splink2_479_vs_481.csv');
    const weights = weightsOf([1, 1, 2, 2], model).reduce((a, b) => a + b, Math.log2(0.3 / 0.7));
    const rarity = Math.log2(Number(row?.['bf_tf_adj_first_name']));
    expect(weights + rarity).toBeCloseTo(Number(row?.['match_weight']), 10);
  });
});

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
