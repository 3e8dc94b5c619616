/** Distribution functions that the methods need, to about 1e-13 where nothing else is said. */

// Lanczos (1964) with g = 607/128 and Godfrey's 15 coefficients.
const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746,
  -0.4919138160976202, 3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5,
  1.580887032249125e-4, -2.1026444172410488e-4, 2.1743961811521265e-4, -1.643181065367639e-4,
  8.441822398385274e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
];

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  const shifted = x - 1;
  const base = shifted + 607 / 128 + 0.5;
  const series = LANCZOS.reduce((sum, one, at) => (at === 0 ? one : sum + one / (shifted + at)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** P(Z ≤ z) of the standard normal; Hart (1968) as given by West (2005), to 1e-15. */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x > 37) return z > 0 ? 1 : 0;
  const tail = x < 7.07106781186547 ? hart(x) : continued(x);
  return z > 0 ? 1 - tail : tail;
}

const TOP = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const BOTTOM = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];
const horner = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((sum, one) => sum * x + one, 0);
const hart = (x: number) => (Math.exp((-x * x) / 2) * horner(TOP, x)) / horner(BOTTOM, x);

function continued(x: number): number {
  const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
  return Math.exp((-x * x) / 2) / fraction / 2.506628274631;
}

/** z with P(Z ≤ z) = p, for 0 < p < 1: Acklam's start (1e-9), one step of Halley's. */
export function normalQuantile(p: number): number {
  const q = Math.min(p, 1 - p);
  const start = q < 0.02425 ? -tailStart(q) : -centreStart(0.5 - q);
  const error = normalCdf(start) - q;
  const slope = error * Math.sqrt(2 * Math.PI) * Math.exp((start * start) / 2);
  const z = start - slope / (1 + (start * slope) / 2);
  return p < 0.5 ? z : -z;
}

function tailStart(q: number): number {
  const t = Math.sqrt(-2 * Math.log(q));
  const top = horner(
    [
      -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
      4.374664141464968, 2.938163982698783,
    ],
    t,
  );
  const bottom = horner(
    [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
    t,
  );
  return -top / bottom;
}

function centreStart(d: number): number {
  const r = d * d;
  const top = horner(
    [
      -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
      -30.66479806614716, 2.506628277459239,
    ],
    r,
  );
  const bottom = horner(
    [
      -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
      -13.28068155288572, 1,
    ],
    r,
  );
  return (top * d) / bottom;
}

/** P(X ≤ k) of a Poisson with this mean, summed from the largest term. */
export function poissonCdf(k: number, mean: number): number {
  if (k < 0) return 0;
  if (mean === 0) return 1;
  let sum = 0;
  for (let at = Math.floor(k); at >= 0; at -= 1) {
    const term = Math.exp(at * Math.log(mean) - mean - logGamma(at + 1));
    sum += term;
    if (at < mean && term < 1e-18 * sum) break;
  }
  return Math.min(1, sum);
}

/** P(X ≥ k) of a Poisson with this mean, without the cancellation of 1 − P(X < k). */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean === 0) return 0;
  if (k < mean) return 1 - poissonCdf(k - 1, mean);
  let term = Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
  let sum = term;
  for (let at = k + 1; term > 1e-18 * sum; at += 1) {
    term *= mean / at;
    sum += term;
  }
  return Math.min(1, sum);
}
