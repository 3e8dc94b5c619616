/** One linkage, drawn from those that are possible: the estimate on its lists and its standard error. */
export interface Linked {
  readonly n: number;
  readonly se: number;
}

/**
 * Carries doubt about links into an estimate: each draw of the links (a pair is linked with its probability, clusters are
 * formed, histories counted) gives an estimate, and the spread between draws adds to that within them.
 * Rubin (1987), *Multiple Imputation*, ch. 3; for linkage Tancredi and Liseo (2011), Annals of Applied Statistics 5:1553.
 *
 * Gives the mean, its standard error and the share of the variance that comes from linkage. Infinite draws are refused.
 */
export function acrossLinkages(draws: readonly Linked[]): {
  readonly n: number;
  readonly se: number;
  readonly fromLinkage: number;
} {
  if (draws.length < 2 || draws.some(({ n, se }) => !Number.isFinite(n) || !Number.isFinite(se)))
    throw new RangeError('two finite draws of the links at least');
  const n = draws.reduce((sum, one) => sum + one.n, 0) / draws.length;
  const within = draws.reduce((sum, one) => sum + one.se ** 2, 0) / draws.length;
  const between = draws.reduce((sum, one) => sum + (one.n - n) ** 2, 0) / (draws.length - 1);
  const added = (1 + 1 / draws.length) * between;
  return { n, se: Math.sqrt(within + added), fromLinkage: added / (within + added || 1) };
}
