import { line } from 'd3-shape';
import type { FC } from 'hono/jsx';
import type { Locale } from '../components/locale.ts';
import { round } from './axis.ts';

interface SparklineProps {
  readonly locale: Locale;
  /** In the order of time; null is a gap. */
  readonly values: readonly (number | null)[];
  /** "De 80 000 en 1990 à 124 600 en 2020". */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  /** The highest value that there could be; else the highest that there is. */
  readonly most?: number;
}

/** A line the size of a word, from zero up, with a dot where it ends. */
export const Sparkline: FC<SparklineProps> = ({
  locale,
  values,
  label,
  width = 96,
  height = 24,
  most = Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE),
}) => {
  const step = (width - 8) / Math.max(1, values.length - 1);
  const x = (index: number) =>
    round(locale.dir === 'rtl' ? width - 4 - index * step : 4 + index * step);
  const y = (value: number) => round(height - 3 - (value / most) * (height - 6));
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0))
    .digits(1);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg
      class="sparkline ink"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path d={path(values) ?? ''} />
      {last >= 0 && <circle cx={x(last)} cy={y(values[last] ?? 0)} r="3" />}
    </svg>
  );
};
