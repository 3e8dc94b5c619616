import { numberFormat } from '../i18n/formats.ts';

/** What a component must know to speak: the language tag, its direction, and the messages. */
export interface Locale {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  // A method on purpose: a translator that knows its keys by name may stand here too.
  t(key: string, args?: Record<string, string | number>): string;
}

/** How a figure came to be; the same four words as a fact's kind. */
export const KINDS = ['observed', 'modelled', 'extrapolated', 'self_reported'] as const;
export type Kind = (typeof KINDS)[number];

/** Digits, separators and minus sign as the language writes them (thin spaces in French, local digits in Arabic). */
export function number(
  value: number,
  { lang }: Pick<Locale, 'lang'>,
  options: Intl.NumberFormatOptions = {},
): string {
  const written = numberFormat(lang, options).format(value);
  return lang === 'ar' ? written.replace('US$', `US$${LEFT_TO_RIGHT}`) : written;
}

/** Keeps the sign of the dollar at the end of its letters in a line that runs from the right. */
const LEFT_TO_RIGHT = '\u200e';

/** Short enough for an axis: 1,2 M. */
export const shortNumber = (value: number, locale: Pick<Locale, 'lang'>): string =>
  number(value, locale, { notation: 'compact', maximumFractionDigits: 1 });

export const percent = (share: number, locale: Pick<Locale, 'lang'>, digits = 0): string =>
  number(share, locale, { style: 'percent', maximumFractionDigits: digits });
