import { logGamma } from '../distributions/distributions.ts';
import type { Estimate } from './estimates.ts';
import { type Histories, observedOf } from './histories.ts';

export const MOST_AVERAGED = 6;

/** The unseen are looked for up to this many times the people seen. */
const FURTHEST = 200;
/** Points of the grid, the first of which stand for one number each: to find the graphs that matter, and to weigh them. */
const COARSE = { points: 60, single: 10 };
const FINE = { points: 400, single: 100 };
/** Graphs this many times less probable than the best, by the coarse grid, add nothing. */
const NOTHING = Math.exp(-18);

export interface Average {
  readonly estimate: Estimate;
  /** The most probable graphs: pairs of lists that depend on each other, and the probability. */
  readonly graphs: readonly { readonly edges: readonly string[]; readonly probability: number }[];
  /** False where probability is left at the largest number that was looked at. */
  readonly bounded: boolean;
}

/**
 * Bayesian average over all decomposable graphs of dependence between lists but the complete one: hyper-Dirichlet prior
 * with 2⁻ᵏ for each of the 2ᵏ cells, all graphs equally likely, prior of N as 1/N. Gives the posterior median, standard
 * deviation and 95 % interval. Madigan and York (1997), Biometrika 84:19; Dawid and Lauritzen (1993).
 */
export function averageOf(histories: Histories): Average {
  const { lists } = histories;
  const observed = observedOf(histories);
  const all = graphsOf(lists.length).map((graph) => ({ graph, terms: termsOf(graph) }));
  const coarse = weigh(histories, all, gridOf(observed * FURTHEST, COARSE));
  const most = Math.max(...coarse.weights);
  const kept = all.filter((_, at) => (coarse.weights[at] ?? 0) > NOTHING * most);
  const grid = gridOf(observed * FURTHEST, FINE);
  const { density, weights } = weigh(histories, kept, grid);
  return {
    estimate: summarise(density, grid, observed),
    bounded: tail(density) < 1e-3,
    graphs: kept
      .map(({ graph }, at) => ({ edges: edgesOf(graph, lists), probability: weights[at] ?? 0 }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, 5),
  };
}

interface Graph {
  readonly graph: readonly number[];
  readonly terms: ReadonlyMap<number, number>;
}

/** Probability of each graph, and of each point of the grid over all graphs. */
function weigh(histories: Histories, graphs: readonly Graph[], { points, widths }: Grid) {
  const observed = observedOf(histories);
  const margins = marginsOf(histories, points);
  const whole = points.map(
    (x) => logGamma(observed + x + 1) - logGamma(x + 1) - Math.log(observed + x),
  );
  const density = new Float64Array(points.length);
  const weights = new Float64Array(graphs.length);
  let top = Number.NEGATIVE_INFINITY;
  graphs.forEach(({ terms }, at) => {
    const logs = densities(terms, margins, whole);
    const own = logs.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
    if (own > top) {
      // What was summed so far is put on the new scale.
      const shrink = Math.exp(top - own);
      for (const sums of [density, weights]) sums.set(sums.map((one) => one * shrink));
      top = own;
    }
    for (let x = 0; x < logs.length; x += 1) {
      const share = Math.exp((logs[x] ?? 0) - top) * (widths[x] ?? 0);
      density[x] = (density[x] ?? 0) + share;
      weights[at] = (weights[at] ?? 0) + share;
    }
  });
  const sum = density.reduce((total, one) => total + one, 0);
  return { density: density.map((one) => one / sum), weights: weights.map((one) => one / sum) };
}

const tail = (density: Float64Array) => density.slice(-20).reduce((sum, one) => sum + one, 0);

interface Grid {
  /** Numbers of unseen people, each for itself at first, then each for a width of its neighbours. */
  readonly points: Float64Array;
  readonly widths: Float64Array;
}

function gridOf(furthest: number, wanted: typeof FINE): Grid {
  const points: number[] = [];
  const widths: number[] = [];
  const growth = Math.max(0, Math.log(furthest / wanted.single) / (wanted.points - wanted.single));
  for (let from = 0; from <= furthest; ) {
    const width = Math.max(1, Math.round(from * Math.expm1(growth)));
    points.push(from + (width - 1) / 2);
    widths.push(width);
    from += width;
  }
  return { points: Float64Array.from(points), widths: Float64Array.from(widths) };
}

/** For each set of lists the logarithm of its table's Dirichlet-multinomial probability, at each point of the grid. */
function marginsOf({ lists, counts }: Histories, points: Float64Array): readonly Float64Array[] {
  const observed = counts.reduce((sum, one) => sum + one, 0);
  return Array.from({ length: 2 ** lists.length }, (_, set) => {
    const table = new Map<number, number>();
    counts.forEach((count, h) => {
      table.set(h & set, (table.get(h & set) ?? 0) + count);
    });
    const prior = 1 / table.size;
    const unseen = table.get(0) ?? 0;
    let fixed = 0;
    for (const [cell, count] of table)
      if (cell !== 0) fixed += logGamma(prior + count) - logGamma(prior);
    return points.map(
      (x) => fixed + logGamma(prior + unseen + x) - logGamma(prior) - logGamma(1 + observed + x),
    );
  });
}

/** Logarithm of the probability of the histories with each number of unseen people, under one graph. */
function densities(
  terms: ReadonlyMap<number, number>,
  margins: readonly Float64Array[],
  whole: Float64Array,
): Float64Array {
  const values = Float64Array.from(whole);
  for (const [set, power] of terms) {
    const own = margins[set];
    if (!own || power === 0) continue;
    for (let x = 0; x < values.length; x += 1) values[x] = (values[x] ?? 0) + power * (own[x] ?? 0);
  }
  return values;
}

/** Graphs as neighbours of each vertex, in bits; only chordal ones, the complete one left out. */
function graphsOf(count: number): number[][] {
  const pairs = Array.from({ length: count }, (_, b) =>
    Array.from({ length: b }, (_, a) => [a, b] as const),
  ).flat();
  const graphs: number[][] = [];
  for (let chosen = 0; chosen < 2 ** pairs.length - 1; chosen += 1) {
    const near = new Array<number>(count).fill(0);
    pairs.forEach(([a, b], at) => {
      if (!(chosen & (1 << at))) return;
      near[a] = (near[a] ?? 0) | (1 << b);
      near[b] = (near[b] ?? 0) | (1 << a);
    });
    if (eliminate(near)) graphs.push(near);
  }
  return graphs;
}

/** A perfect elimination order with each vertex's remaining neighbours, if there is one: the graph is then decomposable. */
function eliminate(near: readonly number[]): { vertex: number; rest: number }[] | undefined {
  let left = 2 ** near.length - 1;
  const order: { vertex: number; rest: number }[] = [];
  while (left) {
    const vertex = near.findIndex(
      (_, at) => left & (1 << at) && isClique(near, (near[at] ?? 0) & left),
    );
    if (vertex < 0) return undefined;
    order.push({ vertex, rest: (near[vertex] ?? 0) & left });
    left &= ~(1 << vertex);
  }
  return order;
}

const isClique = (near: readonly number[], set: number): boolean =>
  near.every((own, at) => !(set & (1 << at)) || (set & ~own) === 1 << at);

/** Powers of the margins in the likelihood: each eliminated vertex with its neighbours, over those neighbours. */
function termsOf(near: readonly number[]): ReadonlyMap<number, number> {
  const terms = new Map<number, number>();
  const add = (set: number, power: number) => terms.set(set, (terms.get(set) ?? 0) + power);
  for (const { vertex, rest } of eliminate(near) ?? []) {
    add(rest | (1 << vertex), 1);
    add(rest, -1);
  }
  return terms;
}

const edgesOf = (near: readonly number[], lists: readonly string[]): string[] =>
  near.flatMap((own, b) =>
    lists.slice(0, b).flatMap((name, a) => (own & (1 << a) ? [`${name}:${lists[b]}`] : [])),
  );

function summarise(density: Float64Array, { points, widths }: Grid, observed: number): Estimate {
  let [mean, square, sum] = [0, 0, 0];
  const cut = { low: 0, n: 0, high: 0 };
  density.forEach((share, x) => {
    const [point, width] = [points[x] ?? 0, widths[x] ?? 1];
    mean += share * point;
    square += share * point * point;
    const before = sum;
    sum += share;
    for (const [name, p] of [
      ['low', 0.025],
      ['n', 0.5],
      ['high', 0.975],
    ] as const)
      if (before < p && sum >= p)
        cut[name] = Math.max(0, point + width * ((p - before) / share - 0.5));
  });
  return {
    name: 'Bayesian average (decomposable graphs)',
    formula: 'average',
    kind: 'average',
    n: observed + cut.n,
    se: Math.sqrt(Math.max(0, square - mean * mean)),
    low: observed + cut.low,
    high: observed + cut.high,
    aic: null,
    bic: null,
    deviance: null,
    df: null,
    profile: null,
    zeroed: 0,
  };
}
