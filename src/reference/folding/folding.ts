export { withoutEntities } from './entities.ts';

/** Letters that Unicode does not decompose, as people type them on a plain keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ə: 'e',
  ɛ: 'e',
  ɔ: 'o',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ٱ: 'ا',
  ء: '',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

// Marks of Latin, Greek, Cyrillic, Arabic and Hebrew only: Indic vowel signs and Japanese voicing marks carry the word.
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const APOSTROPHE = /['’‘ʼʻ`´ʿʾ‛′]/;
const APOSTROPHES = new RegExp(APOSTROPHE, 'g');
const PLAIN_TEXT = /^[ -~]*$/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const ACRONYM_DOTS =
  /(?<![\p{L}\p{N}])(?:(?:\p{L}\.[ \t]?){2,}(?:\p{L}(?![\p{L}\p{N}]))?|\p{L}\.\p{L}(?![\p{L}\p{N}]))/gu;

/**
 * The key under which labels are compared: lower case, without accents, vowel marks, tatweel, apostrophes and
 * punctuation; words separated by one space. « Côte d’Ivoire » → `cote d ivoire`, `U.S.A.` → `usa`, «Ёлкино» → `елкино`.
 */
export function fold(text: string): string {
  const plain = plainLetters(text);
  // Most names have neither; the two expressions are the dearest part of folding.
  const joined = plain.includes('.') ? plain.replace(ACRONYM_DOTS, withoutDots) : plain;
  const elided = APOSTROPHE.test(joined) ? withoutApostrophes(joined) : joined;
  return elided.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

function withoutDots(dotted: string): string {
  return ` ${dotted.replace(/[. \t]/g, '')} `;
}

// « l’Algérie » and « Côte d’Ivoire » are two words each, "People's" and "Nuku'alofa" one.
function withoutApostrophes(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])([ld])['’‘ʼ`´](?=\p{L})/gu, '$1 ').replace(APOSTROPHES, '');
}

function plainLetters(text: string): string {
  if (PLAIN_TEXT.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter);
}

// Three rows of the table of distances, kept between calls: this is the innermost loop of every search for a slip.
let [older, above, current] = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)];

/**
 * Edits between two folded strings of at most 255 letters: insertions, deletions, substitutions and swaps of
 * neighbours (optimal string alignment), or `limit + 1` once it is known to exceed `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit || right.length > 255) return limit + 1;
  for (let column = 0; column <= right.length; column++) above[column] = column;
  for (let row = 1; row <= left.length; row++) {
    if (fillRow(left, right, row) > limit) return limit + 1;
    [older, above, current] = [above, current, older];
  }
  return Math.min(above[right.length] ?? 0, limit + 1);
}

/** Fills `current` and gives its least value. */
function fillRow(left: string, right: string, row: number): number {
  const letter = left.charCodeAt(row - 1);
  current[0] = row;
  let least = row;
  for (let column = 1; column <= right.length; column++) {
    const other = right.charCodeAt(column - 1);
    const replaced = (above[column - 1] ?? 0) + (letter === other ? 0 : 1);
    let edits = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced);
    if (
      row > 1 &&
      column > 1 &&
      letter === right.charCodeAt(column - 2) &&
      left.charCodeAt(row - 2) === other
    )
      edits = Math.min(edits, (older[column - 2] ?? 0) + 1);
    current[column] = edits;
    if (edits < least) least = edits;
  }
  return least;
}
