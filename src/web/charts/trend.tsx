import type { Child, FC } from 'hono/jsx';
import { Inset } from '../components/drawing.tsx';
import { KindLegend } from '../components/kind.tsx';
import { type Kind, type Locale, number } from '../components/locale.ts';
import {
  type Axis,
  along,
  axisFromZero,
  NARROW,
  round,
  textSize,
  WIDE,
  yearTicks,
} from './axis.ts';
import { Mark } from './mark.tsx';
import { TONES } from './patterns.tsx';
import { spread, wrap } from './text.ts';

export interface TrendPoint {
  readonly year: number;
  /** null where the source has a gap: the line stops there and starts again. */
  readonly value: number | null;
  readonly kind: Kind;
  readonly low?: number | null;
  readonly high?: number | null;
}

export interface TrendSeries {
  /** Source and, where lines differ in it, definition. */
  readonly name: string;
  readonly points: readonly TrendPoint[];
}

interface TrendProps {
  readonly locale: Locale;
  readonly id: string;
  readonly title: Child;
  /** What the lines show, in a sentence, for those who cannot see them. */
  readonly description: string;
  /** At most seven. */
  readonly series: readonly TrendSeries[];
  readonly format?: Intl.NumberFormatOptions;
}

const HEIGHT = 260;
const TOP = 12;
const BOTTOM = HEIGHT - 26;
const NAME_WIDTH = 166;
/** Length of the piece of line before its name. */
const DASH = 12;
const LINE = 17;

/** A line a source and definition, points marked by kind, gaps left open; names stand at the ends of the lines. */
export const Trend: FC<TrendProps> = ({ locale, id, title, description, series, format }) => {
  const known = series.flatMap(({ points }) => points.filter(hasValue));
  const years = series.flatMap(({ points }) => points.map(({ year }) => year));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const axis = axisFromZero(
    Math.max(...known.map(({ value, high }) => high ?? value)),
    locale,
    format,
  );
  const x = (year: number) => along(to === from ? 0.5 : (year - from) / (to - from), locale);
  const y = (value: number) => round(BOTTOM - (value / axis.end) * (BOTTOM - TOP));
  const written = endNames(series, y, textSize(locale));
  const numbered = written.some(({ cut }) => cut);
  const names = numbered ? endNames(series.map(withoutName), y, textSize(locale)) : written;
  const rooms = [NARROW, WIDE].map((room) => yearTicks(from, to, room - axis.width - 44, locale));
  return (
    <figure class="chart trend">
      <figcaption>{title}</figcaption>
      <div class={numbered ? 'trend-body numbered' : 'trend-body'}>
        <Levels axis={axis} y={y} locale={locale} />
        <svg class="plot" height={HEIGHT} role="img" aria-labelledby={`${id}-d`}>
          <title id={`${id}-d`}>{description}</title>
          <Grid axis={axis} y={y} />
          <Years years={rooms[0] ?? []} x={x} locale={locale} only="narrow-only" />
          <Years years={rooms[1] ?? []} x={x} locale={locale} only="wide-only" />
          {series.map((each, i) => (
            <g class={TONES[i] ?? 's7'}>
              <Lead
                points={each.points}
                x={x}
                y={y}
                to={names[i]?.middle ?? 0}
                edge={along(1, locale)}
              />
              <Segments points={each.points} x={x} y={y} />
            </g>
          ))}
        </svg>
        <Names names={names} numbered={numbered} locale={locale} />
      </div>
      <ol class={numbered ? 'trend-keys legend' : 'trend-keys legend narrow-only'}>
        {series.map(({ name }, i) => (
          <li class={TONES[i] ?? 's7'}>
            <b>{number(i + 1, locale)}</b>
            <svg width={DASH} height="4" aria-hidden="true">
              <line class="stroke" x2={DASH} y1="2" y2="2" />
            </svg>
            <bdi dir={locale.dir}>{name}</bdi>
          </li>
        ))}
      </ol>
      <KindLegend locale={locale} kinds={known.map(({ kind }) => kind)} />
    </figure>
  );
};

type KnownPoint = TrendPoint & { readonly value: number };
const hasValue = (point: TrendPoint): point is KnownPoint => point.value !== null;

interface EndName {
  readonly lines: readonly string[];
  readonly middle: number;
  /** The name was too long: numbers and a list below serve better. */
  readonly cut: boolean;
}

const withoutName = (series: TrendSeries): TrendSeries => ({ ...series, name: '' });

/** Names beside the ends of their lines, moved apart until none overlaps. */
export function endNames(
  series: readonly TrendSeries[],
  y: (value: number) => number,
  size: number,
): EndName[] {
  const wishes = series.map(({ name, points }) => {
    const lines = wrap(name, size, NAME_WIDTH, series.length > 4 ? 2 : 3);
    return {
      lines,
      cut: lines.join(' ') !== name,
      at: y(points.findLast(hasValue)?.value ?? 0),
      height: lines.length * LINE + 2,
    };
  });
  const middles = spread(wishes, 0, HEIGHT);
  return wishes.map(({ lines, cut }, i) => ({ lines, cut, middle: round(middles[i] ?? 0) }));
}

interface Scales {
  readonly x: (year: number) => string;
  readonly y: (value: number) => number;
}

/** The numbers of the vertical axis, in a column of their own so that no line runs through them. */
const Levels: FC<Pick<GridProps, 'axis' | 'y' | 'locale'>> = ({ axis, y, locale }) => (
  <svg width={Math.ceil(axis.width)} height={HEIGHT} aria-hidden="true">
    {axis.ticks.map(({ value, label }) => (
      <text class="quiet" x={along(1, locale)} y={y(value) + 4} text-anchor="end">
        {label}
      </text>
    ))}
  </svg>
);

interface GridProps extends Scales {
  readonly axis: Axis;
  readonly years: readonly number[];
  readonly locale: Locale;
}

const Grid: FC<Pick<GridProps, 'axis' | 'y'>> = ({ axis, y }) => (
  <>
    {axis.ticks.map(({ value }) => (
      <line
        class={value === 0 ? 'grid zero' : 'grid'}
        x1="0"
        x2="100%"
        y1={y(value)}
        y2={y(value)}
      />
    ))}
  </>
);

const Years: FC<Omit<GridProps, 'axis' | 'y'> & { readonly only: string }> = ({
  x,
  years,
  locale,
  only,
}) => (
  <g class={only}>
    {years.map((year, i) => (
      <text
        class="quiet"
        x={x(year)}
        y={HEIGHT - 7}
        text-anchor={
          years.length > 1 && i === 0
            ? 'start'
            : years.length > 1 && i === years.length - 1
              ? 'end'
              : 'middle'
        }
      >
        {new Intl.NumberFormat(locale.lang, { useGrouping: false }).format(year)}
      </text>
    ))}
  </g>
);

const Segments: FC<Scales & { readonly points: readonly TrendPoint[] }> = ({ points, x, y }) => (
  <>
    {points.map((point, i) => {
      const next = points[i + 1];
      return hasValue(point) && next && hasValue(next) ? (
        <line
          class="stroke"
          x1={x(point.year)}
          y1={y(point.value)}
          x2={x(next.year)}
          y2={y(next.value)}
        />
      ) : null;
    })}
    {points.filter(hasValue).map(({ year, value, kind, low, high }) => (
      <Inset x={x(year)}>
        {typeof low === 'number' && typeof high === 'number' && (
          <line class="whisker" y1={y(low)} y2={y(high)} />
        )}
        <g transform={`translate(0 ${y(value)})`}>
          <Mark kind={kind} r={5} />
        </g>
      </Inset>
    ))}
  </>
);

interface LeadProps extends Scales {
  readonly points: readonly TrendPoint[];
  readonly to: number;
  readonly edge: string;
}

/** A hair from the last point to the name of its line. */
const Lead: FC<LeadProps> = ({ points, x, y, to, edge }) => {
  const last = points.findLast(hasValue);
  return last ? <line class="hair" x1={x(last.year)} y1={y(last.value)} x2={edge} y2={to} /> : null;
};

interface NamesProps {
  readonly names: readonly EndName[];
  readonly numbered: boolean;
  readonly locale: Locale;
}

const Names: FC<NamesProps> = ({ names, numbered, locale }) => (
  <svg class="trend-names" height={HEIGHT} aria-hidden="true">
    {names.map(({ lines, middle }, i) => (
      <g class={TONES[i] ?? 's7'}>
        <Inset x={along(0, locale)} y={middle}>
          <text class={numbered ? 'key' : 'key narrow-only'} y="5">
            {number(i + 1, locale)}
          </text>
          {numbered ? null : (
            <g class="wide-only">
              <line class="stroke" x2={locale.dir === 'rtl' ? -DASH : DASH} />
              {lines.map((line, n) => (
                <text
                  class="key"
                  x={(DASH + 5) * (locale.dir === 'rtl' ? -1 : 1)}
                  y={round(5 + (n - (lines.length - 1) / 2) * LINE)}
                >
                  {line}
                </text>
              ))}
            </g>
          )}
        </Inset>
      </g>
    ))}
  </svg>
);
