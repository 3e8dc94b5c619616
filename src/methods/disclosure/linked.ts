import { audit } from './audit.ts';
import { type Counts, cellsOf } from './cells.ts';
import { type EarlierCell, knownFrom } from './earlier.ts';
import type { Categories } from './nesting.ts';

/** A protected table among others of the same people. */
export interface Linked {
  readonly counts: Counts;
  readonly earlier: readonly EarlierCell[];
  /** Whether a cell is hidden. */
  readonly isHidden: (name: Categories) => boolean;
  /** What a cell is called in all tables that have it; null where no other has it. */
  readonly sharedName: (name: Categories) => string | null;
}

export interface TogetherCell {
  readonly name: Categories;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
}

/** Of each table its hidden cells, with what anybody can tell of them who holds all of the tables at once. */
export async function auditTogether(
  tables: readonly Linked[],
  width: number,
): Promise<TogetherCell[][]> {
  const values: number[] = [];
  const hidden: number[] = [];
  const sums: Int32Array[][] = [];
  const firstOf = new Map<string, number>();
  const equal: [number, number][] = [];
  const places = tables.map(({ counts, earlier, isHidden, sharedName }) => {
    const { cells, close, shut, told } = knownFrom(cellsOf(counts), earlier, width);
    const start = values.length;
    values.push(...cells.values);
    sums.push(...cells.sums.map((ways) => ways.map((way) => way.map((set) => set + start))));
    cells.values.forEach((_, set) => {
      hidden.push(told[set] ? 0 : (close[set] ?? 0) | (shut[set] ?? 0));
    });
    const found: { readonly name: Categories; readonly set: number }[] = [];
    cells.names.forEach((name, cell) => {
      const set = start + (cells.setOf[cell] ?? 0);
      hidden[set] = isHidden(name) ? 1 : 0;
      if (hidden[set]) found.push({ name, set });
      const shared = sharedName(name);
      if (shared === null) return;
      const first = firstOf.get(shared);
      if (first === undefined) firstOf.set(shared, set);
      else equal.push([first, set]);
    });
    return found;
  });
  // What one table shows is known of all.
  for (const [a, b] of equal) hidden[a] = hidden[b] = (hidden[a] ?? 0) & (hidden[b] ?? 0);
  const cells = { values: Float64Array.from(values), sums };
  const pattern = {
    hidden: Uint8Array.from(hidden),
    low: cells.values.slice(),
    high: cells.values.slice(),
  };
  const { low, high, exact } = await audit(cells, pattern, width, equal);
  return places.map((found) =>
    found.map(({ name, set }) => ({
      name,
      low: low[set] ?? 0,
      high: high[set] ?? 0,
      exact: exact[set] === 1,
    })),
  );
}
