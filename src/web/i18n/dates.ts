import type { Lang } from '../../reference/languages/languages.ts';
import { dateFormat } from './formats.ts';

/** Dates in full, as each language writes them. */
export function longDate(value: Date | string, lang: Lang): string {
  const date =
    typeof value === 'string'
      ? new Date(value.length === 10 ? `${value}T00:00:00Z` : value)
      : value;
  return firstOfMonth(dateFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(date), lang);
}

export function longMoment(value: Date, lang: Lang): string {
  const format = dateFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return firstOfMonth(format.format(value), lang);
}

/** French writes « 1er novembre », which CLDR leaves out. */
const firstOfMonth = (text: string, lang: Lang): string =>
  lang === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text;
