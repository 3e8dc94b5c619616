import { logGamma } from '../distributions/distributions.ts';
import type { Candidate, Estimate } from './estimates.ts';
import { type Cell, fitPoisson } from './fit.ts';

/** Half the 95 % quantile of χ² with one degree of freedom. */
const DROP = 3.841458820694124 / 2;
/** How far the ends are sought, in times the estimate of those whom no list holds. */
const FURTHEST = 1e3;
const HALVINGS = 45;

/**
 * Profile likelihood of N in the multinomial model (Cormack 1992, Biometrics 48:567): for each N the missing cell holds
 * N − n people and the model is fitted to all cells. Gives the N of the greatest likelihood and where it falls by 1.92.
 *
 * @param start estimate of those whom no list holds, from the Poisson fit.
 */
export function profileOf(candidate: Candidate, start: number): Estimate['profile'] {
  const observed = candidate.cells.reduce((sum, { count }) => sum + count, 0);
  const at = (missing: number) => likelihoodAt(candidate, observed, missing);
  const best = peakOf(at, start);
  const floor = at(best) - DROP;
  const low = at(0) >= floor ? 0 : crossing(at, floor, 0, best);
  const far = best * FURTHEST + 10;
  const high = at(far) >= floor ? null : crossing(at, floor, far, best);
  return { n: observed + best, low: observed + low, high: high === null ? null : observed + high };
}

function likelihoodAt(candidate: Candidate, observed: number, missing: number): number {
  const unseen: Cell = { count: missing, columns: [candidate.columns - 1], values: [1] };
  const cells = [...candidate.cells, unseen];
  const { means } = fitPoisson(cells, candidate.columns);
  const total = observed + missing;
  let sum = logGamma(total + 1) - logGamma(missing + 1);
  cells.forEach(({ count }, cell) => {
    if (count > 0) sum += count * Math.log((means[cell] ?? 0) / total);
  });
  return sum;
}

/** Golden section on a logarithmic scale about the start. */
function peakOf(at: (missing: number) => number, start: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(Math.max(1e-3, start / 20)), Math.log(start * 5 + 1)];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [atA, atB] = [at(Math.exp(a)), at(Math.exp(b))];
  for (let step = 0; step < HALVINGS; step += 1) {
    if (atA < atB) {
      [low, a, atA] = [a, b, atB];
      b = low + golden * (high - low);
      atB = at(Math.exp(b));
    } else {
      [high, b, atB] = [b, a, atA];
      a = high - golden * (high - low);
      atA = at(Math.exp(a));
    }
  }
  return Math.exp((low + high) / 2);
}

/** Where the likelihood passes the floor, between a point below it and one above. */
function crossing(
  at: (missing: number) => number,
  floor: number,
  below: number,
  above: number,
): number {
  let [under, over] = [below, above];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = under > 4 * over && over > 0 ? Math.sqrt(under * over) : (under + over) / 2;
    if (at(middle) >= floor) over = middle;
    else under = middle;
  }
  return (under + over) / 2;
}
