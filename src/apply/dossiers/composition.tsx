import type { FC } from 'hono/jsx';
import type { Composition, CorridorDocument } from '../../process/pipeline/corridors/document.ts';
import { DIMENSIONS } from '../../process/releases/releases.ts';
import { Bars } from '../../web/charts/bars.tsx';
import { number, percent } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  definitionName,
  rounded,
  sexName,
  sourceById,
  sourceName,
  yearName,
} from '../figures/figures.ts';
import { MoreOnPaper, Section } from './section.tsx';

interface CompositionProps {
  readonly locale: Locale;
  readonly document: Pick<CorridorDocument, 'key' | 'composition' | 'sources'>;
}

const CHARTS_ON_PAPER = 3;
const PARTS = 10;
/** The stylesheet of paper leaves out the rest. */
const PARTS_ON_PAPER = 5;

/** Sex, age, education, occupation: how the newest source that says so splits its figure. */
export const CompositionSection: FC<CompositionProps> = ({ locale, document }) => {
  const charts = newestOfEach(
    document.composition.filter(
      ({ measure, dimension }) => measure === 'stock' && dimension !== 'place',
    ),
  );
  return (
    <Section id="composition" title={locale.t('dossiers.composition')}>
      {charts.length === 0 ? (
        <p class="muted">{locale.t('dossiers.composition.empty')}</p>
      ) : (
        <div class="two splits">
          {charts.map((chart, index) => (
            <div {...(index >= CHARTS_ON_PAPER && { class: 'screen-only' })}>
              <Split locale={locale} chart={chart} document={document} />
            </div>
          ))}
        </div>
      )}
      <MoreOnPaper locale={locale} left={charts.length - CHARTS_ON_PAPER} />
    </Section>
  );
};

function newestOfEach(charts: readonly Composition[]): Composition[] {
  const best = new Map<string, Composition>();
  for (const chart of charts) {
    const known = best.get(chart.dimension);
    if (!known || chart.year > known.year) best.set(chart.dimension, chart);
  }
  return DIMENSIONS.flatMap((dimension) => best.get(dimension) ?? []);
}

const Split: FC<CompositionProps & { readonly chart: Composition }> = ({
  locale,
  document,
  chart,
}) => {
  const { dimension, source, definition, kind, year, parts, total, sum } = chart;
  const from = {
    source: sourceName(sourceById(document.sources, source), locale),
    definition: definitionName(definition, locale).toLocaleLowerCase(locale.lang),
    year: yearName(year, locale),
  };
  return (
    <>
      <Bars
        locale={locale}
        id={`by-${dimension}`}
        title={locale.t(`dossiers.by.${dimension}`)}
        rows={parts
          .toSorted(byStart)
          .slice(0, PARTS)
          .map(({ code, value, share }) => ({
            label: locale.t('dossiers.part', {
              name: partName(dimension, code, locale),
              share: percent(share, locale, share < 0.01 ? 1 : 0),
            }),
            values: [rounded({ value, kind })],
            kind,
          }))}
      />
      <More locale={locale} document={document} left={parts.length - PARTS} on="screen-only" />
      <More
        locale={locale}
        document={document}
        left={parts.length - PARTS_ON_PAPER}
        on="paper-only"
      />
      <p class="small muted">
        {locale.t('dossiers.composition.from', from)}
        {total !== null &&
          total - sum > 0.5 &&
          ` ${locale.t('dossiers.composition.rest', { rest: number(rounded({ value: total - sum, kind }), locale) })}`}
      </p>
    </>
  );
};

type Part = Composition['parts'][number];

/** Bands from the lowest, though « 10+ » comes before « 5-10 » as a word; what has no number, such as « unknown », last. */
const byStart = (a: Part, b: Part): number => {
  const [first, second] = [start(a), start(b)];
  return first === second ? 0 : first - second;
};
const start = ({ code }: Part): number => {
  const from = Number.parseFloat(code);
  return Number.isNaN(from) ? Number.POSITIVE_INFINITY : from;
};

/** How many rows a chart had no room for, so that nobody takes those shown for the whole. */
const More: FC<CompositionProps & { readonly left: number; readonly on: string }> = ({
  locale,
  document,
  left,
  on,
}) =>
  left > 0 ? (
    <p class={`small ${on}`}>
      <a href={`/${locale.lang}/dossiers/${document.key}/figures`}>
        {locale.t('dossiers.composition.more', { n: left })}
      </a>
    </p>
  ) : null;

/** Codes of sources in words; what has no words yet is shown as the source writes it. */
export function partName(dimension: string, code: string, locale: Locale): string {
  if (dimension === 'sex') return sexName(code, locale);
  const key = `dossiers.${dimension}.${code.toLowerCase()}`;
  if (locale.has(key)) return locale.t(key);
  return dimension === 'age' || dimension === 'duration' ? yearsName(code, locale) : code;
}

/** « 25–64 ans », « 65 ans et plus » */
function yearsName(code: string, locale: Locale): string {
  const open = /^(\d+)\+$/.exec(code);
  return open?.[1]
    ? locale.t('dossiers.age.over', { age: open[1] })
    : locale.t('dossiers.age.years', { age: code.replace('-', '–') });
}
