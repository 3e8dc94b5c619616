import { type Counts, cellsOf } from './cells.ts';
import type { Categories } from './nesting.ts';

export interface NoisyCell {
  readonly name: Categories;
  readonly count: number;
}

/**
 * Every cell of a table whose leaves got noise, zeros too; totals are sums of noisy leaves, so that all agree. Leaves may fall below 0:
 * cutting them there would raise every total. `draw` gives whole numbers.
 */
export function noisyCells(counts: Counts, draw: () => number): NoisyCell[] {
  const { names, setOf, values, leaves, sums } = cellsOf(counts);
  const noisy = values.map((value, set) => (set < leaves ? value + draw() : Number.NaN));
  const sumOf = (set: number): number => {
    if (Number.isNaN(noisy[set])) {
      const [parts = new Int32Array()] = sums[set] ?? [];
      noisy[set] = parts.reduce((sum, part) => sum + sumOf(part), 0);
    }
    return noisy[set] ?? 0;
  };
  return names.map((name, cell) => ({ name, count: sumOf(setOf[cell] ?? 0) }));
}
