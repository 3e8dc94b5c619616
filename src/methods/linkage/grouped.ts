/** Comparison vectors laid out for sums: expectation maximisation reads all of them some hundred times. */
import type { Kin, Model, VectorCount } from './expectation.ts';
import { type Agreement, lift, type Tie, tieCell } from './ties.ts';

export interface Grouped {
  readonly size: number;
  /** The level of each comparison, column by column. */
  readonly levels: readonly Uint8Array[];
  /** The cell of each tie plus one, 0 where there is none. */
  readonly cells: readonly Uint8Array[];
  readonly counts: Float64Array;
  /** 2 to the power of the rarity. */
  readonly rarity: Float64Array;
  /** 1: told to be the same, 0: told apart, −1: nobody said. */
  readonly said: Int8Array;
}

export function grouped(
  vectors: readonly VectorCount[],
  comparisons: number,
  ties: readonly Pick<Tie, 'a' | 'b'>[],
): Grouped {
  const column = (value: (vector: VectorCount) => number) => Uint8Array.from(vectors, value);
  return {
    size: vectors.length,
    levels: Array.from({ length: comparisons }, (_, at) => column(({ levels }) => levels[at] ?? 0)),
    cells: ties.map((tie) => column(({ levels }) => (tieCell(tie, levels) ?? -1) + 1)),
    counts: Float64Array.from(vectors, ({ count }) => count),
    rarity: Float64Array.from(vectors, ({ rarity = 0 }) => 2 ** rarity),
    said: Int8Array.from(vectors, ({ label }) => (label ? Number(label === 'same') : -1)),
  };
}

/** For each vector the share of matches, and of kin, among its pairs. */
export interface Shares {
  readonly match: Float64Array;
  readonly kin: Float64Array | null;
}

/** The step of expectation. */
export function expected(groups: Grouped, model: Model): Shares {
  const { size, rarity, said } = groups;
  const kinShare = model.kin?.lambda ?? 0;
  const match = rarity.map((rare) => rare * model.lambda);
  const kin = model.kin ? rarity.map((rare) => rare * kinShare) : null;
  const other = new Float64Array(size).fill(1 - model.lambda - kinShare);
  multiply(groups, model, match, model.m, ({ m }) => m);
  multiply(groups, model, other, model.u, ({ u }) => u);
  if (kin) multiply(groups, { ties: [] }, kin, (model.kin as Kin).k, ({ u }) => u);
  for (let at = 0; at < size; at += 1) {
    const [one = 0, two = 0, three = 0] = [match[at], other[at], kin?.[at]];
    const sum = one + two + three;
    const told = said[at] ?? -1;
    match[at] = told >= 0 ? told : sum > 0 ? one / sum : 0;
    if (!kin) continue;
    kin[at] =
      told === 1 || sum === 0
        ? 0
        : told === 0
          ? three / Math.max(two + three, 1e-300)
          : three / sum;
  }
  return { match, kin };
}

function multiply(
  { size, levels, cells }: Grouped,
  { ties = [] }: Pick<Model, 'ties'>,
  into: Float64Array,
  rows: readonly (readonly number[])[],
  of: (tie: Tie) => Agreement,
): void {
  const by = (column: Uint8Array, factors: Float64Array) => {
    for (let at = 0; at < size; at += 1)
      into[at] = (into[at] as number) * (factors[column[at] as number] as number);
  };
  for (const [at, column] of levels.entries()) by(column, Float64Array.of(1, ...(rows[at] ?? [])));
  for (const [at, tie] of ties.entries())
    by(
      cells[at] as Uint8Array,
      Float64Array.of(1, ...([0, 1, 2, 3] as const).map((cell) => lift(of(tie), cell))),
    );
}

/** For each vector the probability of a match by all comparisons but one where it is at least `least`; else 0. */
export function settledWithout(
  { size, levels, said }: Grouped,
  { m, u, kin: home }: Model,
  { match, kin }: Shares,
  at: number,
  least: number,
): Float64Array {
  const column = levels[at] as Uint8Array;
  const [own, chance, shared] = [m[at] ?? [], u[at] ?? [], home?.k[at] ?? []];
  const settled = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const level = (column[row] as number) - 1;
    if (level < 0) continue;
    const [one, three] = [match[row] as number, kin?.[row] ?? 0];
    const without = one / (own[level] as number);
    const other = Math.max(0, 1 - one - three) / (chance[level] as number);
    const relative = three > 0 ? three / (shared[level] as number) : 0;
    const told = said[row] as number;
    const share = told >= 0 ? told : without / (without + other + relative);
    settled[row] = share >= least ? share : 0;
  }
  return settled;
}

/** How much of `weights` × counts falls on each value of a column; `values` of them from 1 on. */
export function sumsBy(
  column: Uint8Array,
  values: number,
  { size, counts }: Grouped,
  weights: Float64Array,
): number[] {
  const sums = new Float64Array(values + 1);
  for (let at = 0; at < size; at += 1) {
    const value = column[at] as number;
    sums[value] = (sums[value] as number) + (weights[at] as number) * (counts[at] as number);
  }
  return [...sums.subarray(1)];
}

export function sumOf({ size, counts }: Grouped, weights?: Float64Array | null): number {
  let sum = 0;
  for (let at = 0; at < size; at += 1)
    sum += (weights ? (weights[at] as number) : 1) * (counts[at] as number);
  return sum;
}
