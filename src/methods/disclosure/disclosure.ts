import { audit } from './audit.ts';
import { type Cells, type Counts, cellsOf } from './cells.ts';
import { complement } from './complement.ts';
import type { Categories } from './nesting.ts';
import { isUnsafe, type Rule } from './rules.ts';

export { type Counts, cellsOf, DisclosureError, MOST_DIMENSIONS, TOTAL } from './cells.ts';
export { type NoisyCell, noisyCells } from './noisy.ts';
export { isDominated, isGuessed, type Rule } from './rules.ts';

export interface Hidden {
  readonly name: Categories;
  readonly reason: 'primary' | 'secondary';
  /** What anybody can tell of it who holds all that is published; Infinity where nothing bounds it. */
  readonly low: number;
  readonly high: number;
}

export interface Protection {
  /** All cells, leaves and totals. */
  readonly cells: number;
  readonly primary: number;
  readonly secondary: number;
  readonly suppressed: readonly Hidden[];
}

/**
 * Hides what the rule calls unsafe, and as much more as it takes that every hidden cell may lie anywhere in an interval as wide as the threshold,
 * from all cells and totals that stay. Rows give leaves; the answer does not depend on their order. Throws DisclosureError where the table is too large.
 */
export async function protect(counts: Counts, rule: Rule): Promise<Protection> {
  const cells = cellsOf(counts);
  const unsafe = Uint8Array.from(cells.values, (value) => (isUnsafe(value, rule) ? 1 : 0));
  const hidden = unsafe.slice();
  const pattern = { hidden, low: cells.values.slice(), high: cells.values.slice() };
  await complement(cells, pattern, rule.threshold);
  const intervals = await audit(cells, pattern);
  return told(cells, unsafe, hidden, intervals);
}

function told(
  { names, setOf }: Cells,
  unsafe: Uint8Array,
  hidden: Uint8Array,
  { low, high }: { low: Float64Array; high: Float64Array },
): Protection {
  const suppressed = names.flatMap((name, cell): Hidden[] => {
    const set = setOf[cell] ?? 0;
    if (!hidden[set]) return [];
    const reason = unsafe[set] ? 'primary' : 'secondary';
    return [{ name, reason, low: low[set] ?? 0, high: high[set] ?? 0 }];
  });
  const primary = suppressed.filter(({ reason }) => reason === 'primary').length;
  return { cells: names.length, primary, secondary: suppressed.length - primary, suppressed };
}
