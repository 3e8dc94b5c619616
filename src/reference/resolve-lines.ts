import {
  type CodeSystem,
  type CountryResolution,
  type LabelLanguage,
  resolveCountry,
} from './countries/countries.ts';
import { LANGS, resolveLanguage } from './languages/languages.ts';
import { resolveOccupation } from './occupations/occupations.ts';
import { resolvePlace } from './places/places.ts';

export const RESOLVABLE = ['country', 'place', 'language', 'occupation'] as const;
export type Resolvable = (typeof RESOLVABLE)[number];

/** What is read of a longer line. */
export const LONGEST_LINE = 1000;

/** What a line was understood to mean; a place has its point as well. */
export interface Answer {
  readonly input: string;
  readonly code: string | null;
  readonly label: string | null;
  readonly score: number;
  readonly alternatives: readonly { readonly code: string; readonly score: number }[];
  readonly latitude?: number | null;
  readonly longitude?: number | null;
}

/**
 * One line of standard input as one line of tab-separated output, without its line end: input, code, label, score,
 * runners-up (`code:score;code:score`). The code of an occupation is that of a unit group of ISCO-08. A place is read
 * as `name<TAB>alpha-3` and gets latitude and longitude at the end. The code of a country is ISO 3166-1 alpha-3, empty
 * where the label is none, of several, or of a group.
 */
export function resolveLine(kind: Resolvable, line: string, lang?: LabelLanguage): string {
  const { input, code, label, score, alternatives, ...point } = answerLine(kind, line, lang);
  const runnersUp = alternatives.map((one) => `${one.code}:${rounded(one.score)}`).join(';');
  return [
    asWritten(input),
    ...[code, label, score, runnersUp, ...Object.values(point)].map(cell),
  ].join('\t');
}

/** The same as an object, for those who read JSON. */
export function answerLine(kind: Resolvable, line: string, lang?: LabelLanguage): Answer {
  const bounded = line.slice(0, LONGEST_LINE);
  if (kind === 'place') return placeAnswer(bounded);
  const { code, label, score, alternatives } = byLabel(kind, bounded, lang);
  return { input: bounded, code, label, score, alternatives: alternatives.map(runnerUp) };
}

function byLabel(kind: Exclude<Resolvable, 'place'>, line: string, lang?: LabelLanguage) {
  const ours = LANGS.find((one) => one === lang);
  if (kind === 'occupation') return resolveOccupation(line, ours);
  if (kind === 'language') return resolveLanguage(line, ours ? { lang: ours } : {});
  const named = labelOrCode(line, lang);
  return { ...named, code: named.kind === 'country' ? named.code : null };
}

const runnerUp = ({ code, score }: { code: string; score: number }) => ({ code, score });

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

function placeAnswer(line: string): Answer {
  const [input = '', country = ''] = line.split('\t');
  const alpha3 = labelOrCode(country).code;
  // A country that nobody knows holds no place; no country at all is the whole world.
  const name = country.trim() === '' || alpha3 ? input : '';
  const { code, label, score, alternatives, latitude, longitude } = resolvePlace(
    name,
    alpha3 ?? undefined,
  );
  return {
    input,
    code,
    label,
    score,
    alternatives: alternatives.map(runnerUp),
    latitude,
    longitude,
  };
}

/** A cell of tab-separated output; numbers to five places. */
export function cell(value: string | number | null): string {
  return typeof value === 'number' ? rounded(value) : asWritten(value ?? '').trim();
}

function rounded(value: number): string {
  return String(Number(value.toFixed(5)));
}

/** Without whatever would end the cell or the line, or hide in it. */
export const asWritten = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
