import { randomInt } from 'node:crypto';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import type { Lang } from '../../reference/languages/languages.ts';

/** Words that were chosen to be told apart by ear and by their first four letters (BIP 39); there is no Arabic list. */
const WORDS: Partial<Record<Lang, readonly string[]>> = {
  fr: french,
  en: english,
  es: spanish,
};
/** Twelve of 2,048 words, or eight numbers of five digits: 132 bits each. */
const [COUNT, NUMBERS] = [12, 8];

/** Something that can be written down and said, and that opens the account when the code is lost. */
export function newPhrase(lang: Lang): string {
  const words = WORDS[lang];
  if (!words)
    return Array.from({ length: NUMBERS }, () => String(randomInt(100_000)).padStart(5, '0')).join(
      ' ',
    );
  return Array.from({ length: COUNT }, () => words[randomInt(words.length)]).join(' ');
}

const EASTERN = /[٠-٩۰-۹]/g;

/** The phrase as it is hashed, however it was typed: accents, case, blanks and digits of any script do not matter. */
export function readPhrase(typed: string): string | null {
  if (typed.length > 500) return null;
  const plain = typed
    .replace(EASTERN, (digit) => String(digit.charCodeAt(0) % 16))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z]+|\d{5}/g);
  return plain && (plain.length === COUNT || plain.length === NUMBERS) ? plain.join(' ') : null;
}
