/** Figures that Google's library and OpenDP state in their tests. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  accuracyOf,
  epsilonOf,
  gaussianBeyond,
  gaussianDelta,
  gaussianInterval,
  gaussianRho,
  keepProbability,
  laplaceBeyond,
  laplaceInterval,
  laplaceThreshold,
  scaleFor,
} from '../../src/methods/noise/accounting.ts';
import { DATA } from './tables.ts';

const file = resolve(DATA, 'dp/dp_vectors.json');

interface Case {
  readonly [name: string]: number | string | readonly number[];
}
type Section = { readonly cases: readonly Case[] };

describe.skipIf(!existsSync(file))('Vectors of differential privacy', () => {
  const sections = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Section>; // the file's own shape
  const cases = (name: string): readonly Case[] => {
    const found = sections()[name]?.cases ?? [];
    expect(found.length).toBeGreaterThan(0);
    return found;
  };
  const number = (value: Case[string] | undefined): number => {
    const [, times = '', of = ''] = /^([\d.]*)ln([\d.]+)$/.exec(String(value)) ?? [];
    return of ? Number(times || 1) * Math.log(Number(of)) : Number(value);
  };
  const numbers = (value: Case[string] | undefined) => (Array.isArray(value) ? value : []);

  it('δ of Gaussian noise, to 1e-10', () => {
    for (const one of cases('gaussian_delta')) {
      const [sigma = 0, epsilon = 0, l0 = 0, linf = 0] = ['sigma', 'epsilon', 'l0', 'linf'].map(
        (name) => number(one[name]),
      );
      const delta = gaussianDelta(sigma, epsilon, l0, linf);
      expect(Math.abs(delta - number(one.delta))).toBeLessThan(1e-10);
    }
  });

  it('thresholds of Laplace noise, to 0.01', () => {
    for (const one of cases('laplace_threshold')) {
      const epsilon = number(one.epsilon_over_ln3) * Math.log(3);
      const found = laplaceThreshold(number(one.l0), number(one.linf), epsilon, number(one.delta));
      expect(Math.abs(found - number(one.threshold))).toBeLessThan(0.01);
    }
  });

  it('chances that a group is named, to the printed digits', () => {
    for (const one of cases('partition_selection_keep_probability'))
      numbers(one.p).forEach((chance, people) => {
        const found = keepProbability(
          people,
          number(one.epsilon),
          number(one.delta),
          number(one.l0),
        );
        expect(Math.abs(found - chance)).toBeLessThanOrEqual(1e-6 * chance);
      });
  });

  it('intervals, to nine digits', () => {
    for (const one of cases('laplace_ci'))
      near(laplaceInterval(number(one.x), number(one.lambda_), number(one.alpha)), one.ci);
    for (const one of cases('gaussian_ci'))
      near(gaussianInterval(number(one.x), number(one.sigma), number(one.alpha)), one.ci);
  });

  function near(found: readonly number[], stated: Case[string] | undefined): void {
    numbers(stated).forEach((end, at) => {
      expect(Math.abs((found[at] ?? 0) - end)).toBeLessThan(1e-8 * Math.max(1, Math.abs(end)));
    });
  }

  it('from zero-concentrated to approximate privacy', () => {
    const [one, two] = cases('zcdp');
    expect(gaussianRho(number(one?.gaussian_scale), 1)).toBeCloseTo(number(one?.rho), 12);
    expect(epsilonOf(0.005, 1e-6)).toBeCloseTo(number(one?.epsilon), 6);
    const [epsilon, delta] = numbers(two?.composed);
    expect(2 * epsilonOf(gaussianRho(1, 1), 1e-7)).toBeCloseTo(epsilon ?? 0, 6);
    expect(2 * 1e-7).toBe(delta);
  });

  it('scales and accuracies of discrete noise, as OpenDP states them', () => {
    expect(scaleFor(gaussianBeyond, 1, 0.5)).toBeCloseTo(0.797878994872694, 9);
    expect(scaleFor(laplaceBeyond, 1, 0.5)).toBeCloseTo(0.9102392266268373, 9);
    expect(accuracyOf((a) => gaussianBeyond(1, a), 0.5)).toBe(2);
  });
});
