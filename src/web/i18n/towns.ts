import type { Locale } from './i18n.ts';
import { isolated } from './isolation.ts';

/** Directories of the world name districts in English: « 16th arrondissement of Paris » is Paris, 16e arrondissement. */
export function townName(town: string, locale: Pick<Locale, 't' | 'dir'>): string {
  const [, number, city] = /^(\d{1,2})(?:st|nd|rd|th) arrondissement of (.+)$/.exec(town) ?? [];
  if (city) return locale.t('town.arrondissement', { city, number: Number(number) });
  return locale.dir === 'rtl' ? isolated(town) : town;
}
