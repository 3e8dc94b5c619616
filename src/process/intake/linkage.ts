/** What the hub keeps of a linkage, and what its pages and its job say of it to one another. */
import type { KeptComparison } from '../../methods/linkage/linkage.ts';

export type { KeptModel } from '../../methods/linkage/linkage.ts';

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
