/**
 * Fields that depend on one another: a postcode follows from a town, a given name from a language. Taken one by one they
 * would say the same thing twice. As in a tree of dependences (Chow & Liu 1968, Approximating discrete probability
 * distributions with dependence trees), each field leans on at most one that came before.
 */

/** Shares of pairs by whether two fields agree wholly: both, only the first, only the second, neither; sums to 1. */
export type Agreement = readonly [both: number, first: number, second: number, neither: number];

/** Two comparisons by their place, and how they agree together among matches and among other pairs. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly m: Agreement;
  readonly u: Agreement;
}

/** How two fields agree together by chance among pairs of records that tell both; matches must not be counted in. */
export interface Joint {
  readonly a: number;
  readonly b: number;
  readonly random: Agreement;
  /** Pairs of records that this was counted on. */
  readonly pairs: number;
}

const cellOf = (levelA: number, levelB: number): 0 | 1 | 2 | 3 =>
  levelA === 1 ? (levelB === 1 ? 0 : 1) : levelB === 1 ? 2 : 3;

/** The cell of a pair of records, or null where either value is missing. */
export function tieCell(
  { a, b }: Pick<Tie, 'a' | 'b'>,
  levels: readonly number[],
): 0 | 1 | 2 | 3 | null {
  const [one = 0, two = 0] = [levels[a], levels[b]];
  return one === 0 || two === 0 ? null : cellOf(one, two);
}

/** How much likelier the cell is than if the two fields were independent. */
export function lift(agreement: Agreement, cell: 0 | 1 | 2 | 3): number {
  const [both, first, second, neither] = agreement;
  const a = cell < 2 ? both + first : second + neither;
  const b = cell % 2 === 0 ? both + second : first + neither;
  return agreement[cell] / Math.max(a * b, 1e-300);
}

export const independent = (a: number, b: number): Agreement => [
  a * b,
  a * (1 - b),
  (1 - a) * b,
  (1 - a) * (1 - b),
];

export function scaled(cells: readonly number[]): Agreement {
  const sum = cells.reduce((total, value) => total + value, 0) || 1;
  const [both = 0, first = 0, second = 0, neither = 0] = cells.map((value) => value / sum);
  return [both, first, second, neither];
}

/** Less than this is not worth a tie, and fewer pairs than these teach nothing. */
const [LEAST_LIFT, LEAST_PAIRS] = [2, 30];

/**
 * The ties worth keeping: a forest of those with the highest mutual information among pairs that are no matches. `m`
 * holds for each comparison how often matches are believed to agree wholly: where a tie's share among matches starts.
 */
export function chooseTies(joints: readonly Joint[], m: readonly number[]): Tie[] {
  const ties = joints
    .filter(
      ({ random, pairs }) => random[0] * pairs >= LEAST_PAIRS && lift(random, 0) >= LEAST_LIFT,
    )
    .map(({ a, b, random }) => ({
      tie: { a, b, m: independent(m[a] ?? 0, m[b] ?? 0), u: random },
      information: informationOf(random),
    }));
  const root = new Map<number, number>();
  const find = (at: number): number => {
    const above = root.get(at);
    return above === undefined ? at : find(above);
  };
  return ties
    .toSorted((x, y) => y.information - x.information)
    .flatMap(({ tie }) => {
      const [x, y] = [find(tie.a), find(tie.b)];
      if (x === y) return [];
      root.set(x, y);
      return [tie];
    });
}

function informationOf(agreement: Agreement): number {
  return ([0, 1, 2, 3] as const).reduce<number>((sum, cell) => {
    const share = agreement[cell];
    return share > 0 ? sum + share * Math.log2(lift(agreement, cell)) : sum;
  }, 0);
}
