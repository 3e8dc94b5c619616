import { type Candidate, candidateOf, type Fitted, fitOf } from './estimates.ts';
import { capturesOf, type Histories } from './histories.ts';

/**
 * Chao's lower bound as a log-linear model: a kink at each number of captures from 2 up to the last but one observed,
 * which leaves only those found once and twice to say how many were found never. Kinks must be convex; those that come
 * out negative are left out, again until none is. Rivest and Baillargeon (2007), Biometrics 63:999, section 2.
 */
export function lowerBound(histories: Histories, perList: boolean): Fitted {
  return withoutNegative(kinksOf(capturesOf(histories)), (kinks) =>
    candidateOf(histories, { perList, dependent: [], kinks }),
  );
}

export function kinksOf(captured: Float64Array): number[] {
  const last = captured.findLastIndex((count) => count > 0);
  return Array.from({ length: Math.max(0, last - 2) }, (_, at) => at + 2);
}

export function withoutNegative(
  kinks: readonly number[],
  candidateOf: (kinks: readonly number[]) => Candidate,
): Fitted {
  const fitted = fitOf(candidateOf(kinks));
  const { coefficients, parameters } = fitted.fit;
  const first = parameters - 1 - kinks.length;
  const convex = kinks.filter((_, at) => (coefficients[first + at] ?? 0) >= 0);
  return convex.length === kinks.length ? fitted : withoutNegative(convex, candidateOf);
}
