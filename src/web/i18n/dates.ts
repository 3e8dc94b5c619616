import type { Lang } from '../../reference/languages/languages.ts';
import { dateFormat } from './formats.ts';

/** Dates in full, as each language writes them. */
export function longDate(value: Date | string, lang: Lang): string {
  const date =
    typeof value === 'string'
      ? new Date(value.length === 10 ? `${value}T00:00:00Z` : value)
      : value;
  return dateFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

export function longMoment(value: Date, lang: Lang): string {
  return dateFormat(lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(value);
}
