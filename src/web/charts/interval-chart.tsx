import type { Child, FC } from 'hono/jsx';
import { Inset } from '../components/drawing.tsx';
import { KindLegend, KindMark } from '../components/kind.tsx';
import { type Kind, type Locale, number } from '../components/locale.ts';
import { type Axis, along, axisFromZero, labelled, NARROW, WIDE } from './axis.ts';
import { Mark } from './mark.tsx';
import { type Strand, ties } from './ties.ts';

export interface Estimate {
  /** Named by `dependsOn`; unique in the chart. */
  readonly id: string;
  readonly source: string;
  readonly year: string;
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly kind: Kind;
  /** Ids of the sources from which this one took its figure, wholly or in part. */
  readonly dependsOn?: readonly string[];
  readonly href?: string;
  /** The figure that the page leads with. */
  readonly headline?: boolean;
}

interface IntervalChartProps {
  readonly locale: Locale;
  readonly id: string;
  readonly title: Child;
  /** One group a definition: figures are compared within a group and never across. */
  readonly groups: readonly {
    readonly definition: string;
    readonly estimates: readonly Estimate[];
  }[];
  readonly format?: Intl.NumberFormatOptions;
}

/**
 * Every source one row: its figure as a mark, its range as a line, the sources that depend on each other tied. The rows
 * are a list of words and numbers; only the drawing is hidden from those who listen.
 */
export const IntervalChart: FC<IntervalChartProps> = ({ locale, id, title, groups, format }) => {
  const estimates = groups.flatMap((group) => group.estimates);
  const axis = axisFromZero(
    Math.max(...estimates.map(({ value, high }) => high ?? value)),
    locale,
    format,
  );
  const rows = groups.flatMap((group) => [null, ...group.estimates]);
  const { strands, lanes } = ties(rows);
  const row = (estimate: Estimate | null) => strands[rows.indexOf(estimate)] ?? [];
  const common = { locale, axis, lanes, format };
  let above = 0;
  return (
    <figure class="chart intervals" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}>{title}</figcaption>
      {groups.map(({ definition, estimates: members }, index) => {
        const headStrands = strands[above] ?? [];
        above += members.length + 1;
        return (
          <>
            <div class="interval interval-head">
              <p id={`${id}-${index}`}>{definition}</p>
              <Ties strands={headStrands} lanes={lanes} locale={locale} />
            </div>
            <ul aria-labelledby={`${id}-${index}`}>
              {members.map((estimate) => (
                <Row {...common} estimate={estimate} strands={row(estimate)} sources={estimates} />
              ))}
            </ul>
          </>
        );
      })}
      <Scale axis={axis} locale={locale} lanes={lanes} />
      <KindLegend locale={locale} kinds={estimates.map(({ kind }) => kind)} />
      {lanes > 0 && <p class="small muted">{locale.t('chart.ties')}</p>}
    </figure>
  );
};

interface RowProps {
  readonly locale: Locale;
  readonly axis: Axis;
  readonly lanes: number;
  readonly format: Intl.NumberFormatOptions | undefined;
  readonly estimate: Estimate;
  readonly strands: readonly Strand[];
  readonly sources: readonly Estimate[];
}

const NO_BREAK = '\u00a0';

const Row: FC<RowProps> = ({ locale, axis, lanes, format, estimate, strands, sources }) => {
  const { source, year, kind, href, headline, dependsOn = [] } = estimate;
  const origins = sources
    .filter(({ id }) => dependsOn.includes(id))
    .map((each) => `${each.source} ${each.year}`);
  return (
    <li class={headline ? 'interval headline' : 'interval'}>
      <p class="interval-name">
        {/* The name of a holder may be written the other way; the page's language says which way all of it runs. */}
        <bdi dir={locale.dir}>{href ? <a href={href}>{source}</a> : source}</bdi>
        {NO_BREAK}
        <span class="muted interval-year">{year}</span>
      </p>
      <p class="interval-value">
        <KindMark kind={kind} locale={locale} wordless />{' '}
        <strong>{number(estimate.value, locale, format)}</strong>
        <span class="interval-range">{range(estimate, locale, format)}</span>
        {origins.length > 0 && (
          <span class="unseen"> {locale.t('chart.depends', { source: origins.join(', ') })}</span>
        )}
      </p>
      <Ties strands={strands} lanes={lanes} locale={locale} />
      <Plot axis={axis} locale={locale} estimate={estimate} />
    </li>
  );
};

const range = (
  { low, high }: Estimate,
  locale: Locale,
  format: Intl.NumberFormatOptions | undefined,
): string =>
  typeof low === 'number' && typeof high === 'number'
    ? locale.t('chart.range', {
        low: number(low, locale, format),
        high: number(high, locale, format),
      })
    : locale.t('chart.no-range');

const LANE = 9;

interface TiesProps {
  readonly strands: readonly Strand[];
  readonly lanes: number;
  readonly locale: Locale;
}

/** Thin lines from row to row; heights are shares of the row, so that names may wrap as they like. */
const Ties: FC<TiesProps> = ({ strands, lanes, locale }) => {
  const width = lanes * LANE + 6;
  const across = (x: number) => (locale.dir === 'rtl' ? width - x : x);
  if (lanes === 0) return null;
  return (
    <svg class="ties" width={width} aria-hidden="true">
      {strands.map(({ lane, up, down, end }) => {
        const x = across(width - 6 - (lane + 0.5) * LANE);
        return (
          <>
            <line x1={x} x2={x} y1={up ? '0' : '50%'} y2={down ? '100%' : '50%'} />
            {end && <line x1={x} x2={across(width)} y1="50%" y2="50%" />}
            {end === 'origin' && <circle cx={x} cy="50%" r="2.5" />}
          </>
        );
      })}
    </svg>
  );
};

interface PlotProps {
  readonly axis: Axis;
  readonly locale: Locale;
  readonly estimate: Estimate;
}

const Plot: FC<PlotProps> = ({ axis, locale, estimate }) => {
  const at = (value: number) => along(value / axis.end, locale);
  return (
    <svg class="plot" aria-hidden="true">
      {axis.ticks.map(({ value }) => (
        <line class={value === 0 ? 'grid zero' : 'grid'} x1={at(value)} x2={at(value)} y2="100%" />
      ))}
      <line class="grid" x1="0" x2="100%" y1="50%" y2="50%" />
      <Inset y="50%">
        <Whisker estimate={estimate} at={at} />
        <Inset x={at(estimate.value)}>
          <Mark kind={estimate.kind} r={7} tone="ink" />
        </Inset>
      </Inset>
    </svg>
  );
};

const Whisker: FC<{ readonly estimate: Estimate; readonly at: (value: number) => string }> = ({
  estimate,
  at,
}) => {
  const { low, high } = estimate;
  if (typeof low !== 'number' || typeof high !== 'number') return null;
  return (
    <g class="whisker ink">
      <line x1={at(low)} x2={at(high)} />
      <line x1={at(low)} x2={at(low)} y1="-5" y2="5" />
      <line x1={at(high)} x2={at(high)} y1="-5" y2="5" />
    </g>
  );
};

const Scale: FC<{ readonly axis: Axis; readonly locale: Locale; readonly lanes: number }> = ({
  axis,
  locale,
  lanes,
}) => (
  <div class="interval interval-scale" aria-hidden="true">
    <p />
    <Ties strands={[]} lanes={lanes} locale={locale} />
    <svg class="plot" height="20" aria-hidden="true">
      {ROOMS.map(([only, room]) => (
        <g class={only}>
          {labelled(axis, room).map(({ value, label }, i) => (
            <text
              x={along(value / axis.end, locale)}
              y="15"
              text-anchor={i === 0 ? 'start' : value === axis.end ? 'end' : 'middle'}
            >
              {label}
            </text>
          ))}
        </g>
      ))}
    </svg>
  </div>
);

const ROOMS = [
  ['narrow-only', NARROW],
  ['wide-only', WIDE],
] as const;
