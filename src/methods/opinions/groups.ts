import { type Clusters, clustered, evenly, nearest, type Points, silhouette } from './clusters.ts';
import type { Components } from './components.ts';
import { stability } from './stability.ts';
import { cast, type Votes } from './votes.ts';

/** In which of the two projections people stand apart: see `Components`. */
export type Space = 'plain' | 'scaled';

export interface Grouping {
  readonly space: Space;
  /** Names of groups, numbers that are never given twice. */
  readonly ids: readonly number[];
  /** For each participant the index of their group. */
  readonly groupOf: Int32Array;
  readonly centres: Points;
  /** The first number that no group has had. */
  readonly next: number;
}

/** Who has cast fewer votes shapes no group; they belong to the nearest. */
const FEW_VOTES = 7;
const MOST_GROUPS = 5;
/** Of more participants than this, as many are compared with each other, evenly spread. */
const MOST_COMPARED = 1_000;
const SPACES: readonly Space[] = ['scaled', 'plain'];

/**
 * Groups of people who vote alike: k-means in the plane of the first two components, k from 2 to 5 (fewer where people
 * are few). The projection is the one in which some k stands apart most clearly; in it the k is taken that stands apart
 * and comes again when people are left out: the largest product of silhouette and stability. With a grouping before, a
 * group that keeps most of its people keeps its name.
 */
export function groupsOf(votes: Votes, components: Components, before?: Grouping): Grouping {
  const rows = shapingRows(votes);
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(rows.length / 12));
  const tried = SPACES.flatMap((space) => {
    const points = pointsOf(components[space], rows);
    const kinds = Math.min(most, distinct(points));
    return Array.from({ length: Math.max(0, kinds - 1) }, (_, at) =>
      attempt(space, points, at + 2),
    );
  });
  const all = votes.participants.length;
  if (tried.length === 0)
    return named({ centres: new Float64Array(2), labels: new Int32Array(all) }, 'scaled', before);
  const { space } = tried.reduce((one, other) => (other.apart > one.apart ? other : one));
  const [first, ...rest] = tried
    .filter((one) => one.space === space)
    .map((one) => ({ found: one.found, worth: one.apart * stability(one.compared, one.own) }));
  if (!first) throw new RangeError('a projection was chosen in which nothing was tried');
  const { found } = rest.reduce((one, other) => (other.worth > one.worth ? other : one), first);
  const labels = nearest(components[space], found.centres);
  return named({ centres: found.centres, labels }, space, before);
}

/** How many votes it takes to shape a group. */
const fewest = ({ statements }: Votes) => Math.min(FEW_VOTES, statements.length);

function shapingRows(votes: Votes): Int32Array {
  const least = fewest(votes);
  const rows: number[] = [];
  for (let row = 0; row < votes.participants.length; row += 1)
    if (cast(votes, row) >= least) rows.push(row);
  return Int32Array.from(rows);
}

function pointsOf(all: Points, rows: Int32Array): Points {
  const made = new Float64Array(2 * rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    made[2 * at] = all[2 * (rows[at] ?? 0)] ?? 0;
    made[2 * at + 1] = all[2 * (rows[at] ?? 0) + 1] ?? 0;
  }
  return made;
}

/** How many places there are, up to as many as can matter. */
function distinct(points: Points): number {
  const places = new Set<string>();
  for (let at = 0; at < points.length && places.size < MOST_GROUPS; at += 2)
    places.add(`${points[at]?.toFixed(9)} ${points[at + 1]?.toFixed(9)}`);
  return places.size;
}

interface Attempt {
  readonly space: Space;
  readonly found: Clusters;
  /** Those who are compared, and how they were clustered among all. */
  readonly compared: Points;
  readonly own: Clusters;
  readonly apart: number;
}

function attempt(space: Space, points: Points, k: number): Attempt {
  const found = clustered(points, k);
  const compared = evenly(points, MOST_COMPARED);
  const own = { ...found, labels: nearest(compared, found.centres) };
  return { space, found, compared, own, apart: silhouette(compared, own) };
}

/** The largest group first; those that share most people with a group before take its name. */
function named({ centres, labels }: Clusters, space: Space, before?: Grouping): Grouping {
  const sizes = new Int32Array(centres.length / 2);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const order = [...sizes.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const placeOf = new Int32Array(order.length);
  for (const [place, label] of order.entries()) placeOf[label] = place;
  const groupOf = labels.map((label) => placeOf[label] ?? 0);
  const kept = before ? inherited(groupOf, order.length, before) : new Map<number, number>();
  let next = before?.next ?? 0;
  const ids = order.map((_, group) => {
    const id = kept.get(group) ?? next;
    if (id === next) next += 1;
    return id;
  });
  const moved = Float64Array.from(
    order.flatMap((label) => [centres[2 * label] ?? 0, centres[2 * label + 1] ?? 0]),
  );
  return { space, ids, groupOf, centres: moved, next };
}

function inherited(groupOf: Int32Array, groups: number, before: Grouping): Map<number, number> {
  const shared = Array.from({ length: groups * before.ids.length }, () => 0);
  for (const [row, old] of before.groupOf.entries()) {
    const at = (groupOf[row] ?? 0) * before.ids.length + old;
    shared[at] = (shared[at] ?? 0) + 1;
  }
  const pairs = [...shared.keys()].sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b);
  const kept = new Map<number, number>();
  const taken = new Set<number>();
  for (const pair of pairs) {
    const [group, old] = [Math.floor(pair / before.ids.length), pair % before.ids.length];
    if (!shared[pair] || kept.has(group) || taken.has(old)) continue;
    kept.set(group, before.ids[old] ?? 0);
    taken.add(old);
  }
  return kept;
}
