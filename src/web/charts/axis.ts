import { scaleLinear } from 'd3-scale';
import { type Locale, number, shortNumber } from '../components/locale.ts';
import { textWidth } from './text.ts';

/** The narrowest drawing that a 320 px phone leaves; axes are laid out for it and only gain room elsewhere. */
export const NARROW = 270;

export interface Axis {
  readonly end: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** Of the widest label. */
  readonly width: number;
}

/** From zero to a round end; as many ticks as stand side by side on the narrowest phone. */
export function axisFromZero(most: number, locale: Locale, format?: Intl.NumberFormatOptions): Axis {
  const say = (value: number) =>
    format || most < 1e6 ? number(value, locale, format) : shortNumber(value, locale);
  for (const count of [4, 3, 2]) {
    const scale = scaleLinear([0, most || 1], [0, 1]).nice(count);
    const ticks = scale.ticks(count).map((value) => ({ value, label: say(value) }));
    const width = Math.max(...ticks.map(({ label }) => textWidth(label, textSize(locale))));
    if (width + 10 <= NARROW / (ticks.length - 1) || count === 2) return { end: scale.domain()[1] ?? most, ticks, width };
  }
  return { end: most, ticks: [], width: 0 };
}

/** Of the text in drawings, in pixels; the stylesheet says the same. */
export const textSize = ({ lang }: Pick<Locale, 'lang'>): number => (lang === 'ar' ? 15 : 13);

/** Years that stand side by side on the narrowest phone, first and last among them. */
export function yearTicks(from: number, to: number): number[] {
  for (const step of [1, 2, 5, 10, 20, 50]) {
    const years = [from];
    for (let year = Math.ceil((from + step / 2) / step) * step; year < to - step / 2; year += step) years.push(year);
    years.push(to);
    if (from === to) return [from];
    if (years.length <= 5) return years;
  }
  return [from, to];
}

/** A place along the reading direction as a percentage of the drawing, mirrored where one reads from the right. */
export const along = (share: number, { dir }: Pick<Locale, 'dir'>): string =>
  `${round((dir === 'rtl' ? 1 - share : share) * 100)}%`;

export const round = (value: number, digits = 1): number => {
  const unit = 10 ** digits;
  return Math.round(value * unit) / unit;
};
