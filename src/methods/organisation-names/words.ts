import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { fold } from '../../reference/folding/folding.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import { conceptOf, isGeneric, isLegalForm, isLink } from './lexicon.ts';
import { isLatin, skeletonOf } from './skeleton.ts';

export interface Word {
  readonly text: string;
  /** `#concept` or `@country` in any language, else the word itself without its plural. */
  readonly key: string;
  readonly generic: boolean;
  readonly latin: boolean;
  readonly skeleton: string;
}

/** A name taken apart. */
export interface NameParts {
  /** All words that count, in one order and without what kind of thing it is: equal cores are one name. */
  readonly core: string;
  /** The same without any blank: « ActionAid » is « Action Aid ». */
  readonly letters: string;
  readonly words: readonly Word[];
  /** Short forms that the name itself gives: `ACF` in « Action contre la faim (ACF) ». */
  readonly acronyms: ReadonlySet<string>;
  /** What its words would be called for short, with and without the words that join. */
  readonly initials: ReadonlySet<string>;
  /** Countries that it names: a branch of one country is not that of another. */
  readonly countries: ReadonlySet<string>;
}

const LONGEST = 160;
const MOST_WORDS = 24;

/** Takes a name apart: legal forms and joining words fall away, brackets and dashes may hide a short form. */
export function partsOf(name: string): NameParts {
  const { body, shortForms } = shortFormsIn(subjectOf(name.normalize('NFC')).slice(0, LONGEST));
  const all = fold(body).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  const content = all.filter((word) => !isLink(word) && !isLegalForm(word));
  const words = withCountries(content.length > 0 ? content : all);
  const [only, ...others] = words;
  // A name of one word may be what another gives as its short form.
  const alone = only && others.length === 0 && !/^[#@]/.test(only.key) ? [only.text] : [];
  return {
    core: coreOf(words),
    letters: content.join(''),
    words,
    acronyms: new Set([...shortForms, ...alone]),
    initials: initialsOf(all),
    countries: new Set(words.flatMap(({ key }) => (key.startsWith('@') ? [key] : []))),
  };
}

/** « Association des amis de Kayes » is « Amis de Kayes ». */
function coreOf(words: readonly Word[]): string {
  const keys = words.map(({ key }) => key);
  const telling = keys.filter((key) => key !== '#association' && key !== '#organisation');
  return (telling.length > 0 ? telling : keys).sort().join(' ');
}

/** Lists hold whole sentences in the place of a name: « SOMTRAG is a charity that… » names its subject. */
function subjectOf(text: string): string {
  if (text.length < 60) return text;
  const [, subject] =
    /^(.{2,60}?),?\s+(?:is|was|are|were|has|aims|est|es|e|ist|wurde|fut|a été|fue)\s/iu.exec(
      text,
    ) ?? [];
  return subject ?? text;
}

function wordOf(text: string): Word {
  const concept = conceptOf(text);
  return {
    text,
    key: concept ? `#${concept}` : singular(text),
    generic: concept !== null && isGeneric(concept),
    latin: isLatin(text),
    skeleton: skeletonOf(text),
  };
}

// French, English and Spanish plurals: enough to make « écoles » and « école » one word.
const singular = (word: string): string =>
  word.length > 4 && isLatin(word) ? word.replace(/(?<=[^s])s$|x$/, '') : word;

/** Names of countries, of several words too, and of their people become one word in all languages. */
function withCountries(words: readonly string[]): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const [code, length] = countryAt(words, at);
    const text = words.slice(at, at + length).join(' ');
    found.push(code ? { ...wordOf(text), key: `@${code}`, generic: false } : wordOf(text));
    at += length;
  }
  return found;
}

const LONGEST_COUNTRY = 4;

function countryAt(words: readonly string[], at: number): [code: string | null, length: number] {
  for (let length = Math.min(LONGEST_COUNTRY, words.length - at); length > 0; length -= 1) {
    const code = countryCalled(words.slice(at, at + length).join(' '));
    if (code) return [code, length];
  }
  return [null, 1];
}

/** An acronym as it is written: two to nine signs, mostly capitals, no blank. */
const SHORT = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{Lt}\d&.-]{2,9}(?:\p{Ll}{0,3}\p{Lu}*)?$/u;
/** One word in brackets or beside a dash is a short form too, capitals or not: « (Cesvi) ». */
const ONE_WORD = /^[\p{L}\d-]{3,14}$/u;

/** What stands in brackets, beside a dash or at either end in capitals, and what is left of the name without it. */
function shortFormsIn(written: string): { body: string; shortForms: string[] } {
  const shortForms: string[] = [];
  const take = (text: string, form: RegExp): boolean => {
    const short = text.trim().replace(/[.#"'“”]/g, '');
    const folded = fold(short).replaceAll(' ', '');
    if (!form.test(short)) return false;
    if (form === ONE_WORD && (conceptOf(folded) || countryCalled(folded))) return false;
    shortForms.push(folded);
    return true;
  };
  const bracketed = written.replace(/[([]([^)\]]{1,40})[)\]]?/g, (whole, inside: string) =>
    take(inside, SHORT) || take(inside, ONE_WORD) ? ' ' : whole,
  );
  const parts = bracketed.split(
    /\s+[-–—:]\s*|\s*[-–—:]\s+|\s*[/|*]\s*|(?<=\p{Lu})-(?=\p{Lu}\p{Ll})/u,
  );
  const kept = parts.length > 1 ? parts.filter((part) => !take(part, SHORT)) : parts;
  const words = (kept.length > 0 ? kept : parts)
    .join(' ')
    .trim()
    .split(/[\s,]+/);
  // A name all in capitals tells nothing by its capitals.
  if (words.length > 2 && /\p{Ll}/u.test(words.join(''))) {
    if (take(words.at(-1) ?? '', SHORT)) words.pop();
    else if (take(words[0] ?? '', SHORT)) words.shift();
  }
  if (words.length === 1 && parts.length === 1) take(words[0] ?? '', SHORT);
  return { body: words.join(' '), shortForms };
}

function initialsOf(words: readonly string[]): ReadonlySet<string> {
  const first = (chosen: readonly string[]) => chosen.map((word) => [...word][0] ?? '').join('');
  const content = words.filter((word) => !isLink(word));
  const bare = content.filter((word) => !isLegalForm(word));
  return new Set([words, content, bare].map(first).filter((text) => text.length >= 2));
}

const namesOfCountries = COUNTRIES.flatMap(({ code }) =>
  LANGS.map((lang) => {
    const words = fold(countryName(code, lang)).split(' ');
    return { code, name: words.filter((word) => !isLink(word)).join(' ') };
  }),
);
const byName = new Map(namesOfCountries.map(({ code, name }) => [name, code]));
const singleNames = namesOfCountries.filter(({ name }) => !name.includes(' '));
const SHORT_COUNTRIES: Readonly<Record<string, string>> = {
  ...{ uk: 'GBR', usa: 'USA', uae: 'ARE', drc: 'COD', rdc: 'COD' },
};
const known = new Map<string, string | null>();
const MOST_KNOWN = 50_000;

/** The country that folded words name, or whose people they name; null where there is none or more than one. */
function countryCalled(text: string): string | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = SHORT_COUNTRIES[text] ?? byName.get(text) ?? peopleOf(text);
  if (known.size < MOST_KNOWN) known.set(text, found);
  return found;
}

/** « sénégalais », "senegalese", «senegaleses»: a word that shares all but the end of one country's name. */
function peopleOf(word: string): string | null {
  if (word.length < 5 || word.includes(' ') || conceptOf(word)) return null;
  const fitting = singleNames.filter(({ name }) => {
    const stem = Math.max(4, name.length - 2);
    return (
      word.startsWith(name.slice(0, stem)) && name.length >= 4 && word.length <= name.length + 5
    );
  });
  const codes = new Set(fitting.map(({ code }) => code));
  return codes.size === 1 ? ([...codes][0] ?? null) : null;
}
