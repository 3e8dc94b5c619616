import type { Cells } from './cells.ts';
import { cheapestCube, type Keeps, keeperOf, parity } from './cubes.ts';
import type { Known } from './earlier.ts';
import { type Equation, type Program, type Solver, withSolver } from './lp.ts';
import { indices, type Pattern } from './pattern.ts';

/** Below this a shift is rounding error of the solver. */
const NOTHING = 1e-6;
/** Sets up to which the cheaper of both ways is taken; above, the solver is asked only where there is no cube. */
const SMALL = 1_000;

/**
 * Hides further sets until each hidden one can lie anywhere in an interval of this width, whatever is published. For each that cannot yet, a
 * shift of counts is sought that moves it, leaves all published sums as they are and touches what is cheap to hide: by a cube, or by linear
 * programming (Kelly, Golden and Assad 1992). What it touches is hidden; the shifted tables are witnesses for all that it touches. What earlier
 * tables tell stays as it is; a set that they give away has no shift and is left as it stands.
 */
export async function complement(known: Known, pattern: Pattern, width: number): Promise<void> {
  const { cells } = known;
  const queue = sortedBy(cells.values, indices(pattern.hidden));
  if (queue.length === 0) return;
  const means = { known, pattern, prices: pricesOf(cells.values), keeps: keeperOf(known), width };
  await withSolver(shiftsOf(means), (solver) => {
    for (const set of queue)
      for (const step of stepsOf(width)) {
        if ((pattern.high[set] ?? 0) - (pattern.low[set] ?? 0) >= width) break;
        const shift = shiftOf(solver, means, set, step);
        if (!shift) continue;
        witness(cells, pattern, shift);
        queue.push(...hideTouched(solver, cells, pattern.hidden, shift));
      }
  });
}

/** Up by the width from the least seen, which only earlier tables can forbid; else down from the most, else by less. */
const stepsOf = (width: number): number[] =>
  Array.from({ length: width }, (_, less) => width - less).flatMap((by) => [by, -by]);

interface Means {
  readonly known: Known;
  readonly pattern: Pattern;
  readonly prices: Float64Array;
  readonly keeps: Keeps;
  readonly width: number;
}

const sortedBy = (values: Float64Array, sets: number[]) =>
  sets.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);

/** What is lost when a set is hidden: the root of its count, so that neither many small nor one large are given away lightly; zeros last. */
function pricesOf(values: Float64Array): Float64Array {
  const dearest = values.reduce((most, one) => Math.max(most, one), 1);
  return values.map((value) => 1 + Math.sqrt(value || dearest));
}

/** Columns: of each set how far it goes up, then how far down. One equation a sum: the parts shift as far as the whole. */
function shiftsOf({ known: { cells, told }, pattern: { hidden }, prices }: Means): Program {
  const { values, sums } = cells;
  const size = values.length;
  const upper = new Float64Array(2 * size).fill(Number.POSITIVE_INFINITY);
  upper.set(values, size);
  for (const set of indices(told)) upper[set] = upper[set + size] = 0;
  const own = prices.map((price, set) => (hidden[set] ? 0 : price));
  const cost = new Float64Array(2 * size);
  cost.set(own);
  cost.set(own, size);
  const rows = sums.flatMap((ways, set): Equation[] => {
    const parts = ways.toSorted((a, b) => a.length - b.length).at(0);
    if (!parts) return [];
    const ups = Array.from(parts);
    const downs = ups.map((one) => one + size);
    return [{ plus: [...ups, set + size], minus: [...downs, set], equals: 0 }];
  });
  return { columns: 2 * size, rows, upper, cost, method: 'dual' };
}

/** By how much each set moves in the shift that hides least; null where earlier tables leave none. */
function shiftOf(solver: Solver, means: Means, set: number, step: number): Float64Array | null {
  const { known, pattern, prices, keeps, width } = means;
  const { cells } = known;
  const cube = set < cells.leaves ? cheapestCube(cells, pattern, prices, set, width, keeps) : null;
  const byCube = cube && cubeShift(cells.values.length, cube.corners);
  if (byCube && (cube.price === 0 || cells.values.length > SMALL)) return byCube;
  const target = ((step > 0 ? pattern.low : pattern.high)[set] ?? 0) + step;
  const solved = solvedShift(solver, cells, set, target);
  if (!solved) return byCube;
  const price = solved.reduce(
    (sum, step, at) => sum + (step && !pattern.hidden[at] ? (prices[at] ?? 0) : 0),
    0,
  );
  return byCube && cube.price <= price ? byCube : solved;
}

function cubeShift(size: number, corners: readonly number[]): Float64Array {
  const shift = new Float64Array(size);
  corners.forEach((corner, place) => {
    shift[corner] = parity(place) ? -1 : 1;
  });
  return shift;
}

function solvedShift(
  solver: Solver,
  { values }: Cells,
  set: number,
  target: number,
): Float64Array | null {
  const size = values.length;
  const value = values[set] ?? 0;
  const step = target - value;
  if (target < 0 || step === 0) return null;
  solver.bounds(set, Math.max(0, step), step > 0 ? Number.POSITIVE_INFINITY : 0);
  solver.bounds(set + size, Math.max(0, -step), step > 0 ? 0 : value);
  solver.afresh();
  const solution = solver.solve();
  solver.bounds(set, 0, Number.POSITIVE_INFINITY);
  solver.bounds(set + size, 0, value);
  return (
    solution &&
    Float64Array.from(values, (_, at) => {
      const shift = (solution[at] ?? 0) - (solution[at + size] ?? 0);
      return Math.abs(shift) < NOTHING ? 0 : shift;
    })
  );
}

/** A shift that lowers nothing may go on for ever; this is far enough. */
const FAR = 1e6;

/** As far along the shift and against it as no count falls below 0 lie tables that look the same from outside. */
function witness({ values, leaves }: Cells, { low, high }: Pattern, shift: Float64Array): void {
  let [forth, back] = [FAR, FAR];
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    const step = shift[leaf] ?? 0;
    if (step < 0) forth = Math.min(forth, (values[leaf] ?? 0) / -step);
    if (step > 0) back = Math.min(back, (values[leaf] ?? 0) / step);
  }
  shift.forEach((step, set) => {
    const value = values[set] ?? 0;
    const ends = [value + forth * step, value - back * step];
    low[set] = Math.min(low[set] ?? 0, ...ends);
    high[set] = Math.max(high[set] ?? 0, ...ends);
  });
}

function hideTouched(
  solver: Solver,
  { values }: Cells,
  hidden: Uint8Array,
  shift: Float64Array,
): number[] {
  const touched = indices(Uint8Array.from(shift, (step, set) => (step && !hidden[set] ? 1 : 0)));
  for (const set of touched) {
    hidden[set] = 1;
    solver.cost(set, 0);
    solver.cost(set + values.length, 0);
  }
  return sortedBy(values, touched);
}
