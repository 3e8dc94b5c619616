/**
 * What a run of the corridors pipeline hands to the pages: one document a corridor, an origin, a residence and
 * the hub. A page is one look-up. Names are camelCase; figures are plain numbers; nothing here is text on screen.
 */
import type { Definition, Kind, Measure, Sex } from '../../../collect/facts/fact.ts';

export type Lang = 'fr' | 'en' | 'es' | 'ar';

/** What the pipeline must know of a source. `vintage` is the day on which the holder published it. */
export interface SourceMeta {
  readonly id: string;
  readonly slug: string;
  readonly holder: string;
  readonly title: Readonly<Record<Lang, string>>;
  readonly definition: Definition;
  readonly kind: Kind;
  readonly vintage: string;
  readonly licence: string;
  readonly method: string;
  readonly biases: string;
  /** Ids of the sources from which the holder says that this one is made. */
  readonly derivedFrom?: readonly string[];
  /** Not public yet: small counts are withheld and the others rounded before anything is made of them. */
  readonly protect?: boolean;
}

export type SourceCard = Pick<
  SourceMeta,
  'id' | 'slug' | 'holder' | 'title' | 'definition' | 'kind' | 'vintage' | 'licence'
>;

/** Which corridors a hub publishes, by alpha-3 code. */
export interface Scope {
  readonly origins: readonly string[] | 'all';
  readonly residences: readonly string[] | 'all';
}

/**
 * One figure of one source. `fact` is the stable key of the cell it was read from (see `lineageOf`); where the
 * source gives only a finer table, `cells` > 1 says how many of its cells were added up and `fact` is the first.
 */
export interface Figure {
  readonly source: string;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
  readonly year: number;
  readonly value: number;
  /** The interval that the source itself states. */
  readonly low: number | null;
  readonly high: number | null;
  readonly fact: string;
  readonly cells: number;
}

export interface Lineage {
  readonly importId: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A code with its arguments; the messages are `unknown.<code>` and `confidence.<code>` in the locales. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Lowest and highest of the independent sources of one definition, the headline's included. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** Ids of the independent sources compared, one for each group of dependent ones. */
  readonly sources: readonly string[];
  readonly fromYear: number;
  readonly toYear: number;
}

export type RangeAbsence = 'one_source' | 'only_dependent';

/**
 * How a figure came by its definition where its own table does not say birth or citizenship: `stated` is what the
 * table says, `source` and `fact` are the table of the same holder and the cell that name the definition.
 */
export interface Learned {
  readonly stated: Definition;
  readonly source: string;
  readonly fact: string;
}

export interface Headline extends Figure {
  readonly range: Range | null;
  /** Why there is no range; null when there is one. */
  readonly noRange: RangeAbsence | null;
  /** Not in releases made before definitions were learned. */
  readonly learned?: Learned | null;
}

export type Verdict = 'independent' | 'dependent' | 'copied';

/** Two sources that share figures: `from` rests on `on` (the one that came first, or the newer edition of one holder). */
export interface Tie {
  readonly from: string;
  readonly on: string;
  readonly measure: Measure;
  readonly verdict: Exclude<Verdict, 'independent'>;
  readonly shareIdentical: number;
  readonly cells: number;
}

/** One row of the interval chart: a source's figure nearest to the headline's year. */
export interface IntervalRow extends Figure {
  readonly isHeadline: boolean;
  /** True where this figure is one of those between which the range is drawn. */
  readonly inRange: boolean;
  readonly learned?: Learned | null;
  readonly dependsOn: readonly {
    readonly source: string;
    readonly verdict: Exclude<Verdict, 'independent'>;
    /** The two figures of this very corridor are the same number. */
    readonly sameHere: boolean;
  }[];
}

/** What the sources of one definition say; definitions are never added up nor averaged. */
export interface LatticeNode {
  readonly definition: Definition;
  readonly low: number;
  readonly high: number;
  /** high ÷ low, null where low is 0. */
  readonly ratio: number | null;
  readonly sources: readonly string[];
  /** Number of independent groups among the sources. */
  readonly independent: number;
  /** Definitions of this document which by their meaning contain this one. */
  readonly within: readonly Definition[];
}

export interface Series {
  readonly source: string;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
  /** Both sexes, by year ascending. */
  readonly points: readonly {
    readonly year: number;
    readonly value: number;
    readonly fact: string;
  }[];
}

export const DIMENSIONS = [
  'sex',
  'age',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
  'place',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How one source splits its newest figure along one dimension. */
export interface Composition {
  readonly dimension: Dimension;
  readonly source: string;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
  readonly year: number;
  /** The source's own total of that year, null where it gives none. */
  readonly total: number | null;
  /** Sum of the parts; where it differs from `total`, the rest is not broken down. */
  readonly sum: number;
  readonly parts: readonly {
    /** `male`, `25-64`, an ISCO group…, as in the facts. */
    readonly code: string;
    readonly value: number;
    /** Of `sum`, between 0 and 1. */
    readonly share: number;
    readonly fact: string;
    readonly cells: number;
  }[];
}

/** Rank within the headline's own source, definition and year, over all countries and not only the hub's scope. */
export interface Rank {
  readonly rank: number;
  readonly of: number;
  /** Share of the sum of those ranked, between 0 and 1. */
  readonly share: number;
}

/** Millions of US dollars from the residence (sender) to the origin (receiver). */
export interface Money {
  /** The newest figure of each source, in headline order. */
  readonly figures: readonly (Figure & { readonly dependsOn: readonly string[] })[];
  /** What the origin receives from everywhere, newest figure of each source. */
  readonly inflow: readonly Figure[];
  readonly series: readonly Series[];
}

/** Average total cost of sending, in percent of the sum sent. */
export interface Prices {
  readonly source: string;
  readonly kind: Kind;
  readonly latest: QuarterPoint;
  readonly first: QuarterPoint;
  /** latest − first, in percentage points. */
  readonly change: number;
  /** SDG 10.c: at most 3 % on average. */
  readonly meetsTarget: boolean;
  /** SDG 10.c: no corridor above 5 %. */
  readonly aboveCeiling: boolean;
  readonly points: readonly QuarterPoint[];
}

export const PRICE_TARGET_PERCENT = 3;
export const PRICE_CEILING_PERCENT = 5;

export interface QuarterPoint {
  readonly year: number;
  readonly quarter: number | null;
  readonly value: number;
  readonly fact: string;
}

/** Refugees, asylum seekers and others: never added to each other nor to migrants. */
export interface Protection {
  /** The newest figure of each source and measure. */
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
  /** Nobody knows how many of these people are also counted as migrants. */
  readonly overlap: 'unknown';
}

export const UNKNOWN_CODES = [
  /** No source gives a stock; only protection, money or prices are known. */
  'no_stock',
  /** { source } */
  'one_source',
  /** { sources: number } several sources, all resting on one another. */
  'only_dependent',
  /** { year } no source gives a stock after this year. */
  'nothing_since',
  /** The headline's source mixes birth and citizenship without saying where. */
  'definition_mixed',
  /** { narrow, broad, narrowValue, broadValue } a broader definition gives fewer people than a narrower one. */
  'definitions_inverted',
  'no_sex',
  'no_age',
  'no_education',
  'no_occupation',
  'no_labour',
  'no_duration',
  'no_place',
  /** { share, year, source } share of the residence's stock whose origin is not stated. */
  'unknown_origin',
  /** { measures } people under protection may or may not be among the migrants counted. */
  'protection_overlap',
  'no_money',
  'no_price',
] as const;
export type UnknownCode = (typeof UNKNOWN_CODES)[number];

export const CONFIDENCE_CODES = [
  'observed',
  'modelled',
  'extrapolated',
  'self_reported',
  /** { sources, ratio } independent sources within a quarter of one another. */
  'sources_agree',
  /** { sources, ratio } further apart than a quarter, less than twofold. */
  'sources_differ',
  /** { sources, ratio } twofold or more. */
  'sources_disagree',
  'one_source',
  'only_dependent',
  /** { narrow, broad } */
  'definitions_inverted',
  /** { year } at most five years before the newest year of the run. */
  'recent',
  /** { year } six to ten years. */
  'ageing',
  /** { year } more than ten years. */
  'old',
] as const;
export type ConfidenceCode = (typeof CONFIDENCE_CODES)[number];

export interface Confidence {
  readonly level: 'high' | 'medium' | 'low';
  readonly reasons: readonly Reason<ConfidenceCode>[];
}

export interface CorridorDocument {
  readonly version: 1;
  /** `SEN-FRA` */
  readonly key: string;
  readonly origin: string;
  readonly residence: string;
  /** The newest year of any figure of the run; ages are counted from it, not from a clock. */
  readonly asOf: number;
  /** Of measure `stock`; null where no source gives one (then the page leads with `protection`). */
  readonly headline: Headline | null;
  readonly confidence: Confidence | null;
  readonly sources: readonly SourceCard[];
  readonly rows: readonly IntervalRow[];
  readonly lattice: readonly LatticeNode[];
  /** Measure `stock`; money and protection carry their own. */
  readonly series: readonly Series[];
  readonly composition: readonly Composition[];
  /** `residence`: where this residence stands among those of the origin; `origin`: the reverse. */
  readonly ranks: { readonly residence: Rank; readonly origin: Rank } | null;
  readonly money: Money | null;
  readonly prices: Prices | null;
  readonly protection: Protection | null;
  readonly unknowns: readonly Reason<UnknownCode>[];
}

/** What one source says of a whole origin, residence or scope. */
export interface Total {
  readonly source: string;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
  readonly year: number;
  /** The stated total where there is one, else the sum of the known parts. */
  readonly value: number;
  readonly basis: 'stated' | 'summed';
  /** The source that states the total (a holder's totals often stand in another table than its corridors) and its cell. */
  readonly statedBy: string | null;
  readonly statedFact: string | null;
  /** Sum over the countries that are named. */
  readonly known: number;
  /** value − known: counted, but under no named country (not stated, or stateless). */
  readonly unknown: number;
  /** unknown ÷ value, between 0 and 1. */
  readonly unknownShare: number;
  /** How many countries (for the hub: corridors) `known` runs over. */
  readonly partners: number;
}

/** A country at the other end, within the source, definition and year of the headline total. */
export interface Partner {
  readonly code: string;
  readonly value: number;
  /** Of `known`. */
  readonly share: number;
  readonly rank: number;
  /** Null where the value is itself a sum over many cells (the hub's lists). */
  readonly fact: string | null;
}

export interface TotalSeries {
  readonly source: string;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

interface CountryDocument {
  readonly version: 1;
  readonly code: string;
  readonly asOf: number;
  /** First of `totals`: its source, definition and year hold for `partners` and `sex`. */
  readonly headline: Total | null;
  /** Measure `stock`, one a source and definition, in headline order. */
  readonly totals: readonly Total[];
  /** All partners, largest first. */
  readonly partners: readonly Partner[];
  readonly sex: { readonly male: number; readonly female: number } | null;
  readonly series: readonly TotalSeries[];
  /** Refugees, asylum seekers…: newest year of each source, apart from migrants. */
  readonly protection: readonly Total[];
  readonly sources: readonly SourceCard[];
  readonly unknowns: readonly Reason<UnknownCode>[];
}

/** People of one origin, wherever in the hub's scope they live. */
export interface OriginDocument extends CountryDocument {
  readonly kind: 'origin';
  /** Money received: from everywhere (`inflow`), and the largest senders by the newest source. */
  readonly money: MoneySummary | null;
}

/** People of all origins of the hub's scope who live in one residence. */
export interface ResidenceDocument extends CountryDocument {
  readonly kind: 'residence';
  /** Money sent: to everywhere (`outflow`), and the largest receivers by the newest source. */
  readonly money: MoneySummary | null;
}

export interface MoneySummary {
  readonly flows: readonly Figure[];
  readonly source: string | null;
  readonly year: number | null;
  readonly partners: readonly Partner[];
}

export interface SourceSummary extends SourceCard {
  readonly method: string;
  readonly biases: string;
  readonly facts: number;
  readonly corridors: number;
  readonly origins: number;
  readonly residences: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly measures: readonly Measure[];
  readonly definitions: readonly Definition[];
  readonly sexes: readonly Sex[];
}

/** The home page: who, where, what. */
export interface HubDocument {
  readonly version: 1;
  readonly kind: 'hub';
  readonly asOf: number;
  readonly scope: Scope;
  readonly who: {
    readonly headline: Total | null;
    readonly totals: readonly Total[];
    readonly sex: { readonly male: number; readonly female: number } | null;
  };
  /** Within the source, definition and year of `who.headline`. */
  readonly where: {
    readonly residences: readonly Partner[];
    readonly origins: readonly Partner[];
  };
  /** What people do: null until members have said so themselves and a release protects it. */
  readonly what: null;
  readonly series: readonly TotalSeries[];
  readonly protection: readonly Total[];
  readonly counts: {
    readonly facts: number;
    readonly corridors: number;
    readonly origins: number;
    readonly residences: number;
    readonly sources: number;
  };
  readonly sources: readonly SourceSummary[];
  readonly ties: readonly Tie[];
  readonly unknowns: readonly Reason<UnknownCode>[];
}

/** Where a fact was read: the key is `import/sheet!RrowCcolumn`. */
export function lineageOf(fact: string): Lineage {
  const found = /^([^/]*)\/(.*)!R(\d+)C(\d+)$/s.exec(fact);
  if (!found) throw new Error(`invalid fact key: ${fact}`);
  const [, importId = '', sheet = '', row, column] = found;
  return { importId, sheet, row: Number(row), column: Number(column) };
}
