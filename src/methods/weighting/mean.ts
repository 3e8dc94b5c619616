import { factorise, solve } from '../algebra/algebra.ts';
import { columnsOf, momentsOf } from './calibrate.ts';
import type { Margin, Respondents, Weighted } from './types.ts';

export interface Estimate {
  readonly mean: number;
  /** Linearised standard error; null where a stratum has one cluster only. */
  readonly se: number | null;
  /** Respondents without an answer: the mean is that of the domain of those with one. */
  readonly missing: number;
  readonly clusters: number;
}

/** How the respondents were drawn, one entry a respondent in each list. */
export interface Design {
  /** Index of their cluster; each is their own where it is left out. */
  readonly clusters?: Int32Array | undefined;
  /** Index of their stratum, of which a cluster has one; all are one where it is left out. */
  readonly strata?: Int32Array | undefined;
  /** How many clusters the population has (in their stratum); left out, no correction is made. */
  readonly population?: Float64Array | undefined;
}

/**
 * Weighted mean of one answer and its linearised standard error by the residuals of the weighting: the answers less what
 * the margins explain, weighted, summed by cluster, with the with-replacement estimator over clusters (one stage). Deville (1999), Survey Methodology 25:193; Särndal, Swensson and Wretman (1992), 6.6.
 *
 * As R's survey does it: after raking ten unweighted sweeps over the margins, after post-stratification means by base
 * weight, after calibration the regression by base weight.
 *
 * @param values one number a respondent, NaN for no answer.
 */
export function meanOf(
  values: Float64Array,
  respondents: Respondents,
  margins: readonly Margin[],
  weighted: Weighted,
  design: Design = {},
): Estimate {
  const { weights } = weighted;
  let [sum, total, missing] = [0, 0, 0];
  values.forEach((value, at) => {
    if (Number.isNaN(value)) missing += 1;
    else {
      sum += (weights[at] ?? 0) * value;
      total += weights[at] ?? 0;
    }
  });
  const mean = sum / total;
  const centred = values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / total));
  const residuals = residualsOf(centred, respondents, margins, weighted);
  const scores = residuals.map((one, at) => one * (weights[at] ?? 0));
  return { mean, missing, ...spread(scores, design) };
}

function residualsOf(
  values: Float64Array,
  respondents: Respondents,
  margins: readonly Margin[],
  weighted: Weighted,
): Float64Array {
  if (weighted.method === 'greg') return regressed(values, respondents, margins, weighted);
  const residuals = Float64Array.from(values);
  const raked = weighted.method === 'rake';
  const ones = new Float64Array(values.length).fill(1);
  for (let sweep = 0; sweep < (raked ? SWEEPS : 1); sweep += 1)
    for (const { variable } of margins)
      centre(residuals, variable.of, variable.categories.length, raked ? ones : respondents.base);
  return residuals;
}

const SWEEPS = 10;

/** Takes each category's weighted mean from its members. */
function centre(values: Float64Array, of: Int32Array, size: number, by: Float64Array): void {
  const [sums, totals] = [new Float64Array(size), new Float64Array(size)];
  of.forEach((category, at) => {
    sums[category] = (sums[category] ?? 0) + (by[at] ?? 0) * (values[at] ?? 0);
    totals[category] = (totals[category] ?? 0) + (by[at] ?? 0);
  });
  of.forEach((category, at) => {
    values[at] = (values[at] ?? 0) - (sums[category] ?? 0) / (totals[category] ?? 1);
  });
}

/** What the regression on all categories, by base weight, leaves unexplained. */
function regressed(
  values: Float64Array,
  { base }: Respondents,
  margins: readonly Margin[],
  { cells }: Weighted,
): Float64Array {
  const columns = columnsOf(cells, margins);
  const size = margins.reduce((sum, { totals }) => sum + totals.length, 0);
  const right = new Float64Array(size);
  values.forEach((value, at) => {
    for (const column of columns[cells.of[at] ?? 0] ?? [])
      right[column] = (right[column] ?? 0) + (base[at] ?? 0) * value;
  });
  const slopes = solve(factorise(momentsOf(columns, cells.base, size)), right);
  const fitted = columns.map((own) => own.reduce((sum, column) => sum + (slopes[column] ?? 0), 0));
  return values.map((value, at) => value - (fitted[cells.of[at] ?? 0] ?? 0));
}

/**
 * Variance of a total between clusters, drawn with replacement within each stratum; where the number of clusters in the
 * population is known, times the share of those that were not drawn. Cochran (1977), 11.
 */
function spread(scores: Float64Array, { clusters, strata, population }: Design) {
  const of = clusters ?? Int32Array.from(scores, (_, at) => at);
  const count = sizeOf(of);
  const sums = sumsBy(scores, of, count);
  const stratumOf = new Int32Array(count);
  const sizes = new Float64Array(count);
  of.forEach((cluster, at) => {
    stratumOf[cluster] = strata?.[at] ?? 0;
    sizes[cluster] = population?.[at] ?? Number.POSITIVE_INFINITY;
  });
  const drawn = sumsBy(new Float64Array(count).fill(1), stratumOf, sizeOf(stratumOf));
  if (drawn.some((one) => one === 1)) return { se: null, clusters: count };
  const totals = sumsBy(sums, stratumOf, drawn.length);
  let variance = 0;
  sums.forEach((sum, cluster) => {
    const stratum = stratumOf[cluster] ?? 0;
    const n = drawn[stratum] ?? 1;
    const free = 1 - n / (sizes[cluster] ?? n);
    variance += ((free * n) / (n - 1)) * (sum - (totals[stratum] ?? 0) / n) ** 2;
  });
  return { se: Math.sqrt(variance), clusters: count };
}

const sizeOf = (of: Int32Array) => of.reduce((most, one) => Math.max(most, one + 1), 0);

function sumsBy(values: Float64Array, of: Int32Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  of.forEach((group, at) => {
    sums[group] = (sums[group] ?? 0) + (values[at] ?? 0);
  });
  return sums;
}
