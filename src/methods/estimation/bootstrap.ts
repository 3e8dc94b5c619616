import { normalCdf, normalQuantile } from '../distributions/distributions.ts';
import { type Random, seededStreams } from '../random/random.ts';
import { isTelling } from './estimates.ts';
import { type Histories, observedOf } from './histories.ts';
import { stepwise } from './stepwise.ts';

/** The stepwise estimate, the model chosen anew; infinite where the data cannot tell. */
export function pointOf(histories: Histories): number {
  const fitted = stepwise(histories);
  return isTelling(fitted) ? observedOf(histories) + fitted.fit.missing : Number.POSITIVE_INFINITY;
}

/**
 * Stepwise estimates of bootstrap samples number `from` to `to` − 1: as many people as were seen, drawn anew from the
 * histories seen. Sample 17 of a seed is the same on whatever thread.
 */
export function drawPoints(histories: Histories, seed: number, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) =>
    pointOf({
      ...histories,
      counts: resample(histories.counts, seededStreams(seed)(`draw ${from + at}`)),
    }),
  );
}

/** For each history from `from` to `to` − 1 that somebody has, the estimate without one of them, and how many have it. */
export function leaveOneOut(
  { lists, counts }: Histories,
  from: number,
  to: number,
): { readonly n: number; readonly count: number }[] {
  return [...counts.keys()]
    .slice(from, to)
    .filter((h) => (counts[h] ?? 0) > 0)
    .map((h) => {
      const without = Float64Array.from(counts);
      without[h] = (without[h] ?? 0) - 1;
      return { n: pointOf({ lists, counts: without }), count: counts[h] ?? 0 };
    });
}

/**
 * Bias-corrected and accelerated interval: DiCiccio and Efron (1996), Statistical Science 11:189, with the jackknife's
 * acceleration over people. An infinite end means that the samples do not bound it.
 */
export function bcaInterval(
  point: number,
  draws: readonly number[],
  jackknife: readonly { readonly n: number; readonly count: number }[],
  level = 0.95,
): { readonly low: number; readonly high: number } {
  const sorted = draws.toSorted((a, b) => a - b);
  const below = sorted.filter((one) => one < point).length;
  // Half a draw from either end keeps the correction finite.
  const share = Math.min(Math.max(below, 0.5), draws.length - 0.5) / draws.length;
  const z0 = normalQuantile(share);
  const a = acceleration(jackknife.filter(({ n }) => Number.isFinite(n)));
  const end = (p: number): number => {
    const z = z0 + normalQuantile(p);
    return quantile(sorted, normalCdf(z0 + z / (1 - a * z)));
  };
  return { low: end((1 - level) / 2), high: end((1 + level) / 2) };
}

function acceleration(
  jackknife: readonly { readonly n: number; readonly count: number }[],
): number {
  const people = jackknife.reduce((sum, { count }) => sum + count, 0);
  const mean = jackknife.reduce((sum, { n, count }) => sum + n * count, 0) / people;
  let [squares, cubes] = [0, 0];
  for (const { n, count } of jackknife) {
    squares += count * (mean - n) ** 2;
    cubes += count * (mean - n) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/** Between the two nearest draws, as R's default (type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === high ? low : low + (at - Math.floor(at)) * (high - low);
}

/** Multinomial: one binomial after the other, each of those who are left. */
function resample(counts: Float64Array, random: Random): Float64Array {
  let people = counts.reduce((sum, one) => sum + one, 0);
  let left = people;
  return counts.map((count) => {
    if (count === 0 || people === 0) return 0;
    const drawn = count >= left ? people : binomial(people, count / left, random);
    left -= count;
    people -= drawn;
    return drawn;
  });
}

/** Above this variance the binomial is drawn as a rounded normal, which errs by less than a person in a hundred. */
const LARGE = 2_500;

function binomial(n: number, p: number, random: Random): number {
  if (p > 0.5) return n - binomial(n, 1 - p, random);
  const variance = n * p * (1 - p);
  if (variance > LARGE) {
    const z = normalQuantile((random() * 2 ** 32 + 0.5) / 2 ** 32);
    return Math.min(n, Math.max(0, Math.round(n * p + z * Math.sqrt(variance))));
  }
  // Gaps between successes are geometric: as many numbers as successes.
  const scale = Math.log1p(-p);
  let [at, successes] = [0, 0];
  for (;;) {
    at += Math.floor(Math.log1p(-random()) / scale) + 1;
    if (at > n) return successes;
    successes += 1;
  }
}
