/** The Fellegi–Sunter model, and expectation maximisation over grouped comparison vectors. */

/** One comparison vector and how many pairs show it. Level 0: missing; 1: the best level; and so on. */
export interface VectorCount {
  readonly levels: readonly number[];
  readonly count: number;
}

/** Probabilities per comparison and level (index 0 is level 1); each row sums to 1. */
export interface Model {
  /** Share of matches among all pairs. */
  readonly lambda: number;
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
}

export interface Learning {
  /** `u` as it is known from random pairs, or learned with `m`. */
  readonly u: 'fixed' | 'learned';
  /** Pseudo-counts that hold `m` near its first value while there are few matches. */
  readonly prior?: number;
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
    const next = maximise(vectors, model, first, learning);
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
}

/** Matches that the first belief counts for. */
const PRIOR = 5;
const ROUNDS = 30;

/**
 * Learns from candidate pairs what holds among all pairs. Blocking picks pairs that agree, so that shares among the
 * candidates are no probabilities of anything; but a pair that no rule picked is hardly ever a match, so the sums over
 * matches are complete, and u comes from random pairs. What matches add to those is taken out again in each round.
 */
export function learnAmongAll(
  vectors: readonly VectorCount[],
  { random, first, pairs, records }: Evidence,
): Model {
  const candidates = vectors.reduce((sum, { count }) => sum + count, 0);
  const belief = first.map(shares);
  const elsewhere = Math.max(0, pairs - candidates);
  let model: Model = { lambda: Math.min(0.05, (0.2 * records) / pairs), m: belief, u: random };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { lambda, m } = learn(vectors, model, {
      u: 'fixed',
      prior: 0,
      elsewhere,
      iterations: 10,
    });
    const matches = lambda * pairs;
    const held = m.map((row, at) =>
      row.map(
        (share, level) =>
          (share * matches + PRIOR * (belief[at]?.[level] ?? 0)) / (matches + PRIOR),
      ),
    );
    model = {
      lambda: Math.max(lambda, 0.5 / pairs),
      m: held,
      u: random.map((row, at) => withoutMatches(row, held[at] ?? [], lambda)),
    };
  }
  return model;
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
  first: Model,
  { u, prior = 0, elsewhere = 0 }: Learning,
): Model {
  const matched = first.m.map((row) => row.map((share) => share * prior));
  const unmatched = first.u.map((row) => row.map((share) => share * prior));
  let [matches, pairs] = [0, elsewhere];
  for (const { levels, count } of vectors) {
    const probability = matchProbability(levels, model);
    matches += probability * count;
    pairs += count;
    for (const [at, level] of levels.entries()) {
      if (level === 0) continue;
      add(matched[at], level, probability * count);
      add(unmatched[at], level, (1 - probability) * count);
    }
  }
  return {
    lambda: matches / pairs,
    m: matched.map(shares),
    u: u === 'fixed' ? model.u : unmatched.map(shares),
  };
}

function add(row: number[] | undefined, level: number, amount: number): void {
  if (row) row[level - 1] = (row[level - 1] ?? 0) + amount;
}

function shares(row: readonly number[]): number[] {
  const sum = row.reduce((a, b) => a + b, 0);
  return sum > 0 ? row.map((value) => value / sum) : row.map(() => 1 / row.length);
}

/** The probability that a pair with these levels is a match: λ ∏ m ⁄ (λ ∏ m + (1 − λ) ∏ u). */
export function matchProbability(levels: readonly number[], model: Model): number {
  let [match, other] = [model.lambda, 1 - model.lambda];
  for (const [at, level] of levels.entries()) {
    if (level === 0) continue;
    match *= model.m[at]?.[level - 1] ?? 0;
    other *= model.u[at]?.[level - 1] ?? 0;
  }
  return match + other > 0 ? match / (match + other) : 0;
}

/** log2 (m ⁄ u) of each comparison for these levels, 0 where a value is missing. */
export function weightsOf(levels: readonly number[], { m, u }: Model): number[] {
  return levels.map((level, at) =>
    level === 0 ? 0 : Math.log2((m[at]?.[level - 1] ?? 0) / (u[at]?.[level - 1] ?? 0)),
  );
}

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
