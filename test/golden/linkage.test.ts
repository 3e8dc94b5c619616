/** Published linkage data with known truth, through the command line's own path with one set of defaults. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchProbability } from '../../src/methods/linkage/expectation.ts';
import { learn, type Model, type VectorCount, weightOf } from '../../src/methods/linkage/linkage.ts';
import { linkFiles } from '../linkage.ts';
import { csvRows, DATA, type Row, sum } from './tables.ts';

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

/** What Splink published; its models are of first name, date of birth, e-mail, town. */
interface Path extends Readonly<Record<'fixed' | 'learned', readonly [Model, ...Model[]]>> {
  /** Records that have a first name. */
  readonly named: number;
  /** Four levels, the bearers of the first name that both share (0: none), pairs. */
  readonly vectors: readonly (readonly [number, number, number, number, number, number])[];
}

/** The settings of Splink's own tests: pairs that agree on the surname; first names count for more the rarer they are. */
describe('the path of expectation maximisation', () => {
  const path: Path = JSON.parse(readFileSync(join(import.meta.dirname, 'splink-path.json'), 'utf8'));

  /** What a name adds that is rarer than chance says, at the weight of .6 that the settings give it. */
  const vectors = (chance: number): VectorCount[] =>
    path.vectors.map(([first, birth, email, town, bearers, count]) => ({
      levels: [first, birth, email, town],
      count,
      rarity: bearers === 0 ? 0 : 0.6 * Math.log2((chance * path.named) / bearers),
    }));

  it('counts what its authors counted', () => {
    expect(sum(path.vectors.map((vector) => vector[5]))).toBe(3167);
  });

  it.each(['fixed', 'learned'] as const)('has λ, m and u of each step to 1e-12, u %s', (u) => {
    const [first, ...steps] = path[u];
    let model: Model = first;
    for (const step of steps) {
      model = learn(vectors(model.u[0]?.[0] ?? 0), model, { u, iterations: 1 });
      expect(Math.abs(model.lambda - step.lambda)).toBeLessThan(1e-12);
      for (const table of ['m', 'u'] as const)
        for (const [at, row] of step[table].entries())
          for (const [level, share] of row.entries()) expect(Math.abs((model[table][at]?.[level] ?? 0) - share)).toBeLessThan(1e-12);
    }
    expect(steps.map(({ lambda }) => lambda)).toEqual([0.2588110991484573, u === 'fixed' ? 0.2823831219907462 : 0.2954053465070158]);
  });

  it('gives one pair the published weight and probability', () => {
    const pair = [1, 1, 2, 2];
    const rarity = 0.6 * Math.log2((0.1 * path.named) / 8); // eight are called Jack
    expect(weightOf(pair, path.fixed[0]) + rarity).toBeCloseTo(0.5101493570766487, 12);
    expect(matchProbability(pair, path.fixed[0], rarity)).toBeCloseTo(0.5874923778509089, 12);
  });
});
