/** How many people are on both of two lists, by the places of the lists. */
export interface PairOverlap {
  readonly a: number;
  readonly b: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Least and most people whom several lists hold together, from their sizes and pairwise overlaps alone: at least by Dawson
 * and Sankoff (1967), at most by the heaviest tree of overlaps (Hunter 1976; Worsley 1982). Overlaps are intervals, of which
 * each bound takes the end that keeps it true. Sizes are counts of people, each once in their list.
 */
export function unionBounds(
  sizes: readonly number[],
  overlaps: readonly PairOverlap[],
): { low: number; high: number } {
  const all = sizes.reduce((sum, one) => sum + one, 0);
  const shared = overlaps.reduce((sum, { high }) => sum + high, 0);
  // (2 S1 - k S2 + ...) with the k that fits best.
  const fold = all > 0 ? 1 + Math.floor((2 * shared) / all) : 1;
  const least = (2 * all) / (fold + 1) - (2 * shared) / (fold * (fold + 1));
  return {
    low: Math.max(0, ...sizes, least),
    high: all - heaviestTree(sizes.length, overlaps),
  };
}

/** Kruskal (1956). */
function heaviestTree(lists: number, overlaps: readonly PairOverlap[]): number {
  const root = Array.from({ length: lists }, (_, at) => at);
  const rootOf = (at: number): number => (root[at] === at ? at : rootOf(root[at] ?? at));
  let weight = 0;
  for (const { a, b, low } of overlaps.toSorted((one, other) => other.low - one.low)) {
    if (rootOf(a) === rootOf(b)) continue;
    root[rootOf(a)] = rootOf(b);
    weight += low;
  }
  return weight;
}

/** The smallest size that is shown, and the step to which sizes are rounded. */
export const SHOWN = { least: 10, step: 5 } as const;

/** A size as it may be shown: rounded outwards to five; null for what lies under ten. */
export interface ShownSize {
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function shownSize({ n, low, high }: { n: number; low: number; high: number }): ShownSize {
  const { least, step } = SHOWN;
  const shown = (value: number) => (value < least ? null : value);
  return {
    n: shown(Math.round(n / step) * step),
    low: shown(Math.floor(low / step) * step),
    high: shown(Math.ceil(high / step) * step),
  };
}
