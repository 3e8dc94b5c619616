export interface Rule {
  /** Counts above 0 and below this are unsafe. */
  readonly threshold: number;
  /** Whether 0 is unsafe too: everybody of a group lacks something, say. */
  readonly zeros: boolean;
}

/** The threshold rule: whether a count tells too much of too few. */
export const isUnsafe = (count: number, { threshold, zeros }: Rule): boolean =>
  count < threshold && (count > 0 || zeros);

/**
 * The (n, k) dominance rule on one cell of a table of amounts: whether its n largest contributions are more than this share of it
 * (Hundepool et al. 2012, 4.2.2).
 */
export function isDominated(contributions: readonly number[], n: number, share: number): boolean {
  const sorted = largestFirst(contributions);
  return sum(sorted.slice(0, n)) > share * sum(sorted);
}

/**
 * The p % rule: whether the second largest contributor, who takes its own from the total, knows the largest to within this share of it
 * (Hundepool et al. 2012, 4.2.2).
 */
export function isGuessed(contributions: readonly number[], share: number): boolean {
  const [largest = 0, , ...others] = largestFirst(contributions);
  return largest > 0 && sum(others) < share * largest;
}

function largestFirst(contributions: readonly number[]): number[] {
  const bad = contributions.find((one) => !(one >= 0));
  if (bad !== undefined) throw new RangeError(`contributions are not below 0; this is ${bad}`);
  return contributions.toSorted((a, b) => b - a);
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
