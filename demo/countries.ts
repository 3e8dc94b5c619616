/**
 * The countries of the demonstration: real codes, names and rough positions, so that places, maps and guides work.
 * `size`, `pull` and `push` are round parameters of the model, not statistics.
 */
export interface Country {
  readonly code: string;
  readonly m49: number;
  /** As UNHCR writes it, which looks like ISO 3166 and is not. */
  readonly unhcr: string;
  readonly region: RegionCode;
  readonly lat: number;
  readonly lon: number;
  /** Millions of inhabitants, rounded. */
  readonly size: number;
  /** 0 to 10: how strongly it attracts. */
  readonly pull: number;
  /** Emigrants per hundred inhabitants. */
  readonly push: number;
  readonly languages: string;
  readonly en: string;
  readonly fr: string;
  readonly es: string;
}

export const REGIONS = {
  903: 'Africa',
  904: 'Latin America and the Caribbean',
  905: 'Northern America',
  908: 'Europe',
  909: 'Oceania',
  935: 'Asia',
} as const;
export type RegionCode = keyof typeof REGIONS;

type Row = readonly [
  code: string,
  m49: number,
  unhcr: string,
  region: RegionCode,
  lat: number,
  lon: number,
  size: number,
  pull: number,
  push: number,
  languages: string,
  en: string,
  fr: string,
  es: string,
];

// biome-ignore format: a table is read in lines
const ROWS: readonly Row[] = [
  ['SEN', 686, 'SEN', 903, 14.5, -14.5, 18, 2, 4.4, 'fr wo', 'Senegal', 'Sénégal', 'Senegal'],
  ['GMB', 270, 'GAM', 903, 13.4, -15.4, 2.6, 1.5, 6, 'en wo', 'Gambia', 'Gambie', 'Gambia'],
  ['MRT', 478, 'MAU', 903, 20, -10.5, 5, 2, 3, 'ar fr wo', 'Mauritania', 'Mauritanie', 'Mauritania'],
  ['MLI', 466, 'MLI', 903, 17, -4, 22, 1, 5, 'fr bm', 'Mali', 'Mali', 'Malí'],
  ['GIN', 324, 'GUI', 903, 10.5, -11, 14, 1, 4, 'fr ff', 'Guinea', 'Guinée', 'Guinea'],
  ['GNB', 624, 'GNB', 903, 12, -15, 2.1, 1, 6, 'pt', 'Guinea-Bissau', 'Guinée-Bissau', 'Guinea-Bisáu'],
  ['CIV', 384, 'ICO', 903, 7.5, -5.5, 28, 4, 3.5, 'fr', "Côte d'Ivoire", "Côte d'Ivoire", 'Costa de Marfil'],
  ['GAB', 266, 'GAB', 903, -0.8, 11.6, 2.4, 4, 2.5, 'fr', 'Gabon', 'Gabon', 'Gabón'],
  ['CMR', 120, 'CMR', 903, 5.7, 12.7, 28, 1.5, 2, 'fr en', 'Cameroon', 'Cameroun', 'Camerún'],
  ['COG', 178, 'COB', 903, -0.7, 15.2, 6, 2, 3.5, 'fr', 'Congo', 'République du Congo', 'República del Congo'],
  ['COD', 180, 'COD', 903, -2.9, 23.6, 100, 0.5, 1.5, 'fr', 'Democratic Republic of the Congo', 'République démocratique du Congo', 'República Democrática del Congo'],
  ['NGA', 566, 'NIG', 903, 9, 8, 220, 1, 0.9, 'en', 'Nigeria', 'Nigéria', 'Nigeria'],
  ['GHA', 288, 'GHA', 903, 7.9, -1.2, 33, 2, 3, 'en', 'Ghana', 'Ghana', 'Ghana'],
  ['TGO', 768, 'TOG', 903, 8.5, 1, 9, 1, 5, 'fr', 'Togo', 'Togo', 'Togo'],
  ['BEN', 204, 'BEN', 903, 9.6, 2.3, 13, 1, 4.5, 'fr', 'Benin', 'Bénin', 'Benín'],
  ['BFA', 854, 'BKF', 903, 12.3, -1.7, 22, 0.8, 6, 'fr', 'Burkina Faso', 'Burkina Faso', 'Burkina Faso'],
  ['NER', 562, 'NGR', 903, 17.4, 9.4, 26, 0.7, 1.8, 'fr', 'Niger', 'Niger', 'Níger'],
  ['CPV', 132, 'CVI', 903, 15.1, -23.6, 0.6, 1.5, 26, 'pt', 'Cabo Verde', 'Cabo Verde', 'Cabo Verde'],
  ['MAR', 504, 'MOR', 903, 31.9, -6.3, 37, 2.5, 8, 'ar fr', 'Morocco', 'Maroc', 'Marruecos'],
  ['DZA', 12, 'ALG', 903, 28.2, 2.6, 45, 1.5, 4, 'ar fr', 'Algeria', 'Algérie', 'Argelia'],
  ['TUN', 788, 'TUN', 903, 34.1, 9.6, 12, 1.5, 7, 'ar fr', 'Tunisia', 'Tunisie', 'Túnez'],
  ['EGY', 818, 'ARE', 903, 26.5, 29.9, 110, 1, 3, 'ar', 'Egypt', 'Égypte', 'Egipto'],
  ['LBY', 434, 'LBY', 903, 27, 18, 7, 3, 2.5, 'ar', 'Libya', 'Libye', 'Libia'],
  ['ZAF', 710, 'RSA', 903, -29, 25, 60, 4, 1.5, 'en', 'South Africa', 'Afrique du Sud', 'Sudáfrica'],
  ['KEN', 404, 'KEN', 903, 0.6, 37.8, 54, 2, 1, 'en sw', 'Kenya', 'Kenya', 'Kenia'],
  ['ETH', 231, 'ETH', 903, 8.6, 39.6, 120, 1, 0.9, 'am', 'Ethiopia', 'Éthiopie', 'Etiopía'],
  ['SOM', 706, 'SOM', 903, 5, 46, 17, 0.3, 11, 'so ar', 'Somalia', 'Somalie', 'Somalia'],
  ['SDN', 729, 'SUD', 903, 16, 30, 47, 1, 5, 'ar', 'Sudan', 'Soudan', 'Sudán'],
  ['AGO', 24, 'ANG', 903, -12.3, 17.5, 35, 2, 2, 'pt', 'Angola', 'Angola', 'Angola'],
  ['FRA', 250, 'FRA', 908, 46.6, 2.5, 68, 8, 3, 'fr', 'France', 'France', 'Francia'],
  ['ITA', 380, 'ITA', 908, 42.8, 12.5, 59, 7, 5, 'it', 'Italy', 'Italie', 'Italia'],
  ['ESP', 724, 'SPA', 908, 40.2, -3.6, 48, 7.4, 3, 'es', 'Spain', 'Espagne', 'España'],
  ['PRT', 620, 'POR', 908, 39.6, -8.5, 10, 5.5, 18, 'pt', 'Portugal', 'Portugal', 'Portugal'],
  ['DEU', 276, 'GFR', 908, 51.1, 10.4, 84, 8.4, 4, 'de', 'Germany', 'Allemagne', 'Alemania'],
  ['BEL', 56, 'BEL', 908, 50.6, 4.6, 12, 7, 5, 'fr nl', 'Belgium', 'Belgique', 'Bélgica'],
  ['NLD', 528, 'NET', 908, 52.1, 5.3, 18, 7, 5.5, 'nl', 'Netherlands', 'Pays-Bas', 'Países Bajos'],
  ['CHE', 756, 'SWI', 908, 46.8, 8.2, 9, 8, 7, 'de fr it', 'Switzerland', 'Suisse', 'Suiza'],
  ['GBR', 826, 'GBR', 908, 53, -1.5, 67, 8.4, 6.5, 'en', 'United Kingdom', 'Royaume-Uni', 'Reino Unido'],
  ['SWE', 752, 'SWE', 908, 61, 15, 10, 7, 3, 'sv', 'Sweden', 'Suède', 'Suecia'],
  ['NOR', 578, 'NOR', 908, 62, 10, 5.5, 7, 3, 'no', 'Norway', 'Norvège', 'Noruega'],
  ['AUT', 40, 'AUS', 908, 47.6, 14.1, 9, 7, 6, 'de', 'Austria', 'Autriche', 'Austria'],
  ['POL', 616, 'POL', 908, 52.1, 19.4, 38, 4.5, 11, 'pl', 'Poland', 'Pologne', 'Polonia'],
  ['GRC', 300, 'GRE', 908, 39.3, 22.9, 10, 4.5, 9, 'el', 'Greece', 'Grèce', 'Grecia'],
  ['ROU', 642, 'ROM', 908, 45.9, 25, 19, 3, 17, 'ro', 'Romania', 'Roumanie', 'Rumanía'],
  ['MDA', 498, 'MDA', 908, 47.2, 28.6, 3, 1.5, 24, 'ro', 'Republic of Moldova', 'République de Moldova', 'Moldavia'],
  ['UKR', 804, 'UKR', 908, 49, 31.4, 40, 2, 14, 'uk', 'Ukraine', 'Ukraine', 'Ucrania'],
  ['USA', 840, 'USA', 905, 39.8, -98, 335, 9.2, 0.9, 'en', 'United States of America', "États-Unis d'Amérique", 'Estados Unidos'],
  ['CAN', 124, 'CAN', 905, 52, -96, 39, 8.6, 3.3, 'en fr', 'Canada', 'Canada', 'Canadá'],
  ['BRA', 76, 'BRA', 904, -10.8, -53, 215, 3.5, 0.9, 'pt', 'Brazil', 'Brésil', 'Brasil'],
  ['ARG', 32, 'ARG', 904, -35, -65, 46, 4.5, 2.3, 'es', 'Argentina', 'Argentine', 'Argentina'],
  ['MEX', 484, 'MEX', 904, 23.9, -102, 128, 3, 8.5, 'es', 'Mexico', 'Mexique', 'México'],
  ['HTI', 332, 'HAI', 904, 19, -72.7, 11.5, 0.4, 14, 'fr ht', 'Haiti', 'Haïti', 'Haití'],
  ['COL', 170, 'COL', 904, 3.9, -73, 52, 3, 6, 'es', 'Colombia', 'Colombie', 'Colombia'],
  ['VEN', 862, 'VEN', 904, 7, -66, 28, 1.5, 20, 'es', 'Venezuela (Bolivarian Republic of)', 'Venezuela (République bolivarienne du)', 'Venezuela'],
  ['TUR', 792, 'TUR', 935, 39, 35, 85, 5, 4, 'tr', 'Türkiye', 'Türkiye', 'Turquía'],
  ['SYR', 760, 'SYR', 935, 35, 38.5, 22, 0.5, 32, 'ar', 'Syrian Arab Republic', 'République arabe syrienne', 'Siria'],
  ['LBN', 422, 'LEB', 935, 33.9, 35.9, 5.5, 3, 15, 'ar fr', 'Lebanon', 'Liban', 'Líbano'],
  ['SAU', 682, 'SAU', 935, 24, 44.5, 36, 7.4, 0.8, 'ar', 'Saudi Arabia', 'Arabie saoudite', 'Arabia Saudí'],
  ['ARE', 784, 'UAE', 935, 23.9, 54.3, 9.5, 8, 1, 'ar en', 'United Arab Emirates', 'Émirats arabes unis', 'Emiratos Árabes Unidos'],
  ['AFG', 4, 'AFG', 935, 33.8, 66, 41, 0.3, 13, 'fa', 'Afghanistan', 'Afghanistan', 'Afganistán'],
  ['IND', 356, 'IND', 935, 22.9, 79.6, 1400, 1.5, 1.2, 'en hi', 'India', 'Inde', 'India'],
  ['PAK', 586, 'PAK', 935, 30, 69.4, 235, 1, 2.6, 'en ur', 'Pakistan', 'Pakistan', 'Pakistán'],
  ['CHN', 156, 'CHI', 935, 36.6, 103.8, 1410, 1.5, 0.7, 'zh', 'China', 'Chine', 'China'],
  ['JPN', 392, 'JPN', 935, 37.5, 138, 124, 5, 0.7, 'ja', 'Japan', 'Japon', 'Japón'],
  ['PHL', 608, 'PHI', 935, 11.8, 122.9, 115, 1, 5, 'en', 'Philippines', 'Philippines', 'Filipinas'],
  ['AUS', 36, 'AUL', 909, -25.7, 134.5, 26, 8.6, 2.4, 'en', 'Australia', 'Australie', 'Australia'],
];

export const COUNTRIES: readonly Country[] = ROWS.map(
  ([code, m49, unhcr, region, lat, lon, size, pull, push, languages, en, fr, es]) => ({
    code,
    m49,
    unhcr,
    region,
    lat,
    lon,
    size,
    pull,
    push,
    languages,
    en,
    fr,
    es,
  }),
);

const BY_CODE = new Map(COUNTRIES.map((country) => [country.code, country]));

export function country(code: string): Country {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`no country ${code} in the demonstration`);
  return found;
}

/** The hub's one origin. */
export const ORIGIN = 'SEN';
export const RESIDENCES: readonly string[] = COUNTRIES.map(({ code }) => code).filter(
  (code) => code !== ORIGIN,
);

// As the World Bank's tables name them, where that differs from the UN.
const BANK_NAMES: Readonly<Record<string, string>> = {
  CIV: "Cote d'Ivoire",
  COD: 'Congo, Dem. Rep.',
  COG: 'Congo, Rep.',
  EGY: 'Egypt, Arab Rep.',
  GMB: 'Gambia, The',
  MDA: 'Moldova',
  TUR: 'Turkiye',
  USA: 'United States',
  VEN: 'Venezuela, RB',
};

export function bankName(code: string): string {
  return BANK_NAMES[code] ?? country(code).en;
}
