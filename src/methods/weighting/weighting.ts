import { calibrate } from './calibrate.ts';
import { type Cells, cellsOf } from './cells.ts';
import { checkMargins } from './margins.ts';
import { rake, stratify } from './rake.ts';
import { trim } from './trim.ts';
import type { Limits, Margin, Method, Respondents, Weighted } from './types.ts';

export { type Design, meanOf } from './mean.ts';
export {
  type Limits,
  type Margin,
  METHODS,
  type Method,
  type Respondents,
  type Variable,
  type Weighted,
  WeightingError,
} from './types.ts';
export { type Unheard, unheard, unheardCells } from './unheard.ts';

export interface Wanted {
  readonly method: Method;
  /** Bounds of the factor by which a base weight may change; `greg` only. */
  readonly bounds?: Limits | undefined;
  /** Bounds of the final weight; what is cut off is shared among the others, and the margins hold only nearly. */
  readonly trim?: Limits | undefined;
}

/**
 * Weights by which respondents reproduce known totals of their population.
 *
 * Takes n respondents with their categories (one a margin) and base weights, and the margins with their totals in
 * people (or shares: only the scale of the weights changes). Gives n weights in the order of the respondents, and one
 * weight factor a cell (the respondents who share all categories). The order of rows and equal rows merged into one
 * with their base weights added change nothing.
 *
 * Throws `WeightingError` where no weights can reproduce the margins: it names the margin, the category and the mend.
 *
 * Deming and Stephan (1940) for `rake`; Holt and Smith (1979) for `poststratify`; Deville and Särndal (1992), case 1
 * and, with bounds, case 7, for `greg`.
 */
export function weigh(
  respondents: Respondents,
  margins: readonly Margin[],
  wanted: Wanted,
): Weighted {
  checkMargins(respondents, margins, wanted.method);
  const cells = cellsOf(respondents, margins);
  const { factors, sweeps } = factorsOf(cells, margins, wanted);
  const free = respondents.base.map((base, at) => base * (factors[cells.of[at] ?? 0] ?? 0));
  const weights = wanted.trim ? trim(free, wanted.trim) : free;
  return { weights, cells, factors, sweeps, method: wanted.method, ...sizes(weights) };
}

function factorsOf(cells: Cells, margins: readonly Margin[], { method, bounds }: Wanted) {
  if (method === 'greg') return calibrate(cells, margins, bounds);
  return method === 'rake' ? rake(cells, margins) : stratify(cells, margins);
}

/** Kish (1965): the size of an equally weighted sample that is as precise, were the answers unrelated to the weights. */
function sizes(weights: Float64Array): { total: number; effective: number; deff: number } {
  let [total, squares] = [0, 0];
  for (const weight of weights) {
    total += weight;
    squares += weight * weight;
  }
  const effective = total ** 2 / squares;
  return { total, effective, deff: weights.length / effective };
}
