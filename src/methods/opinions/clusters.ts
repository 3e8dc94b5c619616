import { type Random, seededStreams } from '../random/random.ts';

/** Points in the plane: x and y by turns. */
export type Points = Float64Array;

export interface Clusters {
  /** Centres, x and y by turns. */
  readonly centres: Points;
  /** For each point the index of its centre. */
  readonly labels: Int32Array;
}

const STARTS = 10;
const MOST_ROUNDS = 100;

/** Of more points than this, starts are tried on as many, evenly spread; the best goes on with all. */
const MOST_TRIED = 2_000;

/** Lloyd's k-means from the best of some starts drawn as k-means++ does (Arthur and Vassilvitskii 2007), the same at each call. */
export function clustered(points: Points, k: number, tries = STARTS): Clusters {
  const streams = seededStreams(1);
  const some = evenly(points, MOST_TRIED);
  const starts = Array.from({ length: tries }, (_, start) =>
    settled(some, drawn(some, k, streams(`start ${k} ${start}`))),
  );
  const [first, ...rest] = starts.map((found) => ({ found, loss: lossOf(some, found) }));
  if (!first) throw new RangeError('there is no start');
  const { found } = rest.reduce((best, one) => (one.loss < best.loss ? one : best), first);
  return some === points ? found : settled(points, found.centres);
}

/** So many of the points, evenly spread; all where they are no more. */
export function evenly(points: Points, most: number): Points {
  const size = points.length / 2;
  if (size <= most) return points;
  return Float64Array.from(
    { length: 2 * most },
    (_, at) => points[2 * Math.floor(((at >> 1) * size) / most) + (at & 1)] ?? 0,
  );
}

/** Lloyd's rounds from given centres, until no point changes its centre. */
function settled(points: Points, start: Points): Clusters {
  let centres = start;
  let labels = nearest(points, centres);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    centres = means(points, labels, centres);
    const next = nearest(points, centres);
    if (next.every((label, at) => label === labels[at])) break;
    labels = next;
  }
  return { centres, labels };
}

function drawn(points: Points, k: number, random: Random): Points {
  const size = points.length / 2;
  const centres = new Float64Array(2 * k);
  const far = new Float64Array(size).fill(1);
  for (let one = 0; one < k; one += 1) {
    const at = pick(far, random);
    const [x, y] = [points[2 * at] ?? 0, points[2 * at + 1] ?? 0];
    centres[2 * one] = x;
    centres[2 * one + 1] = y;
    for (let point = 0; point < size; point += 1) {
      const away = ((points[2 * point] ?? 0) - x) ** 2 + ((points[2 * point + 1] ?? 0) - y) ** 2;
      far[point] = one === 0 ? away : Math.min(far[point] ?? 0, away);
    }
  }
  return centres;
}

function pick(weights: Float64Array, random: Random): number {
  let left = random() * weights.reduce((sum, one) => sum + one, 0);
  for (let at = 0; at < weights.length; at += 1) {
    left -= weights[at] ?? 0;
    if (left < 0) return at;
  }
  return weights.length - 1;
}

/** For each point the index of the nearest centre; of two equally near, the first. */
export function nearest(points: Points, centres: Points): Int32Array {
  const labels = new Int32Array(points.length / 2);
  for (let at = 0; at < labels.length; at += 1) {
    const [x, y] = [points[2 * at] ?? 0, points[2 * at + 1] ?? 0];
    let least = Number.POSITIVE_INFINITY;
    for (let one = 0; 2 * one < centres.length; one += 1) {
      const away = (x - (centres[2 * one] ?? 0)) ** 2 + (y - (centres[2 * one + 1] ?? 0)) ** 2;
      if (away >= least) continue;
      least = away;
      labels[at] = one;
    }
  }
  return labels;
}

/** Means of the points of each label, those labelled −1 aside. A centre that lost all its points stays where it is. */
export function means(points: Points, labels: Int32Array, before: Points): Points {
  const sums = new Float64Array(before.length);
  const counts = new Float64Array(before.length / 2);
  for (let at = 0; at < labels.length; at += 1) {
    const one = labels[at] ?? 0;
    if (one < 0) continue;
    counts[one] = (counts[one] ?? 0) + 1;
    sums[2 * one] = (sums[2 * one] ?? 0) + (points[2 * at] ?? 0);
    sums[2 * one + 1] = (sums[2 * one + 1] ?? 0) + (points[2 * at + 1] ?? 0);
  }
  return sums.map((sum, at) => {
    const count = counts[at >> 1] ?? 0;
    return count > 0 ? sum / count : (before[at] ?? 0);
  });
}

function lossOf(points: Points, { centres, labels }: Clusters): number {
  let loss = 0;
  for (let at = 0; at < points.length; at += 1)
    loss += ((points[at] ?? 0) - (centres[2 * (labels[at >> 1] ?? 0) + (at & 1)] ?? 0)) ** 2;
  return loss;
}

/** How well clusters stand apart: Rousseeuw's mean silhouette (1987); a point that is alone in its cluster counts 0. */
export function silhouette(points: Points, { labels, centres }: Clusters): number {
  const k = centres.length / 2;
  const size = labels.length;
  const counts = new Float64Array(k);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  let total = 0;
  const sums = new Float64Array(k);
  for (let at = 0; at < size; at += 1) {
    sums.fill(0);
    const [x, y] = [points[2 * at] ?? 0, points[2 * at + 1] ?? 0];
    for (let other = 0; other < size; other += 1) {
      const [dx, dy] = [x - (points[2 * other] ?? 0), y - (points[2 * other + 1] ?? 0)];
      const label = labels[other] ?? 0;
      sums[label] = (sums[label] ?? 0) + Math.sqrt(dx * dx + dy * dy);
    }
    total += widthOf(sums, counts, labels[at] ?? 0);
  }
  return total / Math.max(1, size);
}

function widthOf(sums: Float64Array, counts: Float64Array, own: number): number {
  const alike = (counts[own] ?? 0) - 1;
  if (alike < 1) return 0;
  const inside = (sums[own] ?? 0) / alike;
  let outside = Number.POSITIVE_INFINITY;
  for (let one = 0; one < sums.length; one += 1)
    if (one !== own && (counts[one] ?? 0) > 0)
      outside = Math.min(outside, (sums[one] ?? 0) / (counts[one] ?? 1));
  const most = Math.max(inside, outside);
  return most > 0 && Number.isFinite(most) ? (outside - inside) / most : 0;
}
