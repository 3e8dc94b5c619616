import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOTAL } from '../../methods/disclosure/disclosure.ts';
import { belowFrom, discreteLaplace } from '../../methods/noise/noise.ts';
import { seededStreams } from '../../methods/random/random.ts';
import type { Counted } from './counting.ts';
import { type KeptTable, waysOf } from './kept.ts';
import { clashes, type Published, reachOf } from './mixing.ts';
import { protectTable } from './protecting.ts';

const random = seededStreams(11)('noise');
const below = belowFrom((size) => Uint8Array.from({ length: size }, () => random() * 256));
const rules = { threshold: 10, epsilon: '1', below };

/** Women and men of three cities. */
function cities(...counts: readonly number[]): Counted {
  const names = ['Dakar', 'Thiès', 'Kaolack'].flatMap((city) => [
    [city, 'female'],
    [city, 'male'],
  ]);
  return {
    ...{ name: 'people', dimensions: ['residence', 'sex'], fixed: {}, merged: {} },
    counts: {
      dimensions: ['residence', 'sex'],
      rows: names.map((categories, at) => ({ categories, count: counts[at] ?? 0 })),
    },
  };
}

const made = (counted: Counted, published: readonly Published[] = []) =>
  protectTable(counted, rules, published, []);
const shown = (table: KeptTable, way: Published['way']): Published => ({
  ...{ table, way },
  epsilon: '1',
});
const SMALL = [3, 40, 60, 50, 30, 70];

describe('after an edition with cells hidden', () => {
  it('noise is not offered over the same people: it would tell about three where three are hidden', async () => {
    const before = shown(await made(cities(...SMALL)), 'hidden');
    expect(waysOf(await made(cities(...SMALL), [before]))).toEqual(['hidden']);
  });

  it('nor where few have come since, of whom noise would tell how few', async () => {
    const before = shown(await made(cities(20, 40, 60, 50, 30, 70)), 'hidden');
    expect(waysOf(await made(cities(20, 40, 60, 50, 30, 74), [before]))).toEqual(['hidden']);
  });

  it('noise is offered where nothing was hidden and nobody came, or where all has changed', async () => {
    const all = [20, 40, 60, 50, 30, 70];
    const before = shown(await made(cities(...all)), 'hidden');
    expect(waysOf(await made(cities(...all), [before]))).toEqual(['hidden', 'noisy']);
    const later = cities(...all.map((count) => count + 100));
    expect(waysOf(await made(later, [before]))).toEqual(['hidden', 'noisy']);
  });
});

describe('after an edition with noise', () => {
  it('cells are not hidden over the same people, for the noise is out; more noise is paid for', async () => {
    const before = shown(await made(cities(...SMALL)), 'noisy');
    expect(waysOf(await made(cities(...SMALL), [before]))).toEqual(['noisy']);
  });

  it('cells are hidden where all has changed since', async () => {
    const before = shown(await made(cities(...SMALL)), 'noisy');
    const later = cities(...SMALL.map((count) => count + 200));
    expect(waysOf(await made(later, [before]))).toContain('hidden');
  });
});

describe('in one edition', () => {
  const people = (total: number | null): KeptTable =>
    ({
      ...{ name: 'people', dimensions: ['sex', 'age'], fixed: {} },
      cells: [
        { key: ['female', TOTAL], count: null, noisy: 0, hidden: {} },
        { key: [TOTAL, TOTAL], count: total, noisy: 0 },
      ],
    }) as unknown as KeptTable; // what a clash looks at
  const sectors = (names: readonly string[]): KeptTable =>
    ({
      ...{ name: 'occupations', dimensions: ['occupation', 'sex'], fixed: {} },
      cells: names.flatMap((name) => [
        { key: [name, 'female'], count: 9, noisy: 9 },
        { key: [name, 'male'], count: 9, noisy: 9 },
      ]),
    }) as unknown as KeptTable; // the same
  const chosen = { people: 'hidden', occupations: 'noisy' } as const;

  it('a table does not hide the women whom the noise of another adds up to', () => {
    expect(clashes([people(50), sectors(['2', '5'])], chosen, rules)).toBe(true);
    expect(
      clashes([people(50), sectors(['2', '5'])], { ...chosen, occupations: 'hidden' }, rules),
    ).toBe(false);
  });

  it('but may where so many noisy cells add up that they tell nothing near', () => {
    expect(clashes([people(50), sectors(['1', '2', '3', '4', '5'])], chosen, rules)).toBe(false);
  });
});

it('Noise reaches as far as it is said to', () => {
  const scale = { top: 1n, bottom: 1n };
  for (const leaves of [1, 4, 16]) {
    const draws = Array.from({ length: 3_000 }, () =>
      Math.abs(
        Array.from({ length: leaves }, () => Number(discreteLaplace(scale, below))).reduce(
          (sum, one) => sum + one,
          0,
        ),
      ),
    );
    const inside = draws.filter((one) => one <= Math.ceil(reachOf(leaves, '1'))).length;
    expect(inside / draws.length).toBeGreaterThan(0.93);
    const half = draws.filter((one) => one <= reachOf(leaves, '1') / 2).length;
    expect(half / draws.length).toBeLessThan(0.9);
  }
});

it('No way that is offered lets noise tell a hidden cell of nearly the same people, whichever edition came first', async () => {
  let offered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.nat(12), fc.nat(90)), { minLength: 6, maxLength: 6 }),
      fc.array(fc.constantFrom(0, 0, 3, 150), { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 0, max: 150 }),
      fc.constantFrom('hidden' as const, 'noisy' as const),
      async (counts, joined, all, way) => {
        const [before, now] = [
          cities(...counts),
          cities(...counts.map((count, at) => count + all + (joined[at] ?? 0))),
        ];
        const first = await made(before);
        const second = await made(now, [shown(first, way)]);
        if (!waysOf(second).includes(way === 'hidden' ? 'noisy' : 'hidden')) return;
        offered += 1;
        const exact = way === 'hidden' ? first : second;
        for (const { key, hidden } of exact.cells) {
          const apart = Math.abs(sumOf(before, key) - sumOf(now, key));
          const near = hidden && apart < rules.threshold;
          if (near) expect(2 * reachOf(leavesOf(key), '1')).toBeGreaterThanOrEqual(rules.threshold);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(offered).toBeGreaterThan(10);
}, 60_000);

const sumOf = ({ counts }: Counted, key: readonly string[]): number =>
  counts.rows
    .filter(({ categories }) => key.every((one, at) => one === TOTAL || one === categories[at]))
    .reduce((sum, { count }) => sum + count, 0);

const leavesOf = (key: readonly string[]): number =>
  key.reduce((all, one, at) => all * (one === TOTAL ? ([3, 2][at] ?? 1) : 1), 1);
