/** Why two records are taken for one person, or are not: what each comparison adds or takes, in bits. */
import {
  type KeptModel,
  startOf,
  tieWeight,
  unpack,
  weightsOf,
} from '../../methods/linkage/linkage.ts';

export interface Reason {
  readonly field: string;
  readonly kind: string;
  /** The name of the level; null where a value is missing, which says nothing. */
  readonly level: string | null;
  readonly bits: number;
}

export interface PairEvidence {
  /** Where every pair of these lists starts: log2 of the odds that two records drawn at random are one person. */
  readonly start: number;
  readonly reasons: readonly Reason[];
  /** What is taken back, or added, for fields that say the same thing twice. */
  readonly together: number;
  /** What values that agree add for being rare, or take for being frequent. */
  readonly rarity: number;
  /** Their sum, of which the probability follows. */
  readonly weight: number;
}

export function evidenceOf(
  model: KeptModel,
  { vector, weight }: { readonly vector: bigint; readonly weight: number },
): PairEvidence {
  const levels = unpack(vector, model.comparisons);
  const bits = weightsOf(levels, model);
  const [start, together] = [startOf(model), tieWeight(levels, model)];
  return {
    start,
    reasons: model.comparisons.map(({ field, kind, levels: names }, at) => {
      const level = levels[at] ?? 0;
      return {
        field,
        kind,
        level: level === 0 ? null : (names[level - 1]?.name ?? null),
        bits: bits[at] ?? 0,
      };
    }),
    together,
    rarity: weight - bits.reduce((sum, each) => sum + each, start + together),
    weight,
  };
}
