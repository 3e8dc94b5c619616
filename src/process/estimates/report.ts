/** From persons on lists to how many there are in all, with the doubt about links carried along. */
import {
  acrossLinkages,
  type Estimate,
  type Estimation,
  estimate,
  type Histories,
  refit,
} from '../../methods/estimation/estimation.ts';
import { type Drawable, drawPersons } from '../../methods/linkage/linkage.ts';
import type { Streams } from '../../methods/random/random.ts';

/** Who stands on which list, and what is in doubt of it. */
export interface Linked extends Drawable {
  /** Names of the lists, by their place. */
  readonly lists: readonly string[];
}

export interface LinkageDoubt {
  /** How many linkages were drawn. */
  readonly draws: number;
  /** The model whose estimate was followed through the draws. */
  readonly model: string;
  /** Its mean over the draws. */
  readonly n: number;
  /** The share of its variance that comes from links in doubt. */
  readonly share: number;
  readonly pairs: number;
}

export interface PopulationReport {
  readonly lists: readonly string[];
  /** How many persons stand on one list, on two, … */
  readonly captures: readonly number[];
  readonly estimation: Estimation;
  /** Null where nothing is in doubt. */
  readonly doubt: LinkageDoubt | null;
  /** The range that supported models and doubtful links leave open. */
  readonly low: number;
  readonly high: number;
  /** The one figure, where the models agree; else null. */
  readonly n: number | null;
}

/** Weights nearer to even odds than this are in doubt: probabilities between .02 and .98. */
const DOUBT = Math.log2(0.98 / 0.02);

/** The mean and its error settle long before. */
const DRAWS = 30;

/** Throws `EstimationError` where the lists do not say enough. */
export function reportOn(linked: Linked, streams: Streams): PopulationReport {
  const histories = historiesOf(linked, linked.persons);
  const estimation = estimate(histories);
  const doubt =
    linked.pairs.length > 0 || linked.missed > 0 ? doubtOf(linked, estimation, streams) : null;
  return {
    lists: linked.lists,
    captures: capturesIn(histories),
    estimation,
    doubt,
    ...rangeOf(estimation, doubt),
  };
}

/** People by the set of lists on which they stand. */
export function historiesOf(
  { lists, listOf }: Pick<Linked, 'lists' | 'listOf'>,
  persons: Int32Array,
): Histories {
  const on = new Map<number, number>();
  persons.forEach((person, record) => {
    on.set(person, (on.get(person) ?? 0) | (1 << (listOf[record] ?? 0)));
  });
  const counts = new Float64Array(2 ** lists.length);
  for (const history of on.values()) counts[history] = (counts[history] ?? 0) + 1;
  return { lists, counts };
}

export function capturesIn({ lists, counts }: Histories): number[] {
  const captured = lists.map(() => 0);
  counts.forEach((count, history) => {
    const size = lists.filter((_, list) => history & (1 << list)).length;
    if (size > 0) captured[size - 1] = (captured[size - 1] ?? 0) + count;
  });
  return captured;
}

/** The supported model with the least BIC, followed from draw to draw. */
function doubtOf(linked: Linked, estimation: Estimation, streams: Streams): LinkageDoubt | null {
  const model = leadOf(estimation);
  if (!model) return null;
  const random = streams('links in doubt');
  const drawn: { n: number; se: number }[] = [];
  const linkages = drawPersons(linked, random);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const histories = historiesOf(linked, linkages.next().value);
    const same = refit(histories, model.name);
    if (same && Number.isFinite(same.n) && Number.isFinite(same.se)) drawn.push(same);
  }
  if (drawn.length < 2) return null;
  const { n, fromLinkage } = acrossLinkages(drawn);
  return {
    draws: drawn.length,
    model: model.name,
    n,
    share: fromLinkage,
    pairs: linked.pairs.filter(({ weight }) => Math.abs(weight) < DOUBT).length,
  };
}

export const leadOf = ({ models, supported }: Estimation): Estimate | null =>
  models
    .filter(({ name }) => supported.includes(name))
    .toSorted((a, b) => (a.bic ?? Infinity) - (b.bic ?? Infinity))[0] ?? null;

/**
 * The models' own range, and the same moved to where the draws lie and widened by what doubtful links add to the standard
 * error: from the lower of the two low ends to the higher of the two high ends.
 */
export function rangeOf(
  estimation: Estimation,
  doubt: Pick<LinkageDoubt, 'n' | 'share'> | null,
): Pick<PopulationReport, 'low' | 'high' | 'n'> {
  const { low, high, n, observed } = estimation;
  const lead = leadOf(estimation);
  if (!doubt || !lead) return { low, high, n };
  const wider = 1 / Math.sqrt(Math.max(1e-6, 1 - doubt.share));
  const moved = doubt.n - lead.n;
  return {
    low: Math.max(observed, Math.min(low, lead.n + moved - (lead.n - low) * wider)),
    high: Math.max(high, lead.n + moved + (high - lead.n) * wider),
    n,
  };
}
