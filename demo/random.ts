import type { Random } from '../src/methods/random/random.ts';

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** Box and Muller 1958. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A factor around 1 whose logarithm has the standard deviation `spread`. */
export function factor(random: Random, spread: number): number {
  return Math.exp(spread * normal(random));
}

/** How many of `n` fall on the side that has the probability `p`; exact below 60, by the normal curve above. */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (n >= 60) return clamp(Math.round(n * p + normal(random) * Math.sqrt(n * p * (1 - p))), 0, n);
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (random() < p) hits += 1;
  return hits;
}

/** Distributes `n` people over categories of the given weights; the parts sum to `n`. */
export function multinomial(random: Random, n: number, weights: readonly number[]): number[] {
  let people = n;
  let weight = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => {
    const part = weight > 0 ? binomial(random, people, w / weight) : 0;
    people -= part;
    weight -= w;
    return part;
  });
}

/** Rounds so that the rounded parts sum to the rounded total: each is the step of the rounded running sum. */
export function roundTogether(parts: readonly number[]): number[] {
  let sum = 0;
  let rounded = 0;
  return parts.map((part) => {
    sum += part;
    const step = Math.round(sum) - rounded;
    rounded += step;
    return step;
  });
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
