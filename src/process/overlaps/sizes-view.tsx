import type { FC } from 'hono/jsx';
import { SHOWN } from '../../methods/encoding/encoding.ts';
import { type Estimate, IntervalChart } from '../../web/charts/interval-chart.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Figures, PairFigures } from './figures.ts';

interface SizesProps {
  readonly locale: Locale;
  readonly figures: Figures;
  /** A holder's name, by its party. */
  readonly nameOf: (party: string) => string;
  /** What the threshold is worth is for the analyst. */
  readonly quality?: boolean;
}

/** How many people the lists have in common: two by two, then all together. */
export const Sizes: FC<SizesProps> = ({ locale, figures, nameOf, quality = false }) => (
  <div class="stack">
    <Picture locale={locale} figures={figures} nameOf={nameOf} />
    <DataTable
      locale={locale}
      id="overlap-sizes"
      caption={locale.t('overlaps.sizes')}
      note={locale.t('overlaps.sizes.note')}
      stacked
      rows={figures.pairs}
      columns={[
        {
          title: locale.t('overlaps.lists'),
          header: true,
          cell: ({ a, b }) => (
            <>
              <bdi>{nameOf(a)}</bdi> · <bdi>{nameOf(b)}</bdi>
            </>
          ),
        },
        { title: locale.t('overlaps.common'), cell: (pair) => sizeWords(pair, locale) },
        { title: locale.t('overlaps.range'), cell: (pair) => rangeWords(pair, locale) },
        ...(quality
          ? [
              {
                title: locale.t('overlaps.found'),
                cell: ({ found }: PairFigures) => found !== null && percent(found, locale),
              },
              {
                title: locale.t('overlaps.wrong'),
                cell: ({ wrong }: PairFigures) => wrong !== null && percent(wrong, locale),
              },
            ]
          : []),
      ]}
    />
    {figures.union && figures.sizes.length > 1 && (
      <DefinitionList
        entries={[
          {
            term: locale.t('overlaps.union'),
            text: locale.t('overlaps.between', {
              low: number(figures.union.low, locale),
              high: number(figures.union.high, locale),
            }),
          },
        ]}
      />
    )}
  </div>
);

const Picture: FC<SizesProps> = ({ locale, figures, nameOf }) => {
  const estimates = figures.pairs.flatMap(({ a, b, n, low, high }): Estimate[] =>
    n === null
      ? []
      : [
          {
            id: `${a} ${b}`,
            // Set side by side, as a source and its year are elsewhere.
            source: nameOf(a),
            year: nameOf(b),
            value: n,
            low: low ?? 0,
            high,
            kind: 'modelled',
          },
        ],
  );
  if (estimates.length === 0) return null;
  return (
    <IntervalChart
      locale={locale}
      id="overlap-picture"
      title={locale.t('overlaps.picture')}
      groups={[{ definition: locale.t('overlaps.common'), estimates }]}
    />
  );
};

const sizeWords = ({ n }: PairFigures, locale: Locale): string =>
  n === null
    ? locale.t('overlaps.few', { least: SHOWN.least })
    : locale.t('overlaps.about', { n: number(n, locale) });

function rangeWords({ low, high }: PairFigures, locale: Locale): string {
  if (high === null) return locale.t('overlaps.few', { least: SHOWN.least });
  if (low === null) return locale.t('overlaps.at-most', { high: number(high, locale) });
  return locale.t('overlaps.between', { low: number(low, locale), high: number(high, locale) });
}
