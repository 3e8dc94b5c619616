import { type Cells, type Counts, cellsOf } from './cells.ts';
import type { NoisyCell } from './noisy.ts';
import { roundSets } from './rounding.ts';

/** Rounds of the search for the least squares; each touches every leaf once. */
const ROUNDS = 500;
/** Counts that move by less in a round have arrived. */
const NEAR = 1e-4;

/**
 * Noise on every cell apart, then the whole-numbered table with no count below 0 whose cells lie nearest to the noisy ones: least squares on
 * the hierarchy (Hay et al. 2010), as projected coordinate descent, then controlled rounding to whole numbers. It reads nothing but the noisy
 * counts and the names of cells, so that it costs no privacy. One person stands in one cell of each table of margins: the noise must be
 * that of `tables` releases.
 */
export async function noisyTotals(
  counts: Counts,
  draw: () => number,
  seed: number,
): Promise<{ cells: NoisyCell[]; tables: number }> {
  const cells = cellsOf(counts);
  const noisy = cells.values.map((value) => value + draw());
  const fitted = nearest(cells, noisy);
  const { units } = await roundSets({ ...cells, values: fitted }, 1, seed);
  return {
    cells: cells.names.map((name, cell) => ({ name, count: units[cells.setOf[cell] ?? 0] ?? 0 })),
    tables: depthOf(cells),
  };
}

/** In how many sets one leaf stands at most: by how much one person moves all counts together. */
export function depthOf({ values, leaves, sums }: Cells): number {
  const times = new Int32Array(leaves);
  for (const set of values.keys())
    for (const leaf of leavesOf(sums, leaves, set)) times[leaf] = (times[leaf] ?? 0) + 1;
  return times.reduce((most, one) => Math.max(most, one), 0);
}

/** Leaves from 0 up whose sums are nearest to what was drawn, by the sum of squares over all sets. */
function nearest(cells: Cells, noisy: Float64Array): Float64Array {
  const { values, leaves, sums } = cells;
  const above: number[][] = Array.from({ length: leaves }, () => []);
  for (const set of values.keys())
    for (const leaf of leavesOf(sums, leaves, set)) above[leaf]?.push(set);
  const fitted = new Float64Array(values.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = 0;
    above.forEach((sets, leaf) => {
      const pull = sets.reduce((sum, set) => sum + (noisy[set] ?? 0) - (fitted[set] ?? 0), 0);
      const step = Math.max(-(fitted[leaf] ?? 0), pull / sets.length);
      for (const set of sets) fitted[set] = (fitted[set] ?? 0) + step;
      moved = Math.max(moved, Math.abs(step));
    });
    if (moved < NEAR) break;
  }
  return fitted;
}

function leavesOf(sums: Cells['sums'], leaves: number, set: number): number[] {
  if (set < leaves) return [set];
  const [parts = new Int32Array()] = sums[set] ?? [];
  return Array.from(parts).flatMap((part) => leavesOf(sums, leaves, part));
}
