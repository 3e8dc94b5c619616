/** From links between pairs to persons: connected records, split where one thin bridge holds them together. */

/** Two records by their index, and the match weight in bits. */
export interface Link {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

export interface DisjointSets {
  find: (record: number) => number;
  /** Joins two sets; gives their common smallest record. */
  join: (a: number, b: number) => number;
}

export function disjointSets(size: number): DisjointSets {
  const parent = Int32Array.from({ length: size }, (_, at) => at);
  const find = (record: number): number => {
    let root = record;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    for (let at = record; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    join: (a, b) => {
      const [x, y] = [find(a), find(b)];
      const [low, high] = x < y ? [x, y] : [y, x];
      parent[high] = low;
      return low;
    },
  };
}

/** A group is looked at as a whole up to this many records; a larger one is first cut at its weakest links. */
export const MOST_RECORDS = 100;

/**
 * Groups of records that links hold together, smallest record first, none larger than `most`: a group that is too large
 * keeps only its heavier links, one bit more each time.
 */
export function groupLinks(
  records: number,
  links: readonly Link[],
  most = MOST_RECORDS,
): number[][] {
  const groups: number[][] = [];
  let waiting: readonly Link[] = links;
  for (let least = Number.NEGATIVE_INFINITY; waiting.length > 0; least = Math.max(1, least + 1)) {
    const kept = waiting.filter(({ weight }) => weight >= least);
    const sets = disjointSets(records);
    for (const { left, right } of kept) sets.join(left, right);
    const members = Map.groupBy(
      new Set(kept.flatMap(({ left, right }) => [left, right])),
      (record) => sets.find(record),
    );
    const large = new Set<number>();
    for (const [root, group] of members) {
      if (group.length <= most) groups.push(group.toSorted((a, b) => a - b));
      else large.add(root);
    }
    waiting = kept.filter(({ left }) => large.has(sets.find(left)));
  }
  return groups.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

export interface GroupRules {
  /** The weight of two records of the group in bits. */
  readonly weight: (a: number, b: number) => number;
  /** Whether two records are never one person: both on a list that holds nobody twice, or told apart by a reviewer. */
  readonly apart: (a: number, b: number) => boolean;
}

/** No single pair may speak louder for or against two groups. */
export const LOUDEST_AGAINST = -8;
const LOUDEST_FOR = 12;

/**
 * Splits a group into persons: the two parts with the highest mean weight are joined for as long as it is positive. A
 * chain of records each of which resembles the next falls apart where its ends contradict each other. Average linkage is
 * the greedy answer to correlation clustering (Bansal, Blum & Chawla 2004).
 */
export function splitGroup(group: readonly number[], { weight, apart }: GroupRules): number[][] {
  const parts = group.map((record) => [record]);
  const sums = group.map((a) =>
    group.map((b) => (a === b ? 0 : boundedWeight(weight(Math.min(a, b), Math.max(a, b))))),
  );
  const barred = group.map((a) => group.map((b) => a !== b && apart(a, b)));
  for (;;) {
    const best = bestJoin(parts, sums, barred);
    if (!best) return parts.filter(({ length }) => length > 0);
    joinParts(parts, sums, barred, best);
  }
}

export const boundedWeight = (weight: number): number =>
  Math.min(LOUDEST_FOR, Math.max(LOUDEST_AGAINST, weight));

function bestJoin(
  parts: readonly number[][],
  sums: readonly number[][],
  barred: readonly boolean[][],
): [number, number] | null {
  let best: [number, number] | null = null;
  let highest = 0;
  for (const [a, one] of parts.entries())
    for (let b = a + 1; b < parts.length && one.length > 0; b += 1) {
      const other = parts[b] ?? [];
      if (other.length === 0 || barred[a]?.[b]) continue;
      const mean = (sums[a]?.[b] ?? 0) / (one.length * other.length);
      if (mean > highest) [best, highest] = [[a, b], mean];
    }
  return best;
}

function joinParts(
  parts: number[][],
  sums: number[][],
  barred: boolean[][],
  [a, b]: [number, number],
): void {
  parts[a] = [...(parts[a] ?? []), ...(parts[b] ?? [])];
  parts[b] = [];
  for (const [other] of parts.entries()) {
    const sum = (sums[a]?.[other] ?? 0) + (sums[b]?.[other] ?? 0);
    const bar = (barred[a]?.[other] ?? false) || (barred[b]?.[other] ?? false);
    set(sums, a, other, sum);
    set(barred, a, other, bar);
  }
}

function set<T>(matrix: T[][], a: number, b: number, value: T): void {
  const [one, two] = [matrix[a], matrix[b]];
  if (one) one[b] = value;
  if (two) two[a] = value;
}
