/** What the hub keeps of a linkage, and what its pages and its job say of it to one another. */
import type { Kind, Model } from '../../methods/linkage/linkage.ts';

export interface LinkageSettings {
  /** Ids of the lists, in the order in which they were received. */
  readonly lists: readonly string[];
  /** Only pairs of two lists: duplicates within one are not looked for. */
  readonly linkOnly: boolean;
  /** Probability from which two records are linked without a reviewer. */
  readonly linkAbove: number;
  /** Pairs from here on are worth a reviewer's look. */
  readonly reviewAbove: number;
  /** Pairs below are forgotten, unless they stand inside a group of records that links hold together. */
  readonly keepAbove: number;
  /** The pair budget: as many pairs as this for each record are compared. */
  readonly pairsPerRecord: number;
  readonly seed: number;
}

export const DEFAULTS: Omit<LinkageSettings, 'lists'> = {
  linkOnly: false,
  linkAbove: 0.5,
  reviewAbove: 0.05,
  keepAbove: 0.01,
  pairsPerRecord: 20,
  seed: 1,
};

/** One comparison as a page needs it: what is compared, and the names of its levels from the best to the worst. */
export interface KeptComparison {
  readonly field: string;
  readonly kind: Kind;
  /** The headers that tell it, list by list; null where a list does not. */
  readonly headers: readonly (readonly string[] | null)[];
  readonly levels: readonly { readonly name: string }[];
}

export interface KeptModel extends Model {
  readonly comparisons: readonly KeptComparison[];
  /** The weight from which two records are linked, in bits. */
  readonly least: number;
}

export interface PlanReport {
  readonly records: number;
  /** Pairs that the lists have in all. */
  readonly pairs: number;
  /** Whether all are compared, without any rule. */
  readonly all: boolean;
  readonly rules: readonly {
    readonly name: string;
    /** The fields that must agree. */
    readonly fields: readonly string[];
    /** Pairs that the rule brings, of which earlier rules bring some too. */
    readonly pairs: number;
    /** The share of matches that it finds and no earlier rule. */
    readonly adds: number;
  }[];
  /** Pairs that will be compared. */
  readonly compared: number;
  readonly seconds: number;
  readonly fields: readonly KeptComparison[];
}
