import { HETEROGENEITIES, type Heterogeneity } from './designs.ts';
import { bicOf, candidateOf, type Fitted, fitOf, isTelling } from './estimates.ts';
import { type Histories, observedOf, sizeOf } from './histories.ts';
import { pairsOf } from './stepwise.ts';

/** Up to so many lists every hierarchical model is tried. */
const ALL_HIERARCHICAL = 4;
/** Up to so many every set of pairs, among models without heterogeneity. */
const ALL_PAIRS = 5;
/** A model this much above the least BIC of its form is no rival to it: Kass and Raftery (1995), "strong". */
export const RIVAL = 6;
const EQUAL = 1e-6;
const MOST_RIVALS = { plain: 10, varied: 3 };

/**
 * The log-linear models of least BIC and their rivals, without heterogeneity and with each form of it, over all
 * hierarchical models that keep a main effect for each list and leave out the interaction of all (which no data can
 * tell). With five lists over all sets of pairs; with more, and for heterogeneity with five, over those that adding and
 * dropping one pair at a time comes by.
 */
export function bestByBic(histories: Histories): Fitted[] {
  const forms = histories.lists.length < 3 ? [] : [undefined, ...HETEROGENEITIES];
  return forms.flatMap((heterogeneity) => bestOf(histories, heterogeneity));
}

interface Scored {
  readonly fitted: Fitted;
  readonly bic: number;
}

function bestOf(histories: Histories, heterogeneity?: Heterogeneity): Fitted[] {
  const observed = observedOf(histories);
  const score = (dependent: readonly number[]): Scored => {
    const fitted = fitOf(candidateOf(histories, { perList: true, dependent, heterogeneity }));
    const bic = isTelling(fitted) ? bicOf(fitted, observed) : Number.POSITIVE_INFINITY;
    return { fitted, bic };
  };
  const scored =
    familiesOf(histories, heterogeneity !== undefined)?.map(score) ??
    climb(pairsOf(histories), score);
  const sorted = scored.filter(({ bic }) => Number.isFinite(bic)).sort((a, b) => a.bic - b.bic);
  const least = sorted[0]?.bic ?? 0;
  // Equals of the last are kept with it, so that the order of lists decides nothing.
  const last = sorted[(heterogeneity ? MOST_RIVALS.varied : MOST_RIVALS.plain) - 1]?.bic;
  const most = Math.min(least + RIVAL, (last ?? Number.POSITIVE_INFINITY) + EQUAL);
  return sorted.filter(({ bic }) => bic <= most).map(({ fitted }) => fitted);
}

function familiesOf(histories: Histories, varied: boolean): readonly number[][] | undefined {
  const count = histories.lists.length;
  if (count <= ALL_HIERARCHICAL) return hierarchical(count);
  return count <= ALL_PAIRS && !varied ? subsets(pairsOf(histories)) : undefined;
}

/** All that was tried on the way. */
function climb(
  pairs: readonly number[],
  score: (dependent: readonly number[]) => Scored,
): Scored[] {
  const known = new Map<string, Scored>();
  const scoreOnce = (family: readonly number[]) => {
    const key = family.join(' ');
    const found = known.get(key) ?? score(family);
    known.set(key, found);
    return found;
  };
  let family: readonly number[] = [];
  for (;;) {
    const here = scoreOnce(family).bic;
    const neighbours = pairs.map((pair) =>
      pairs.filter((one) => family.includes(one) !== (one === pair)),
    );
    const next = neighbours.reduce((a, b) => (scoreOnce(b).bic < scoreOnce(a).bic ? b : a));
    if (!(scoreOnce(next).bic < here)) return [...known.values()];
    family = next;
  }
}

const subsets = (pairs: readonly number[]): number[][] =>
  Array.from({ length: 2 ** pairs.length }, (_, chosen) =>
    pairs.filter((_, at) => chosen & (1 << at)),
  );

/** All families of sets of 2 to count − 1 lists that hold with each set all its smaller ones: 1, 8 and 113 families. */
function hierarchical(count: number): number[][] {
  const sets = Array.from({ length: 2 ** count - 1 }, (_, set) => set)
    .filter((set) => sizeOf(set) >= 2)
    .sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  let families: number[][] = [[]];
  for (const set of sets) {
    const below = sets.filter(
      (other) => (set & other) === other && sizeOf(other) === sizeOf(set) - 1,
    );
    families = families.flatMap((family) =>
      below.every((one) => family.includes(one)) ? [family, [...family, set]] : [family],
    );
  }
  return families;
}
