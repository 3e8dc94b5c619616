import { expect, it } from 'vitest';
import { logGamma } from '../distributions/distributions.ts';
import { averageOf } from './bayes.ts';

it('Two lists: the posterior of independent lists, summed number by number', () => {
  const [a, b, both] = [60, 45, 18];
  const seen = a + b - both;
  const logs = Array.from({ length: 17_400 }, (_, missing) => {
    const n = seen + missing;
    const list = (found: number) =>
      logGamma(0.5 + found) + logGamma(0.5 + n - found) - logGamma(1 + n);
    return logGamma(n + 1) - logGamma(missing + 1) - Math.log(n) + list(a) + list(b);
  });
  const top = Math.max(...logs);
  const shares = logs.map((one) => Math.exp(one - top));
  const total = shares.reduce((sum, one) => sum + one, 0);
  let [median, sum] = [0, shares[0] ?? 0];
  for (; sum < total / 2; sum += shares[median] ?? 0) median += 1;
  const { estimate } = averageOf({
    lists: ['a', 'b'],
    counts: Float64Array.of(0, a - both, b - both, both),
  });
  expect(Math.abs(estimate.n - (seen + median))).toBeLessThan(1);
});

it('Three lists of children with spina bifida (data of Madigan and York 1997): births and deaths depend', () => {
  const { estimate, graphs, bounded } = averageOf({
    lists: ['births', 'deaths', 'rehabilitation'],
    counts: Float64Array.of(0, 60, 49, 4, 247, 112, 142, 12),
  });
  expect(bounded).toBe(true);
  expect(estimate.n).toBeGreaterThan(720);
  expect(estimate.n).toBeLessThan(740);
  expect(graphs[0]?.edges).toContain('births:deaths');
  expect(graphs.reduce((all, { probability }) => all + probability, 0)).toBeCloseTo(1, 3);
});
