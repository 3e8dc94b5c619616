/** Whether what two rows say of one thing is the same. */

import type { ColumnUse } from '../../collect/lists/lists.ts';
import { type KeptModel, KINDS, type Kind, unpack } from '../../methods/linkage/linkage.ts';
import { compareNames, SAME_NAME } from '../../methods/names/names.ts';
import { editDistance, fold } from '../../reference/folding/folding.ts';
import { pairKey } from './finding.ts';
import { NAMES, type Said } from './opening.ts';

/** The same; another spelling, or a slip of the pen; another thing. */
export type Bond = 'same' | 'near' | 'contrary';

interface Compared {
  readonly l: number;
  readonly r: number;
  readonly vector: bigint;
}

/** Judges two cells of one use: names by their sound, others by what the linkage found of their rows, else by what they say. */
export function bondsOf(
  model: KeptModel | null,
  pairs: readonly Compared[],
): (a: Said, b: Said) => Bond {
  const levels = new Map(
    pairs.map(({ l, r, vector }) => [
      pairKey(l, r),
      model ? unpack(vector, model.comparisons) : [],
    ]),
  );
  return (a, b) => {
    if (sameText(a, b)) return 'same';
    if (NAMES.has(a.use)) return sameName(a, b) ? 'near' : 'contrary';
    const at = comparisonFor(model, a, b);
    const pair = levels.get(pairKey(Math.min(a.idx, b.idx), Math.max(a.idx, b.idx)));
    const level = pair?.[at] ?? 0;
    const last = model?.comparisons[at]?.levels.length ?? 0;
    return level > 0 && level < last ? 'near' : 'contrary';
  };
}

/** Names in any two scripts, in whatever order and parts, or with one letter awry. */
const sameName = (a: Said, b: Said): boolean =>
  compareNames(a.text, b.text).similarity >= SAME_NAME ||
  (Math.min(a.text.length, b.text.length) > 3 && editDistance(keyOf(a), keyOf(b), 1) <= 1);

const sameText = (a: Said, b: Said): boolean => keyOf(a) === keyOf(b);

/** What a value is told by: letters without their accents, case and marks. */
export const keyOf = ({ text }: Pick<Said, 'text'>): string => fold(text) || text;

function comparisonFor(model: KeptModel | null, a: Said, b: Said): number {
  const kind = kindOf(a.use);
  const all = model?.comparisons ?? [];
  const tells = (at: number, { header }: Said) =>
    all[at]?.headers.some((headers) => headers?.includes(header)) ?? false;
  const fitting = [...all.keys()].filter((at) => all[at]?.kind === kind);
  return fitting.find((at) => tells(at, a) && tells(at, b)) ?? fitting[0] ?? -1;
}

/** What a column is compared as. */
function kindOf(use: ColumnUse): Kind | null {
  if (use === 'origin' || use === 'residence') return 'country';
  return KINDS.find((kind) => kind === use) ?? null;
}
