/** How a released figure is said: its title, its rounding, its source, what nobody knows of it. */

import type { Definition, Kind, Measure } from '../../collect/facts/fact.ts';
import type { Reason, SourceCard } from '../../process/pipeline/corridors/document.ts';
import { fromCountry, inCountry } from '../../reference/countries/countries.ts';
import { type CodeOf, nameOf } from '../../reference/frames/frames.ts';
import { holderName } from '../../reference/holders/holders.ts';
import { number, percent } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

export { rounded, roundedRange } from './rounding.ts';

/** « Personnes nées au Sénégal vivant en France » */
export function corridorTitle(
  definition: Definition,
  origin: string,
  residence: string,
  locale: Locale,
): string {
  return locale.t(`figures.title.${definition}`, phrases(origin, residence, locale));
}

/** The same of everybody of one origin, of one residence, or of all. */
export function originTitle(definition: Definition, origin: string, locale: Locale): string {
  return wholeTitle(
    'emigrants',
    definition,
    { inOrigin: inCountry(origin, locale.lang), fromOrigin: fromCountry(origin, locale.lang) },
    locale,
  );
}

export function residenceTitle(definition: Definition, residence: string, locale: Locale): string {
  return wholeTitle(
    'immigrants',
    definition,
    { inResidence: inCountry(residence, locale.lang) },
    locale,
  );
}

export function everywhereTitle(definition: Definition, locale: Locale): string {
  return wholeTitle('everywhere', definition, {}, locale);
}

function wholeTitle(
  side: string,
  definition: Definition,
  args: Record<string, string>,
  locale: Locale,
): string {
  const own = `figures.${side}.${definition}`;
  const named = { ...args, definition: definitionName(definition, locale) };
  return locale.t(locale.has(own) ? own : `figures.${side}.other`, named);
}

export function phrases(origin: string, residence: string, { lang }: Locale) {
  return {
    inOrigin: inCountry(origin, lang),
    fromOrigin: fromCountry(origin, lang),
    inResidence: inCountry(residence, lang),
    fromResidence: fromCountry(residence, lang),
  };
}

export const definitionName = (definition: Definition, { lang }: Locale): string =>
  nameOf('definitions', definition, lang);

export const measureName = (measure: Measure, { lang }: Locale): string =>
  nameOf('measures', measure, lang);

export const sexName = (sex: string, { lang }: Locale): string =>
  nameOf('sexes', sex as CodeOf<'sexes'>, lang); // sexes of facts are the frame's codes

/** A year is a name and not a quantity: no separator, the reader's digits. */
export const yearName = (year: number, locale: Locale): string =>
  number(year, locale, { useGrouping: false });

/** « ONU, Stock de migrants 2020 » */
export function sourceName(
  source: Pick<SourceCard, 'holder' | 'title'> | undefined,
  locale: Locale,
): string {
  if (!source) return '';
  const holder = holderName(source.holder, locale.lang);
  const title = source.title[locale.lang];
  return title.startsWith(holder) || title.startsWith(source.holder)
    ? title
    : locale.t('figures.source', { holder, title });
}

/** A source's own page; the mosaic where it is not known. */
export const sourcePath = (
  source: Pick<SourceCard, 'slug'> | undefined,
  { lang }: Locale,
): string => `/${lang}/sources${source ? `/${source.slug}` : ''}`;

export function sourceById(sources: readonly SourceCard[], id: string): SourceCard | undefined {
  return sources.find((source) => source.id === id);
}

const MONEY: Intl.NumberFormatOptions = {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  compactDisplay: 'long',
};

/** A value in the unit of its measure, in words; `digits` are the significant ones. */
export function inUnit(value: number, measure: Measure, locale: Locale, digits = 3): string {
  if (measure === 'remittance_cost') return percent(value / 100, locale, 1);
  if (measure.startsWith('remittance'))
    return number(value * 1e6, locale, { ...MONEY, maximumSignificantDigits: digits });
  return number(value, locale, { maximumFractionDigits: 0 });
}

/** The value as the source wrote it, to the last digit. */
export function exactly(value: number, measure: Measure, locale: Locale): string {
  if (measure === 'remittance_cost')
    return number(value / 100, locale, { style: 'percent', maximumFractionDigits: 4 });
  if (measure.startsWith('remittance'))
    return number(value * 1e6, locale, {
      style: 'currency',
      currency: 'USD',
      maximumFractionDigits: 0,
    });
  return number(value, locale, { maximumFractionDigits: 3 });
}

/** The worst kind of several, for a drawing that shows them as one. */
export function weakest(kinds: readonly Kind[]): Kind {
  const order: readonly Kind[] = ['self_reported', 'extrapolated', 'modelled', 'observed'];
  return order.find((kind) => kinds.includes(kind)) ?? 'modelled';
}

/** A code with its arguments as a sentence; codes of sources, definitions and years are put into words first. */
export function reasonText(
  prefix: 'unknown' | 'unknown.hub' | 'confidence',
  { code, args }: Reason,
  locale: Locale,
): string {
  // Of the whole hub, most is said as of one corridor.
  const own = `${prefix}.${code}`;
  return locale.t(
    locale.has(own) ? own : `unknown.${code}`,
    Object.fromEntries(
      Object.entries(args).map(([name, value]) => [name, argument(name, value, locale)]),
    ),
  );
}

function argument(name: string, value: string | number, locale: Locale): string | number {
  if (name === 'year') return yearName(Number(value), locale);
  if (name === 'share') return percent(Number(value), locale, Number(value) < 0.1 ? 1 : 0);
  if (name === 'ratio') return number(Number(value), locale, { maximumFractionDigits: 1 });
  if (name === 'narrow' || name === 'broad') return definitionName(value as Definition, locale); // the pipeline writes definitions here
  if (name.endsWith('Value')) return number(Number(value), locale, { maximumFractionDigits: 0 });
  return value;
}
