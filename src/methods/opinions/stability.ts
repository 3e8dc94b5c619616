import { type Random, seededStreams } from '../random/random.ts';
import { type Clusters, clustered, nearest, type Points } from './clusters.ts';

const DRAWS = 48;
const SHARE = 0.5;
const STARTS = 4;

/**
 * How far clusters come again when people are left out: the mean adjusted Rand index between them and those found among
 * half of them, drawn again and again, to whose centres everybody is then given (Ben-Hur, Elisseeff and Guyon 2002; Lange,
 * Roth, Braun and Buhmann 2004). Never negative; the same at each call.
 */
export function stability(points: Points, { centres, labels }: Clusters): number {
  const streams = seededStreams(1);
  const k = centres.length / 2;
  const found = Array.from({ length: DRAWS }, (_, draw) => {
    const some = drawn(points, streams(`left out ${draw}`));
    if (some.length < 2 * k) return 0;
    return adjustedRand(labels, nearest(points, clustered(some, k, STARTS).centres), k);
  });
  return Math.max(0, found.reduce((sum, one) => sum + one, 0) / DRAWS);
}

function drawn(points: Points, random: Random): Points {
  const kept: number[] = [];
  for (let at = 0; at < points.length; at += 2)
    if (random() < SHARE) kept.push(points[at] ?? 0, points[at + 1] ?? 0);
  return Float64Array.from(kept);
}

/** Hubert and Arabie (1985), for two groupings into up to k: 1 where they are one, 0 where they agree as chance does. */
export function adjustedRand(a: Int32Array, b: Int32Array, k: number): number {
  const both = new Float64Array(k * k);
  for (let at = 0; at < a.length; at += 1) {
    const cell = k * (a[at] ?? 0) + (b[at] ?? 0);
    both[cell] = (both[cell] ?? 0) + 1;
  }
  const rows = new Float64Array(k);
  const columns = new Float64Array(k);
  for (const [cell, count] of both.entries()) {
    const [row, column] = [Math.floor(cell / k), cell % k];
    rows[row] = (rows[row] ?? 0) + count;
    columns[column] = (columns[column] ?? 0) + count;
  }
  const [one, other] = [pairsIn(rows), pairsIn(columns)];
  const all = (a.length * (a.length - 1)) / 2;
  const chance = all > 0 ? (one * other) / all : 0;
  const most = (one + other) / 2;
  return most === chance ? 1 : (pairsIn(both) - chance) / (most - chance);
}

const pairsIn = (counts: Float64Array): number =>
  counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
