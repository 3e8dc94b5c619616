import { type Categories, closureOf, type Nesting, nestingOf, rootsOf } from './nesting.ts';

/** How the margins are called, in place of a category. */
export const TOTAL = 'Total';

export interface Counts {
  readonly dimensions: readonly string[];
  /** One row a leaf; rows of the same leaf are added up, leaves without a row are 0. */
  readonly rows: readonly { readonly categories: Categories; readonly count: number }[];
}

/**
 * Everything that a table tells: leaves, and the totals of every subset of dimensions. Cells that hold the same leaves (a county of one region
 * and that region) are one *set*; they are published or hidden together.
 */
export interface Cells {
  readonly dimensions: readonly string[];
  /** One a cell, sorted: a category or `Total` a dimension. */
  readonly names: readonly Categories[];
  /** The set of each cell. */
  readonly setOf: Int32Array;
  /** The first `leaves` sets are single leaves. */
  readonly leaves: number;
  readonly values: Float64Array;
  /** For each set, its ways to be the sum of smaller ones; leaves have none. */
  readonly sums: readonly (readonly Int32Array[])[];
  readonly axes: readonly Axis[];
}

/** Leaves that differ in one column only, and belong to the same groups of it, stand in one line. */
export interface Axis {
  readonly size: number;
  readonly lineOf: Int32Array;
  /** Line by line, category by category: the leaf there, or -1. */
  readonly lines: Int32Array;
}

export class DisclosureError extends Error {}

export const MOST_DIMENSIONS = 8;
/** Leaves times tables of margins. */
const MOST_CELLS = 2_000_000;

export function cellsOf({ dimensions, rows }: Counts): Cells {
  const nesting = nestingOf(
    rows.map(({ categories }) => categories),
    dimensions.length,
  );
  const tables = tablesOf(nesting, dimensions.length);
  const leaves = leavesOf(nesting, MOST_CELLS / tables.length);
  const sets = new Map(leaves.map((leaf, at) => [keyOf(leaf), at]));
  const placed = tables.map((table) => place(table, leaves, sets));
  const values = new Float64Array(sets.size);
  for (const { categories, count } of rows) {
    const leaf = sets.get(keyOf(coded(nesting, categories))) ?? 0;
    values[leaf] = (values[leaf] ?? 0) + count;
  }
  addUp(values, placed, leaves.length);
  return {
    dimensions,
    ...namesOf(nesting, tables, placed, leaves),
    leaves: leaves.length,
    values,
    sums: sumsOf(nesting, tables, placed, sets.size),
    axes: rootsOf(nesting).map((root) => axisOf(nesting, root, leaves)),
  };
}

/** A leaf, or what all leaves of a cell share: the number of a category a dimension, -1 where they differ. */
type Code = Int32Array;

/** Every subset of the columns, with what it determines, once. The whole table comes last. */
function tablesOf(nesting: Nesting, dimensions: number): number[] {
  const subsets = Array.from({ length: 2 ** dimensions }, (_, columns) => columns);
  return [...new Set(subsets.map((columns) => closureOf(nesting, columns)))].sort((a, b) => a - b);
}

/** All combinations that hierarchies allow. */
function leavesOf(nesting: Nesting, most: number): Code[] {
  let leaves: Code[] = [new Int32Array(nesting.above.length).fill(-1)];
  for (const root of rootsOf(nesting)) {
    const grown: Code[] = [];
    const codes = (nesting.categories[root] ?? []).map((_, category) =>
      filled(nesting, root, category),
    );
    for (const leaf of leaves)
      for (const code of codes) {
        const joined = joinedOf(leaf, code);
        if (joined) grown.push(joined);
        if (grown.length > most)
          throw new DisclosureError(
            `the table has more than ${Math.floor(most)} combinations: leave a column out or merge categories`,
          );
      }
    leaves = grown;
  }
  return leaves;
}

function filled({ categories, above }: Nesting, root: number, category: number): Code {
  const code = new Int32Array(categories.length).fill(-1);
  code[root] = category;
  for (const [at, map] of above[root] ?? []) {
    const name = map.get(categories[root]?.[category] ?? '') ?? '';
    code[at] = categories[at]?.indexOf(name) ?? -1;
  }
  return code;
}

function joinedOf(a: Code, b: Code): Code | null {
  const joined = Int32Array.from(a, (one, at) => Math.max(one, b[at] ?? -1));
  const fit = joined.every((one, at) => [a[at], b[at]].every((own) => own === -1 || own === one));
  return fit ? joined : null;
}

const coded = ({ categories }: Nesting, row: Categories): Code =>
  Int32Array.from(row, (name, at) => categories[at]?.indexOf(name) ?? -1);

const keyOf = (code: ArrayLike<number>): string => Array.from(code).join(',');

/** The cells of one table of margins: of each leaf its cell, of each cell its first leaf and its set. */
interface Placed {
  readonly cellOf: Int32Array;
  readonly firsts: readonly number[];
  readonly sets: Int32Array;
}

/** What the leaves of a cell share is the most detailed name of the cell: equal names, equal leaves. */
function place(table: number, leaves: readonly Code[], sets: Map<string, number>): Placed {
  const known = new Map<string, number>();
  const firsts: number[] = [];
  const shared: Code[] = [];
  const cellOf = Int32Array.from(leaves, (leaf, at) => {
    const key = keyOf(leaf.map((one, column) => (table & (1 << column) ? one : -1)));
    const cell = known.get(key) ?? known.size;
    if (cell === known.size) {
      known.set(key, cell);
      firsts.push(at);
      shared.push(leaf.slice());
    }
    const common = shared[cell];
    leaf.forEach((one, column) => {
      if (common && common[column] !== one) common[column] = -1;
    });
    return cell;
  });
  const numbers = Int32Array.from(shared, (common) => {
    const key = keyOf(common);
    const number = sets.get(key) ?? sets.size;
    sets.set(key, number);
    return number;
  });
  return { cellOf, firsts, sets: numbers };
}

function addUp(values: Float64Array, placed: readonly Placed[], leaves: number): void {
  const done = new Uint8Array(values.length).fill(1, 0, leaves);
  for (const { cellOf, sets } of placed) {
    const fresh = sets.map((set) => (done[set] ? -1 : set));
    cellOf.forEach((cell, leaf) => {
      const set = fresh[cell] ?? -1;
      if (set >= 0) values[set] = (values[set] ?? 0) + (values[leaf] ?? 0);
    });
    for (const set of sets) done[set] = 1;
  }
}

/**
 * The cells by name. Crossing two columns that both group a third (county and district of regions) names a cell only where nothing else does.
 */
function namesOf(
  nesting: Nesting,
  tables: readonly number[],
  placed: readonly Placed[],
  leaves: readonly Code[],
): Pick<Cells, 'names' | 'setOf'> {
  const order = tables.map((table, at) => ({ table, at, crossing: crosses(nesting, table) }));
  order.sort((a, b) => Number(a.crossing) - Number(b.crossing));
  const named = new Set<number>();
  const cells: { name: Categories; set: number }[] = [];
  for (const { table, at, crossing } of order)
    placed[at]?.firsts.forEach((first, cell) => {
      const set = placed[at]?.sets[cell] ?? 0;
      if (crossing && named.has(set)) return;
      named.add(set);
      cells.push({ name: nameOf(nesting, table, leaves[first] ?? new Int32Array()), set });
    });
  cells.sort((a, b) => compare(a.name, b.name));
  return {
    names: cells.map(({ name }) => name),
    setOf: Int32Array.from(cells, ({ set }) => set),
  };
}

function crosses({ above }: Nesting, table: number): boolean {
  return above.some((groups, at) => {
    if (table & (1 << at)) return false;
    const held = [...groups.keys()].filter((one) => table & (1 << one));
    return held.some((a) => held.some((b) => a !== b && !above[a]?.has(b) && !above[b]?.has(a)));
  });
}

const nameOf = ({ categories }: Nesting, table: number, leaf: Code): Categories =>
  Array.from(leaf, (one, at) => (table & (1 << at) ? (categories[at]?.[one] ?? '') : TOTAL));

function compare(a: Categories, b: Categories): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : at < 0 ? 0 : 1;
}

/** Each set as the sum of the cells into which one column more splits it. */
function sumsOf(
  nesting: Nesting,
  tables: readonly number[],
  placed: readonly Placed[],
  size: number,
): Int32Array[][] {
  const sums = Array.from({ length: size }, () => new Map<string, Int32Array>());
  const number = new Map(tables.map((table, at) => [table, at]));
  tables.forEach((table, at) => {
    for (let column = 0; column < nesting.above.length; column += 1) {
      const finer = placed[number.get(closureOf(nesting, table | (1 << column))) ?? at];
      const coarse = placed[at];
      if (!finer || !coarse || finer === coarse) continue;
      for (const [cell, parts] of partsOf(coarse, finer).entries())
        if (parts.length > 1) sums[coarse.sets[cell] ?? 0]?.set(keyOf(parts), parts);
    }
  });
  return sums.map((ways) => [...ways.values()]);
}

function partsOf(coarse: Placed, finer: Placed): Int32Array[] {
  const parts: number[][] = coarse.firsts.map(() => []);
  finer.firsts.forEach((first, cell) => {
    parts[coarse.cellOf[first] ?? 0]?.push(finer.sets[cell] ?? 0);
  });
  return parts.map((one) => Int32Array.from(one).sort());
}

function axisOf({ categories, above }: Nesting, root: number, leaves: readonly Code[]): Axis {
  const size = categories[root]?.length ?? 0;
  const own = above.map((groups, at) => at === root || (groups.has(root) && above[root]?.has(at)));
  const known = new Map<string, number>();
  const lineOf = Int32Array.from(leaves, (leaf) => {
    const key = keyOf(leaf.map((one, column) => (own[column] ? -1 : one)));
    const line = known.get(key) ?? known.size;
    known.set(key, line);
    return line;
  });
  const lines = new Int32Array(known.size * size).fill(-1);
  leaves.forEach((leaf, at) => {
    lines[(lineOf[at] ?? 0) * size + (leaf[root] ?? 0)] = at;
  });
  return { size, lineOf, lines };
}
