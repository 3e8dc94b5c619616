import { type Agreement, agreementOf } from './agreement.ts';
import { type Average, averageOf, MOST_AVERAGED } from './bayes.ts';
import { fitCaptures } from './captures.ts';
import { HETEROGENEITIES, modelNamed } from './designs.ts';
import {
  candidateOf,
  type Estimate,
  estimateOf,
  type Fitted,
  fitOf,
  isTelling,
} from './estimates.ts';
import { capturesOf, type Histories, MOST_LISTS, observedOf, overlap } from './histories.ts';
import { lowerBound } from './lower-bound.ts';
import { profileOf } from './profile.ts';
import { bestByBic } from './search.ts';
import { stepwise } from './stepwise.ts';
import { chapman } from './two-lists.ts';

export type { Agreement, Reason } from './agreement.ts';
export { bcaInterval, drawPoints, leaveOneOut, pointOf } from './bootstrap.ts';
export type { Estimate } from './estimates.ts';
export { type Histories, MOST_LISTS } from './histories.ts';
export { acrossLinkages } from './linkage-error.ts';
export { chapman } from './two-lists.ts';

export interface Estimation extends Agreement {
  readonly observed: number;
  readonly models: readonly Estimate[];
  /** The model that adding dependences one by one leads to; null where there are too few lists. */
  readonly stepwise: string | null;
  /** Models whose estimate the data cannot tell, by name. */
  readonly untold: readonly string[];
  /** The graphs that the Bayesian average rests on most. */
  readonly graphs: Average['graphs'];
}

/** No estimate is possible; the message says why and what mends it. */
export class EstimationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EstimationError';
  }
}

/**
 * How many people there are in all, from how several incomplete lists overlap: every model side by side with its
 * interval, the range of those that the data support, and one figure only where these agree.
 *
 * Takes people by capture history (2 to 8 lists; see `estimateCaptures` for more). The order of lists and of rows changes
 * nothing. Throws `EstimationError` where nobody stands on two lists, or everybody on all.
 */
export function estimate(histories: Histories): Estimation {
  const { lists } = histories;
  if (lists.length < 2 || lists.length > MOST_LISTS)
    throw new EstimationError(
      `there are ${lists.length} lists: two to ${MOST_LISTS} can be compared`,
    );
  refuseIdle(histories);
  const chosen = lists.length > 2 ? named(stepwise(histories)) : null;
  const fitted = uniqueByName([
    ...simple(histories),
    ...(chosen ? [chosen, ...bestByBic(histories)] : []),
  ]);
  const telling = fitted.filter(isTelling);
  const average = lists.length > 2 && lists.length <= MOST_AVERAGED ? averageOf(histories) : null;
  const models = [
    ...(lists.length === 2 ? [chapman(histories)] : []),
    ...telling.map((one) => estimateOf(one, profileOf(one.candidate, one.fit.missing))),
    ...(average ? [average.estimate] : []),
  ];
  const agreement = agreementOf(histories, models);
  return {
    observed: observedOf(histories),
    models,
    stepwise: chosen?.candidate.name ?? null,
    untold: fitted.filter((one) => !isTelling(one)).map(({ candidate }) => candidate.name),
    graphs: average?.graphs ?? [],
    ...agreement,
    reasons: [
      ...agreement.reasons,
      ...(average && !average.bounded ? [{ why: 'no-upper-end' } as const] : []),
    ],
  };
}

/** One model alone, by the name that `estimate` gave it; null where it is no log-linear one or the data cannot tell it. */
export function refit(histories: Histories, name: string): Estimate | null {
  const model = modelNamed(histories, name);
  if (!model) return null;
  const fitted = fitOf(candidateOf(histories, model));
  return isTelling(fitted) ? estimateOf(fitted, null) : null;
}

/** The same from how often people were captured; `occasions` may be infinite. */
export function estimateCaptures(captured: Float64Array, occasions: number): Estimation {
  const observed = captured.reduce((sum, one) => sum + one, 0);
  if (captured.every((count, k) => k < 2 || count === 0))
    throw new EstimationError(
      'nobody was captured twice: nothing says how many were never captured',
    );
  const fitted = fitCaptures(captured, occasions);
  const models = fitted
    .filter(isTelling)
    .map((one) => estimateOf(one, profileOf(one.candidate, one.fit.missing)));
  return {
    observed,
    models,
    stepwise: null,
    untold: fitted.filter((one) => !isTelling(one)).map(({ candidate }) => candidate.name),
    graphs: [],
    ...agreementOf(null, models),
  };
}

function refuseIdle(histories: Histories): void {
  const { lists, counts } = histories;
  const empty = lists.find((_, list) => overlap(counts, 1 << list) === 0);
  if (empty !== undefined)
    throw new EstimationError(`nobody stands on the list ${empty}: leave its column out`);
  const captured = capturesOf(histories);
  if (captured.every((count, k) => k < 2 || count === 0))
    throw new EstimationError(
      'nobody stands on two lists: nothing says how many stand on none; link the lists first, or bring one that overlaps',
    );
  if ((captured[lists.length] ?? 0) === observedOf(histories))
    throw new EstimationError(
      'everybody stands on all lists: copies of one list say nothing of whom it misses',
    );
}

function simple(histories: Histories): Fitted[] {
  const of = (perList: boolean, heterogeneity?: (typeof HETEROGENEITIES)[number]) =>
    fitOf(candidateOf(histories, { perList, dependent: [], heterogeneity }));
  const varied = histories.lists.length > 2;
  return [false, true].flatMap((perList) => [
    of(perList),
    ...(varied
      ? [lowerBound(histories, perList), ...HETEROGENEITIES.map((one) => of(perList, one))]
      : []),
  ]);
}

/** The literature knows a model with dependences that was found so by the way. */
function named(fitted: Fitted): Fitted {
  const { candidate } = fitted;
  if (candidate.kind !== 'dependent') return fitted;
  return { ...fitted, candidate: { ...candidate, name: candidate.name + STEPWISE } };
}

const STEPWISE = ' (stepwise)';

function uniqueByName(fitted: readonly Fitted[]): Fitted[] {
  const byName = new Map<string, Fitted>();
  for (const one of fitted) {
    const name = one.candidate.name.replace(STEPWISE, '');
    if (!byName.has(name)) byName.set(name, one);
  }
  return [...byName.values()];
}
