/** What is kept of a table about people: what may be shown of each cell, and why the rest may not. */
import type { Shared } from '../attributes/attributes.ts';

export const TABLE_NAMES = ['people', 'places', 'occupations', 'sectors'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

export const DIMENSIONS = [
  'origin',
  'residence',
  'sex',
  'age',
  'generation',
  'place',
  'occupation',
  'sector',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Nobody said, or holders disagree. */
export const UNKNOWN = 'unknown';
/** Categories of too few people for one of their own. */
export const OTHER = 'other';

export type Reason = 'primary' | 'difference' | 'secondary';

export interface KeptCell {
  /** A category a dimension, or `Total`. */
  readonly key: readonly string[];
  /** Null where it is hidden. */
  readonly count: number | null;
  readonly hidden?: {
    readonly reason: Reason;
    /** Between which values anybody can tell that it lies; null where nothing bounds it. */
    readonly low: number;
    readonly high: number | null;
    readonly exact: boolean;
  };
  /** The same with noise; totals are sums of noisy cells. */
  readonly noisy: number;
}

export interface KeptTable {
  readonly name: TableName;
  readonly dimensions: readonly Dimension[];
  /** Dimensions in which all people have one category. */
  readonly fixed: Partial<Record<Dimension, string>>;
  readonly cells: readonly KeptCell[];
  readonly primary: number;
  readonly differences: number;
  readonly secondary: number;
  /** Hidden cells that earlier tables give away all the same. */
  readonly exposed: number;
  /** Cells of which earlier tables with noise tell about what they are: with cells hidden, this one cannot stand beside them. */
  readonly noised: number;
  /** Cells of earlier tables with cells hidden, of which noise over this one would tell. */
  readonly unmasks: number;
  /** How many categories were merged into `other`. */
  readonly merged: Partial<Record<Dimension, number>>;
  /** Published counts that the audit held against this table. */
  readonly earlier: number;
}

/** How a release shows a table: with cells hidden, or with noise and nothing hidden. */
export const WAYS = ['hidden', 'noisy'] as const;
export type Way = (typeof WAYS)[number];
export type Choices = Partial<Record<TableName, Way>>;

export interface MakingReport {
  readonly threshold: number;
  /** Noise of a table is this private, as a decimal. */
  readonly epsilon: string;
  readonly records: number;
  readonly people: number;
  readonly lists: number;
  /** What was said of everybody on lists that have no column for it. */
  readonly shared?: Shared;
  /** For each attribute, of how many people it is known, and of how many holders disagree. */
  readonly attributes: readonly {
    readonly name: string;
    readonly known: number;
    readonly disputed: number;
  }[];
}

/** In which ways a table may be shown. */
export const waysOf = ({ exposed, noised, unmasks }: KeptTable): Way[] =>
  WAYS.filter((way) => (way === 'hidden' ? exposed === 0 && !noised : !unmasks));
