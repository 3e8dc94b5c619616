import { existsSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale.ts';

export const SAMPLE_LANGS = ['fr', 'en', 'es', 'ar'] as const;
export type SampleLang = (typeof SAMPLE_LANGS)[number];

/** A translator over the project's own message files, for the gallery and the tests; an unknown key is an error. */
export function sampleLocale(lang: SampleLang): Locale {
  const messages = readMessages(lang);
  return {
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    t(key, args = {}) {
      const message = messages[key];
      if (message === undefined) throw new Error(`no message: ${key} (${lang})`);
      return String(new IntlMessageFormat(message, lang).format(args));
    },
  };
}

/** The part of this room until it is merged into the one file of the language. */
function readMessages(lang: SampleLang): Record<string, string> {
  const file = [`locales/parts/charts.${lang}.json`, `locales/${lang}.json`].find((path) =>
    existsSync(path),
  );
  if (!file) throw new Error(`no messages for ${lang}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
