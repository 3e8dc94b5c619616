import type { Lang } from '../languages/languages.ts';
import { countryName } from './names.ts';
import { country } from './table.ts';

type FrenchArticle = 'le' | 'la' | "l'" | 'les' | '';
type Phrases = { readonly in: string; readonly from: string };

/** « au Sénégal », "in the United States", "en Francia", « في السنغال » */
export function inCountry(code: string, lang: Lang): string {
  return OTHER[code]?.[lang].in ?? PHRASES[lang](code).in;
}

/** « du Sénégal », "from the United States", "de Francia", « من السنغال » */
export function fromCountry(code: string, lang: Lang): string {
  return OTHER[code]?.[lang].from ?? PHRASES[lang](code).from;
}

const PHRASES: Readonly<Record<Lang, (code: string) => Phrases>> = {
  fr: french,
  en: english,
  es: spanish,
  ar: arabic,
};

/** Where UNTERM has no article or writes it for a longer name (« l’État de Palestine »). */
const ARTICLES: Readonly<Record<string, FrenchArticle>> = {
  ...{ ANT: 'les', ATA: "l'", ATF: 'les', BES: 'les', BLR: 'la', BMU: 'les', BOL: 'la', CIV: 'la' },
  ...{ COG: 'la', CPV: 'le', CSK: 'la', DDR: 'la', ESH: 'le', FSM: 'la', GLP: 'la', GRL: 'le' },
  ...{ GUF: 'la', IOT: 'le', IRN: "l'", LAO: 'le', LKA: 'le', MTQ: 'la', NCL: 'la', PSE: 'la' },
  ...{ PYF: 'la', SCG: 'la', SGS: 'la', SJM: 'le', SLV: 'le', SUN: "l'", TTO: '', TUR: 'la' },
  ...{ VEN: 'le', VUT: 'le', XKX: 'le', YUG: 'la', ASM: 'les' },
};

/** Usage that no rule gives: names without article that take « en », islands with article that take « à la ». */
const FRENCH_IN: Readonly<Record<string, string>> = {
  BRB: 'à la Barbade',
  DMA: 'à la Dominique',
  GRD: 'à la Grenade',
  HTI: 'en Haïti',
  ISR: 'en Israël',
};

function french(code: string): Phrases {
  // Within a sentence the common noun is small: « aux îles Marshall ».
  const name = countryName(code, 'fr').replace(/^Île(s?) /, 'île$1 ');
  const article = frenchArticle(code, name);
  return { in: FRENCH_IN[code] ?? frenchIn(article, name), from: frenchFrom(article, name) };
}

function frenchArticle(code: string, name: string): FrenchArticle {
  if (name.startsWith('îles ')) return 'les';
  if (name.startsWith('île ')) return "l'";
  return ARTICLES[code] ?? (country(code)?.article as FrenchArticle | null | undefined) ?? '';
}

function frenchIn(article: FrenchArticle, name: string): string {
  if (article === 'les') return `aux ${name}`;
  if (article === 'le') return startsWithVowel(name) ? `en ${name}` : `au ${name}`;
  if (article === '') return `à ${name}`;
  return name.startsWith('île ') ? `à l’${name}` : `en ${name}`;
}

function frenchFrom(article: FrenchArticle, name: string): string {
  if (article === 'les') return `des ${name}`;
  if (article === 'le') return startsWithVowel(name) ? `de l’${name}` : `du ${name}`;
  if (article === 'la') return `de la ${name}`;
  if (article === "l'") return `de l’${name}`;
  return startsWithVowel(name) ? `d’${name}` : `de ${name}`;
}

// The h of Haïti is mute, that of Hong Kong and Honduras is not.
function startsWithVowel(name: string): boolean {
  return /^([aeiouàâéèêëîïôœ]|haï)/iu.test(name);
}

const ENGLISH_THE =
  /^(United|Bahamas|Central African|Channel|Comoros|Democratic|Dominican|Gambia|German Dem|Isle|Maldives|Netherlands|Philippines|Republic|Soviet|Caribbean Neth)|(?<!Sandwich) (Islands|Territory|Territories)/;

function english(code: string): Phrases {
  const name = countryName(code, 'en');
  const full = ENGLISH_THE.test(name) && !name.includes(' and the ') ? `the ${name}` : name;
  return { in: `in ${full}`, from: `from ${full}` };
}

const SPANISH_ARTICLES: readonly (readonly [string, RegExp])[] = [
  ['los', /^(Estados|Países|Emiratos|Territorios)/],
  ['las', /^(Islas|Bahamas|Bermudas|Comoras|Maldivas|Seychelles|Antillas)/],
  ['la', /^(República|Isla |India$|Ciudad|Unión|Antártida|Polinesia|Guayana)/],
  ['el', /^(Reino|Caribe|Territorio |Líbano|Sáhara)/],
];

function spanish(code: string): Phrases {
  const name = countryName(code, 'es');
  const article = SPANISH_ARTICLES.find(([, names]) => names.test(name))?.[0];
  if (!article) return { in: `en ${name}`, from: `de ${name}` };
  return {
    in: `en ${article} ${name}`,
    from: article === 'el' ? `del ${name}` : `de ${article} ${name}`,
  };
}

function arabic(code: string): Phrases {
  const name = countryName(code, 'ar');
  return { in: `في ${name}`, from: `من ${name}` };
}

const OTHER: Readonly<Record<string, Readonly<Record<Lang, Phrases>>>> = {
  WLD: {
    fr: { in: 'dans le monde', from: 'du monde entier' },
    en: { in: 'in the world', from: 'from the whole world' },
    es: { in: 'en el mundo', from: 'de todo el mundo' },
    ar: { in: 'في العالم', from: 'من العالم كله' },
  },
  UNK: {
    fr: { in: 'dans un pays inconnu', from: 'd’origine inconnue' },
    en: { in: 'in an unknown country', from: 'of unknown origin' },
    es: { in: 'en un país desconocido', from: 'de origen desconocido' },
    ar: { in: 'في بلد غير معروف', from: 'من أصل غير معروف' },
  },
  STA: {
    fr: { in: 'sans nationalité', from: 'sans nationalité' },
    en: { in: 'without nationality', from: 'without nationality' },
    es: { in: 'sin nacionalidad', from: 'sin nacionalidad' },
    ar: { in: 'بلا جنسية', from: 'بلا جنسية' },
  },
};
