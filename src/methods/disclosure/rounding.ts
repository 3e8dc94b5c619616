import { seededStreams } from '../random/random.ts';
import { type Cells, type Counts, cellsOf } from './cells.ts';
import { type Program, withSolver } from './lp.ts';
import type { Categories } from './nesting.ts';

export interface RoundedCell {
  readonly name: Categories;
  readonly count: number;
}

interface Rounded {
  readonly cells: readonly RoundedCell[];
  /** By less than this each count is off: the base itself where all are rounded to a neighbour. */
  readonly within: number;
}

/** Neighbours more that totals may take in turn, where the nearest ones fit no table. */
const MOST_SLACK = 8;

/**
 * Controlled rounding: every leaf goes to a neighbouring multiple of the base (multiples stay), and all totals are the sums of what they
 * hold. Totals go to a neighbour too where that is possible (zero-restricted, Cox 1987), as in two columns and hierarchies of them always;
 * else to one as near as may be. Which neighbour is drawn by seed, with the chance that leaves a lone count as it is on average.
 */
export async function roundCells(counts: Counts, base: number, seed: number): Promise<Rounded> {
  const cells = cellsOf(counts);
  const { units, slack } = await roundSets(cells, base, seed);
  const { names, setOf } = cells;
  return {
    cells: names.map((name, cell) => ({ name, count: base * (units[setOf[cell] ?? 0] ?? 0) })),
    within: base * (slack + 1),
  };
}

/** In multiples of the base; values need not be whole. */
export async function roundSets(
  cells: Pick<Cells, 'values' | 'sums' | 'leaves'>,
  base: number,
  seed: number,
): Promise<{ units: Float64Array; slack: number }> {
  const random = seededStreams(seed)('rounding');
  const chances = Float64Array.from(cells.values, () => random());
  for (let slack = 0; slack <= MOST_SLACK; slack += 1) {
    const from = lowest(cells, base, slack);
    const program = programOf(cells, base, slack, from, chances);
    const found = await withSolver(program, (solver) => solver.solve());
    if (found) return { units: summed(cells, from, found), slack };
  }
  throw new Error(`no table of multiples of ${base} lies near this one`);
}

const lowest = (
  { values, leaves }: Pick<Cells, 'values' | 'leaves'>,
  base: number,
  slack: number,
) => values.map((value, set) => Math.floor(value / base + TINY) - (set < leaves ? 0 : slack));

/** What division leaves of a multiple. */
const TINY = 1e-9;

/** Columns: how many multiples above the lowest. */
function programOf(
  { values, sums, leaves }: Pick<Cells, 'values' | 'sums' | 'leaves'>,
  base: number,
  slack: number,
  from: Float64Array,
  chances: Float64Array,
): Program {
  const rest = values.map((value) => Math.max(0, value / base - Math.floor(value / base + TINY)));
  return {
    columns: values.length,
    rows: sums.flatMap((ways, set) => {
      const [parts] = ways.toSorted((a, b) => a.length - b.length);
      if (!parts) return [];
      const equals = parts.reduce((sum, part) => sum - (from[part] ?? 0), from[set] ?? 0);
      return [{ plus: Array.from(parts), minus: [set], equals }];
    }),
    upper: rest.map((part, set) => (part > TINY ? 1 : 0) + (set < leaves ? 0 : 2 * slack)),
    cost: rest.map((part, set) => (set < leaves || slack === 0 ? (chances[set] ?? 0) - part : 0)),
    method: 'whole',
  };
}

/** From the leaves alone, so that sums agree to the last unit. */
function summed(
  { sums, leaves }: Pick<Cells, 'sums' | 'leaves'>,
  from: Float64Array,
  found: Float64Array,
): Float64Array {
  const units = from.map((low, set) =>
    set < leaves ? low + Math.round(found[set] ?? 0) : Number.NaN,
  );
  const unitsOf = (set: number): number => {
    if (Number.isNaN(units[set])) {
      const [parts = new Int32Array()] = sums[set] ?? [];
      units[set] = parts.reduce((sum, part) => sum + unitsOf(part), 0);
    }
    return units[set] ?? 0;
  };
  for (const set of units.keys()) unitsOf(set);
  return units;
}
