// Makes src/reference/data/languages.json: the codes of ISO 639-1, else 639-2 or 639-3, that Unicode CLDR names in English.
import { writeTable } from './inputs.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
// Not languages: several, none, or unknown.
const NOT_ONE = new Set(['mul', 'und', 'zxx', 'mis', 'root']);

function isKnown(code: string): boolean {
  return !NOT_ONE.has(code) && english.of(code) !== undefined;
}

const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
const triples = pairs.flatMap((pair) => LETTERS.map((third) => pair + third));
// `fra` and `fre` are `fr`, and `iw` has become `he`.
const current = [...pairs, ...triples].filter((code) => Intl.getCanonicalLocales(code)[0] === code);

writeTable('languages', current.filter(isKnown));
