import { editDistance, fold } from '../folding/folding.ts';
import {
  coreOf,
  LABEL_LANGUAGES,
  type LabelIndex,
  type LabelLanguage,
  lettersOf,
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
      (!UNITED.test(coreOf(words)) || said.some((word) => descriptors.has(word))) &&
      // "German" alone is not the former republic.
      (said.length > 0 || descriptors.size === 0 || !(code in FORMER)),
  );
  const guesses = fitting.map(({ code, descriptors }) => ({
    code,
    score: SCORES.core * agreement(said, descriptors),
  }));
  return best([...guesses, ...initialsReading(label, index)]);
}

// « Uni » is no proper name: kingdom, states or emirates say of whom.
const UNITED = /^(united|unis?|unid[oa]s?)$/;

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
 * a short word may only lack a letter or have its own swapped or doubled, a longer one a single slip after its first
 * letter, a long one two. Never where a group of countries is as near.
 */
export function misspeltReading(label: string, index: LabelIndex): Guess[] {
  const typed = contentWords(label);
  const words = typed.map(mendedDescriptor);
  // Only the proper name counts: two republics are not alike for being republics.
  if (words.every((word) => isDescriptor(word) || !mayBeMisspelt(word))) return [];
  const mended = typed.filter((word, at) => word !== words[at]).length;
  const text = words.join(' ');
  const guesses: Guess[] = [];
  for (const [known, meanings] of namesNear(words, index)) {
    const edits = slipsBetween(words, known);
    const beheaded = known.join(' ').slice(1) === text;
    if (!beheaded && (edits >= TOO_FAR || edits + mended > MOST_SLIPS)) continue;
    const score = beheaded ? RIVAL : misspeltScore(edits + mended, text);
    for (const { code, origins } of meanings)
      if (!isOnlyForeign(origins)) guesses.push({ code, score });
  }
  const found = best(guesses);
  if (found.length === 0 || nearGroup(words, index)) return [];
  // Olivia is not Bolivia; but « etonia » may be Letonia as well as Estonia, so that it is neither.
  const answers = found.filter(({ score }) => score !== RIVAL);
  if (answers.length === 0) return [];
  return answers.length < found.length
    ? found.map(({ code }) => ({ code, score: RIVAL }))
    : answers;
}

/** The score of a name whose first letter is missing. */
const RIVAL = 0.5;

/** The names whose letters differ by no more than the slips allowed can make. */
function namesNear(words: readonly string[], { names, letters }: LabelIndex): LabelIndex['names'] {
  const typed = lettersOf(words);
  const most = 2 * mostSlips(words);
  const near: LabelIndex['names'][number][] = [];
  for (let at = 0; at < letters.length; at += 1) {
    if (countBits(typed ^ (letters[at] ?? 0)) > most) continue;
    const name = names[at];
    if (name) near.push(name);
  }
  return near;
}

/** How many slips these words may hold at all; a space more or less is none of a letter. */
function mostSlips(words: readonly string[]): number {
  let most = 0;
  for (const word of words) most += mayBeMisspelt(word) ? slipsAllowed(word) : 1;
  return Math.min(MOST_SLIPS, Math.max(1, most));
}

/** Warren, Hacker's Delight, 5–1. */
function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
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
  const anchored = typed.some((word, at) => word === known[at] && isTelling(word));
  let edits = 0;
  for (const [at, word] of typed.entries()) {
    const other = known[at] ?? '';
    edits += anchored && isCutByOne(word, other) ? 1 : slipsInWord(word, other);
    if (edits >= TOO_FAR) return TOO_FAR;
  }
  return edits;
}

/** A word of a name that alone says much of whose it is: beside it, a short one may lack a letter ("Soth Africa"). */
function isTelling(word: string): boolean {
  return mayBeMisspelt(word) && !isDescriptor(word);
}

function isCutByOne(typed: string, known: string): boolean {
  return (
    typed.length >= 2 &&
    typed.length + 1 === known.length &&
    !HAN.test(typed) &&
    editDistance(typed, known, 1) === 1
  );
}

function misplacedSpace(typed: string, known: string): number {
  if (typed === known) return 1;
  if (Math.abs(typed.length - known.length) > 1) return TOO_FAR;
  return mayBeMisspelt(typed) && slipsInWord(typed, known) === 1 ? 2 : TOO_FAR;
}

const [SHORT, LONG] = [7, 10];

const slipsAllowed = (word: string): number => (word.length < LONG ? 1 : 2);

function slipsInWord(typed: string, known: string): number {
  if (typed === known) return 0;
  if (!mayBeMisspelt(typed)) return TOO_FAR;
  const limit = slipsAllowed(typed);
  if (Math.abs(typed.length - known.length) > limit) return TOO_FAR;
  const distance = editDistance(typed, known, limit);
  if (distance > limit) return TOO_FAR;
  if (hasSameLetters(typed, known)) return distance;
  if (typed[0] !== known[0]) return TOO_FAR;
  // Another letter in a short word makes another name (Angela); one too few or too many, in any but its first place, rarely.
  return typed.length < SHORT && typed.length + 1 !== known.length ? TOO_FAR : distance;
}

const HAN = /\p{Script=Han}/u;

// A character of Chinese is a word, not a letter.
function mayBeMisspelt(word: string): boolean {
  return word.length >= 5 && !HAN.test(word);
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
