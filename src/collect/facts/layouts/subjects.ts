import { type Definition, MEASURES, type Measure } from '../fact.ts';
import type { Column } from './columns.ts';
import { plainHeader } from './headers.ts';

/** What a table is about, from its title, its headers and its file name. */
export function measureIn(subject: string): Measure {
  const text = plainHeader(subject);
  if (/remit|remesa|envois? de fonds|تحويلات/.test(text)) {
    return /cost|price|cout|coste|كلفه|كلفة/.test(text) ? 'remittance_cost' : 'remittances';
  }
  if (
    /\b(total cost|cost of sending|sending cost|cout total|cout d envoi|coste total)\b/.test(text)
  )
    return 'remittance_cost';
  if (/asylum seek|demandeurs? d asile|solicitantes de asilo|طالبو اللجوء/.test(text))
    return 'asylum_seekers';
  if (/refugee|refugies|refugiad|لاجي/.test(text)) return 'refugees';
  return 'stock';
}

const DEFINITION_WORDS: readonly (readonly [Definition, RegExp])[] = [
  ['birth', /birth|born|naissance|\bnees? (en|a|au)\b|nacimiento|nacid|ميلاد|مولود/],
  ['citizenship', /citizen|nationalit|nacionalidad|جنسيه|جنسية/],
  ['ancestry', /ancestry|ascendan|descendan|نسب/],
  ['registration', /regist|immatricul|inscri|consul|مسجل/],
];

export function definitionIn(subject: string, measure: Measure): Definition {
  if (measure.startsWith('remittance')) return 'none';
  if (measure !== 'stock') return 'protection';
  const text = plainHeader(subject);
  return DEFINITION_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'born_or_citizen';
}

const THOUSAND = /\bk\b|thousand|milliers|\bmiles\b|الاف/;

/** People are counted one by one, money in millions of dollars. */
export function scaleOf(figures: readonly Column[], measure: Measure): { scale?: number } {
  const text = figures.map(({ header, group }) => `${header} ${plainHeader(group)}`).join(' ');
  if (MEASURES[measure].unit !== 'usd_million') return THOUSAND.test(text) ? { scale: 1000 } : {};
  if (/billion|milliards|miles de millones|مليار/.test(text)) return { scale: 1000 };
  if (/million|millones|\bmn\b|مليون/.test(text)) return {};
  if (THOUSAND.test(text)) return { scale: 1e-3 };
  return /usd|us\$|dollar|dolar|دولار/.test(text) ? { scale: 1e-6 } : {};
}
