import { type Cells, TOTAL } from './cells.ts';
import type { Categories } from './nesting.ts';

/** A count that was published before, of the same people or of most of them. */
export interface EarlierCell {
  /** For each dimension the categories that it counts together; null for all. */
  readonly covers: readonly (readonly string[] | null)[];
  /** Null where a table beside this one hides it: then it must not be known from here. */
  readonly count: number | null;
}

/** What earlier tables add to what everybody holds. Sets are those of the cells, then groups of leaves that only earlier tables show. */
export interface Known {
  readonly cells: Cells;
  /** Sets whose count an earlier table gives. */
  readonly told: Uint8Array;
  /** Sets that differ from their earlier count by fewer than the threshold: shown beside it, they would count those who came or went. */
  readonly close: Uint8Array;
  /** Sets that a table beside this one hides. */
  readonly shut: Uint8Array;
}

/**
 * Compares each earlier count with the present one of the same group. Equal: it is taken to be of the same people, and stands as an equation.
 * Different by fewer than the threshold: the present one must not be known. Different by more: nothing follows for any small group.
 */
export function knownFrom(cells: Cells, earlier: readonly EarlierCell[], threshold: number): Known {
  const size = cells.values.length;
  if (earlier.length === 0)
    return {
      ...{ cells, told: new Uint8Array(size) },
      ...{ close: new Uint8Array(size), shut: new Uint8Array(size) },
    };
  const groups = groupsOf(cells);
  const [values, sums] = [Array.from(cells.values), [...cells.sums]];
  const [told, close, shut] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const coveredBy = finder(leafNames(cells));
  for (const { covers, count } of earlier) {
    const leaves = coveredBy(covers);
    if (leaves.length === 0) continue;
    const now = leaves.reduce((sum, leaf) => sum + (cells.values[leaf] ?? 0), 0);
    const apart = count === null ? null : Math.abs(now - count);
    if (apart !== null && apart >= threshold) continue;
    const key = leaves.join();
    const set = groups.get(key) ?? values.length;
    if (set === values.length) {
      groups.set(key, set);
      values.push(now);
      sums.push([Int32Array.from(leaves)]);
    }
    (apart === null ? shut : apart === 0 ? told : close).add(set);
  }
  const flags = (sets: Set<number>) => Uint8Array.from(values, (_, set) => (sets.has(set) ? 1 : 0));
  return {
    cells: { ...cells, values: Float64Array.from(values), sums },
    told: flags(told),
    close: flags(close),
    shut: flags(shut),
  };
}

/** Of each group of leaves its set. */
function groupsOf({ values, sums, leaves }: Cells): Map<string, number> {
  const members: number[][] = [];
  const membersOf = (set: number): number[] => {
    const [parts = new Int32Array()] = sums[set] ?? [];
    members[set] ??=
      set < leaves
        ? [set]
        : Array.from(parts)
            .flatMap(membersOf)
            .sort((a, b) => a - b);
    return members[set] ?? [];
  };
  return new Map(Array.from(values.keys(), (set) => [membersOf(set).join(), set]));
}

/** The category of each leaf in each dimension. */
function leafNames({ names, setOf, leaves }: Cells): Categories[] {
  const named: Categories[] = [];
  names.forEach((name, cell) => {
    const set = setOf[cell] ?? 0;
    if (set < leaves && !name.includes(TOTAL)) named[set] = name;
  });
  return named;
}

function finder(names: readonly Categories[]): (covers: EarlierCell['covers']) => number[] {
  const all = Array.from(names.keys());
  const byCategory = (names[0] ?? []).map((_, at) =>
    Map.groupBy(all, (leaf) => names[leaf]?.[at] ?? ''),
  );
  return (covers) => {
    const wanted = covers.map((categories) => categories && new Set(categories));
    const lists = covers.flatMap((categories, at) =>
      categories ? [categories.flatMap((one) => byCategory[at]?.get(one) ?? [])] : [],
    );
    const [fewest = all] = lists.sort((a, b) => a.length - b.length);
    return fewest
      .filter((leaf) => wanted.every((one, at) => !one || one.has(names[leaf]?.[at] ?? '')))
      .sort((a, b) => a - b);
  };
}
