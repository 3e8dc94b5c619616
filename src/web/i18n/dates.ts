import type { Lang } from '../../reference/languages/languages.ts';

/** Dates in full, as each language writes them. */
export function longDate(value: Date | string, lang: Lang): string {
  const date =
    typeof value === 'string'
      ? new Date(value.length === 10 ? `${value}T00:00:00Z` : value)
      : value;
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

export function longMoment(value: Date, lang: Lang): string {
  return new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(value);
}
