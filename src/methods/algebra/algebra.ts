/** Small dense linear algebra for the methods: symmetric systems of at most a few hundred unknowns. */

/** A square matrix, row by row: the element of row i and column j is `values[i * size + j]`. */
export interface Square {
  readonly size: number;
  readonly values: Float64Array;
}

export const square = (size: number): Square => ({ size, values: new Float64Array(size * size) });

export interface Factor {
  /** Lower triangle of the factor L, with A = L Lᵀ over the columns that are kept. */
  readonly lower: Square;
  /** False for a column that depends on those before it; its row and column of L are 0. */
  readonly kept: readonly boolean[];
}

/** A pivot below this share of its own diagonal is rounding error: the column depends on those before it. */
const DEPENDENT = 1e-11;

/**
 * Cholesky's factor of a symmetric positive semidefinite matrix, of which it reads the lower triangle. A column that depends on those before it is left out,
 * so that redundant columns (all categories of two margins, say) need no care by the caller.
 */
export function factorise({ size, values }: Square): Factor {
  const lower = square(size);
  const l = lower.values;
  const kept: boolean[] = [];
  for (let j = 0; j < size; j += 1) {
    const own = values[j * size + j] ?? 0;
    let pivot = own;
    for (let k = 0; k < j; k += 1) pivot -= (l[j * size + k] ?? 0) ** 2;
    kept[j] = own > 0 && pivot > DEPENDENT * own;
    if (!kept[j]) {
      l.fill(0, j * size, j * size + j + 1);
      continue;
    }
    const root = Math.sqrt(pivot);
    l[j * size + j] = root;
    for (let i = j + 1; i < size; i += 1) {
      let sum = values[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (l[i * size + k] ?? 0) * (l[j * size + k] ?? 0);
      l[i * size + j] = sum / root;
    }
  }
  return { lower, kept };
}

/** x with A x = b, where unknowns of dependent columns are 0. */
export function solve({ lower, kept }: Factor, b: ArrayLike<number>): Float64Array {
  const { size, values: l } = lower;
  const x = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    if (!kept[i]) continue;
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (l[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (l[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    if (!kept[i]) continue;
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) if (kept[k]) sum -= (l[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (l[i * size + i] ?? 1);
  }
  return x;
}
