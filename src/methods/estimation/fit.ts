import { factorise, solve, square } from '../algebra/algebra.ts';
import { logGamma } from '../distributions/distributions.ts';

/** One observable cell: its count and, ascending, the columns in which it is not 0. The last is the intercept. */
export interface Cell {
  readonly count: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
  /** Logarithm of a known factor of its mean. */
  readonly offset?: number;
}

export interface Fit {
  /** One a cell; 0 for cells that the extended estimate puts at 0. */
  readonly means: Float64Array;
  readonly coefficients: Float64Array;
  /** Expected number of people whom no list holds: e to the intercept. */
  readonly missing: number;
  /** Variance of the intercept. */
  readonly variance: number;
  readonly deviance: number;
  readonly logLikelihood: number;
  readonly parameters: number;
  readonly cells: number;
  /** Cells at 0 in the extended estimate; none where the ordinary one exists. */
  readonly zeroed: number;
  /** Independent columns among the cells that are not at 0. */
  readonly rank: number;
  /** False where the data cannot tell the number of missing people: it would be anything up to infinity. */
  readonly estimable: boolean;
  readonly converged: boolean;
}

const SETTLED = 1e-10;
const MOST_STEPS = 100;
/** What counts as standing still while other cells recede. */
const STILL = 1e-5;
const RECEDES = -0.5;

/**
 * Maximum likelihood of a Poisson log-linear model by Newton's method (iteratively reweighted least squares).
 *
 * Where the estimate does not exist because of empty cells, the steps settle on a direction along which the likelihood
 * rises for ever: still on every counted cell, receding on some empty ones. Those cells have mean 0 in the extended
 * estimate; the rest is fitted without them, again until one exists (Fienberg and Rinaldo 2012, Annals of Statistics
 * 40:996; Geyer 2009, Electronic Journal of Statistics 3:259). The number of missing people is estimable when the
 * intercept is still determined by the cells that remain.
 */
export function fitPoisson(cells: readonly Cell[], columns: number): Fit {
  let kept = cells.map((_, at) => at);
  for (;;) {
    const tried = newton(cells, kept, columns);
    if (tried.receding.length === 0) return summarise(cells, kept, columns, tried);
    const gone = new Set(tried.receding);
    kept = kept.filter((at) => !gone.has(at));
  }
}

interface Tried {
  readonly eta: Float64Array;
  readonly beta: Float64Array;
  readonly receding: readonly number[];
  readonly converged: boolean;
}

function newton(cells: readonly Cell[], kept: readonly number[], columns: number): Tried {
  const eta = Float64Array.from(cells, ({ count }) => Math.log(count + 0.1));
  let beta: Float64Array = new Float64Array(columns);
  let before = '';
  let steady = 0;
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const { moments, right } = normalEquations(cells, kept, columns, eta);
    beta = solve(factorise(moments), right);
    let moved = 0;
    const receding: number[] = [];
    for (const at of kept) {
      const next = Math.max(-FAR, Math.min(FAR, linear(cells[at], beta)));
      const change = next - (eta[at] ?? 0);
      eta[at] = next;
      if (cells[at]?.count === 0 && change < RECEDES) receding.push(at);
      else if (Math.abs(change) > moved) moved = Math.abs(change);
    }
    if (receding.length === 0 && moved < SETTLED) return { eta, beta, receding, converged: true };
    const signature = receding.length && moved < STILL ? receding.join(' ') : '';
    steady = signature && signature === before ? steady + 1 : 0;
    before = signature;
    if (steady >= 3) return { eta, beta, receding, converged: true };
  }
  return { eta, beta, receding: [], converged: false };
}

/** No mean leaves e^±40: beyond, products lose all digits. */
const FAR = 40;

function linear(cell: Cell | undefined, beta: Float64Array): number {
  if (!cell) return 0;
  let sum = cell.offset ?? 0;
  for (let at = 0; at < cell.columns.length; at += 1)
    sum += (beta[cell.columns[at] ?? 0] ?? 0) * (cell.values[at] ?? 0);
  return sum;
}

/** Σ μ x xᵀ and Σ μ z x over the kept cells, z the working response at these logarithms of means. */
function normalEquations(
  cells: readonly Cell[],
  kept: readonly number[],
  columns: number,
  eta: Float64Array,
) {
  const moments = square(columns);
  const right = new Float64Array(columns);
  const m = moments.values;
  for (const at of kept) {
    const cell = cells[at];
    if (!cell) continue;
    const { columns: own, values } = cell;
    const mean = Math.exp(eta[at] ?? 0);
    const value = mean * ((eta[at] ?? 0) - (cell.offset ?? 0)) + cell.count - mean;
    for (let i = 0; i < own.length; i += 1) {
      const [row, x] = [own[i] ?? 0, values[i] ?? 0];
      right[row] = (right[row] ?? 0) + value * x;
      // The factor reads the lower triangle only, and columns ascend.
      for (let j = 0; j <= i; j += 1) {
        const place = row * columns + (own[j] ?? 0);
        m[place] = (m[place] ?? 0) + mean * x * (values[j] ?? 0);
      }
    }
  }
  return { moments, right };
}

function summarise(
  cells: readonly Cell[],
  kept: readonly number[],
  columns: number,
  tried: Tried,
): Fit {
  const means = new Float64Array(cells.length);
  for (const at of kept) means[at] = Math.exp(tried.eta[at] ?? 0);
  const factor = factorise(normalEquations(cells, kept, columns, tried.eta).moments);
  const unit = new Float64Array(columns);
  unit[columns - 1] = 1;
  const estimable = factor.kept[columns - 1] ?? false;
  return {
    means,
    coefficients: tried.beta,
    missing: Math.exp(tried.beta[columns - 1] ?? 0),
    variance: solve(factor, unit)[columns - 1] ?? 0,
    ...likelihoodOf(cells, means),
    parameters: columns,
    cells: cells.length,
    zeroed: cells.length - kept.length,
    rank: factor.kept.filter(Boolean).length,
    estimable,
    converged: tried.converged,
  };
}

function likelihoodOf(cells: readonly Cell[], means: Float64Array) {
  let [logLikelihood, deviance] = [0, 0];
  cells.forEach(({ count }, at) => {
    const mean = means[at] ?? 0;
    const own = count > 0 ? count * Math.log(mean) : 0;
    logLikelihood += own - mean - logGamma(count + 1);
    deviance += 2 * ((count > 0 ? count * Math.log(count) - own : 0) - count + mean);
  });
  return { logLikelihood, deviance };
}
