import type { Sex } from '../fact.ts';
import { plainHeader, sexIn, westernDigits } from './headers.ts';

export const CATEGORIES = ['age', 'education', 'isco', 'labour', 'duration', 'generation'] as const;
export type Category = (typeof CATEGORIES)[number];

/** `value` null: all of them together. `known` false: the source's own words, kept because no rule reads them. */
export interface CategoryValue {
  readonly value: string | null;
  readonly known: boolean;
}

/** SDMX `_T`, `T`, `TOT`, `TOTAL`; `_U`, `UNK`, 99 and `not stated` are kept apart as `unknown`. */
const ALL =
  /^( ?t|tot|total|all( ages| levels)?|ensemble|tous( ages)?|toutes?|todas?|todos|both|المجموع|الكل|جميع الاعمار)$/;
const NOT_KNOWN =
  /^( ?u|unk|unknown|99|999|not (stated|known|available)|inconnue?|non declaree?|desconocid[oa]|no especificad[oa]|غير معروف|غير محدد)$/;

const NOT_APPLICABLE = /^( ?z|not applicable|sans objet|no aplicable|لا ينطبق)$/;

export function readCategory(category: Category, text: string): CategoryValue {
  const plain = plainHeader(text);
  if (plain === '' || ALL.test(plain)) return { value: null, known: true };
  if (NOT_KNOWN.test(plain)) return { value: 'unknown', known: true };
  if (NOT_APPLICABLE.test(plain)) return { value: 'none', known: true };
  const value = READERS[category](plain, text.trim());
  return value === null ? { value: text.trim(), known: false } : { value, known: true };
}

type Reader = (plain: string, text: string) => string | null;

const READERS: Record<Category, Reader> = {
  age: (_, text) => readBand(text),
  duration: (_, text) => readBand(text),
  education: readEducation,
  isco: readIsco,
  labour: readLabour,
  generation: (plain) =>
    /^(?:g|generation )?([1-3](?: 5)?)(?:(?:st|nd|rd|ere|re|eme|e|a) .*)?$/
      .exec(plain)?.[1]
      ?.replace(' ', '.') ?? null,
};

/** `15-24`, `Y15T24`, `15 à 24 ans`, `65+`, `Y_GE65`, `65 and over`, `<15`, `Y_LT15`, `0 to 5 years`. */
function readBand(text: string): string | null {
  const plain = westernDigits(text.toLowerCase());
  const pair = /(\d{1,3})\s*(?:-|–|—|_|t|to|à|a|y|و|الى|إلى|and|et)\s*y?(\d{1,3})(?!\d)/.exec(
    plain,
  );
  if (pair) return `${Number(pair[1])}-${Number(pair[2])}`;
  const one = /\d{1,3}/.exec(plain)?.[0];
  if (one === undefined) return null;
  if (/\+|ge\d|≥|more|over|older|plus|más|mas de|فأكثر|فما فوق|اكثر/.test(plain))
    return `${Number(one)}+`;
  if (/lt\d|<|less|under|moins|menos|أقل|اقل/.test(plain)) return `0-${Number(one) - 1}`;
  return /^y?\d{1,3}( years?| ans?| años?)?$/.test(plain) ? `${Number(one)}-${Number(one)}` : null;
}

/** ISCED 2011 in the three bands in which migrants' censuses are published (OECD DIOC, Eurostat). */
function readEducation(plain: string): string | null {
  if (
    /\b(isced|ed|cite)?\s?0\s?2\b|\blow\b|primary|lower secondary|basic|faible|primaire|college|bajo|primaria|منخفض|ابتدائي/.test(
      plain,
    )
  )
    return '0-2';
  if (
    /\b(isced|ed|cite)?\s?3\s?4\b|medium|middle|upper secondary|moyen|lycee|medio|secundaria|متوسط|ثانوي/.test(
      plain,
    )
  )
    return '3-4';
  if (
    /\b(isced|ed|cite)?\s?5\s?[68]\b|\bhigh\b|tertiary|university|eleve|superieur|alto|superior|عالي|جامعي|مرتفع/.test(
      plain,
    )
  )
    return '5-8';
  return /^(?:isced|ed|cite)\s?([0-8])$/.exec(plain)?.[1] ?? null;
}

/** ISCO-08 major groups by name, as tables print them; codes of one to four digits as they are. */
const MAJOR_GROUPS: readonly (readonly [string, RegExp])[] = [
  ['1', /managers|legislators|directeurs|dirigeants|directores|gerentes|مديرون/],
  ['3', /technicians|associate prof|professions intermediaires|tecnicos|فنيون/],
  ['2', /professionals|intellectuelles|profesionales|اختصاصيون/],
  ['4', /cleri?c|clerks|administratifs|administrativ|كتبه|موظفو/],
  ['5', /service|sales|vendeurs|vendedores|خدمات/],
  ['6', /agricultur|fishery|agricole|agropecuari|زراع/],
  ['7', /craft|artisan|metiers|oficiales|حرفي/],
  ['8', /plant|machine|conducteurs|operadores|مشغلو/],
  ['9', /elementary|elementaires|elementales|اوليه/],
  ['0', /armed|armees|militar|عسكري/],
];

function readIsco(plain: string): string | null {
  const code = /^(?:isco(?: ?08)?|oc|cito)? ?(\d{1,4})$/.exec(plain)?.[1];
  return code ?? MAJOR_GROUPS.find(([, name]) => name.test(plain))?.[0] ?? null;
}

function readLabour(plain: string): string | null {
  if (/unemp|chom|desemple|desocup|عاطل/.test(plain)) return 'unemployed';
  if (/inact|out of|not in|hors|fuera|خارج/.test(plain)) return 'inactive';
  if (/^emp|employed|en emploi|actif occupe|emplead|ocupad|مشتغل|عامل/.test(plain))
    return 'employed';
  return null;
}

/** `null`: not a sex. The single letters of statistical files: M, F (H, F in French; H, M in Spanish are left to the words). */
export function readSex(text: string): Sex | null {
  const plain = plainHeader(text);
  if (plain === '' || ALL.test(plain) || plain === 'b') return 'both';
  if (plain === 'm' || plain === 'h') return 'male';
  if (plain === 'f') return 'female';
  return sexIn(text);
}
