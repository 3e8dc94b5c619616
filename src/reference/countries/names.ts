import type { Lang } from '../languages/languages.ts';
import { COUNTRIES, country } from './table.ts';

type Names = Readonly<Record<Lang, string>>;

/** Where CLDR's name is long, ambiguous or not the one that people use. */
const USUAL: Readonly<Record<string, Partial<Names>>> = {
  CIV: { es: 'Costa de Marfil' },
  COD: {
    fr: 'République démocratique du Congo',
    en: 'Democratic Republic of the Congo',
    ar: 'جمهورية الكونغو الديمقراطية',
  },
  COG: {
    fr: 'République du Congo',
    en: 'Republic of the Congo',
    es: 'República del Congo',
    ar: 'جمهورية الكونغو',
  },
  HKG: { fr: 'Hong Kong', en: 'Hong Kong', es: 'Hong Kong', ar: 'هونغ كونغ' },
  MAC: { fr: 'Macao', en: 'Macao', es: 'Macao', ar: 'ماكاو' },
  MAF: { en: 'Saint Martin (French part)', es: 'San Martín (parte francesa)' },
  MMR: { fr: 'Myanmar', en: 'Myanmar', es: 'Myanmar', ar: 'ميانمار' },
  PSE: { fr: 'Palestine', en: 'Palestine', es: 'Palestina', ar: 'فلسطين' },
  SGS: { en: 'South Georgia and the South Sandwich Islands' },
  SXM: { es: 'San Martín (parte neerlandesa)', ar: 'سانت مارتن (الجزء الهولندي)' },
  UMI: {
    en: 'United States Minor Outlying Islands',
    es: 'Islas menores alejadas de los Estados Unidos',
  },
  VAT: { fr: 'Vatican' },
  VCT: { en: 'Saint Vincent and the Grenadines' },
  VIR: { en: 'United States Virgin Islands', es: 'Islas Vírgenes de los Estados Unidos' },
  XCI: {
    fr: 'Îles Anglo-Normandes',
    en: 'Channel Islands',
    es: 'Islas del Canal',
    ar: 'جزر القنال',
  },
};

/** Former states and the codes that stand where a source gives a total, does not know, or says stateless. */
const OTHER: Readonly<Record<string, Names>> = {
  WLD: { fr: 'Monde', en: 'World', es: 'Mundo', ar: 'العالم' },
  UNK: {
    fr: 'Origine inconnue',
    en: 'Unknown origin',
    es: 'Origen desconocido',
    ar: 'أصل غير معروف',
  },
  STA: { fr: 'Apatrides', en: 'Stateless', es: 'Apátridas', ar: 'عديمو الجنسية' },
  ANT: {
    fr: 'Antilles néerlandaises',
    en: 'Netherlands Antilles',
    es: 'Antillas Neerlandesas',
    ar: 'جزر الأنتيل الهولندية',
  },
  SCG: {
    fr: 'Serbie-et-Monténégro',
    en: 'Serbia and Montenegro',
    es: 'Serbia y Montenegro',
    ar: 'صربيا والجبل الأسود',
  },
  YUG: { fr: 'Yougoslavie', en: 'Yugoslavia', es: 'Yugoslavia', ar: 'يوغوسلافيا' },
  CSK: {
    fr: 'Tchécoslovaquie',
    en: 'Czechoslovakia',
    es: 'Checoslovaquia',
    ar: 'تشيكوسلوفاكيا',
  },
  SUN: {
    fr: 'Union soviétique',
    en: 'Soviet Union',
    es: 'Unión Soviética',
    ar: 'الاتحاد السوفيتي',
  },
  DDR: {
    fr: 'République démocratique allemande',
    en: 'German Democratic Republic',
    es: 'República Democrática Alemana',
    ar: 'جمهورية ألمانيا الديمقراطية',
  },
};

const displayNames = new Map<string, Intl.DisplayNames>();

export function regionNames(language: string): Intl.DisplayNames {
  const made = displayNames.get(language) ?? new Intl.DisplayNames([language], { type: 'region' });
  displayNames.set(language, made);
  return made;
}

/** The usual name of a country, territory, former state or special code; the code itself when nobody knows it. */
export function countryName(code: string, lang: Lang): string {
  const key = `${lang} ${code}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = nameAnew(code, lang);
  // What is no country's code keeps no place in memory.
  if (name !== code) names.set(key, name);
  return name;
}

const names = new Map<string, string>();

function nameAnew(code: string, lang: Lang): string {
  const corrected = USUAL[code]?.[lang] ?? OTHER[code]?.[lang];
  if (corrected) return corrected;
  const alpha2 = country(code)?.alpha2;
  return alpha2 ? spelledOut(regionNames(lang).of(alpha2) ?? code, lang) : code;
}

// CLDR abbreviates for lists on small screens: "St. Kitts & Nevis".
function spelledOut(name: string, lang: Lang): string {
  return lang === 'en' ? name.replaceAll(' & ', ' and ').replaceAll('St. ', 'Saint ') : name;
}

/** The name of an M49 region or sub-region, by its three digits. */
export function regionName(m49: string, lang: Lang): string {
  const name = regionNames(lang).of(m49) ?? m49;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

export function isSpecial(code: string): boolean {
  return code === 'WLD' || code === 'UNK' || code === 'STA';
}

/** All of them in the order of their names, to choose from. */
export function countriesByName(lang: Lang): { code: string; name: string }[] {
  const { compare } = new Intl.Collator(lang);
  return COUNTRIES.map(({ code }) => ({ code, name: countryName(code, lang) })).sort((a, b) =>
    compare(a.name, b.name),
  );
}
