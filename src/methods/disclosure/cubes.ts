import type { Axis, Cells } from './cells.ts';
import type { Known } from './earlier.ts';
import { indices, isHidden, type Pattern } from './pattern.ts';

/** Steps of the search for one leaf, so that tables with many columns end too. */
const MOST_STEPS = 20_000;

export interface Cube {
  /** The leaf asked for stands first; a corner counts up or down with the number of bits of its place. */
  readonly corners: readonly number[];
  /** What hiding its corners loses. */
  readonly price: number;
}

/** Whether moving these corners up and down in turn leaves all that earlier tables tell as it is. */
export type Keeps = (corners: readonly number[]) => boolean;

/** Totals of the table itself are kept by every cube. */
export function keeperOf({ cells, told }: Known): Keeps {
  const groups = indices(told).filter((set) => set >= cells.leaves);
  const of = new Map<number, number[]>();
  for (const set of groups)
    for (const leaf of cells.sums[set]?.[0] ?? []) of.set(leaf, [...(of.get(leaf) ?? []), set]);
  return (corners) => {
    const moved = new Map<number, number>();
    corners.forEach((corner, place) => {
      for (const set of of.get(corner) ?? [])
        moved.set(set, (moved.get(set) ?? 0) + (parity(place) ? -1 : 1));
    });
    return (
      corners.every((corner) => !told[corner]) && [...moved.values()].every((one) => one === 0)
    );
  };
}

/**
 * The hypercube method (Repsilber 1994; Giessing and Repsilber 2002): two categories of each column make 2ᵏ leaves; moving these up and down
 * in turn leaves every total as it is, so that all its corners can move by the least of those that go down plus the least of those that go up.
 * Finds the cheapest cube around a leaf that lets it move by the width, branch and bound; null where there is none.
 */
export function cheapestCube(
  { values, axes }: Cells,
  { hidden }: Pattern,
  prices: Float64Array,
  leaf: number,
  width: number,
  keeps: Keeps,
): Cube | null {
  let best: Cube | null = null;
  let steps = 0;
  const priceOf = (corner: number) => (isHidden(hidden, corner) ? 0 : (prices[corner] ?? 0));
  const extend = (corners: readonly number[], price: number, depth: number) => {
    const axis = axes[depth];
    if (!axis) best = keeps(corners) ? { corners, price } : best;
    else
      for (const category of partners(axis, leaf, priceOf)) {
        if (steps > MOST_STEPS) return;
        steps += 1;
        const moved = corners.map((corner) => step(axis, corner, category));
        const dearer = price + moved.reduce((sum, corner) => sum + priceOf(corner), 0);
        const joined = [...corners, ...moved];
        if (best && dearer >= best.price) continue;
        if (moved.includes(-1) || room(joined, values) < width) continue;
        extend(joined, dearer, depth + 1);
      }
  };
  extend([leaf], priceOf(leaf), 0);
  return best;
}

const step = ({ lines, lineOf, size }: Axis, leaf: number, category: number): number =>
  lines[(lineOf[leaf] ?? 0) * size + category] ?? -1;

/** The other leaves of a line, cheapest first. */
function partners(axis: Axis, leaf: number, priceOf: (leaf: number) => number): number[] {
  return Array.from({ length: axis.size }, (_, category) => category)
    .filter((category) => ![leaf, -1].includes(step(axis, leaf, category)))
    .map((category) => ({ category, price: priceOf(step(axis, leaf, category)) }))
    .sort((a, b) => a.price - b.price || a.category - b.category)
    .map(({ category }) => category);
}

/** By how much the corners can move in all: down with the even ones and up with them. */
function room(corners: readonly number[], values: Float64Array): number {
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  corners.forEach((corner, place) => {
    const side = parity(place);
    least[side] = Math.min(least[side] ?? 0, values[corner] ?? 0);
  });
  return (least[0] ?? 0) + (least[1] ?? 0);
}

/** Whether a corner goes against the leaf asked for. */
export function parity(place: number): 0 | 1 {
  let odd: 0 | 1 = 0;
  for (let bits = place; bits > 0; bits &= bits - 1) odd = odd ? 0 : 1;
  return odd;
}
