import {
  type CodeSystem,
  type CountryResolution,
  type LabelLanguage,
  resolveCountry,
} from './countries/countries.ts';
import { LANGS, type Lang, resolveLanguage } from './languages/languages.ts';
import { resolveOccupation } from './occupations/occupations.ts';
import { resolvePlace } from './places/places.ts';

export const RESOLVABLE = ['country', 'place', 'language', 'occupation'] as const;
export type Resolvable = (typeof RESOLVABLE)[number];

const LONGEST_LINE = 1000;

/**
 * One line of standard input as one line of tab-separated output, without its line end: input, code, label, score,
 * runners-up (`code:score;code:score`). The code of an occupation is that of a unit group of ISCO-08. A place is read as `name<TAB>alpha-3` and gets latitude and longitude at the
 * end. The code of a country is ISO 3166-1 alpha-3, empty where the label is none, of several, or of a group.
 */
export function resolveLine(kind: Resolvable, line: string, lang?: LabelLanguage): string {
  const bounded = line.slice(0, LONGEST_LINE);
  if (kind === 'place') return placeLine(bounded);
  if (kind === 'occupation') return occupationLine(bounded, lang);
  return kind === 'country' ? countryLine(bounded, lang) : languageLine(bounded, lang);
}

function countryLine(line: string, lang?: LabelLanguage): string {
  const answer = labelOrCode(line, lang);
  const code = answer.kind === 'country' ? answer.code : null;
  return cells([line, code, answer.label, answer.score, runnersUp(answer.alternatives)]);
}

function labelOrCode(text: string, lang?: LabelLanguage): CountryResolution {
  const context = lang ? { lang } : {};
  const named = resolveCountry(text, context);
  const system = named.kind === 'none' ? codeSystemOf(text.trim()) : null;
  return system ? resolveCountry(text, { ...context, system }) : named;
}

/** A list of nothing but codes: the three figures of M49, or ISO letters in any case ("na" is rather "not available"). */
function codeSystemOf(line: string): CodeSystem | null {
  if (/^\d{3}$/.test(line)) return 'm49';
  if (/^na$/i.test(line)) return null;
  return /^[a-z]{2,3}$/i.test(line) ? (line.length === 2 ? 'iso2' : 'iso3') : null;
}

function languageLine(line: string, lang?: LabelLanguage): string {
  const known = ourLanguage(lang);
  const answer = resolveLanguage(line, known ? { lang: known } : {});
  return cells([line, answer.code, answer.label, answer.score, runnersUp(answer.alternatives)]);
}

function occupationLine(line: string, lang?: LabelLanguage): string {
  const { code, label, score, alternatives } = resolveOccupation(line, ourLanguage(lang));
  return cells([line, code, label, score, runnersUp(alternatives)]);
}

const ourLanguage = (lang: LabelLanguage | undefined): Lang | undefined =>
  LANGS.find((one) => one === lang);

function placeLine(line: string): string {
  const [name = '', country = ''] = line.split('\t');
  const alpha3 = labelOrCode(country).code;
  // A country that nobody knows holds no place; no country at all is the whole world.
  const answer = resolvePlace(country.trim() === '' || alpha3 ? name : '', alpha3 ?? undefined);
  const { code, label, score, alternatives, latitude, longitude } = answer;
  return cells([name, code, label, score, runnersUp(alternatives), latitude, longitude]);
}

function runnersUp(alternatives: readonly { code: string; score: number }[]): string {
  return alternatives.map(({ code, score }) => `${code}:${rounded(score)}`).join(';');
}

function cells(values: readonly (string | number | null)[]): string {
  return values
    .map((value) => (typeof value === 'number' ? rounded(value) : clean(value)))
    .join('\t');
}

function rounded(value: number): string {
  return String(Number(value.toFixed(5)));
}

// Whatever would end the cell or the line, or hide in it.
function clean(value: string | null): string {
  return (value ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
