/** The Fellegi–Sunter model, and expectation maximisation over grouped comparison vectors. */
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
}

export interface Learning {
  /** `u` as it is known from random pairs, or learned with `m`. */
  readonly u: 'fixed' | 'learned';
  /** Pairs beyond those given, none of which is a match. */
  readonly elsewhere?: number;
  readonly iterations?: number;
  readonly tolerance?: number;
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
  const { iterations = 200, tolerance = 1e-6 } = learning;
  let model = first;
  const path = [first.lambda];
  for (let step = 0; step < iterations; step += 1) {
    const next = maximise(vectors, model, learning);
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
}

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
  const { random, first, pairs, records, joints = [] } = evidence;
  const candidates = vectors.reduce((sum, { count }) => sum + count, 0);
  const elsewhere = Math.max(0, pairs - candidates);
  const belief = first.map(shares);
  const ties = chooseTies(
    joints,
    belief.map(([same = 0]) => same),
  );
  let model: Model = {
    lambda: Math.min(0.05, (0.2 * records) / pairs),
    m: belief,
    u: random,
    ties,
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = learn(vectors, model, { u: 'fixed', elsewhere, iterations: 10 });
    const matches = next.lambda * pairs;
    const m = next.m.map((row, at) =>
      row.map(
        (share, level) =>
          (share * matches + PRIOR * (belief[at]?.[level] ?? 0)) / (matches + PRIOR),
      ),
    );
    model = {
      ...next,
      lambda: Math.max(next.lambda, 0.5 / pairs),
      m,
      u: random.map((row, at) => withoutMatches(row, m[at] ?? [], next.lambda)),
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

/** One step of expectation and maximisation. */
function maximise(
  vectors: readonly VectorCount[],
  model: Model,
  { u, elsewhere = 0 }: Learning,
): Model {
  const matched = model.m.map((row) => row.map(() => 0));
  const unmatched = model.u.map((row) => row.map(() => 0));
  const ties = model.ties ?? [];
  const together = ties.map(() => [0, 0, 0, 0]);
  let [matches, pairs] = [0, elsewhere];
  for (const { levels, count, label, rarity } of vectors) {
    const probability = label ? Number(label === 'same') : matchProbability(levels, model, rarity);
    matches += probability * count;
    pairs += count;
    for (const [at, level] of levels.entries()) {
      if (level === 0) continue;
      add(matched[at], level, probability * count);
      add(unmatched[at], level, (1 - probability) * count);
    }
    for (const [at, tie] of ties.entries()) {
      const cell = tieCell(tie, levels);
      if (cell !== null) add(together[at], cell + 1, probability * count);
    }
  }
  const m = matched.map(shares);
  return {
    lambda: matches / pairs,
    m,
    u: u === 'fixed' ? model.u : unmatched.map(shares),
    ties: ties.map((tie, at) => ({ ...tie, m: held(together[at] ?? [], m[tie.a], m[tie.b]) })),
  };
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

function add(row: number[] | undefined, level: number, amount: number): void {
  if (row) row[level - 1] = (row[level - 1] ?? 0) + amount;
}

function shares(row: readonly number[]): number[] {
  const sum = row.reduce((a, b) => a + b, 0);
  return sum > 0 ? row.map((value) => value / sum) : row.map(() => 1 / row.length);
}

/** The probability that a pair with these levels is a match: λ ∏ m ⁄ (λ ∏ m + (1 − λ) ∏ u). */
export function matchProbability(levels: readonly number[], model: Model, rarity = 0): number {
  let [match, other] = [model.lambda * 2 ** rarity, 1 - model.lambda];
  for (const [at, level] of levels.entries()) {
    if (level === 0) continue;
    match *= model.m[at]?.[level - 1] ?? 0;
    other *= model.u[at]?.[level - 1] ?? 0;
  }
  for (const tie of model.ties ?? []) {
    const cell = tieCell(tie, levels);
    if (cell === null) continue;
    match *= lift(tie.m, cell);
    other *= lift(tie.u, cell);
  }
  return match + other > 0 ? match / (match + other) : 0;
}

/** log2 (m ⁄ u) of each comparison for these levels, 0 where a value is missing. */
export function weightsOf(levels: readonly number[], { m, u }: Model): number[] {
  return levels.map((level, at) =>
    level === 0 ? 0 : Math.log2((m[at]?.[level - 1] ?? 0) / (u[at]?.[level - 1] ?? 0)),
  );
}

/** What ties take back or add, in bits. */
export function tieWeight(levels: readonly number[], { ties = [] }: Model): number {
  return ties.reduce((sum, tie) => {
    const cell = tieCell(tie, levels);
    return cell === null ? sum : sum + Math.log2(lift(tie.m, cell) / lift(tie.u, cell));
  }, 0);
}

/** The match weight of a pair in bits: its log2 odds of being a match. */
export const weightOf = (levels: readonly number[], model: Model): number =>
  weightsOf(levels, model).reduce((a, b) => a + b, startOf(model) + tieWeight(levels, model));

/** log2 of the odds of λ: where the sum of weights starts. */
export const startOf = ({ lambda }: Pick<Model, 'lambda'>): number =>
  Math.log2(lambda / (1 - lambda));

export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

function distance(a: Model, b: Model): number {
  const moved = a.m.flatMap((row, at) =>
    row.map((value, level) => Math.abs(value - (b.m[at]?.[level] ?? 0))),
  );
  return Math.max(Math.abs(a.lambda - b.lambda) / Math.max(a.lambda, 1e-12), ...moved);
}
