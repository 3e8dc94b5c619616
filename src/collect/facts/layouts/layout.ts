import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import type {
  CodeSystem,
  CountryContext,
  CountryResolution,
} from '../../../reference/countries/countries.ts';
import type { CellAddress, Definition, Fact, Kind, Measure, Sex } from '../fact.ts';
import type { Office } from './office.ts';

export const LANGUAGES = ['fr', 'en', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Text = Readonly<Record<Language, string>>;

/** What the hub proposes to write about a source whose file it has recognised; people confirm or correct it. */
export interface SourceProposal {
  readonly holder: string;
  readonly title: Text;
  readonly definition: Definition;
  readonly kind: Kind;
  /** The edition of the source, as its holder names it. */
  readonly vintage: string;
  readonly method: Text;
  readonly knownBiases: Text;
  readonly licence: string;
}

/** Every reason why a cell or a row gave no fact, or gave one with a remark; each has a message under `issue.…`. */
export const ISSUE_CODES = [
  'facts/unknown-country',
  'facts/ambiguous-country',
  'facts/code-and-name-disagree',
  'facts/no-country',
  'facts/not-a-number',
  'facts/ambiguous-number',
  'facts/negative',
  'facts/contradicted',
  'facts/repeated',
  'facts/sexes-apart',
  'facts/excel-error',
  'facts/not-calculated',
  'facts/suppressed',
  'facts/bad-year',
  'facts/unknown-sex',
  'facts/unknown-category',
  'facts/sheet-not-read',
  'facts/series-not-read',
  'offices/bad-coordinates',
  'offices/no-place',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** An `error` cost a figure; a `note` cost nothing but should be known. `mend` is what the hub proposes to write instead. */
export interface Issue extends CellAddress {
  readonly code: IssueCode;
  readonly severity: 'error' | 'note';
  readonly value: string;
  readonly mend?: string;
}

/** A remark that the source itself makes, about one country or (both null) about the whole table. */
export interface SourceNote extends CellAddress {
  readonly origin: string | null;
  readonly residence: string | null;
  readonly text: string;
}

export interface Batch {
  readonly facts: Fact[];
  readonly issues: Issue[];
  readonly notes: SourceNote[];
}

/** A total that the source states, beside what its own rows add up to and what it calls other or unknown. */
export interface SourceTotal {
  readonly key: string;
  readonly side: 'residence' | 'origin';
  readonly code: string;
  readonly year: number;
  readonly quarter: number | null;
  readonly sex: Sex;
  readonly measure: Measure;
  readonly stated: number;
  readonly computed: number;
  readonly unknown: number;
}

/** Every row and every figure cell is counted once: `cellsRead` = facts + empty + missing + aggregate + refused. */
export interface Tally {
  rowsRead: number;
  rowsAggregate: number;
  rowsNotes: number;
  rowsRefused: number;
  cellsRead: number;
  factsOut: number;
  cellsEmpty: number;
  cellsMissing: number;
  cellsAggregate: number;
  cellsRefused: number;
  issues: number;
  errors: number;
  bySourceTotals: SourceTotal[];
}

export function newTally(): Tally {
  return {
    rowsRead: 0,
    rowsAggregate: 0,
    rowsNotes: 0,
    rowsRefused: 0,
    cellsRead: 0,
    factsOut: 0,
    cellsEmpty: 0,
    cellsMissing: 0,
    cellsAggregate: 0,
    cellsRefused: 0,
    issues: 0,
    errors: 0,
    bySourceTotals: [],
  };
}

/** Injected, so that a reading can be tested with another one. */
export type ResolveCountry = (label: string, context?: CountryContext) => CountryResolution;

export interface ReadContext {
  readonly resolveCountry: ResolveCountry;
  readonly tally: Tally;
  /** For files that do not say their year. */
  readonly year?: number;
  /** For the generic layout: which column is what, as confirmed on the mapping page. */
  readonly mapping?: Mapping;
  readonly signal?: AbortSignal;
}

/** The first rows of every sheet, merged headers repeated: what layouts are recognised by. */
export interface Evidence {
  readonly file: string;
  readonly format: 'csv' | 'xlsx';
  readonly sheets: readonly SheetEvidence[];
}

export interface SheetEvidence {
  readonly name: string;
  readonly cells: readonly (readonly Cell[])[];
}

interface Recognisable {
  readonly id: string;
  /** 0 (not at all) to 1 (certainly). */
  detect(evidence: Evidence): number;
  propose(evidence: Evidence): SourceProposal;
}

export interface FactLayout extends Recognisable {
  readonly yields: 'facts';
  read(workbook: Workbook, evidence: Evidence, context: ReadContext): AsyncIterable<Batch>;
}

export interface OfficeLayout extends Recognisable {
  readonly yields: 'offices';
  read(workbook: Workbook, evidence: Evidence, context: ReadContext): AsyncIterable<OfficeBatch>;
}

export type Layout = FactLayout | OfficeLayout;

export interface OfficeBatch {
  readonly offices: Office[];
  readonly issues: Issue[];
}

export const ROLES = [
  'origin',
  'origin_name',
  'residence',
  'residence_name',
  'place',
  'year',
  'quarter',
  'sex',
  'age',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
  'value',
  'low',
  'high',
] as const;
export type Role = (typeof ROLES)[number];

/** Columns count from 1; a name beside a code is there to check it. Plain data, so that it can be kept with the source and used again for its next edition. */
export interface Mapping {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: Partial<Record<Role, number>>;
  /** Figures in several columns: by year, by quarter, by sex or by any of them together. */
  readonly wide: readonly WideColumn[];
  /** What is the same for the whole table and stands in no column. */
  readonly constants: {
    readonly origin?: string;
    readonly residence?: string;
    readonly year?: number;
    readonly sex?: Sex;
  };
  readonly systems: { readonly origin?: CodeSystem; readonly residence?: CodeSystem };
  /** The decimal mark; null: told from each column's own figures. */
  readonly decimal: '.' | ',' | null;
  /** What one unit of the table is worth: 1000 for thousands. */
  readonly scale?: number;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
}

export interface WideColumn {
  readonly column: number;
  readonly year?: number;
  readonly quarter?: number;
  readonly sex?: Sex;
}
