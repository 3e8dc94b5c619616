import { type ColumnProfile, type DateOrder, KINDS } from '../../methods/linkage/linkage.ts';
import type { ForbiddenInLists } from '../../reference/forbidden/forbidden.ts';

/** What a column of a list may be used for; an address is nobody's business, so that no column is one. */
export const USES = [
  'id',
  ...KINDS.filter((kind) => kind !== 'address' && kind !== 'house-number'),
  'origin',
  'residence',
  'sector',
  'generation',
  'education',
  'observed',
  'none',
] as const;
/** `id`: the holder's own number of a row; `observed`: the day of which a row was last true. */
export type ColumnUse = (typeof USES)[number];

export type Mapping = Readonly<Record<string, ColumnUse>>;

/** A column as it was counted when the list was read. Nothing that stands in it is here. */
export interface ListColumn extends ColumnProfile {
  readonly dateOrder: DateOrder;
  /** H stands for somebody: beside it, M is a woman (hombre, mujer). */
  readonly spanishSexes?: boolean;
  /** Rows that bear the commonest value. */
  readonly top: number;
  /** Rows whose value stands on four rows or more. */
  readonly shared: number;
  /** Dates of which nothing in the column says whether the day or the month leads. */
  readonly eitherOrder: number;
  /** Dates on a first of January, which registers write where they know the year alone. */
  readonly firstOfJanuary: number;
  readonly suggested: ColumnUse;
}

export interface Refused {
  readonly header: string;
  readonly subject: ForbiddenInLists;
}

/** What is wrong, or looks wrong, in a cell. */
export const ISSUE_CODES = [
  'control',
  'encoding',
  'filler',
  'digits-in-name',
  'date-unreadable',
  'date-future',
  'date-too-early',
  'year-unreadable',
  'email-without-at',
  'email-unreadable',
  'telephone-short',
  'telephone-long',
  'country-unknown',
  'country-unsure',
  'sex-unknown',
  'id-missing',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** An issue without its value: that stays sealed in its row. */
export interface Issue {
  readonly row: number;
  readonly column: string;
  readonly code: IssueCode;
}

export interface IssueCount {
  readonly column: string;
  readonly code: IssueCode;
  readonly count: number;
  /** The first row that has it. */
  readonly row: number;
}
