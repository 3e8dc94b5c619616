/** Numbers drawn from distributions that intervals are made of. */
import type { Random } from '../random/random.ts';

/** One of Beta(a, b); a = 0 is always 0 and b = 0 always 1, their limits. */
export function betaOf(a: number, b: number, random: Random): number {
  if (a === 0) return 0;
  if (b === 0) return 1;
  const x = gammaOf(a, random);
  return x / (x + gammaOf(b, random));
}

/** Marsaglia & Tsang (2000), A simple method for generating gamma variables; shape 1 or more. */
function gammaOf(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalOf(random);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(within(random)) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** How many of n happen, each with probability p: one by one where few are expected either way, else by the normal. */
export function binomialOf(n: number, p: number, random: Random): number {
  if (n === 0 || p === 0) return 0;
  if (p === 1) return n;
  if (p > 0.5) return n - binomialOf(n, 1 - p, random);
  const mean = n * p;
  if (mean < 30) return inverted(n, p, random);
  const near = Math.round(mean + Math.sqrt(mean * (1 - p)) * normalOf(random));
  return Math.min(n, Math.max(0, near));
}

/** Waiting times between what happens (Devroye 1986, Non-Uniform Random Variate Generation, p. 525). */
function inverted(n: number, p: number, random: Random): number {
  const rate = Math.log1p(-p);
  let [at, happened] = [0, -1];
  while (at <= n) {
    at += Math.floor(Math.log(within(random)) / rate) + 1;
    happened += 1;
  }
  return happened;
}

const normalOf = (random: Random): number => {
  const u = Math.sqrt(-2 * Math.log(within(random)));
  return u * Math.cos(2 * Math.PI * random());
};

/** In (0, 1), for logarithms. */
const within = (random: Random): number => Math.max(random(), 2 ** -33);
