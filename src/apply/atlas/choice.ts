/** What a reader asked of the atlas, and the nearest thing that the release can show. */
import type { Cell } from '../../process/releases/releases.ts';

export const DIMENSIONS = ['definition', 'year', 'sex', 'kind'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type Wanted = Partial<Record<Dimension, string>>;

export interface Choice {
  /** `kind` is empty where every kind is shown. */
  readonly chosen: Readonly<Record<Dimension, string>>;
  /** What each list offers, given the lists before it. */
  readonly offered: Readonly<Record<Dimension, readonly string[]>>;
  /** Asked for and not there. */
  readonly refused: readonly { readonly dimension: Dimension; readonly wanted: string }[];
}

type Row = Pick<Cell, Dimension>;

/** What comes first where nothing was asked. */
export type Preference = { readonly definition?: string };

/** Goes through the lists in their order, keeps what was asked where it exists and else takes the best that does. */
export function choose(
  rows: readonly Row[],
  wanted: Wanted,
  preference: Preference = {},
): Choice | null {
  if (rows.length === 0) return null;
  let left = rows;
  const chosen = {} as Record<Dimension, string>; // filled for every dimension below
  const offered = {} as Record<Dimension, string[]>; // the same
  const refused: { dimension: Dimension; wanted: string }[] = [];
  for (const dimension of DIMENSIONS) {
    const values = ordered(dimension, left, preference);
    const asked = wanted[dimension];
    const kept = asked && values.includes(asked) ? asked : dimension === 'kind' ? '' : values[0];
    if (asked && kept !== asked) refused.push({ dimension, wanted: asked });
    chosen[dimension] = kept ?? '';
    offered[dimension] = values;
    left = left.filter((row) => fits(row, dimension, kept ?? ''));
  }
  return { chosen, offered, refused };
}

function ordered(dimension: Dimension, rows: readonly Row[], preference: Preference): string[] {
  const values = [...new Set(rows.map((row) => String(row[dimension])))];
  if (dimension === 'year') return values.sort((a, b) => Number(b) - Number(a));
  const first = dimension === 'sex' ? 'both' : preference.definition;
  return values.sort((a, b) => Number(b === first) - Number(a === first));
}

const fits = (row: Row, dimension: Dimension, value: string) =>
  (dimension === 'kind' && value === '') || String(row[dimension]) === value;

export const matching = <One extends Row>(cells: readonly One[], { chosen }: Choice): One[] =>
  cells.filter((cell) => DIMENSIONS.every((dimension) => fits(cell, dimension, chosen[dimension])));
