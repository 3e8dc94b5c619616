import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { budgetLeft, epsilonOf, pureRho } from './accounting.ts';
import { belowFrom, discreteGaussian, discreteLaplace, rationalOf } from './noise.ts';
import { ZERO } from './rationals.ts';

const seeded = (seed: number) => {
  const random = seededStreams(seed)('bytes');
  return belowFrom((count) => Uint8Array.from({ length: count }, () => random() * 256));
};
const DRAWS = 20_000;

/** Pearson's chi-square over −reach…reach against the exact chances, what lies beyond left out. */
function chiSquare(draw: () => bigint, weight: (x: number) => number, reach: number): number {
  const seen = new Map<number, number>();
  for (let turn = 0; turn < DRAWS; turn += 1) {
    const x = Number(draw());
    seen.set(x, (seen.get(x) ?? 0) + 1);
  }
  let all = weight(0);
  for (let x = 1; x < 500; x += 1) all += 2 * weight(x);
  let sum = 0;
  for (let x = -reach; x <= reach; x += 1) {
    const expected = (DRAWS * weight(x)) / all;
    sum += ((seen.get(x) ?? 0) - expected) ** 2 / expected;
  }
  return sum;
}

describe('noise drawn exactly', () => {
  it('has the chances of the discrete Laplace', () => {
    const below = seeded(1);
    const draw = () => discreteLaplace({ top: 5n, bottom: 2n }, below);
    // 17 cells: 99.9 % of samples stay below 41.
    expect(chiSquare(draw, (x) => Math.exp(-Math.abs(x) / 2.5), 8)).toBeLessThan(41);
  });

  it('has the chances of the discrete Gaussian', () => {
    const below = seeded(2);
    const draw = () => discreteGaussian({ top: 13n, bottom: 2n }, below);
    expect(chiSquare(draw, (x) => Math.exp(-(x * x) / 13), 8)).toBeLessThan(41);
  });

  it('draws the same from the same bytes', () => {
    const ten = (seed: number) => {
      const below = seeded(seed);
      return Array.from({ length: 10 }, () => discreteLaplace({ top: 9n, bottom: 1n }, below));
    };
    expect(ten(7)).toEqual(ten(7));
    expect(ten(7)).not.toEqual(ten(8));
  });

  it('reads a decimal as it is written', () => {
    expect(rationalOf('0.1')).toEqual({ top: 1n, bottom: 10n });
    expect(rationalOf('2')).toEqual({ top: 2n, bottom: 1n });
    for (const text of ['0', '0.0', '-1', '1e3', '', 'one']) expect(rationalOf(text)).toBe(null);
  });

  it('counts what a budget has left, and never goes below 0', () => {
    const tenth = { top: 1n, bottom: 10n };
    const budget = { top: 3n, bottom: 10n };
    expect(budgetLeft(budget, [tenth, tenth])).toEqual(tenth);
    // In floating point three tenths are a little more than 0.3.
    expect(budgetLeft(budget, [tenth, tenth, tenth])).toEqual(ZERO);
    expect(budgetLeft(budget, [tenth, tenth, tenth, { top: 1n, bottom: 10n ** 30n }])).toBe(null);
    expect(pureRho({ top: 1n, bottom: 2n })).toEqual({ top: 1n, bottom: 8n });
    expect(epsilonOf(0.5, 1e-6)).toBeLessThan(0.5 + 2 * Math.sqrt(0.5 * Math.log(1e6)));
  });
});
