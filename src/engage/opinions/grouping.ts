import type { Opinions } from '../../methods/opinions/opinions.ts';

/** In which group each participant was, by the number that the group keeps. */
export interface Places {
  readonly of: ReadonlyMap<string, number>;
  /** The first number that no group has had. */
  readonly next: number;
}

export const NO_PLACES: Places = { of: new Map(), next: 0 };

/** Groups of which none is small. */
export interface Groups {
  /** For each participant, in the order of the votes, the index of their group. */
  readonly groupOf: Int32Array;
  /** The middle of each group on the two axes, the largest first. */
  readonly centres: readonly Centre[];
}

interface Centre {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A group of fewer than `least` people goes into the nearest one, the smallest first, until none is left. */
export function largeEnough({ grouping, components }: Opinions, least: number): Groups {
  const points = components[grouping.space];
  const groupOf = Int32Array.from(grouping.groupOf);
  const kept = new Set(groupOf);
  for (;;) {
    const centres = centresOf(groupOf, points, kept);
    const [smallest] = [...kept].sort((a, b) => sizeIn(centres, a) - sizeIn(centres, b) || b - a);
    if (smallest === undefined || kept.size < 2 || sizeIn(centres, smallest) >= least)
      return inOrder(groupOf, centres);
    const into = nearestTo(smallest, centres);
    for (const [row, group] of groupOf.entries()) if (group === smallest) groupOf[row] = into;
    kept.delete(smallest);
  }
}

type Centres = ReadonlyMap<number, Centre>;

function centresOf(groupOf: Int32Array, points: Float64Array, kept: ReadonlySet<number>): Centres {
  const sums = new Map([...kept].map((group) => [group, { x: 0, y: 0, size: 0 }]));
  for (const [row, group] of groupOf.entries()) {
    const sum = sums.get(group);
    if (!sum) continue;
    sum.x += points[2 * row] ?? 0;
    sum.y += points[2 * row + 1] ?? 0;
    sum.size += 1;
  }
  return new Map(
    [...sums].map(([group, { x, y, size }]) => [group, { x: x / size, y: y / size, size }]),
  );
}

const sizeIn = (centres: Centres, group: number) => centres.get(group)?.size ?? 0;

function nearestTo(group: number, centres: Centres): number {
  const from = centres.get(group) ?? { x: 0, y: 0 };
  const away = ({ x, y }: Centre) => (x - from.x) ** 2 + (y - from.y) ** 2;
  const others = [...centres].filter(([other]) => other !== group);
  const [nearest = [group]] = others.toSorted(([, a], [, b]) => away(a) - away(b));
  return nearest[0];
}

function inOrder(groupOf: Int32Array, centres: Centres): Groups {
  const order = [...centres].toSorted(([a, one], [b, two]) => two.size - one.size || a - b);
  const place = new Map(order.map(([group], at) => [group, at]));
  return {
    groupOf: groupOf.map((group) => place.get(group) ?? 0),
    centres: order.map(([, centre]) => centre),
  };
}

/** A group that shares most people with one before takes its number; the others get numbers that were never given. */
export function keepNumbers(
  participants: readonly string[],
  { groupOf, centres }: Groups,
  before: Places,
): { ids: number[]; places: Places } {
  const kept = inherited(sharedWith(participants, groupOf, before));
  let { next } = before;
  const ids = centres.map((_, group) => kept.get(group) ?? next++);
  const of = new Map(participants.map((one, row) => [one, ids[groupOf[row] ?? 0] ?? 0]));
  return { ids, places: { of, next } };
}

interface Shared {
  readonly group: number;
  readonly id: number;
  count: number;
}

function sharedWith(
  participants: readonly string[],
  groupOf: Int32Array,
  before: Places,
): Shared[] {
  const shared = new Map<string, Shared>();
  for (const [row, one] of participants.entries()) {
    const id = before.of.get(one);
    const group = groupOf[row] ?? 0;
    if (id === undefined) continue;
    const key = `${group} ${id}`;
    const pair = shared.get(key) ?? { group, id, count: 0 };
    pair.count += 1;
    shared.set(key, pair);
  }
  return [...shared.values()].sort((a, b) => b.count - a.count || a.group - b.group || a.id - b.id);
}

function inherited(shared: readonly Shared[]): Map<number, number> {
  const kept = new Map<number, number>();
  const taken = new Set<number>();
  for (const { group, id } of shared) {
    if (kept.has(group) || taken.has(id)) continue;
    kept.set(group, id);
    taken.add(id);
  }
  return kept;
}
