/** How far reviewers agree beyond what chance alone would bring. */
import { normalQuantile } from '../distributions/distributions.ts';

export interface Agreement {
  /** 1: always agreed; 0: no more than by chance; below: less. */
  readonly kappa: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  /** The share on which they agreed, chance included. */
  readonly observed: number;
  /** The share on which chance alone would make them agree. */
  readonly expected: number;
  /** Things that at least two judged. */
  readonly subjects: number;
}

/**
 * Cohen's kappa of two reviewers: `table[i][j]` counts what the first put into category i and the second into j. The
 * standard error is that of Fleiss, Cohen & Everitt (1969), Large sample standard errors of kappa and weighted kappa,
 * eq. 13. Null where nobody can tell: nothing judged, or everything in one category by both.
 */
export function cohensKappa(table: readonly (readonly number[])[], level = 0.95): Agreement | null {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const share = table.map((row) => row.map((count) => count / n));
  const first = share.map((row) => row.reduce((sum, each) => sum + each, 0));
  const second = share.map((_, j) => share.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const observed = share.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const expected = first.reduce((sum, each, i) => sum + each * (second[i] ?? 0), 0);
  if (expected >= 1) return null;
  const kappa = (observed - expected) / (1 - expected);
  let [diagonal, off] = [0, 0];
  for (const [i, row] of share.entries())
    for (const [j, each] of row.entries()) {
      const margins =
        i === j ? (first[i] ?? 0) + (second[i] ?? 0) : (second[i] ?? 0) + (first[j] ?? 0);
      if (i === j) diagonal += each * (1 - margins * (1 - kappa)) ** 2;
      else off += each * margins ** 2;
    }
  const spread = diagonal + (1 - kappa) ** 2 * off - (kappa - expected * (1 - kappa)) ** 2;
  const se = Math.sqrt(Math.max(0, spread)) / ((1 - expected) * Math.sqrt(n));
  return { kappa, se, ...around(kappa, se, level), observed, expected, subjects: n };
}

/**
 * Fleiss' kappa of any number of reviewers, not always the same: `counts[s][k]` says how many put subject s into category
 * k. Subjects with fewer than two judgements count for how often a category is used, and not for agreement; the standard
 * error holds also where kappa is not 0: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., eq. 5.3.
 */
export function fleissKappa(
  counts: readonly (readonly number[])[],
  level = 0.95,
): Agreement | null {
  const rated = counts
    .map((row) => ({ row, raters: row.reduce((sum, each) => sum + each, 0) }))
    .filter(({ raters }) => raters > 0);
  const several = rated.filter(({ raters }) => raters > 1).length;
  if (several === 0) return null;
  const categories = rated[0]?.row.length ?? 0;
  const used = Array.from(
    { length: categories },
    (_, k) =>
      rated.reduce((sum, { row, raters }) => sum + (row[k] ?? 0) / raters, 0) / rated.length,
  );
  const expected = used.reduce((sum, each) => sum + each ** 2, 0);
  if (expected >= 1) return null;
  const agreed = rated.map(({ row, raters }) =>
    raters < 2
      ? 0
      : row.reduce((sum, each) => sum + each * (each - 1), 0) / (raters * (raters - 1)),
  );
  const observed = agreed.reduce((sum, each) => sum + each, 0) / several;
  const kappa = (observed - expected) / (1 - expected);
  const squares = rated.map(({ row, raters }, s) => {
    const own =
      raters < 2 ? 0 : (rated.length / several) * (((agreed[s] ?? 0) - expected) / (1 - expected));
    const chance = row.reduce((sum, each, k) => sum + (used[k] ?? 0) * (each / raters), 0);
    return (own - (2 * (1 - kappa) * (chance - expected)) / (1 - expected) - kappa) ** 2;
  });
  const se = Math.sqrt(
    squares.reduce((sum, each) => sum + each, 0) / (rated.length * Math.max(1, rated.length - 1)),
  );
  return { kappa, se, ...around(kappa, se, level), observed, expected, subjects: several };
}

const around = (kappa: number, se: number, level: number): { low: number; high: number } => {
  const half = normalQuantile((1 + level) / 2) * se;
  return { low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) };
};

export type AgreementWord = 'none' | 'slight' | 'fair' | 'moderate' | 'good' | 'very-good';

/** The words of Landis & Koch (1977), The measurement of observer agreement for categorical data: customary, not law. */
export function agreementWord(kappa: number): AgreementWord {
  if (kappa <= 0) return 'none';
  if (kappa <= 0.2) return 'slight';
  if (kappa <= 0.4) return 'fair';
  if (kappa <= 0.6) return 'moderate';
  return kappa <= 0.8 ? 'good' : 'very-good';
}
