import { poissonCdf, poissonTail } from '../distributions/distributions.ts';
import { candidateOf, type Fitted, fitOf, isTelling } from './estimates.ts';
import { type Histories, overlap } from './histories.ts';

/** A dependence enters only when chance alone would give so odd an overlap this seldom. */
export const ENTRY = 0.02;

/** Every pair of lists, as bits. */
export const pairsOf = ({ lists }: Histories): number[] =>
  lists.flatMap((_, b) => lists.slice(0, b).map((_, a) => (1 << a) | (1 << b)));

/**
 * Adds dependences of two lists one by one, each time the pair whose overlap is oddest under the model so far (one-sided
 * Poisson probability), as long as that is below `ENTRY` and the model's estimate exists. A pair without a common person
 * puts all cells that hold both at 0. Chan, Silverman and Vincent (2021), JASA 116:1297, section 3.
 */
export function stepwise(histories: Histories): Fitted {
  const overlaps = new Map(
    pairsOf(histories).map((pair) => [pair, overlap(histories.counts, pair)]),
  );
  let chosen = fitModel(histories, []);
  let dependent: number[] = [];
  for (;;) {
    const tried = oddest(overlaps, dependent, chosen);
    const next = firstOf(tried, (pair) => {
      const sets = [...dependent, pair];
      const fitted = fitModel(histories, sets);
      return exists(fitted, sets, overlaps) ? { fitted, sets } : undefined;
    });
    if (!next) return chosen;
    [chosen, dependent] = [next.fitted, next.sets];
  }
}

function firstOf<In, Out>(
  values: readonly In[],
  work: (value: In) => Out | undefined,
): Out | undefined {
  for (const value of values) {
    const found = work(value);
    if (found) return found;
  }
  return undefined;
}

/** Only pairs without a common person may put cells at 0, and no other column may depend on those before it. */
function exists(
  fitted: Fitted,
  dependent: readonly number[],
  overlaps: ReadonlyMap<number, number>,
): boolean {
  const empty = dependent.filter((pair) => overlaps.get(pair) === 0);
  const { fit } = fitted;
  const forced = fit.means.reduce(
    (count, _, at) => (empty.some((pair) => ((at + 1) & pair) === pair) ? count + 1 : count),
    0,
  );
  return isTelling(fitted) && fit.zeroed === forced && fit.rank === fit.parameters - empty.length;
}

const fitModel = (histories: Histories, dependent: readonly number[]): Fitted =>
  fitOf(candidateOf(histories, { perList: true, dependent }));

function oddest(
  overlaps: ReadonlyMap<number, number>,
  dependent: readonly number[],
  { fit }: Fitted,
): number[] {
  return [...overlaps]
    .filter(([pair]) => !dependent.includes(pair))
    .map(([pair, count]) => ({ pair, p: oddity(count, expected(fit.means, pair)) }))
    .filter(({ p }) => p < ENTRY)
    .sort((a, b) => a.p - b.p)
    .map(({ pair }) => pair);
}

/** Mean number of people whom both lists hold; `means[h - 1]` is that of history h. */
function expected(means: Float64Array, pair: number): number {
  return means.reduce((sum, mean, at) => (((at + 1) & pair) === pair ? sum + mean : sum), 0);
}

const oddity = (count: number, mean: number): number =>
  count > mean ? poissonTail(count, mean) : poissonCdf(count, mean);
