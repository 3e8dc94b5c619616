import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { home } from '../../platform/home.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { isolated } from './isolation.ts';

export type Arguments = Record<string, string | number>;

/** What a page needs to speak one language. */
export interface Locale {
  readonly lang: Lang;
  readonly dir: 'ltr' | 'rtl';
  t(key: string, args?: Arguments): string;
  /** Whether the key exists, for keys that are made from data. */
  has(key: string): boolean;
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']);

const messages = readMessages();

export function localeOf(lang: Lang): Locale {
  return locales[lang];
}

const locales = Object.fromEntries(LANGS.map((lang) => [lang, makeLocale(lang)])) as Record<
  Lang,
  Locale
>; // LANGS names every key

function makeLocale(lang: Lang): Locale {
  const own = messages[lang] ?? {};
  const compiled = new Map<string, IntlMessageFormat>();
  // Without arguments a message is always the same text.
  const plain = new Map<string, string>();
  const compile = (key: string): IntlMessageFormat => {
    const text = own[key];
    if (text === undefined) throw new Error(`missing message: ${key} in ${lang}`);
    return new IntlMessageFormat(text, lang, undefined, { ignoreTag: true });
  };
  const dir = RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
  const say = dir === 'rtl' ? sayApart : sayPlainly;
  return {
    lang,
    dir,
    has: (key) => own[key] !== undefined,
    t: (key, args) => {
      const text = args ? undefined : plain.get(key);
      if (text !== undefined) return text;
      const message = compiled.get(key) ?? compile(key);
      compiled.set(key, message);
      const said = say(message, args);
      if (!args) plain.set(key, said);
      return said;
    },
  };
}

function sayPlainly(message: IntlMessageFormat, args?: Arguments): string {
  return String(message.format(args));
}

/** Names of the other direction are held apart where they are said, and are as they were where they choose a form. */
function sayApart(message: IntlMessageFormat, args: Arguments = {}): string {
  const given = Object.entries(args).map(([key, value]) => [key, apart(value)]);
  const parts = message.format<Apart>(Object.fromEntries(given));
  return [parts]
    .flat()
    .map((part) => (typeof part === 'string' ? part : part.said))
    .join('');
}

interface Apart {
  readonly said: string;
  /** A form is chosen by what an argument is as a string. */
  readonly toString: () => string;
}

function apart(value: string | number): string | number | Apart {
  if (typeof value === 'number') return value;
  const said = isolated(value);
  return said === value ? value : { said, toString: () => value };
}

function readMessages(): Record<string, Record<string, string>> {
  const folder = join(home, 'locales');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      basename(name, '.json'),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
  );
}

/** The best of our languages for a browser's `Accept-Language`; French, the reference, where none fits. */
export function preferredLang(header: string | undefined): Lang {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { tag: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  return wanted.flatMap(({ tag }) => LANGS.filter((lang) => lang === tag))[0] ?? 'fr';
}
