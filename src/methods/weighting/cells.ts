import type { Margin, Respondents } from './types.ts';

/** Respondents who share all categories, counted once: every method gives them one factor. */
export interface Cells {
  readonly size: number;
  /** For each respondent the index of their cell. */
  readonly of: Int32Array;
  /** For each margin, for each cell the index of its category. */
  readonly categories: readonly Int32Array[];
  /** Sum of base weights, one a cell. */
  readonly base: Float64Array;
  readonly respondents: Int32Array;
}

/** Cells in the order in which their first respondent stands. */
export function cellsOf({ base }: Respondents, margins: readonly Margin[]): Cells {
  const known = new Map<string, number>();
  const of = new Int32Array(base.length);
  const first: number[] = [];
  for (let at = 0; at < base.length; at += 1) {
    const key = margins.map(({ variable }) => variable.of[at]).join(' ');
    let cell = known.get(key);
    if (cell === undefined) {
      cell = known.size;
      known.set(key, cell);
      first.push(at);
    }
    of[at] = cell;
  }
  const sums = new Float64Array(first.length);
  const respondents = new Int32Array(first.length);
  of.forEach((cell, at) => {
    sums[cell] = (sums[cell] ?? 0) + (base[at] ?? 0);
    respondents[cell] = (respondents[cell] ?? 0) + 1;
  });
  return {
    size: first.length,
    of,
    categories: margins.map(({ variable }) =>
      Int32Array.from(first, (at) => variable.of[at] ?? -1),
    ),
    base: sums,
    respondents,
  };
}
