import { isolated } from './isolation.ts';

/* Making a formatter costs a hundred times more than using it, and a page uses hundreds of a few kinds. */

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** The options come from code, never from readers, so that their number is small. */
export function numberFormat(
  lang: string,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  const made = numbers.get(key) ?? new Intl.NumberFormat(lang, options);
  numbers.set(key, made);
  return made;
}

export function dateFormat(
  lang: string,
  options: Intl.DateTimeFormatOptions = {},
): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  const made = dates.get(key) ?? new Intl.DateTimeFormat(lang, options);
  dates.set(key, made);
  return made;
}

/** Names one after the other, with the comma of the reader's script. */
export const inRow = (names: readonly string[], lang: string): string =>
  lang === 'ar' ? names.map(isolated).join('، ') : names.join(', ');
