/** What persons' pages say of lists and values. */
import type { ColumnUse } from '../../collect/lists/lists.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { number } from '../../web/components/locale.ts';
import type { Site } from '../../web/http/site.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Linkage, listNames } from '../intake/intake.ts';
import type { Said } from './opening.ts';

/** A list as pages name it: its letter, its holder and its source. */
export interface NamedList {
  readonly id: string;
  readonly letter: string;
  readonly name: string;
}

/** In the order of the linkage. */
export async function namedLists(
  site: Site,
  { settings }: Linkage,
  locale: Locale,
): Promise<NamedList[]> {
  const names = await listNames(site, locale);
  return settings.lists.map((id, at) => ({ id, letter: letterAt(at), name: names.get(id) ?? '' }));
}

/** A, B, … Z, then 27, 28, … */
const letterAt = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : String(at + 1));

const COUNTRIES: readonly ColumnUse[] = ['country', 'origin', 'residence'];
const WHOLE_DAY = /^\d{4}-\d\d-\d\d$/;

/** A value as it is understood, in the reader's language where it has one. */
export function valueWords({ use, text }: Pick<Said, 'use' | 'text'>, locale: Locale): string {
  if (COUNTRIES.includes(use) && /^[A-Z]{3}$/.test(text)) return countryName(text, locale.lang);
  if (use === 'birth-date' && WHOLE_DAY.test(text)) return longDate(text, locale.lang);
  if (use === 'sex' && (text === 'F' || text === 'M')) return locale.t(`linked.sex.${text}`);
  return text;
}

export const dayWords = (day: string, locale: Locale): string =>
  WHOLE_DAY.test(day) ? longDate(day, locale.lang) : day;

/** Bits with their sign: +6,1. */
export const bitsWords = (bits: number, locale: Locale): string =>
  number(bits, locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
