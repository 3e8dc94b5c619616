import { audit, type Intervals, NEAR } from './audit.ts';
import { type Counts, cellsOf } from './cells.ts';
import { complement } from './complement.ts';
import { type EarlierCell, type Known, knownFrom } from './earlier.ts';
import type { Categories } from './nesting.ts';
import { isUnsafe, type Rule } from './rules.ts';

export { type Counts, cellsOf, DisclosureError, MOST_DIMENSIONS, TOTAL } from './cells.ts';
export type { EarlierCell } from './earlier.ts';
export { auditTogether } from './linked.ts';
export { type NoisyCell, noisyCells } from './noisy.ts';
export { noisyTotals } from './reconciling.ts';
export { type RoundedCell, roundCells } from './rounding.ts';
export { isDominated, isGuessed, type Rule } from './rules.ts';

export interface Hidden {
  readonly name: Categories;
  /** Below the threshold; too near to what an earlier table says; or as a guard of others. */
  readonly reason: 'primary' | 'difference' | 'secondary';
  /** What anybody can tell of it who holds all that is published; Infinity where nothing bounds it. */
  readonly low: number;
  readonly high: number;
  /** Whether nobody can exclude either end nor go beyond it; else the interval is at least as wide. */
  readonly exact: boolean;
}

export interface Protection {
  /** All cells, leaves and totals. */
  readonly cells: number;
  readonly primary: number;
  readonly differences: number;
  readonly secondary: number;
  /** Hidden cells that earlier tables give away all the same, to less than the threshold. */
  readonly exposed: number;
  readonly suppressed: readonly Hidden[];
}

/**
 * Hides what the rule calls unsafe, and as much more as it takes that every hidden cell may lie anywhere in an interval as wide as the threshold,
 * from all cells and totals that stay and all that earlier tables tell. Rows give leaves; the answer does not depend on their order. Throws
 * DisclosureError where the table is too large.
 */
export async function protect(
  counts: Counts,
  rule: Rule,
  earlier: readonly EarlierCell[] = [],
): Promise<Protection> {
  const known = knownFrom(cellsOf(counts), earlier, rule.threshold);
  const { cells, told, close, shut } = known;
  const unsafe = Uint8Array.from(cells.values, (value) => (isUnsafe(value, rule) ? 1 : 0));
  const hidden = unsafe.map((flag, set) =>
    told[set] ? 0 : flag | (close[set] ?? 0) | (shut[set] ?? 0),
  );
  const pattern = { hidden, low: cells.values.slice(), high: cells.values.slice() };
  await complement(known, pattern, rule.threshold);
  const intervals = await audit(cells, pattern, rule.threshold);
  return answerOf(known, unsafe, hidden, intervals, rule.threshold);
}

function answerOf(
  { cells: { names, setOf }, close }: Known,
  unsafe: Uint8Array,
  hidden: Uint8Array,
  { low, high, exact }: Intervals,
  threshold: number,
): Protection {
  const reasonOf = (set: number) => {
    if (unsafe[set]) return 'primary';
    return close[set] ? 'difference' : 'secondary';
  };
  const suppressed = names.flatMap((name, cell): Hidden[] => {
    const set = setOf[cell] ?? 0;
    if (!hidden[set] && !unsafe[set]) return [];
    const [from = 0, to = 0] = [low[set], high[set]];
    return [{ name, reason: reasonOf(set), low: from, high: to, exact: exact[set] === 1 }];
  });
  const count = (wanted: Hidden['reason']) =>
    suppressed.filter(({ reason }) => reason === wanted).length;
  return {
    cells: names.length,
    primary: count('primary'),
    differences: count('difference'),
    secondary: count('secondary'),
    exposed: suppressed.filter((cell) => cell.high - cell.low < threshold - NEAR).length,
    suppressed,
  };
}
