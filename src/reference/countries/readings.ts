import { editDistance, fold } from '../folding/folding.ts';
import {
  coreOf,
  LABEL_LANGUAGES,
  type LabelIndex,
  type LabelLanguage,
  type Meaning,
} from './label-index.ts';
import { FORMER } from './table.ts';
import { bagOf, contentWords, isDescriptor, keyOf, mendedDescriptor } from './words.ts';

/** One country that a label may mean. */
export interface Guess {
  readonly code: string;
  readonly score: number;
}

const SCORES = {
  exact: 1,
  alias: 0.98,
  foreign: 0.95,
  bag: 0.95,
  other: 0.92,
  core: 0.9,
  short: 0.88,
};

/** The very name, whatever its case, accents and articles. */
export function exactReading(label: string, index: LabelIndex, lang?: LabelLanguage): Guess[] {
  const meanings = index.ordered.get(keyOf(label)) ?? [];
  return best(
    meanings.map((meaning) => ({ code: meaning.code, score: exactScore(meaning, lang) })),
  );
}

function exactScore({ origins }: Meaning, lang?: LabelLanguage): number {
  const published = LABEL_LANGUAGES.some((language) => origins.has(language));
  if (lang ? origins.has(lang) : published) return SCORES.exact;
  if (origins.has('alias')) return SCORES.alias;
  return published ? SCORES.foreign : SCORES.other;
}

/** The same words in another order: "Iran, Islamic Rep.". */
export function reorderedReading(label: string, index: LabelIndex): Guess[] {
  const codes = index.bags.get(bagOf(contentWords(label))) ?? [];
  return codes.map((code) => ({ code, score: SCORES.bag }));
}

/**
 * The same proper name with other words for what the state is: "Kingdom of Senegal", "Korea, Dem. Rep.". Among
 * several countries of one proper name the words for the state must choose.
 */
export function coreReading(label: string, index: LabelIndex): Guess[] {
  const words = contentWords(label);
  const said = words.filter(isDescriptor);
  const cores = index.cores.get(coreOf(words)) ?? [];
  const fitting = cores.filter(
    ({ code, descriptors }) =>
      (said.includes('island') || !descriptors.has('island')) &&
      // "German" alone is not the former republic.
      (said.length > 0 || descriptors.size === 0 || !(code in FORMER)),
  );
  const guesses = fitting.map(({ code, descriptors }) => ({
    code,
    score: SCORES.core * agreement(said, descriptors),
  }));
  return best([...guesses, ...initialsReading(label, index)]);
}

/** The words for the state as initials: "FS Micronesia", "Lao PDR". */
function initialsReading(label: string, index: LabelIndex): Guess[] {
  const [, initials] = /(?<!\p{L})(\p{Lu}{2,4})(?!\p{L})/u.exec(label) ?? [];
  if (!initials) return [];
  const core = coreOf(contentWords(label.replace(initials, ' ')));
  const spelt = (index.cores.get(core) ?? []).filter(
    ({ descriptors }) =>
      [...descriptors].map((word) => word[0]).join('') === initials.toLowerCase(),
  );
  return spelt.map(({ code }) => ({ code, score: SCORES.core }));
}

function agreement(said: readonly string[], known: ReadonlySet<string>): number {
  const shared = said.filter((word) => known.has(word)).length;
  const all = new Set([...said, ...known]).size;
  return all === 0 ? 1 : 0.8 + (0.2 * shared) / all;
}

/** Words cut short with a point, or single letters: "Equat. Guinea", "N. Korea", "Bosnia & Herz.". */
export function shortenedReading(label: string, index: LabelIndex): Guess[] {
  const cut = new Set([...label.matchAll(/(\p{L}+)\./gu)].map(([, word]) => fold(word ?? '')));
  const words = contentWords(label);
  const isCut = (word: string) => cut.has(word) || word.length === 1;
  if (!words.some(isCut) || words.every(isCut)) return [];
  return matching(
    index,
    (known) =>
      known.length === words.length &&
      words.every((word, at) => {
        const full = known[at] ?? '';
        return isCut(word) ? full.startsWith(word) : full === word;
      }),
  );
}

function matching(index: LabelIndex, fits: (known: readonly string[]) => boolean): Guess[] {
  const guesses: Guess[] = [];
  for (const [known, meanings] of index.names) {
    if (fits(known)) guesses.push(...meanings.map(({ code }) => ({ code, score: SCORES.short })));
  }
  return best(guesses);
}

/**
 * A slip of the pen in a word of the name. Names of other things differ by a letter as well (Angela, Vienna, Tunis):
 * a short word may only have its own letters swapped or doubled, a longer one a single slip after its first letter,
 * a long one two. Never where a group of countries is as near.
 */
export function misspeltReading(label: string, index: LabelIndex): Guess[] {
  const typed = contentWords(label);
  const words = typed.map(mendedDescriptor);
  // Only the proper name counts: two republics are not alike for being republics.
  if (words.every((word) => isDescriptor(word) || !mayBeMisspelt(word))) return [];
  const mended = typed.filter((word, at) => word !== words[at]).length;
  const guesses: Guess[] = [];
  for (const [known, meanings] of index.names) {
    const edits = slipsBetween(words, known);
    if (edits === TOO_FAR || edits + mended > MOST_SLIPS) continue;
    const score = misspeltScore(edits + mended, words.join(' '));
    for (const { code, origins } of meanings)
      if (!isOnlyForeign(origins)) guesses.push({ code, score });
  }
  return guesses.length === 0 || nearGroup(words, index) ? [] : best(guesses);
}

// Among the names in a hundred further languages something is always near.
function isOnlyForeign(origins: Meaning['origins']): boolean {
  return origins.size === 1 && origins.has('other');
}

const TOO_FAR = 99;
const MOST_SLIPS = 3;

function slipsBetween(typed: readonly string[], known: readonly string[]): number {
  if (typed.length !== known.length) {
    // A space more or less; other names differ by more.
    if (Math.abs(typed.length - known.length) > 1) return TOO_FAR;
    return misplacedSpace(typed.join(''), known.join(''));
  }
  let edits = 0;
  for (const [at, word] of typed.entries()) {
    edits += slipsInWord(word, known[at] ?? '');
    if (edits >= TOO_FAR) return TOO_FAR;
  }
  return edits;
}

function misplacedSpace(typed: string, known: string): number {
  if (typed === known) return 1;
  if (Math.abs(typed.length - known.length) > 1) return TOO_FAR;
  return mayBeMisspelt(typed) && slipsInWord(typed, known) === 1 ? 2 : TOO_FAR;
}

const [SHORT, LONG] = [7, 10];

function slipsInWord(typed: string, known: string): number {
  if (typed === known) return 0;
  if (!mayBeMisspelt(typed)) return TOO_FAR;
  const limit = typed.length < LONG ? 1 : 2;
  if (Math.abs(typed.length - known.length) > limit) return TOO_FAR;
  const distance = editDistance(typed, known, limit);
  if (distance > limit) return TOO_FAR;
  if (hasSameLetters(typed, known)) return distance;
  return typed.length < SHORT || typed[0] !== known[0] ? TOO_FAR : distance;
}

// A character of Chinese is a word, not a letter.
function mayBeMisspelt(word: string): boolean {
  return word.length >= 5 && !/\p{Script=Han}/u.test(word);
}

/** Two letters swapped, or one doubled or not. */
function hasSameLetters(typed: string, known: string): boolean {
  const lettersOf = (word: string) => [...word.replace(/(.)\1/gu, '$1')].sort().join('');
  return lettersOf(typed) === lettersOf(known);
}

function misspeltScore(edits: number, text: string): number {
  return Math.max(0.3, 0.85 - (0.9 * edits) / text.length);
}

function nearGroup(words: readonly string[], index: LabelIndex): boolean {
  const typed = [...words].sort();
  for (const key of index.groups.keys())
    if (slipsBetween(typed, key.split(' ')) < TOO_FAR) return true;
  return false;
}

/** The best score of each code, highest first. */
export function best(guesses: readonly Guess[]): Guess[] {
  const highest = new Map<string, Guess>();
  for (const guess of guesses) {
    const before = highest.get(guess.code);
    if (!before || before.score < guess.score) highest.set(guess.code, guess);
  }
  return [...highest.values()].sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
}
