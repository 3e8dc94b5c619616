/**
 * A fact: one aggregate figure that a holder has published or handed over. Never about one person.
 * Every fact keeps the cell of the file it was read from, so that a figure on a page can be followed back.
 */
export const MEASURES = {
  stock: { unit: 'persons' },
  refugees: { unit: 'persons' },
  asylum_seekers: { unit: 'persons' },
  others_protected: { unit: 'persons' },
  others_of_concern: { unit: 'persons' },
  stateless: { unit: 'persons' },
  internally_displaced: { unit: 'persons' },
  returned_refugees: { unit: 'persons' },
  returned_internally_displaced: { unit: 'persons' },
  host_community: { unit: 'persons' },
  remittances: { unit: 'usd_million' },
  remittance_inflow: { unit: 'usd_million' },
  remittance_outflow: { unit: 'usd_million' },
  remittance_cost: { unit: 'percent' },
  population: { unit: 'persons' },
} as const satisfies Record<string, { unit: string }>;

export type Measure = keyof typeof MEASURES;

/** Who counts as a member of the diaspora in this figure. `born_or_citizen`: a source that mixes both and does not say which. */
export const DEFINITIONS = [
  'birth',
  'citizenship',
  'born_or_citizen',
  'ancestry',
  'self_identification',
  'registration',
  'protection',
  'none',
] as const;
export type Definition = (typeof DEFINITIONS)[number];

/** How the figure came to be (dénombré, modélisé, extrapolé, déclaratif). */
export const KINDS = ['observed', 'modelled', 'extrapolated', 'self_reported'] as const;
export type Kind = (typeof KINDS)[number];

export const SEXES = ['both', 'male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

/** Stands in `origin` or `residence` where a source gives a total (`WLD`), does not know (`UNK`) or says stateless (`STA`). */
export const SPECIAL_CODES = { total: 'WLD', unknown: 'UNK', stateless: 'STA' } as const;

/** Where in the imported file the figure stands; `row` and `column` count from 1 as spreadsheets show them. */
export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface Fact extends CellAddress {
  /** ISO 3166-1 alpha-3 (and the user-assigned XKX, XCI), or a special code. For money: the receiving country. */
  readonly origin: string;
  /** ISO 3166-1 alpha-3, or a special code. For money: the sending country. */
  readonly residence: string;
  /** A place within the residence, coarser than or equal to a city; null for the whole country. */
  readonly place: string | null;
  readonly year: number;
  /** 1 to 4 where the source is quarterly, else null. */
  readonly quarter: number | null;
  readonly sex: Sex;
  /** `25-64`, `65+`; null for all ages. */
  readonly age: string | null;
  readonly education: string | null;
  /** ISCO-08 group code of one to four digits. */
  readonly isco: string | null;
  readonly labour: string | null;
  readonly duration: string | null;
  readonly generation: string | null;
  readonly measure: Measure;
  readonly definition: Definition;
  readonly kind: Kind;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}
