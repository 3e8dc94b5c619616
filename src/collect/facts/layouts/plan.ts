import type { Cell } from '../../../platform/sheets/sheets.ts';
import type { Definition, Kind, Measure, Sex } from '../fact.ts';
import type { Category } from './categories.ts';
import type { Decimal } from './figures.ts';
import type { Axis } from './labels.ts';

/** One column of figures; what it does not say itself stands in the row. */
export interface ValueColumn {
  readonly column: number;
  readonly measure: Measure;
  readonly year?: number | undefined;
  readonly quarter?: number | undefined;
  readonly sex?: Sex | undefined;
  readonly definition?: Definition | undefined;
  /** What one unit of the column is worth: 1000 for thousands. */
  readonly scale?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface Nature {
  readonly definition: Definition;
  readonly kind: Kind;
}

/** How to read a table with a row for each corridor or country. Columns count from 1. */
export interface Plan extends Nature {
  readonly sheet: string;
  readonly headerRow: number;
  readonly origin: Axis;
  readonly residence: Axis;
  readonly year?: number | undefined;
  readonly yearColumn?: number | undefined;
  readonly quarterColumn?: number | undefined;
  readonly sexColumn?: number | undefined;
  readonly placeColumn?: number | undefined;
  readonly categories?: Partial<Record<Category, number>>;
  /** Meanings of bare codes that only this layout has (`1` for low). */
  readonly codes?: Partial<Record<Category | 'sex', Readonly<Record<string, string>>>>;
  readonly values: readonly ValueColumn[];
  readonly decimal: Decimal;
  /** Definition and kind where the row says them. */
  readonly nature?: (cells: readonly Cell[]) => Nature;
  /** What the figures of a row count, where the row says it and not the column. */
  readonly says?: (cells: readonly Cell[]) => { measure: Measure; definition: Definition } | null;
  /** Rows of another kind that share the table: what they are, or null. */
  readonly leaveOut?: (cells: readonly Cell[]) => { column: number; value: string } | null;
  /** What the source remarks on a row. */
  readonly remark?: (cells: readonly Cell[]) => { column: number; text: string } | null;
}
