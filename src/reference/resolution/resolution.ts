/** One reading of a label: the code of a standard and how sure it is. */
export interface Candidate {
  readonly code: string;
  readonly label: string;
  /** 1: the very name; below 0.9: a guess that a person should see. */
  readonly score: number;
}

/** What a label was understood to mean. `ambiguous` says that a careful reader would ask back. */
export interface Resolution<Kind extends string> {
  readonly code: string | null;
  readonly label: string | null;
  /** From 0 to 1. */
  readonly score: number;
  readonly kind: Kind | 'none';
  readonly ambiguous: boolean;
  /** The runners-up, best first. */
  readonly alternatives: readonly Candidate[];
}

export function unresolved(alternatives: readonly Candidate[] = []): Resolution<never> {
  return {
    code: null,
    label: null,
    score: 0,
    kind: 'none',
    ambiguous: alternatives.length > 0,
    alternatives,
  };
}
