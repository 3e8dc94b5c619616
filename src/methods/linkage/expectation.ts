/** The Fellegi–Sunter model, and expectation maximisation over grouped comparison vectors. */
import {
  expected,
  type Grouped,
  grouped,
  type Shares,
  settledWithout,
  sumOf,
  sumsBy,
} from './grouped.ts';
import {
  type Agreement,
  chooseTies,
  independent,
  type Joint,
  lift,
  scaled,
  type Tie,
  tieCell,
} from './ties.ts';

/** One comparison vector and how many pairs show it. Level 0: missing; 1: the best level; and so on. */
export interface VectorCount {
  readonly levels: readonly number[];
  readonly count: number;
  /** Bits that rare values add to what the levels say, and frequent ones take away. */
  readonly rarity?: number;
  /** What a reviewer said of these pairs; they count for what was said. */
  readonly label?: 'same' | 'different';
}

/** Probabilities per comparison and level (index 0 is level 1); each row sums to 1. */
export interface Model {
  /** Share of matches among all pairs. */
  readonly lambda: number;
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** Fields that are not independent of one another. */
  readonly ties?: readonly Tie[];
  /** Pairs of two persons who share a home or a family. */
  readonly kin?: Kin;
}

export interface Kin {
  /** Their share among all pairs. */
  readonly lambda: number;
  /** Shares of levels among them. */
  readonly k: readonly (readonly number[])[];
}

export interface Learning {
  /** `u` as it is known from random pairs, or learned with `m`. */
  readonly u: 'fixed' | 'learned';
  /** Pairs beyond those given, none of which is a match. */
  readonly elsewhere?: number;
  readonly iterations?: number;
  readonly tolerance?: number;
  /** m of each comparison from the pairs that all others settle. */
  readonly settled?: boolean;
}

export interface Learned extends Model {
  /** λ before the first step and after each one. */
  readonly path: readonly number[];
  readonly converged: boolean;
}

/**
 * Learns λ and m (and u) from vectors alone: Winkler (1988), Using the EM algorithm for weight computation in the
 * Fellegi–Sunter model. Missing values are neutral: they take no part in the sums of their comparison.
 */
export function learn(vectors: readonly VectorCount[], first: Model, learning: Learning): Learned {
  return learnFrom(grouped(vectors, first.m.length, first.ties ?? []), first, learning);
}

function learnFrom(groups: Grouped, first: Model, learning: Learning): Learned {
  const { iterations = 200, tolerance = 1e-6 } = learning;
  let model = first;
  const path = [first.lambda];
  for (let step = 0; step < iterations; step += 1) {
    const next = maximise(groups, model, learning);
    path.push(next.lambda);
    const moved = distance(model, next);
    model = next;
    if (moved < tolerance) return { ...model, path, converged: true };
  }
  return { ...model, path, converged: false };
}

export interface Evidence {
  /** Shares of levels among random pairs: those of non-matches, but for the few matches that are among them. */
  readonly random: readonly (readonly number[])[];
  /** What is believed of matches at first. */
  readonly first: readonly (readonly number[])[];
  /** All pairs that the lists have; those that are in no vector are taken for non-matches. */
  readonly pairs: number;
  readonly records: number;
  /** How fields agree together among random pairs; those that depend on one another are tied. */
  readonly joints?: readonly Joint[];
  /** What is known of pairs of two persons who share a home or a family: for each comparison. */
  readonly kin?: readonly KinBelief[];
}

/**
 * Among relatives a comparison shows what it shows by chance (`own`: of a person's own things), is learnt (`shared`: they
 * may well have one), or shows what is believed, whatever the lists say.
 */
export type KinBelief = 'own' | 'shared' | readonly number[];

/** Matches that the first belief counts for. */
const PRIOR = 5;
const ROUNDS = 30;

/**
 * Learns from candidate pairs what holds among all pairs. Blocking picks pairs that agree, so that shares among the
 * candidates are no probabilities of anything; but a pair that no rule picked is hardly ever a match, so the sums over
 * matches are complete, and u comes from random pairs. What matches add to those is taken out again in each round.
 */
export function learnAmongAll(vectors: readonly VectorCount[], evidence: Evidence): Model {
  return [...learnInRounds(vectors, evidence)].at(-1) as Model; // there is one a round
}

/** The same, a model a round, for whoever wants to do something else between two rounds. */
export function* learnInRounds(
  vectors: readonly VectorCount[],
  evidence: Evidence,
): Generator<Model> {
  const { random, first, pairs, records, joints = [], kin } = evidence;
  const candidates = vectors.reduce((sum, { count }) => sum + count, 0);
  const elsewhere = Math.max(0, pairs - candidates);
  const belief = first.map(shares);
  const ties = chooseTies(
    joints,
    belief.map(([same = 0]) => same),
  );
  const lambda = Math.min(0.05, (0.2 * records) / pairs);
  const kinAt = (at: number, m: readonly number[], u: readonly number[]) => {
    const how = kin?.[at] ?? 'own';
    return how === 'shared' ? m : how === 'own' ? u : how;
  };
  let model: Model = {
    lambda,
    m: belief,
    u: random,
    ties,
    ...(kin
      ? { kin: { lambda, k: belief.map((row, at) => kinAt(at, row, random[at] ?? [])) } }
      : {}),
  };
  const groups = grouped(vectors, belief.length, ties);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = learnFrom(groups, model, { u: 'fixed', elsewhere, iterations: 10, settled: true });
    const steadied = (row: readonly number[], at: number, found: number) =>
      row.map(
        (share, level) => (share * found + PRIOR * (belief[at]?.[level] ?? 0)) / (found + PRIOR),
      );
    const m = next.m.map((row, at) => steadied(row, at, next.lambda * pairs));
    const u = random.map((row, at) => withoutMatches(row, m[at] ?? [], next.lambda));
    const home = next.kin && {
      lambda: Math.max(next.kin.lambda, 0.5 / pairs),
      k: next.kin.k.map((row, at) =>
        kinAt(at, steadied(row, at, (next.kin?.lambda ?? 0) * pairs), u[at] ?? []),
      ),
    };
    model = {
      ...next,
      lambda: Math.max(next.lambda, 0.5 / pairs),
      m,
      u,
      ...(home ? { kin: home } : {}),
    };
    yield model;
  }
}

/** random = λ m + (1 − λ) u, solved for u; noise of the sample must not make a level impossible. */
function withoutMatches(random: readonly number[], m: readonly number[], lambda: number): number[] {
  return shares(
    random.map((share, level) =>
      Math.max((share - lambda * (m[level] ?? 0)) / (1 - lambda), share * 0.05, 1e-9),
    ),
  );
}

/** A pair counts as settled from this probability on, and the sums of all pairs for so many settled ones. */
const [SETTLED, UNSETTLED] = [0.99, 20];

/** One step of expectation and maximisation. */
function maximise(groups: Grouped, model: Model, { u, elsewhere = 0, settled }: Learning): Model {
  const { match, kin } = expected(groups, model);
  const pairs = elsewhere + sumOf(groups);
  const sharesBy = (rows: Model['m'], weights: Float64Array) =>
    rows.map((row, at) =>
      shares(sumsBy(groups.levels[at] ?? new Uint8Array(), row.length, groups, weights)),
    );
  const m = settled
    ? settledShares(groups, model, { match, kin }, sharesBy(model.m, match))
    : sharesBy(model.m, match);
  const others = () => match.map((share, at) => 1 - share - (kin?.[at] ?? 0));
  return {
    lambda: sumOf(groups, match) / pairs,
    m,
    u: u === 'fixed' ? model.u : sharesBy(model.u, others()),
    ties: (model.ties ?? []).map((tie, at) => {
      const cells = sumsBy(groups.cells[at] ?? new Uint8Array(), 4, groups, match);
      return { ...tie, m: held(cells, m[tie.a], m[tie.b]) };
    }),
    ...(kin && model.kin
      ? { kin: { lambda: sumOf(groups, kin) / pairs, k: sharesBy(model.kin.k, kin) } }
      : {}),
  };
}

/**
 * m of each comparison from the pairs that all the others settle. Given match or not, comparisons are independent: so it
 * is the same m, whatever pairs the others pick. But where a comparison helps to say who is a match, namesakes of whom
 * every hundredth passes for one teach it that matches often differ, and then more of them pass.
 */
function settledShares(
  groups: Grouped,
  model: Model,
  expectation: Shares,
  all: readonly (readonly number[])[],
): number[][] {
  return all.map((row, at) => {
    const settled = settledWithout(groups, model, expectation, at, SETTLED);
    const sums = sumsBy(groups.levels[at] ?? new Uint8Array(), row.length, groups, settled);
    return shares(sums.map((sum, level) => sum + (row[level] ?? 0) * UNSETTLED));
  });
}

/** Cells of a tie among matches, held near independence while there are few. */
function held(
  cells: readonly number[],
  a: readonly number[] = [],
  b: readonly number[] = [],
): Agreement {
  const alone = independent(a[0] ?? 0, b[0] ?? 0);
  return scaled(alone.map((share, cell) => (cells[cell] ?? 0) + share * 2 * PRIOR));
}

function shares(row: readonly number[]): number[] {
  const sum = row.reduce((a, b) => a + b, 0);
  return sum > 0 ? row.map((value) => value / sum) : row.map(() => 1 / row.length);
}

/** The probability that a pair with these levels is a match: λ ∏ m ⁄ (λ ∏ m + (1 − λ) ∏ u). */
export function matchProbability(levels: readonly number[], model: Model, rarity = 0): number {
  const groups = grouped([{ levels, count: 1, rarity }], levels.length, model.ties ?? []);
  return expected(groups, model).match[0] ?? 0;
}

/** log2 (m ⁄ u) of each comparison for these levels, 0 where a value is missing. */
export function weightsOf(levels: readonly number[], { m, u }: Pick<Model, 'm' | 'u'>): number[] {
  return levels.map((level, at) =>
    level === 0 ? 0 : Math.log2((m[at]?.[level - 1] ?? 0) / (u[at]?.[level - 1] ?? 0)),
  );
}

/** What ties take back or add, in bits. */
function tiedBits(
  levels: readonly number[],
  ties: readonly Tie[],
  among: 'both' | 'other',
): number {
  return ties.reduce((sum, { m, u, ...tie }) => {
    const cell = tieCell(tie, levels);
    if (cell === null) return sum;
    return sum + (among === 'both' ? Math.log2(lift(m, cell)) : 0) - Math.log2(lift(u, cell));
  }, 0);
}

/** What fields that depend on one another take back or add, and that relatives share some of them, in bits. */
export function tieWeight(levels: readonly number[], model: Model): number {
  return tiedBits(levels, model.ties ?? [], 'both') - kinBits(kinWeightOf(levels, model));
}

/** The log2 odds that the two are relatives rather than strangers; −∞ where none are looked for. */
export function kinWeightOf(
  levels: readonly number[],
  { lambda, kin, u, ties = [] }: Model,
): number {
  if (!kin) return Number.NEGATIVE_INFINITY;
  const start = Math.log2(kin.lambda / (1 - lambda - kin.lambda));
  const bits = weightsOf(levels, { m: kin.k, u });
  return bits.reduce((a, b) => a + b, start + tiedBits(levels, ties, 'other'));
}

/** What it takes from a weight that two may be relatives. */
export const kinBits = (kinWeight: number): number => Math.log2(1 + 2 ** kinWeight);

/** The match weight of a pair in bits: its log2 odds of being a match. */
export const weightOf = (levels: readonly number[], model: Model): number =>
  strangeWeightOf(levels, model) - kinBits(kinWeightOf(levels, model));

/** The same if there were no relatives. */
export const strangeWeightOf = (levels: readonly number[], model: Model): number =>
  weightsOf(levels, model).reduce(
    (a, b) => a + b,
    startOf(model) + tiedBits(levels, model.ties ?? [], 'both'),
  );

/** log2 of the odds of λ: where the sum of weights starts. */
export const startOf = ({ lambda, kin }: Pick<Model, 'lambda' | 'kin'>): number =>
  Math.log2(lambda / (1 - lambda - (kin?.lambda ?? 0)));

export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

function distance(a: Model, b: Model): number {
  const moved = a.m.flatMap((row, at) =>
    row.map((value, level) => Math.abs(value - (b.m[at]?.[level] ?? 0))),
  );
  return Math.max(Math.abs(a.lambda - b.lambda) / Math.max(a.lambda, 1e-12), ...moved);
}
