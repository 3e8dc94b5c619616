import { normalCdf, normalQuantile } from '../distributions/distributions.ts';
import type { Rational } from './noise.ts';
import { isLess, minus, plus, times, ZERO } from './rationals.ts';

/** The least δ for which Gaussian noise of this σ is (ε, δ)-private; one person touches l0 counts by linf each (Balle and Wang 2018, theorem 8). */
export function gaussianDelta(sigma: number, epsilon: number, l0: number, linf: number): number {
  const share = (Math.sqrt(l0) * linf) / sigma;
  const shift = epsilon / share;
  return normalCdf(share / 2 - shift) - Math.exp(epsilon) * normalCdf(-share / 2 - shift);
}

/** Above this a noisy count tells of nobody's presence but with chance δ (Google's differential privacy library, Laplace noise). */
export function laplaceThreshold(l0: number, linf: number, epsilon: number, delta: number): number {
  const each = -Math.expm1(Math.log1p(-delta) / l0);
  const tail = each <= 0.5 ? -Math.log(2 * each) : Math.log(2 * (1 - each));
  return linf + ((l0 * linf) / epsilon) * tail;
}

/** With which chance a group of n persons is named at all: the greatest that is (ε, δ)-private (Desfontaines, Voss, Gipson and Mandayam 2022). */
export function keepProbability(n: number, epsilon: number, delta: number, l0: number): number {
  const [e, d] = [epsilon / l0, delta / l0];
  let chance = 0;
  for (let people = 1; people <= n && chance < 1; people += 1)
    chance = Math.min(Math.exp(e) * chance + d, 1 - Math.exp(-e) * (1 - chance - d), 1);
  return chance;
}

/** Where a count lay before Laplace noise of this scale, but for a chance α. */
export function laplaceInterval(
  x: number,
  scale: number,
  alpha: number,
): readonly [number, number] {
  const reach = -scale * Math.log(alpha);
  return [x - reach, x + reach];
}

export function gaussianInterval(
  x: number,
  sigma: number,
  alpha: number,
): readonly [number, number] {
  const reach = -sigma * normalQuantile(alpha / 2);
  return [x - reach, x + reach];
}

/** ρ of zero-concentrated privacy of Gaussian noise, discrete too (Bun and Steinke 2016, proposition 1.6; Canonne et al. 2020, theorem 4). */
export const gaussianRho = (sigma: number, sensitivity: number): number =>
  sensitivity ** 2 / (2 * sigma ** 2);

/** ρ of what is ε-private, exactly (Bun and Steinke 2016, proposition 1.4). */
export const pureRho = (epsilon: Rational): Rational =>
  times(times(epsilon, epsilon), { top: 1n, bottom: 2n });

/** The ρ of several releases add up (Bun and Steinke 2016, lemma 1.7). What is left of a budget; null where they are more than it. */
export function budgetLeft(budget: Rational, spent: readonly Rational[]): Rational | null {
  const left = minus(budget, spent.reduce(plus, ZERO));
  return isLess(left, ZERO) ? null : left;
}

/** The ε for which ρ-zCDP is (ε, δ)-private (Canonne, Kamath and Steinke 2020, proposition 12), the least over α by golden section. */
export function epsilonOf(rho: number, delta: number): number {
  const at = (log: number) => {
    const beyond = Math.exp(log);
    const alpha = 1 + beyond;
    return alpha * rho + (alpha * (log - Math.log(alpha)) - Math.log(delta) - log) / beyond;
  };
  let [low, high] = [-20, 20];
  for (let turn = 0; turn < 120; turn += 1) {
    const third = (high - low) * GOLDEN;
    if (at(low + third) < at(high - third)) high -= third;
    else low += third;
  }
  return Math.max(0, at((low + high) / 2));
}

const GOLDEN = (3 - Math.sqrt(5)) / 2;

/** P(|X| ≥ a) of the discrete Laplace. */
export function laplaceBeyond(scale: number, a: number): number {
  return (2 * Math.exp(-a / scale)) / (1 + Math.exp(-1 / scale));
}

/** P(|X| ≥ a) of the discrete Gaussian. */
export function gaussianBeyond(sigma: number, a: number): number {
  const weight = (x: number) => Math.exp(-(x * x) / (2 * sigma * sigma));
  let [near, far] = [a > 0 ? 1 : 0, a > 0 ? 0 : 1];
  for (let x = 1; x < Math.max(a, 40 * sigma + 2); x += 1)
    if (x < a) near += 2 * weight(x);
    else far += 2 * weight(x);
  return far / (near + far);
}

/** The least whole a with P(|X| ≥ a) ≤ α. */
export function accuracyOf(beyond: (a: number) => number, alpha: number): number {
  let a = 1;
  while (beyond(a) > alpha) a += 1;
  return a;
}

/** The scale at which P(|X| ≥ a) = α, by bisection. */
export function scaleFor(
  beyond: (scale: number, a: number) => number,
  a: number,
  alpha: number,
): number {
  let [low, high] = [1e-3, a * 100];
  for (let turn = 0; turn < 100; turn += 1) {
    const middle = (low + high) / 2;
    if (beyond(middle, a) < alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
