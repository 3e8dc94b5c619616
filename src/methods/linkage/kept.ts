/** A model with what it speaks of, as plain data: what a page needs to say why two records are one person, or are not. */
import type { Kind } from './columns.ts';
import type { Comparison } from './comparisons.ts';
import type { Model } from './expectation.ts';
import type { Field } from './fields.ts';

/** What is compared, and the names of its levels from the best to the worst. */
export interface KeptComparison {
  readonly field: string;
  readonly kind: Kind | 'list';
  /** The headers that tell it, list by list; null where a list does not. */
  readonly headers: readonly (readonly string[] | null)[];
  readonly levels: readonly { readonly name: string }[];
}

export interface KeptModel extends Model {
  readonly comparisons: readonly KeptComparison[];
  /** The weight from which two records are linked, in bits. */
  readonly least: number;
}

export function keptModel(
  fields: readonly Field[],
  comparisons: readonly Comparison[],
  model: Model,
  least: number,
): KeptModel {
  const kept = comparisons.map(({ field, levels }, at) => ({
    field,
    kind: fields[at]?.kind ?? ('list' as const),
    headers: fields[at]?.headers ?? [],
    levels: levels.map(({ name }) => ({ name })),
  }));
  return { ...model, comparisons: kept, least };
}
