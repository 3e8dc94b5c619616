import { namesOf } from './calibrate.ts';
import type { Cells } from './cells.ts';
import { type Margin, WeightingError } from './types.ts';

/** No cell moves by more than this share of all weights in a whole sweep: `rake(control = list(epsilon = 1e-12))`. */
const TOLERANCE = 1e-12;
const MOST_SWEEPS = 10_000;
/** How near, as a share of its largest total, a margin is then reproduced; printed totals agree no better. */
const REPRODUCED = 2e-6;

interface Factors {
  readonly factors: Float64Array;
  readonly sweeps: number;
}

/**
 * Iterative proportional fitting of the cells to each margin in turn, until a whole sweep moves nothing.
 * Deming and Stephan (1940), Annals of Mathematical Statistics 11:427.
 */
export function rake(cells: Cells, margins: readonly Margin[]): Factors {
  const fitted = Float64Array.from(cells.base);
  const all = fitted.reduce((sum, one) => sum + one, 0);
  let before = Float64Array.from(fitted);
  for (let sweeps = 1; sweeps <= MOST_SWEEPS; sweeps += 1) {
    margins.forEach((margin, at) => {
      scaleTo(fitted, cells.categories[at] ?? new Int32Array(), margin);
    });
    const moved = fitted.reduce(
      (most, one, at) => Math.max(most, Math.abs(one - (before[at] ?? 0))),
      0,
    );
    if (moved < TOLERANCE * all) {
      if (!reproduces(fitted, cells, margins)) break;
      return { factors: fitted.map((one, at) => one / (cells.base[at] ?? 1)), sweeps };
    }
    before = Float64Array.from(fitted);
  }
  throw new WeightingError(
    'unsettled',
    `no raked weights reproduce the margins together: ${namesOf(margins)} contradict each other among those who answered; merge categories of which a combination has no respondent`,
  );
}

/** Margins that contradict each other settle too, in turn on each of them. */
function reproduces(fitted: Float64Array, cells: Cells, margins: readonly Margin[]): boolean {
  return margins.every(({ totals }, margin) => {
    const sums = sumsOf(fitted, cells.categories[margin] ?? new Int32Array(), totals.length);
    const most = Math.max(...totals);
    return totals.every((total, at) => Math.abs((sums[at] ?? 0) - total) <= REPRODUCED * most);
  });
}

/** One margin: each cell's total divided by its category's base weights. Holt and Smith (1979), JRSS A 142:33. */
export function stratify(cells: Cells, margins: readonly Margin[]): Factors {
  const fitted = Float64Array.from(cells.base);
  margins.forEach((margin, at) => {
    scaleTo(fitted, cells.categories[at] ?? new Int32Array(), margin);
  });
  return { factors: fitted.map((one, at) => one / (cells.base[at] ?? 1)), sweeps: 1 };
}

function scaleTo(fitted: Float64Array, category: Int32Array, { totals }: Margin): void {
  const sums = sumsOf(fitted, category, totals.length);
  category.forEach((code, cell) => {
    fitted[cell] = ((fitted[cell] ?? 0) * (totals[code] ?? 0)) / (sums[code] ?? 1);
  });
}

function sumsOf(fitted: Float64Array, category: Int32Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  category.forEach((code, cell) => {
    sums[code] = (sums[code] ?? 0) + (fitted[cell] ?? 0);
  });
  return sums;
}
