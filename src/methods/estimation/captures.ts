import { logGamma } from '../distributions/distributions.ts';
import { CURVES, HETEROGENEITIES } from './designs.ts';
import { type Candidate, type Fitted, fitOf, type Kind } from './estimates.ts';
import type { Cell } from './fit.ts';
import { kinksOf, withoutNegative } from './lower-bound.ts';

/**
 * Models M0 and Mh from how many people were captured once, twice, … : the number captured k times has the logarithmic
 * mean γ + β k + τ f(k) + ln C(t, k), or − ln k! where captures come at any time (t infinite). Baillargeon and Rivest
 * (2007), Journal of Statistical Software 19(5), section 3.
 *
 * @param captured people captured k times at index k; index 0 counts nothing.
 * @param occasions t, or infinity.
 */
export function fitCaptures(captured: Float64Array, occasions: number): Fitted[] {
  const last = Number.isFinite(occasions)
    ? occasions
    : captured.findLastIndex((count) => count > 0);
  const of = (name: string, kind: Kind, curves: readonly ((k: number) => number)[]): Candidate => ({
    name,
    formula: name,
    kind,
    columns: curves.length + 2,
    cells: Array.from({ length: last }, (_, at) => cellOf(captured, at + 1, occasions, curves)),
  });
  const equal = fitOf(of('M0', 'equal', []));
  if (last < 3) return [equal];
  const bound = withoutNegative(kinksOf(captured), (kinks) =>
    of(
      'Mh Chao (lower bound)',
      'bound',
      kinks.map((l) => (k: number) => Math.max(0, k - l)),
    ),
  );
  const varied = HETEROGENEITIES.map((one) =>
    fitOf(of(`Mh ${one}`, 'heterogeneous', [CURVES[one]])),
  );
  return [equal, bound, ...varied];
}

function cellOf(
  captured: Float64Array,
  k: number,
  occasions: number,
  curves: readonly ((k: number) => number)[],
): Cell {
  const offset = Number.isFinite(occasions)
    ? logGamma(occasions + 1) - logGamma(k + 1) - logGamma(occasions - k + 1)
    : -logGamma(k + 1);
  const values = [k, ...curves.map((curve) => curve(k)), 1];
  return { count: captured[k] ?? 0, columns: [...values.keys()], values, offset };
}
