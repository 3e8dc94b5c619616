import { scaleLinear } from 'd3-scale';
import { type Locale, number, shortNumber } from '../components/locale.ts';
import { textWidth } from './text.ts';

/** The narrowest drawing that a 320 px phone leaves; axes are laid out for it and only gain room elsewhere. */
export const NARROW = 250;
/** And the narrowest that a tablet or a sheet of paper leaves beside names and numbers. */
export const WIDE = 300;

export interface Axis {
  readonly end: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  /** Of the widest label. */
  readonly width: number;
}

/** From zero to a round end, in four steps or so; without a format it counts people, of whom there are no halves. */
export function axisFromZero(
  most: number,
  locale: Locale,
  format?: Intl.NumberFormatOptions,
): Axis {
  const say = (value: number) =>
    format || most < 1e6 ? number(value, locale, format) : shortNumber(value, locale);
  const scale = scaleLinear([0, most || 1], [0, 1]).nice(4);
  const ticks = scale
    .ticks(4)
    .filter((value) => format || Number.isInteger(value))
    .map((value) => ({ value, label: say(value) }));
  const width = Math.max(...ticks.map(({ label }) => textWidth(label, textSize(locale))));
  return { end: scale.domain()[1] ?? most, ticks, width };
}

/** The ticks whose labels stand side by side on a line of this length: all, every second one, or the first. */
export function labelled({ ticks, width }: Axis, room: number): Axis['ticks'] {
  const distance = room / Math.max(1, ticks.length - 1);
  const every = [1, 2, 3, 4].find((step) => standApart(step * distance, width)) ?? ticks.length;
  return ticks.filter((_, i) => i % every === 0);
}

/** Of the text in drawings, in pixels; the stylesheet says the same. */
export const textSize = ({ lang }: Pick<Locale, 'lang'>): number => (lang === 'ar' ? 15 : 13);

/** Years whose labels stand side by side on a line of this length, first and last among them, at most five. */
export function yearTicks(
  from: number,
  to: number,
  room: number,
  locale: Pick<Locale, 'lang'>,
): number[] {
  if (from === to) return [from];
  const width = textWidth('2000', textSize(locale));
  for (const step of [1, 2, 5, 10, 20, 50]) {
    const years = [from, ...between(from, to, step), to];
    const nearest = Math.min(...years.slice(1).map((year, i) => year - (years[i] ?? from)));
    if (years.length <= 5 && standApart((room * nearest) / (to - from), width)) return years;
  }
  return [from, to];
}

const between = (from: number, to: number, step: number): number[] => {
  const first = Math.ceil((from + step / 2) / step) * step;
  const count = Math.max(0, Math.ceil((to - step / 2 - first) / step));
  return Array.from({ length: count }, (_, i) => first + i * step);
};

/** The outermost labels begin and end with the line, so that the next one has half a label less. */
const standApart = (distance: number, width: number): boolean => distance >= 1.5 * width + 6;

/** A place along the reading direction as a percentage of the drawing, mirrored where one reads from the right. */
export const along = (share: number, { dir }: Pick<Locale, 'dir'>): string =>
  `${round((dir === 'rtl' ? 1 - share : share) * 100)}%`;

export const round = (value: number, digits = 1): number => {
  const unit = 10 ** digits;
  return Math.round(value * unit) / unit;
};
