import type { Cells } from './cells.ts';

export const METHODS = ['rake', 'poststratify', 'greg'] as const;
export type Method = (typeof METHODS)[number];

/** A margin's variable: one column, or several crossed (`sex:age`). */
export interface Variable {
  readonly name: string;
  /** Names of its categories. */
  readonly categories: readonly string[];
  /** For each respondent the index of their category. */
  readonly of: Int32Array;
}

/** Known totals of the population, one a category of the variable, in its order; people or shares. */
export interface Margin {
  readonly variable: Variable;
  readonly totals: readonly number[];
}

export interface Respondents {
  /** Base weight of each respondent (the inverse of their chance to be asked), above 0. */
  readonly base: Float64Array;
}

export interface Limits {
  readonly low: number;
  readonly high: number;
}

export interface Weighted {
  readonly method: Method;
  readonly weights: Float64Array;
  readonly cells: Cells;
  /** Final weight divided by base weight, before trimming, one a cell. */
  readonly factors: Float64Array;
  /** How often the margins were gone through until the weights settled. */
  readonly sweeps: number;
  readonly total: number;
  readonly effective: number;
  /** Kish's design effect of weighting, n divided by the effective size. */
  readonly deff: number;
}

/** Why no weights can reproduce the margins. */
export type Why =
  | 'no-respondent'
  | 'no-total'
  | 'no-margin'
  | 'totals-disagree'
  | 'several-margins'
  | 'bounds'
  | 'unsettled'
  | 'trim';

export class WeightingError extends Error {
  readonly why: Why;

  constructor(why: Why, message: string) {
    super(message);
    this.name = 'WeightingError';
    this.why = why;
  }
}
