import rows from '../data/countries.json' with { type: 'json' };

/** What does not change with the year: a country or territory of ISO 3166-1, Kosovo (XKX) or the Channel Islands (XCI). */
export interface Country {
  /** ISO 3166-1 alpha-3. */
  readonly code: string;
  /** ISO 3166-1 alpha-2; empty for the Channel Islands. */
  readonly alpha2: string;
  readonly m49: string;
  readonly unhcr: string | null;
  /** M49 codes; null for Antarctica. */
  readonly region: string | null;
  readonly subRegion: string | null;
  readonly intermediate: string | null;
  /** The state of a territory. */
  readonly sovereign: string | null;
  /** A point inside, good for a circle on a map. */
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly callingCode: string | null;
  /** The French article of UNTERM; null where it gives none. */
  readonly article: string | null;
  /** BCP 47 language, share of the population in per cent, 1 where official throughout (CLDR). */
  readonly languages: readonly (readonly [code: string, share: number, official: number])[];
}

// JSON imports widen tuples to arrays; the generating script writes exactly this shape.
export const COUNTRIES: readonly Country[] = rows as unknown as readonly Country[];

const byCode = new Map(COUNTRIES.map((country) => [country.code, country]));

export function country(code: string): Country | null {
  return byCode.get(code) ?? null;
}

/** States that no longer exist, which older files still name (ISO 3166-3), with an M49 code where they had one. */
export const FORMER = {
  ANT: { m49: '530', until: 2010, successors: ['BES', 'CUW', 'SXM'] },
  SCG: { m49: '891', until: 2006, successors: ['SRB', 'MNE', 'XKX'] },
  YUG: { m49: '890', until: 1992, successors: ['BIH', 'HRV', 'MKD', 'MNE', 'SRB', 'SVN', 'XKX'] },
  CSK: { m49: '200', until: 1993, successors: ['CZE', 'SVK'] },
  SUN: {
    m49: '810',
    until: 1991,
    successors: [
      ...['ARM', 'AZE', 'BLR', 'EST', 'GEO', 'KAZ', 'KGZ', 'LTU'],
      ...['LVA', 'MDA', 'RUS', 'TJK', 'TKM', 'UKR', 'UZB'],
    ],
  },
  DDR: { m49: '278', until: 1990, successors: ['DEU'] },
} as const satisfies Record<string, { m49: string; until: number; successors: readonly string[] }>;
