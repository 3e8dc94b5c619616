import type { Child, FC } from 'hono/jsx';
import { Inset } from '../components/drawing.tsx';
import { KindLegend } from '../components/kind.tsx';
import { type Kind, type Locale, number } from '../components/locale.ts';
import { round, textSize } from './axis.ts';
import { Mark } from './mark.tsx';
import { fill, SharedPatterns, TONES, type Tone } from './patterns.tsx';
import { textWidth } from './text.ts';

export interface BarRow {
  readonly label: Child;
  /** One value a series; null where a figure is withheld or unknown. */
  readonly values: readonly (number | null)[];
  readonly kind: Kind;
}

interface BarsProps {
  readonly locale: Locale;
  readonly id: string;
  readonly title: Child;
  /** Names of the series where there is more than one; at most three read well. */
  readonly series?: readonly string[];
  /** How each series came to be, where they differ; a row then has no mark of its own. */
  readonly seriesKinds?: readonly Kind[];
  readonly rows: readonly BarRow[];
  readonly format?: Intl.NumberFormatOptions;
  /** What a missing value says; "masqué : trop peu de personnes". */
  readonly absent?: string;
  /** Of charts one after another, of one kind that the page has named, only the patterns speak. */
  readonly named?: boolean;
}

/** The narrowest column of bars, half a sheet of paper; the longest bar leaves room for its number there. */
const COLUMN = 190;

/** Composition by sex, age, education or occupation: bars from one line, each with its number. */
export const Bars: FC<BarsProps> = (props) => {
  const { locale, id, title, series = [], seriesKinds, rows, format, absent, named } = props;
  const most = Math.max(
    ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)),
    Number.MIN_VALUE,
  );
  const kindOf = ({ kind }: BarRow, i: number): Kind => seriesKinds?.[i] ?? kind;
  const uses = rows.flatMap((row) =>
    row.values.map((_, i) => ({ kind: kindOf(row, i), tone: tone(i) })),
  );
  const widest = Math.max(
    ...rows.flatMap(({ values }) =>
      values.map((value) =>
        value === null ? 0 : textWidth(number(value, locale, format), textSize(locale)),
      ),
    ),
  );
  const longest = Math.min(0.85, Math.max(0.4, 1 - (widest + 10) / COLUMN));
  const missing = absent ?? locale.t('table.absent');
  return (
    <figure class="chart bars" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}>{title}</figcaption>
      <SharedPatterns id={id} uses={uses} />
      {series.length > 1 && <SeriesLegend names={series} kinds={seriesKinds} />}
      <ul>
        {rows.map((row) => (
          <li class="bar">
            <p>{row.label}</p>
            <svg
              height={row.values.length * STEP + 4}
              role="img"
              aria-label={spoken(row, series, missing, locale, format)}
            >
              {row.values.map((value, i) => (
                <Bar
                  id={id}
                  kind={kindOf(row, i)}
                  tone={tone(i)}
                  y={i * STEP + 2}
                  share={value === null ? 0 : (value / most) * longest}
                  text={value === null ? missing : number(value, locale, format)}
                  known={value !== null}
                  rtl={locale.dir === 'rtl'}
                />
              ))}
            </svg>
          </li>
        ))}
      </ul>
      {!seriesKinds && !named && (
        <KindLegend locale={locale} kinds={rows.map(({ kind }) => kind)} />
      )}
    </figure>
  );
};

const THICK = 16;
const STEP = 20;

const tone = (index: number): Tone => TONES[index] ?? 's7';

interface BarProps {
  readonly id: string;
  readonly kind: Kind;
  readonly tone: Tone;
  readonly y: number;
  readonly share: number;
  readonly text: string;
  readonly known: boolean;
  readonly rtl: boolean;
}

const Bar: FC<BarProps> = ({ id, kind, tone: colour, y, share, text, known, rtl }) => {
  const width = round(share * 100);
  return (
    <g class={colour}>
      {known && (
        <rect
          x={rtl ? `${round(100 - width)}%` : 0}
          y={y}
          width={`${width}%`}
          height={THICK}
          fill={fill(id, kind, colour)}
          stroke="currentColor"
        />
      )}
      <Inset x={`${rtl ? round(100 - width) : width}%`} y={y}>
        <text class={known ? '' : 'quiet'} x={rtl ? -6 : 6} y={THICK - 3}>
          {text}
        </text>
      </Inset>
    </g>
  );
};

function spoken(
  { values }: BarRow,
  series: readonly string[],
  missing: string,
  locale: Locale,
  format: Intl.NumberFormatOptions | undefined,
): string {
  const said = values.map((value) => (value === null ? missing : number(value, locale, format)));
  const named = said.map((text, i) => {
    const name = series[i];
    return name ? locale.t('chart.pair', { name, value: text }) : text;
  });
  return new Intl.ListFormat(locale.lang, { type: 'unit' }).format(named);
}

interface LegendProps {
  readonly names: readonly string[];
  readonly kinds: readonly Kind[] | undefined;
}

const SeriesLegend: FC<LegendProps> = ({ names, kinds }) => (
  <ul class="legend">
    {names.map((name, i) => (
      <li class="kind">
        <svg class={tone(i)} width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          {kinds?.[i] ? (
            <Mark kind={kinds[i]} r={6} />
          ) : (
            <rect x="-7" y="-6" width="12" height="12" fill="currentColor" />
          )}
        </svg>
        {name}
      </li>
    ))}
  </ul>
);
