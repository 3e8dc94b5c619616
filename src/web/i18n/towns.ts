import type { Locale } from './i18n.ts';

/** Directories of the world name districts in English: « 16th arrondissement of Paris » is Paris, 16e arrondissement. */
export function townName(town: string, locale: Pick<Locale, 't'>): string {
  const [, number, city] = /^(\d{1,2})(?:st|nd|rd|th) arrondissement of (.+)$/.exec(town) ?? [];
  return city ? locale.t('town.arrondissement', { city, number: Number(number) }) : town;
}
