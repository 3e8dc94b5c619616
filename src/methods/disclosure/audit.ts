import type { Cells } from './cells.ts';
import { type Equation, type Program, type Solver, withSolver } from './lp.ts';
import { indices, type Pattern } from './pattern.ts';

/** Between which values each set lies, as anybody can tell who holds all that is published. */
export interface Intervals {
  readonly low: Float64Array;
  /** Infinity where nothing published bounds it. */
  readonly high: Float64Array;
  /** Whether both ends are final. Where not, tables that look the same reach both ends, and others may go beyond. */
  readonly exact: Uint8Array;
}

/** Values nearer to each other than this are one; counts are whole, solvers work to 1e-7. */
export const NEAR = 1e-6;
/** Stands for no bound, as a multiple of all that is counted. */
const FAR = 1000;
/** Sets times programs after which the ends of a part that are still open stay so, its intervals being wide enough. */
const WORK = 800_000;

/**
 * The exact intervals of hidden sets (`equal` names pairs of one value) by linear programming over all published sums, counts being 0 or more and not necessarily whole
 * (Hundepool et al. 2012, 4.3.2). What hangs together is solved together, the rest apart. Most ends are found at once: a solution in which
 * many sets reach a bound that no table can pass settles all of these. It starts from the true counts and takes no witness on trust. Where
 * some thousand sets hang together, each is shown to be as wide as asked, and ends that are dear to settle stay where they were seen.
 */
export async function audit(
  cells: Pick<Cells, 'values' | 'sums'>,
  pattern: Pattern,
  width: number,
  equal: readonly (readonly [number, number])[] = [],
): Promise<Intervals> {
  const { values } = cells;
  const exact = new Uint8Array(values.length).fill(1);
  const intervals = { low: values.slice(), high: values.slice(), exact };
  for (const part of partsOf(cells, pattern, equal)) {
    const bounds = boundsOf(part);
    const program = programOf(part, bounds.high);
    await withSolver(program, (solver) => {
      settle(solver, part, bounds, width);
    });
    part.sets.forEach((set, at) => {
      exact[set] = [1, -1].some((sign) => isOpen(bounds, at, sign)) ? 0 : 1;
      intervals.low[set] = tidy(bounds.least[at] ?? 0);
      const most = tidy(bounds.most[at] ?? 0);
      intervals.high[set] = most >= part.far / 2 ? Number.POSITIVE_INFINITY : most;
    });
  }
  return intervals;
}

function tidy(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < NEAR ? Math.max(0, whole) : Number(value.toFixed(6));
}

/** Hidden sets that hang together by equations; columns of an equation are places in `sets`. */
interface Part {
  readonly sets: readonly number[];
  readonly values: Float64Array;
  readonly equations: readonly Equation[];
  readonly far: number;
}

function partsOf(
  cells: Pick<Cells, 'values' | 'sums'>,
  { hidden }: Pattern,
  equal: readonly (readonly [number, number])[],
): Part[] {
  const same = equal.filter(([a, b]) => hidden[a] && hidden[b]);
  const all = [
    ...equationsOf(cells, hidden),
    ...same.map(([a, b]): Equation => ({ plus: [a], minus: [b], equals: 0 })),
  ];
  const sets = indices(hidden);
  const root = joined(cells.values.length, all);
  const groups = Map.groupBy(sets, root);
  const byRoot = Map.groupBy(all, ({ plus, minus }) => root(plus[0] ?? minus[0] ?? 0));
  const far = FAR * (1 + cells.values.reduce((most, one) => Math.max(most, one), 0));
  return [...groups].map(([key, members]) => {
    const at = new Map(members.map((set, place) => [set, place]));
    const place = (set: number) => at.get(set) ?? 0;
    return {
      sets: members,
      values: Float64Array.from(members, (set) => cells.values[set] ?? 0),
      equations: (byRoot.get(key) ?? []).map(({ plus, minus, equals }) => ({
        plus: plus.map(place),
        minus: minus.map(place),
        equals,
      })),
      far,
    };
  });
}

/** One equation a sum, of its ways the one with the fewest hidden parts; without hidden parts it says nothing new. */
function equationsOf(
  { values, sums }: Pick<Cells, 'values' | 'sums'>,
  hidden: Uint8Array,
): Equation[] {
  return sums.flatMap((ways, set): Equation[] => {
    const parts = ways.map((way) => Array.from(way).filter((part) => hidden[part]));
    const [plus = []] = parts.sort((a, b) => a.length - b.length);
    const minus = hidden[set] ? [set] : [];
    if (ways.length === 0 || plus.length + minus.length === 0) return [];
    const equals = plus.reduce((sum, part) => sum + (values[part] ?? 0), 0);
    return [{ plus, minus, equals: equals - (hidden[set] ? (values[set] ?? 0) : 0) }];
  });
}

function joined(size: number, equations: readonly Equation[]): (set: number) => number {
  const up = Int32Array.from({ length: size }, (_, at) => at);
  const root = (set: number): number => {
    let at = set;
    while (up[at] !== at) {
      up[at] = up[up[at] ?? at] ?? at;
      at = up[at] ?? at;
    }
    return at;
  };
  for (const { plus, minus } of equations) {
    const [first, ...others] = [...plus, ...minus];
    for (const other of others) up[root(other)] = root(first ?? other);
  }
  return root;
}

interface Bounds {
  /** What no table can pass. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** What a table has been seen to reach. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

const ROUNDS = 4;

/** What each equation alone says of its columns, a few times over. */
function boundsOf({ values, equations, far }: Part): Bounds {
  const low = new Float64Array(values.length);
  const high = new Float64Array(values.length).fill(far);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { plus, minus, equals } of equations) {
      const signed = [...plus.map((at) => [at, 1]), ...minus.map((at) => [at, -1])];
      const ends = signed.map(([at = 0, sign = 1]) =>
        sign > 0 ? [low[at] ?? 0, high[at] ?? 0] : [-(high[at] ?? 0), -(low[at] ?? 0)],
      );
      const [from, to] = [0, 1].map((end) => ends.reduce((sum, one) => sum + (one[end] ?? 0), 0));
      signed.forEach(([at = 0, sign = 1], place) => {
        const [own = 0, top = 0] = ends[place] ?? [];
        const most = equals - ((from ?? 0) - own);
        const least = equals - ((to ?? 0) - top);
        low[at] = Math.max(low[at] ?? 0, sign > 0 ? least : -most);
        high[at] = Math.min(high[at] ?? 0, sign > 0 ? most : -least);
      });
    }
  return { low, high, least: values.slice(), most: values.slice() };
}

const programOf = ({ sets, equations }: Part, upper: Float64Array): Program => ({
  columns: sets.length,
  rows: equations,
  upper,
  cost: new Float64Array(sets.length),
  method: 'primal',
});

/** Drives sets to their bounds, many at once while that settles most of them; then one by one, the narrowest first. */
function settle(solver: Solver, part: Part, bounds: Bounds, width: number): void {
  const drive = driver(solver, bounds);
  for (const sign of [1, -1]) driveTogether(part, bounds, sign, drive);
  const size = part.sets.length;
  const far = Array.from(part.sets.keys()).sort((a, b) => spread(bounds, a) - spread(bounds, b));
  let work = WORK;
  for (const at of far)
    for (const sign of [-1, 1]) {
      if (!isOpen(bounds, at, sign)) continue;
      if (work <= 0 && spread(bounds, at) >= width - NEAR) continue;
      drive([at], sign);
      close(bounds, at, sign);
      work -= size;
    }
}

/** What a program of its own reached is the end. */
function close({ low, high, least, most }: Bounds, at: number, sign: number): void {
  if (sign > 0) low[at] = least[at] ?? 0;
  else high[at] = most[at] ?? 0;
}

type Drive = (wanted: readonly number[], sign: number) => void;

const driver =
  (solver: Solver, bounds: Bounds): Drive =>
  (wanted, sign) => {
    for (const at of wanted) solver.cost(at, sign);
    const solution = solver.solve();
    if (!solution) throw new Error('the audit found no table, although the true one is one');
    for (const at of wanted) solver.cost(at, 0);
    widen(bounds, solution);
  };

/** Beyond a share of this settled at a time, one by one is faster: each solution settles others on its way. */
const WORTH = 1;

function driveTogether(part: Part, bounds: Bounds, sign: number, drive: Drive): void {
  let open = openEnds(bounds, sign);
  while (open.length > 1) {
    const apart = scattered(part.equations, open, part.sets.length);
    drive(apart, sign);
    const left = openEnds(bounds, sign);
    const settled = open.length - left.length;
    open = left;
    if (settled < Math.max(1, apart.length * WORTH)) break;
  }
}

const spread = ({ least, most }: Bounds, at: number): number => (most[at] ?? 0) - (least[at] ?? 0);

function widen({ least, most }: Bounds, solution: Float64Array): void {
  solution.forEach((value, at) => {
    least[at] = Math.min(least[at] ?? 0, value);
    most[at] = Math.max(most[at] ?? 0, value);
  });
}

const isOpen = ({ low, high, least, most }: Bounds, at: number, sign: number): boolean =>
  sign > 0 ? (least[at] ?? 0) > (low[at] ?? 0) + NEAR : (most[at] ?? 0) < (high[at] ?? 0) - NEAR;

const openEnds = (bounds: Bounds, sign: number): number[] =>
  Array.from(bounds.low.keys()).filter((at) => isOpen(bounds, at, sign));

/** As many of these columns as share no equation. */
function scattered(
  equations: readonly Equation[],
  open: readonly number[],
  size: number,
): number[] {
  const of: number[][] = Array.from({ length: size }, () => []);
  equations.forEach(({ plus, minus }, row) => {
    for (const at of [...plus, ...minus]) of[at]?.push(row);
  });
  const taken = new Uint8Array(equations.length);
  return open.filter((at) => {
    const rows = of[at] ?? [];
    if (rows.some((row) => taken[row])) return false;
    for (const row of rows) taken[row] = 1;
    return true;
  });
}
