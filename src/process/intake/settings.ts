/** How a linkage is set. */
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
