/** Precision and recall of a linkage from a sample of its pairs, without bias and with honest intervals. */
import type { Random } from '../random/random.ts';
import { betaOf, binomialOf } from './draws.ts';

/** A stratum as far as it has been reviewed. */
export interface Reviewed {
  readonly linked: boolean;
  /** All pairs in it. */
  readonly size: number;
  /** Pairs of the sample of which reviewers said yes or no. */
  readonly judged: number;
  /** Those of them that are one person. */
  readonly same: number;
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Quality {
  /** Of the pairs held for one person, the share that are. */
  readonly precision: Interval | null;
  /** Of the known pairs that are one person, the share held for one. */
  readonly recall: Interval | null;
  /** Pairs that are one person and are held for one; and those that are and are not. Expected numbers. */
  readonly found: number | null;
  readonly missed: number | null;
}

const DRAWS = 2000;

/**
 * Stratified expansion (Cochran 1977, Sampling Techniques, ch. 5): each judged pair speaks for size ⁄ judged pairs of its
 * stratum. Precision and both sums are without bias whatever the model believes; recall is a ratio of two of them, whose
 * bias of the first order is taken out (Tin 1965, Comparison of some ratio estimators, JASA 60). Null while a stratum that
 * it needs has no judged pair.
 *
 * Intervals meld those of Clopper and Pearson (1934) of each stratum (Fay, Proschan & Brittain 2015, Combining
 * one-sample confidence procedures for inference in the two-sample case, Biometrics 71): for the lower limit each share
 * is drawn from Beta(same, judged − same + 1), for the upper from Beta(same + 1, judged − same), and the pairs that
 * nobody saw from the binomial of it. So small strata, strata without a single error and strata that were judged whole
 * need no approximation. `below`: the number of matches that may stand among pairs that were never kept; recall's lower
 * limit counts them as missed.
 */
export function qualityOf(
  strata: readonly Reviewed[],
  random: Random,
  { level = 0.95, below = 0 }: { readonly level?: number; readonly below?: number } = {},
): Quality {
  const full = strata.filter(({ size }) => size > 0);
  const linked = full.filter((each) => each.linked);
  const apart = full.filter((each) => !each.linked);
  const held = sum(linked.map(({ size }) => size));
  const found = totalOf(linked);
  const missed = totalOf(apart);
  const tails = Array.from({ length: DRAWS }, () => ({
    found: [drawn(linked, 'low', random), drawn(linked, 'high', random)] as const,
    missed: [drawn(apart, 'low', random), drawn(apart, 'high', random)] as const,
  }));
  const tail = (1 - level) / 2;
  return {
    found: found?.value ?? null,
    missed: missed?.value ?? null,
    precision:
      found && held > 0
        ? {
            value: found.value / held,
            low: quantile(
              tails.map((each) => each.found[0] / held),
              tail,
            ),
            high: quantile(
              tails.map((each) => each.found[1] / held),
              1 - tail,
            ),
          }
        : null,
    recall:
      found && missed && found.value + missed.value > 0
        ? {
            value: ratio(found, missed),
            low: quantile(
              tails.map((each) => share(each.found[0], each.missed[1] + below)),
              tail,
            ),
            high: quantile(
              tails.map((each) => share(each.found[1], each.missed[0])),
              1 - tail,
            ),
          }
        : null,
  };
}

interface Total {
  readonly value: number;
  readonly variance: number;
}

function totalOf(strata: readonly Reviewed[]): Total | null {
  if (strata.some(({ judged }) => judged === 0)) return null;
  return {
    value: sum(strata.map(({ size, judged, same }) => (size * same) / judged)),
    variance: sum(strata.map(varianceOf)),
  };
}

/** N² (1 − n ⁄ N) s² ⁄ n. */
function varianceOf({ size, judged, same }: Reviewed): number {
  if (judged < 2) return 0;
  const p = same / judged;
  return (size * (size - judged) * p * (1 - p)) / (judged - 1);
}

/** found ⁄ (found + missed), less its bias: with independent sums that is (T·Var F − F·Var T) ⁄ (T + F)³. */
function ratio(found: Total, missed: Total): number {
  const all = found.value + missed.value;
  const bias = (found.value * missed.variance - missed.value * found.variance) / all ** 3;
  return Math.min(1, Math.max(0, found.value / all - bias));
}

const share = (found: number, missed: number): number =>
  found + missed > 0 ? found / (found + missed) : 1;

function drawn(strata: readonly Reviewed[], limit: 'low' | 'high', random: Random): number {
  return sum(
    strata.map(({ size, judged, same }) => {
      const p =
        limit === 'low'
          ? betaOf(same, judged - same + 1, random)
          : betaOf(same + 1, judged - same, random);
      return same + binomialOf(size - judged, p, random);
    }),
  );
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = at * (sorted.length - 1);
  return sorted[at < 0.5 ? Math.floor(place) : Math.ceil(place)] ?? 0;
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
