import { normalQuantile } from '../distributions/distributions.ts';
import { cellsOf, formulaOf, type Model, nameOf } from './designs.ts';
import { type Cell, type Fit, fitPoisson } from './fit.ts';
import { type Histories, sizeOf } from './histories.ts';

/** What a model says of the size of the population, n persons in all. */
export interface Estimate {
  readonly name: string;
  /** By numbers of lists, as in the literature; the name where there is none. */
  readonly formula: string;
  readonly kind: Kind;
  readonly n: number;
  readonly se: number;
  /** 95 % interval; Wald on the logarithm of those whom no list holds, or what the method itself gives. */
  readonly low: number;
  readonly high: number;
  readonly aic: number | null;
  readonly bic: number | null;
  readonly deviance: number | null;
  readonly df: number | null;
  /** Multinomial profile likelihood: its own estimate and 95 % interval; null where an end lies beyond all bounds. */
  readonly profile: {
    readonly n: number;
    readonly low: number;
    readonly high: number | null;
  } | null;
  /** Cells whose mean the extended estimate puts at 0, for want of people. */
  readonly zeroed: number;
}

export type Kind =
  | 'equal'
  | 'lists'
  | 'dependent'
  | 'heterogeneous'
  | 'bound'
  | 'two-lists'
  | 'average';

export const Z95 = normalQuantile(0.975);

/** An estimate beyond this many times the people seen says only that the data cannot tell. */
const MOST_TIMES = 1e4;

export interface Candidate {
  readonly name: string;
  readonly formula: string;
  readonly kind: Kind;
  readonly cells: readonly Cell[];
  readonly columns: number;
}

/** The same model has one name, in whatever order its dependences were found. */
export function candidateOf(histories: Histories, wanted: Model): Candidate {
  const model = { ...wanted, dependent: wanted.dependent.toSorted(bySize) };
  return {
    name: nameOf(histories, model),
    formula: formulaOf(histories, model),
    kind: kindOf(model),
    ...cellsOf(histories, model),
  };
}

const bySize = (a: number, b: number) => sizeOf(a) - sizeOf(b) || a - b;

function kindOf({ perList, dependent, heterogeneity, kinks }: Model): Kind {
  if (kinks) return 'bound';
  if (heterogeneity) return 'heterogeneous';
  if (dependent.length) return 'dependent';
  return perList ? 'lists' : 'equal';
}

export interface Fitted {
  readonly candidate: Candidate;
  readonly fit: Fit;
}

export const fitOf = (candidate: Candidate): Fitted => ({
  candidate,
  fit: fitPoisson(candidate.cells, candidate.columns),
});

/** Whether the fit says anything about those whom no list holds. */
export function isTelling({ fit, candidate }: Fitted): boolean {
  const observed = candidate.cells.reduce((sum, { count }) => sum + count, 0);
  return (
    fit.estimable &&
    fit.converged &&
    Number.isFinite(fit.variance) &&
    fit.missing < MOST_TIMES * observed
  );
}

export const bicOf = ({ fit }: Fitted, observed: number): number =>
  fit.parameters * Math.log(observed) - 2 * fit.logLikelihood;

/**
 * N = n + f₀ with f₀ = e to the intercept and variance f₀ + f₀² Var(intercept) (Rivest and Lévesque 2001, Canadian
 * Journal of Statistics 29:555); the interval is Wald's on the intercept. `bic` charges ln n for a parameter, n the
 * people seen.
 */
export function estimateOf(fitted: Fitted, profile: Estimate['profile'] = null): Estimate {
  const { candidate, fit } = fitted;
  const observed = candidate.cells.reduce((sum, { count }) => sum + count, 0);
  const spread = Math.exp(Z95 * Math.sqrt(fit.variance));
  return {
    name: candidate.name,
    formula: candidate.formula,
    kind: candidate.kind,
    n: observed + fit.missing,
    se: Math.sqrt(fit.missing + fit.missing ** 2 * fit.variance),
    low: observed + fit.missing / spread,
    high: observed + fit.missing * spread,
    aic: 2 * fit.parameters - 2 * fit.logLikelihood,
    bic: bicOf(fitted, observed),
    deviance: fit.deviance,
    df: fit.cells - fit.parameters,
    profile,
    zeroed: fit.zeroed,
  };
}
