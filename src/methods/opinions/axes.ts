/** A direction over statements. */
export type Axis = Float64Array;

export function dot(a: Axis, b: Axis): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

export const length = (axis: Axis): number => Math.sqrt(dot(axis, axis));

/** What remains of a vector beside a direction of length 1. */
export function without(vector: Axis, axis: Axis): Axis {
  const share = dot(vector, axis);
  return vector.map((one, at) => one - share * (axis[at] ?? 0));
}

export function mixed(vectors: readonly Axis[], weights: readonly number[]): Axis {
  const made = new Float64Array(vectors[0]?.length ?? 0);
  for (const [one, vector] of vectors.entries()) {
    const weight = weights[one] ?? 0;
    for (let at = 0; at < made.length; at += 1)
      made[at] = (made[at] ?? 0) + weight * (vector[at] ?? 0);
  }
  return made;
}

/** Below this share of its own length, what remains of a vector is rounding error. */
const NOTHING = 1e-10;

/** Directions of length 1, at right angles to those given and to each other; what depends on others is left out. */
export function orthonormal(given: readonly Axis[], vectors: readonly Axis[]): Axis[] {
  const made: Axis[] = [];
  for (const vector of vectors) {
    const size = length(vector);
    let rest = vector;
    // Twice is enough (Giraud, Langou and Rozložník 2005).
    for (let pass = 0; pass < 2; pass += 1)
      for (const axis of [...given, ...made]) rest = without(rest, axis);
    const left = length(rest);
    if (left > NOTHING * size && left > Number.MIN_VALUE) made.push(rest.map((one) => one / left));
  }
  return made;
}

const MOST_SWEEPS = 60;

/** Eigenvectors of a small symmetric matrix, largest eigenvalue first, by Jacobi's rotations. */
export function eigenvectors(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const a = matrix.map((row, i) => row.map((one, j) => (one + (matrix[j]?.[i] ?? one)) / 2));
  const turns = matrix.map((_, i) => matrix.map((__, j) => Number(i === j)));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let turned = false;
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) turned = rotate(a, turns, p, q) || turned;
    if (!turned) break;
  }
  return a
    .map((row, at) => ({ value: row[at] ?? 0, vector: turns[at] ?? [] }))
    .sort((one, other) => other.value - one.value)
    .map(({ vector }) => vector);
}

/** Brings the element p, q to nothing; the rows of `turns` become the eigenvectors. */
function rotate(a: number[][], turns: number[][], p: number, q: number): boolean {
  const [pp, qq, pq] = [a[p]?.[p] ?? 0, a[q]?.[q] ?? 0, a[p]?.[q] ?? 0];
  if (Math.abs(pq) <= 1e-17 * (Math.abs(pp) + Math.abs(qq))) return false;
  const slope = (qq - pp) / (2 * pq);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of a) turn(row, p, q, cosine, sine);
  turnRows(a, p, q, cosine, sine);
  turnRows(turns, p, q, cosine, sine);
  return true;
}

function turnRows(rows: number[][], p: number, q: number, cosine: number, sine: number): void {
  const [first, second] = [rows[p] ?? [], rows[q] ?? []];
  for (const at of first.keys()) {
    const [x, y] = [first[at] ?? 0, second[at] ?? 0];
    first[at] = cosine * x - sine * y;
    second[at] = sine * x + cosine * y;
  }
}

function turn(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}
