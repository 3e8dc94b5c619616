import { expect, it } from 'vitest';
import { logGamma, normalCdf, normalQuantile, poissonCdf, poissonTail } from './distributions.ts';

it('ln Γ is that of factorials and of a half', () => {
  expect(logGamma(1)).toBeCloseTo(0, 13);
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
  expect(logGamma(0.03125)).toBeCloseTo(3.44848912779796, 12);
});

it('the normal distribution is R’s', () => {
  expect(normalCdf(-1.3)).toBeCloseTo(0.0968004845856103, 15);
  expect(normalCdf(-8) / 6.22096057427178e-16).toBeCloseTo(1, 7);
  expect(normalQuantile(0.975)).toBeCloseTo(1.95996398454005, 13);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.09023230616781, 12);
  expect(normalQuantile(0.5)).toBe(0);
});

it('so are Poisson’s tails', () => {
  expect(poissonCdf(3, 7.5)).toBeCloseTo(0.059145459832684, 14);
  expect(poissonTail(20, 7.5)).toBeCloseTo(1 - poissonCdf(19, 7.5), 12);
  expect(poissonTail(0, 3)).toBe(1);
  expect(poissonCdf(0, 2)).toBeCloseTo(Math.exp(-2), 14);
});
