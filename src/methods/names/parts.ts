import { latinLetters, scriptOf } from './letters.ts';
import { PARTICLES, PATRONYMIC, TITLES } from './lexicon.ts';
import { type Word, wordOf } from './similarity.ts';

export type Role = 'name' | 'initial' | 'title' | 'particle' | 'patronymic';

export interface Part {
  readonly text: string;
  readonly role: Role;
  readonly word: Word;
}

/** What is read of a longer name. */
const LONGEST_NAME = 200;
const MOST_PARTS = 12;
const SEPARATORS = /[\s,;:_/\\|()[\]{}"«»“”·•・･=＝~+*&-]|[\u2010-\u2015\u2212]/u;
const SEPARATED = new RegExp(`(?:${SEPARATORS.source})+`, 'u');
const APOSTROPHE = /['’‘ʼʻ`´ʿʾ‛′]/g;
/** « d’Almeida » is « de Almeida »; « N’Diaye » and « O’Brien » are one word. */
const ELISION = /(?<!\p{L})([dl])['’‘ʼ`´](?=\p{L}{3})/giu;

/**
 * The words of a name with what each is for: « El Hadj Mohamed ould Ahmed » → title (twice: « el » a particle), name,
 * particle, name. Where nothing else is left, titles and particles are names themselves.
 */
export function partsOf(name: string): readonly Part[] {
  const known = kept.get(name);
  if (known) return known;
  const parts = divide(name);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (name.length <= LONGEST_NAME) kept.set(name, parts);
  return parts;
}

const MOST_KEPT = 10_000;
const kept = new Map<string, readonly Part[]>();

function divide(name: string): readonly Part[] {
  const words = name
    .slice(0, LONGEST_NAME)
    .normalize('NFKC')
    .replace(ELISION, '$1e ')
    .split(SEPARATED)
    .flatMap(initialsApart)
    .map(plainWord)
    .filter((word) => word !== '')
    .slice(0, MOST_PARTS);
  const parts = words.map((text) => ({ text, role: roleOf(text), word: wordOf(text) }));
  const named = parts.some(({ role }) => role === 'name' || role === 'patronymic');
  return named ? parts : parts.map((part) => ({ ...part, role: asName(part) }));
}

/** « J.P. » is two initials, « Mme. » one word. */
function initialsApart(word: string): string[] {
  return word.split('.').filter((piece) => piece !== '');
}

function plainWord(word: string): string {
  const script = scriptOf(word);
  if (script === 'latin') return latinLetters(word);
  return script === 'hebrew' ? word : word.replace(APOSTROPHE, '').toLowerCase();
}

function roleOf(word: string): Role {
  if (TITLES.has(word)) return 'title';
  if (PARTICLES.has(word)) return 'particle';
  if (PATRONYMIC.test(word)) return 'patronymic';
  return isInitial(word) ? 'initial' : 'name';
}

// A single hanzi or hangul is a name.
function isInitial(word: string): boolean {
  return [...word].length === 1 && !/[\p{Script=Han}\p{Script=Hangul}]/u.test(word);
}

const asName = ({ role, text }: Part): Role =>
  role === 'initial' || isInitial(text) ? 'initial' : 'name';

/** A name in hanzi or hangul without blanks also as its first syllable, the family, and the rest, the given name. */
export function readingsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const [only] = parts;
  if (!only || parts.length > 1) return [parts];
  const syllables = [...only.text];
  if (!/^[\p{Script=Han}\p{Script=Hangul}]{2,4}$/u.test(only.text)) return [parts];
  const [family = '', ...given] = syllables;
  return [parts, [family, given.join('')].map((text) => ({ ...only, text, word: wordOf(text) }))];
}
