import { LRUCache } from 'lru-cache';
import lookalikes from '../data/country-lookalikes.json' with { type: 'json' };
import divisions from '../data/divisions.json' with { type: 'json' };
import { fold, withoutEntities } from '../folding/folding.ts';
import { LANGS, type Lang } from '../languages/languages.ts';
import { type Candidate, type Resolution, unresolved } from '../resolution/resolution.ts';
import { WORLD_BANK_GROUPS } from './aggregates.ts';
import { type CodeSystem, countryCode } from './codes.ts';
import { type LabelIndex, type LabelLanguage, labelIndex, withoutMarks } from './label-index.ts';
import { countryName, isSpecial, regionName } from './names.ts';
import {
  best,
  coreReading,
  exactReading,
  type Guess,
  misspeltReading,
  reorderedReading,
  shortenedReading,
} from './readings.ts';
import { country } from './table.ts';
import { bagOf, contentWords } from './words.ts';

export type CountryKind = 'country' | 'special' | 'aggregate';
export type CountryResolution = Resolution<CountryKind>;

export interface CountryContext {
  /** The language of the label, where it is known. */
  readonly lang?: LabelLanguage;
  /** Read the label as a code of this system instead of a name. */
  readonly system?: CodeSystem;
}

/**
 * Bare words that name several countries: first what official lists mean by the word alone, then what its writer
 * may have meant.
 */
const SHARED_WORDS: readonly (readonly [readonly [string, ...string[]], readonly string[]])[] = [
  [
    ['COG', 'COD'],
    ['congo', 'كونغو', 'конго', '刚果'],
  ],
  [
    ['GIN', 'GNB', 'GNQ', 'PNG'],
    ['guinea', 'guinee', 'غينيا', 'гвинея', '几内亚'],
  ],
  [
    ['KOR', 'PRK'],
    ['korea', 'coree', 'corea', 'كوريا', 'корея'],
  ],
  [
    ['NER', 'NGA'],
    ['niger', 'نيجر', 'нигер', '尼日尔'],
  ],
  [
    ['SDN', 'SSD'],
    ['sudan', 'soudan', 'سودان', 'судан', '苏丹'],
  ],
  [
    ['WSM', 'ASM'],
    ['samoa', 'ساموا', 'самоа', '萨摩亚'],
  ],
  [
    ['DMA', 'DOM'],
    ['dominica', 'dominique', 'دومينيكا', 'доминика', '多米尼克'],
  ],
  [
    ['DOM', 'DMA'],
    ['dominican', 'dominicain', 'dominicano'],
  ],
  [
    ['MAF', 'SXM'],
    ['saint martin', 'san martin', 'сен мартен', '圣马丁', 'سانت مارتن'],
  ],
  [
    ['VIR', 'VGB'],
    ['virgin island', 'ile vierges', 'isla virgenes', 'виргинские остров'],
  ],
];
const sharedWords = new Map(
  SHARED_WORDS.flatMap(([codes, words]) => words.map((word) => [word, codes] as const)),
);

const LONGEST_LABEL = 200;
// A letter may be written `&#1571;`.
const LONGEST_SOURCE = 8 * LONGEST_LABEL;
const answers = new LRUCache<string, CountryResolution>({ max: 4096 });

/** What country, territory, former state, special code or group of countries a label or a code means. */
export function resolveCountry(label: string, context: CountryContext = {}): CountryResolution {
  const text = withoutEntities(label.slice(0, LONGEST_SOURCE)).slice(0, LONGEST_LABEL).trim();
  const key = `${context.lang ?? ''}|${context.system ?? ''}|${text}`;
  const answer = answers.get(key) ?? resolveAnew(text, context);
  answers.set(key, answer);
  return answer;
}

function resolveAnew(text: string, { lang, system }: CountryContext): CountryResolution {
  return system ? byCode(text, system, lang) : resolveLabel(text, labelIndex(), lang);
}

function byCode(text: string, system: CodeSystem, lang?: LabelLanguage): CountryResolution {
  const code = countryCode(text, system);
  if (code) return conclude([{ code, score: 1 }], lang);
  return isGroupCode(text, system) ? aggregate(null, groupName(text, lang), 1) : unresolved();
}

function isGroupCode(text: string, system: CodeSystem): boolean {
  if (system === 'worldbank') return WORLD_BANK_GROUPS.has(text.toUpperCase());
  return (system === 'm49' || system === 'un') && isGroupNumber(text);
}

function groupName(text: string, lang?: LabelLanguage): string {
  return /^\d{3}$/.test(text) ? regionName(text, displayLang(lang)) : text;
}

// M49 leaves the numbers from 900 to the groups of each United Nations file.
function isGroupNumber(text: string): boolean {
  return /^(9\d\d|\d{4})$/.test(text) || (/^\d{3}$/.test(text) && regionName(text, 'en') !== text);
}

/** The same with an index of one's own; see `resolveCountry`. */
export function resolveLabel(
  text: string,
  index: LabelIndex,
  lang?: LabelLanguage,
): CountryResolution {
  const label = withoutMarks(text);
  if (label === '' || /^(n\/?a|n\.a\.|-+|\.+)$/iu.test(label))
    return unresolved(possiblyNamibia(label));
  const shared = sharedWords.get(contentWords(label).join(' '));
  if (shared) return sharedWord(shared, lang);
  const exact = exactReading(label, index, lang);
  if (exact.length > 0) return conclude(exact, lang, index.groups.has(bagOf(contentWords(label))));
  const group = groupOf(label, index);
  if (group) return aggregate(group.code, group.label, 1);
  return firstReading(label, index, lang);
}

// "NA" is Namibia in ISO 3166-1 and "not available" in most tables.
function possiblyNamibia(label: string): Candidate[] {
  return label === 'NA' ? [{ code: 'NAM', label: countryName('NAM', 'en'), score: 0.5 }] : [];
}

function sharedWord(codes: readonly string[], lang?: LabelLanguage): CountryResolution {
  const [first, ...rest] = codes;
  const guesses = rest.map((code) => ({ code, score: 0.4 }));
  return conclude([{ code: first ?? '', score: 0.8 }, ...guesses], lang, true);
}

// "Other Europe", "Total, all countries", "Africa, n.e.s.": the rest of a group is a group.
const RESIDUE = /^(other|rest of|autres?|reste de|otr[oa]s?|resto de|total)[\s,:]+/iu;
const RESIDUE_AFTER =
  /[\s,\-–—]+(other|n\.?e\.?s\.?|unspecified|not specified|autres?|otr[oa]s)$/iu;

function groupOf(label: string, index: LabelIndex) {
  const rest = label.replace(RESIDUE, '').replace(RESIDUE_AFTER, '');
  return (
    index.groups.get(bagOf(contentWords(label))) ?? index.groups.get(bagOf(contentWords(rest)))
  );
}

function firstReading(label: string, index: LabelIndex, lang?: LabelLanguage): CountryResolution {
  const readings = [
    () => reorderedReading(label, index),
    () => bracketReading(label, index, lang),
    () => alternativesReading(label, index, lang),
    () => (isDivision(label) ? [] : coreReading(label, index)),
    () => codeReading(label, lang),
    () => shortenedReading(label, index),
    () => (isDivision(label) || isLookalike(label) ? [] : misspeltReading(label, index)),
  ];
  for (const read of readings) {
    const guesses = read();
    if (guesses.length > 0) return conclude(guesses, lang);
  }
  return unresolved();
}

let divisionNames: ReadonlySet<string> | undefined;

/** Paraguarí is a department of Paraguay and Île-de-France a region, neither a slip for the country. */
function isDivision(label: string): boolean {
  divisionNames ??= new Set(
    Object.values(divisions).flatMap((rows) => rows.map(([, name = '']) => fold(name))),
  );
  return divisionNames.has(fold(label));
}

let lookalikeNames: ReadonlySet<string> | undefined;

/** Almería is a city and Germán a first name, neither a slip for a country. */
function isLookalike(label: string): boolean {
  lookalikeNames ??= new Set([...lookalikes, 'german']);
  return lookalikeNames.has(fold(label));
}

/** "Burma (Myanmar)", "Puerto Rico (USA)": the name outside, if what is inside does not speak against it. */
function bracketReading(label: string, index: LabelIndex, lang?: LabelLanguage): Guess[] {
  const [, outside, inside] = /^([^([]+)[([]([^)\]]+)[)\]]?\s*$/u.exec(label) ?? [];
  if (!outside || !inside) return [];
  const named = plainReading(outside, index, lang);
  const remarked = plainReading(inside, index, lang)[0]?.code;
  const first = named[0];
  if (!first) return [];
  const shared = sharedWords.get(contentWords(outside).join(' '));
  if (shared) return remarked && shared.includes(remarked) ? [{ code: remarked, score: 0.93 }] : [];
  // "China (Hong Kong)": the state, and which part of it.
  if (remarked && country(remarked)?.sovereign === first.code)
    return [{ code: remarked, score: 0.93 }];
  const agrees =
    !remarked || remarked === first.code || country(first.code)?.sovereign === remarked;
  return agrees
    ? [{ code: first.code, score: 0.93 }]
    : [first.code, remarked].map((code) => ({ code, score: 0.5 }));
}

function plainReading(label: string, index: LabelIndex, lang?: LabelLanguage): Guess[] {
  const exact = exactReading(label, index, lang);
  if (exact.length > 0) return exact;
  const reordered = reorderedReading(label, index);
  return reordered.length > 0 ? reordered : coreReading(label, index);
}

/** "Myanmar/Burma" is one country, "Belgium / Luxembourg" is two. */
function alternativesReading(label: string, index: LabelIndex, lang?: LabelLanguage): Guess[] {
  const parts = label.split(/\s*(?:[/|;]|\s[-–—]\s)\s*/u).filter((part) => part !== '');
  if (parts.length < 2) return [];
  const codes = new Set(parts.map((part) => plainReading(part, index, lang)[0]?.code));
  if (codes.has(undefined)) return [];
  const score = codes.size === 1 ? 0.93 : 0.5;
  return [...codes].flatMap((code) => (code ? [{ code, score }] : []));
}

/** Capital letters of a code among names; "RU" is also how Spanish and French shorten the United Kingdom. */
function codeReading(label: string, lang?: LabelLanguage): Guess[] {
  const system = /^[A-Z]{3}$/.test(label) ? 'iso3' : /^[A-Z]{2}$/.test(label) ? 'iso2' : null;
  const code = system && countryCode(label, system);
  if (!code) return [];
  const rival = system === 'iso2' && lang ? shortenedTo(label, lang) : undefined;
  if (!rival || rival === code) return [{ code, score: 0.9 }];
  return [code, rival].map((each) => ({ code: each, score: 0.5 }));
}

/** Whom the people of a language call by these initials. */
const shortenedTo = (initials: string, lang: LabelLanguage): string | undefined =>
  initials === 'RU' && (lang === 'es' || lang === 'fr') ? 'GBR' : undefined;

/** The best guess if it is alone in front; otherwise none, with what it could have been. */
function conclude(
  guesses: readonly Guess[],
  lang?: LabelLanguage,
  doubtful = false,
): CountryResolution {
  const candidates = best(guesses).map((guess) => ({
    ...guess,
    label: countryName(guess.code, displayLang(lang)),
  }));
  const [first, second] = candidates;
  if (!first || (second && second.score > first.score - 0.005)) return unresolved(candidates);
  return {
    ...first,
    kind: isSpecial(first.code) ? (first.code === 'WLD' ? 'aggregate' : 'special') : 'country',
    ambiguous: doubtful || (second !== undefined && second.score > first.score - 0.04),
    alternatives: candidates.slice(1, 6),
  };
}

function aggregate(code: string | null, label: string, score: number): CountryResolution {
  return { code, label, score, kind: 'aggregate', ambiguous: false, alternatives: [] };
}

function displayLang(lang?: LabelLanguage): Lang {
  return LANGS.find((known) => known === lang) ?? 'en';
}
