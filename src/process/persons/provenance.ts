/** What is said of a person, field by field: each value, who says it, and whether they agree. Nothing is merged. */

import type { ColumnUse } from '../../collect/lists/lists.ts';
import { KINDS } from '../../methods/linkage/linkage.ts';
import { type Bond, keyOf } from './agreeing.ts';
import { OF_THE_ROW, type OpenRow, type Said } from './opening.ts';

/** One value, with all who say it. */
export interface Value {
  readonly text: string;
  readonly said: readonly Said[];
}

/** Said once; said alike by all; in several spellings; as several things at once. */
export type Standing = 'alone' | 'agreed' | 'near' | 'contrary';

export interface FieldOfPerson {
  readonly use: ColumnUse;
  readonly values: readonly Value[];
  readonly standing: Standing;
}

const ORDER: readonly ColumnUse[] = [
  ...KINDS.filter((kind) => kind !== 'address' && kind !== 'house-number'),
  ...(['origin', 'residence', 'sector', 'generation', 'education'] as const),
];

export function fieldsOf(
  rows: readonly OpenRow[],
  bond: (a: Said, b: Said) => Bond,
): FieldOfPerson[] {
  const byUse = Map.groupBy(
    rows.flatMap(({ said }) => said).filter(({ use }) => !OF_THE_ROW.has(use)),
    ({ use }) => use,
  );
  return [...byUse]
    .sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map(([use, said]) => ({ use, values: valuesOf(said), standing: standingOf(said, bond) }));
}

/** What most say leads. */
const valuesOf = (said: readonly Said[]): Value[] =>
  [...Map.groupBy(said, keyOf).values()]
    .map((some) => ({ text: some[0]?.text ?? '', said: some }))
    .sort((a, b) => b.said.length - a.said.length);

export function standingOf(said: readonly Said[], bond: (a: Said, b: Said) => Bond): Standing {
  if (said.length < 2) return 'alone';
  const bonds = said.flatMap((a, at) => said.slice(at + 1).map((b) => bond(a, b)));
  if (bonds.includes('contrary')) return 'contrary';
  return bonds.includes('near') ? 'near' : 'agreed';
}
