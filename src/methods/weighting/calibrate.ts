import { factorise, type Square, solve, square } from '../algebra/algebra.ts';
import type { Cells } from './cells.ts';
import { sumOf } from './margins.ts';
import { type Limits, type Margin, WeightingError } from './types.ts';

/** How near, as a share of the largest total, every margin must be reproduced. */
const TOLERANCE = 1e-12;
/** What is let pass where rounding allows no nearer. */
const ROUNDED = 1e-9;
const MOST_STEPS = 500;
const MOST_HALVINGS = 60;
/** Where no free cell moves a margin, this share of the clipped ones leads on. */
const RIDGE = 1e-10;

interface Problem {
  readonly columns: readonly number[][];
  readonly base: Float64Array;
  readonly totals: readonly number[];
  readonly bounds: Limits;
}

interface State {
  readonly lambda: Float64Array;
  readonly factors: Float64Array;
  /** What each total still lacks: the gradient of the dual. */
  readonly gap: Float64Array;
  readonly miss: number;
  /** The convex dual, least where the margins are reproduced. */
  readonly dual: number;
}

/**
 * Generalised regression weights: factors g = 1 + xᵀλ, clipped to `bounds`, with Σ d g x equal to the totals. Deville
 * and Särndal (1992), JASA 87:376, cases 1 and 7, by Newton's method on their dual (eq. 2.6), whose least point is
 * unique. Without bounds the scale of the base weights does not matter.
 */
export function calibrate(cells: Cells, margins: readonly Margin[], bounds?: Limits) {
  const raise = bounds ? 1 : scaleOf(cells, margins);
  const problem: Problem = {
    columns: columnsOf(cells, margins),
    base: cells.base.map((one) => one * raise),
    totals: margins.flatMap(({ totals }) => totals),
    bounds: bounds ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
  };
  const most = Math.max(...problem.totals);
  let state = stateAt(problem, new Float64Array(problem.totals.length));
  for (let sweeps = 1; sweeps <= MOST_STEPS; sweeps += 1) {
    const next = descend(problem, state);
    if (next) state = next;
    if (state.miss <= (next ? TOLERANCE : ROUNDED) * most)
      return { factors: state.factors.map((one) => one * raise), sweeps };
    if (!next) break;
  }
  throw new WeightingError('bounds', refusalOf(margins, bounds));
}

/** Newton's step, halved until the dual falls; undefined where it falls no further. */
function descend(problem: Problem, from: State): State | undefined {
  const { columns, base, totals } = problem;
  const led = base.map((one, cell) => one * (isFree(problem, from, cell) ? 1 : RIDGE));
  const step = solve(factorise(momentsOf(columns, led, totals.length)), from.gap);
  let share = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const next = stateAt(
      problem,
      from.lambda.map((one, at) => one + share * (step[at] ?? 0)),
    );
    if (next.dual < from.dual || (next.dual === from.dual && next.miss < from.miss)) return next;
    share /= 2;
  }
  return undefined;
}

function stateAt({ columns, base, totals, bounds }: Problem, lambda: Float64Array): State {
  const gap = Float64Array.from(totals);
  const factors = new Float64Array(base.length);
  let dual = -totals.reduce((sum, total, at) => sum + total * (lambda[at] ?? 0), 0);
  columns.forEach((own, cell) => {
    const [u, d] = [lift(own, lambda), base[cell] ?? 0];
    const factor = Math.min(bounds.high, Math.max(bounds.low, 1 + u));
    factors[cell] = factor;
    // ∫ clip(1 + u): quadratic inside the bounds, linear outside.
    dual += d * (factor * u - (factor - 1) ** 2 / 2);
    for (const column of own) gap[column] = (gap[column] ?? 0) - d * factor;
  });
  const miss = gap.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  return { lambda, factors, gap, miss, dual };
}

const lift = (own: readonly number[], lambda: Float64Array) =>
  own.reduce((sum, column) => sum + (lambda[column] ?? 0), 0);

function isFree({ columns, bounds }: Problem, { lambda }: State, cell: number): boolean {
  const raw = 1 + lift(columns[cell] ?? [], lambda);
  return raw > bounds.low && raw < bounds.high;
}

function refusalOf(margins: readonly Margin[], bounds?: Limits): string {
  return bounds
    ? `no weights between ${bounds.low} and ${bounds.high} times the base weights reproduce the margins: widen the bounds, or merge categories`
    : `no linear weights reproduce the margins together: ${namesOf(margins)} contradict each other among those who answered; merge categories`;
}

export const namesOf = (margins: readonly Margin[]) =>
  margins.map(({ variable }) => variable.name).join(' and ');

/** For each cell the numbers of its columns: one a margin, counted through all categories. */
export function columnsOf(cells: Cells, margins: readonly Margin[]): number[][] {
  const starts: number[] = [];
  let start = 0;
  for (const { totals } of margins) {
    starts.push(start);
    start += totals.length;
  }
  return Array.from({ length: cells.size }, (_, cell) =>
    starts.map((from, margin) => from + (cells.categories[margin]?.[cell] ?? 0)),
  );
}

/** Σ d x xᵀ over the cells. */
export function momentsOf(columns: readonly number[][], base: Float64Array, size: number): Square {
  const moments = square(size);
  columns.forEach((own, cell) => {
    for (const row of own)
      for (const column of own) {
        const at = row * size + column;
        moments.values[at] = (moments.values[at] ?? 0) + (base[cell] ?? 0);
      }
  });
  return moments;
}

function scaleOf({ base }: Cells, [first]: readonly Margin[]): number {
  return first ? sumOf(first) / base.reduce((sum, one) => sum + one, 0) : 1;
}
