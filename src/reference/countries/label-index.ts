import labels from '../data/country-labels.json' with { type: 'json' };
import { LANGS } from '../languages/languages.ts';
import { groupLabels } from './aggregates.ts';
import { ALIASES } from './aliases.ts';
import { countryName, regionNames } from './names.ts';
import { COUNTRIES } from './table.ts';
import { bagOf, contentWords, isDescriptor, keyOf } from './words.ts';

export const LABEL_LANGUAGES = ['fr', 'en', 'es', 'ar', 'ru', 'zh'] as const;
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];

/** Where a label comes from: published in one of the six languages, collected by us, or a name in a further language. */
type Origin = LabelLanguage | 'alias' | 'other';

export interface Meaning {
  readonly code: string;
  readonly origins: Set<Origin>;
}

/** A name without the words that say what a state is: « République du Congo » has the core `congo`. */
interface Core {
  readonly code: string;
  readonly descriptors: ReadonlySet<string>;
}

export interface LabelIndex {
  /** Content words in order. */
  readonly ordered: ReadonlyMap<string, readonly Meaning[]>;
  /** The same, cut into words once: every search for a slip of the pen goes through all of them. */
  readonly names: readonly (readonly [words: readonly string[], meanings: readonly Meaning[]])[];
  /** The letters of each of these names (see `lettersOf`), side by side so that most are passed over at once. */
  readonly letters: Int32Array;
  /** Content words sorted: "Korea, Rep." and "Republic of Korea". */
  readonly bags: ReadonlyMap<string, readonly string[]>;
  readonly cores: ReadonlyMap<string, readonly Core[]>;
  /** Groups of countries: the world (`WLD`) or any other (null), by sorted content words. */
  readonly groups: ReadonlyMap<string, { code: string | null; label: string }>;
}

let built: LabelIndex | undefined;

export function labelIndex(): LabelIndex {
  built ??= buildLabelIndex(() => true);
  return built;
}

/** `keep` chooses among the origins, so that a test can leave one out. */
export function buildLabelIndex(keep: (origin: Origin, label: string) => boolean): LabelIndex {
  const ordered = new Map<string, Meaning[]>();
  const bags = new Map<string, string[]>();
  const cores = new Map<string, Core[]>();
  for (const [code, origin, label] of knownLabels()) {
    if (!keep(origin, label)) continue;
    const bare = withoutMarks(label);
    const words = contentWords(bare);
    addMeaning(ordered, keyOf(bare), code, origin);
    if (words.every(isDescriptor)) continue;
    addOnce(bags, bagOf(words), code);
    addCore(cores, words, code);
  }
  const names = [...ordered].map(([key, meanings]) => [key.split(' '), meanings] as const);
  const letters = Int32Array.from(names, ([words]) => lettersOf(words));
  return { ordered, names, letters, bags, cores, groups: groupIndex() };
}

/** Which letters a name has, as a set of 32 bits: a slip adds or takes away one of them, or one of each. */
export function lettersOf(words: readonly string[]): number {
  let letters = 0;
  for (const word of words)
    for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function* knownLabels(): Generator<readonly [string, Origin, string]> {
  for (const [code, byLanguage] of Object.entries(labels)) {
    for (const [language, names] of Object.entries(byLanguage))
      for (const name of names) yield [code, language as Origin, name];
  }
  for (const { code, alpha2 } of COUNTRIES) {
    for (const lang of LANGS) yield [code, lang, countryName(code, lang)];
    if (alpha2)
      for (const language of LABEL_LANGUAGES)
        yield [code, language, regionNames(language).of(alpha2) ?? alpha2];
  }
  for (const [code, names] of Object.entries(ALIASES))
    for (const name of names) yield [code, 'alias', name];
}

function addMeaning(ordered: Map<string, Meaning[]>, key: string, code: string, origin: Origin) {
  const meanings = ordered.get(key) ?? [];
  const same = meanings.find((meaning) => meaning.code === code);
  if (same) same.origins.add(origin);
  else ordered.set(key, [...meanings, { code, origins: new Set([origin]) }]);
}

function addOnce(bags: Map<string, string[]>, key: string, code: string) {
  const codes = bags.get(key) ?? [];
  if (!codes.includes(code)) bags.set(key, [...codes, code]);
}

function addCore(cores: Map<string, Core[]>, words: readonly string[], code: string) {
  const key = coreOf(words);
  const descriptors = new Set(words.filter(isDescriptor));
  cores.set(key, [...(cores.get(key) ?? []), { code, descriptors }]);
}

export function coreOf(words: readonly string[]): string {
  return bagOf(words.filter((word) => !isDescriptor(word)));
}

function groupIndex() {
  // The first spelling is the one shown.
  const keyed = groupLabels().map((group) => [bagOf(contentWords(group.label)), group] as const);
  return new Map(keyed.reverse());
}

/** A label without footnote marks, indentation, numbering, and what it says it includes or leaves out. */
export function withoutMarks(label: string): string {
  return label
    .replace(/[¹²³⁰-⁹ᵃ-ᶻ*†‡§#]+/gu, ' ')
    .replace(/[[(]\s*(?:\d{1,2}|[a-z])\s*[\])]/giu, ' ')
    .replace(/^[\s.…·•\-–—\d]+(?=\p{L})/u, '')
    .replace(/[\s,;/]*\d{1,2}(?:\s*,\s*\d{1,2})*\s*$/u, '')
    .replace(
      /[\s,(]+(?:excl|incl|exc\.|except|sauf|y compris|sans |hors |sin incluir)[^)]*\)?\s*$/iu,
      '',
    )
    .trim();
}
