/** A sample of all known pairs, drawn by lot within strata, from which the quality of a linkage can be told. */
import { probabilityOf } from '../linkage/linkage.ts';

/** Pairs of one side of the decision and of one range of weight: from `low`, below `high`, in bits. */
export interface Stratum {
  /** Whether the linkage holds both records for one person. */
  readonly linked: boolean;
  readonly low: number;
  readonly high: number;
  /** All pairs in it. */
  readonly size: number;
  /** The mean probability that the model gives them. */
  readonly mean: number;
}

/**
 * Where strata of weight part, as probabilities: close together where the model doubts, for there the truth varies most.
 */
const BOUNDS = [0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999] as const;

/** The same as weights: log2 odds. */
export const STRATUM_BOUNDS: readonly number[] = BOUNDS.map((p) => Math.log2(p / (1 - p)));

/** The place of a weight among the ranges: 0 below the first bound. */
export const rangeOf = (weight: number): number =>
  STRATUM_BOUNDS.filter((bound) => weight >= bound).length;

/** The lowest and the highest weight of a range. */
export const rangeAt = (range: number): { low: number; high: number } => ({
  low: STRATUM_BOUNDS[range - 1] ?? Number.NEGATIVE_INFINITY,
  high: STRATUM_BOUNDS[range] ?? Number.POSITIVE_INFINITY,
});

/**
 * How many pairs to draw of each stratum, `total` in all where there are as many: in proportion to its size times the
 * spread that the model foresees, √(p (1 − p)) (Neyman 1934, On the two different aspects of the representative method),
 * but never fewer than `floor`, because the model may be wrong about its own certainty, and never more than there are.
 */
export function allocate(
  strata: readonly Pick<Stratum, 'size' | 'mean'>[],
  total: number,
  floor = 12,
): number[] {
  const least = strata.map(({ size }) => Math.min(size, floor));
  const given = [...least];
  const spread = strata.map(
    ({ size, mean }) => size * Math.max(SPREAD, Math.sqrt(mean * (1 - mean))),
  );
  let left = total - sum(given);
  // What a stratum cannot take goes to the others.
  while (left > 0) {
    const open = strata.flatMap(({ size }, at) => ((given[at] ?? 0) < size ? [at] : []));
    const all = sum(open.map((at) => spread[at] ?? 0));
    if (open.length === 0) break;
    const budget = left;
    for (const at of open.toSorted((a, b) => (spread[b] ?? 0) - (spread[a] ?? 0))) {
      const share = Math.ceil((budget * (spread[at] ?? 0)) / all);
      const more = Math.min(left, share, (strata[at]?.size ?? 0) - (given[at] ?? 0));
      given[at] = (given[at] ?? 0) + more;
      left -= more;
    }
  }
  return given;
}

/** A stratum of which the model is sure is taken for no surer than this. */
const SPREAD = Math.sqrt(probabilityOf(7) * (1 - probabilityOf(7)));

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/**
 * In which order a drawn sample is reviewed: the k-th of n draws of a stratum stands at (k + ½) ⁄ n, so that at any moment
 * every stratum is reviewed in about the same part and what is reviewed so far is itself a sample. Gives for each draw its
 * stratum, in order.
 */
export function interleave(drawn: readonly number[]): number[] {
  return drawn
    .flatMap((n, stratum) => Array.from({ length: n }, (_, k) => ({ stratum, at: (k + 0.5) / n })))
    .toSorted((a, b) => a.at - b.at || a.stratum - b.stratum)
    .map(({ stratum }) => stratum);
}
