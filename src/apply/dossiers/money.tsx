import type { FC } from 'hono/jsx';
import type {
  CorridorDocument,
  Prices,
  QuarterPoint,
} from '../../process/pipeline/corridors/document.ts';
import { PRICE_CEILING_PERCENT, PRICE_TARGET_PERCENT } from '../../process/releases/releases.ts';
import { Trend } from '../../web/charts/trend.tsx';
import { Figure } from '../../web/components/figure.tsx';
import { number, percent } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { exactly, inUnit, phrases, sourceById, sourceName, yearName } from '../figures/figures.ts';
import { Section } from './section.tsx';

interface MoneyProps {
  readonly locale: Locale;
  readonly document: CorridorDocument;
}

/** Money from the residence to the origin, and what sending it costs beside the world's target. */
export const MoneySection: FC<MoneyProps> = ({ locale, document }) => (
  <Section id="money" title={locale.t('dossiers.money')}>
    {!document.money && !document.prices ? (
      <p class="muted">{locale.t('dossiers.money.empty')}</p>
    ) : (
      <div class="two">
        <Flow locale={locale} document={document} />
        {document.prices ? (
          <Price locale={locale} document={document} prices={document.prices} />
        ) : (
          <p class="muted">{locale.t('dossiers.price.empty')}</p>
        )}
      </div>
    )}
  </Section>
);

const MONEY_FORMAT: Intl.NumberFormatOptions = {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 2,
};

const Flow: FC<MoneyProps> = ({ locale, document }) => {
  const [first, ...others] = document.money?.figures ?? [];
  if (!first)
    return (
      <div>
        <p class="muted">{locale.t('dossiers.money.flow.empty')}</p>
        <Inflow locale={locale} document={document} />
      </div>
    );
  const names = phrases(document.origin, document.residence, locale);
  return (
    <div>
      <Figure
        locale={locale}
        title={locale.t('dossiers.money.title', names)}
        value={first.value * 1e6}
        format={MONEY_FORMAT}
        exact={first.value * 1e6}
        low={first.low === null ? null : first.low * 1e6}
        high={first.high === null ? null : first.high * 1e6}
        kind={first.kind}
        when={yearName(first.year, locale)}
        source={{ label: sourceName(sourceById(document.sources, first.source), locale) }}
      />
      {others.map(({ value, year, source, dependsOn }) => (
        <p class="small">
          {locale.t('dossiers.money.other', {
            amount: inUnit(value, 'remittances', locale, 2),
            year: yearName(year, locale),
            source: sourceName(sourceById(document.sources, source), locale),
          })}
          {dependsOn.length > 0 && ` ${locale.t('dossiers.money.depends')}`}
        </p>
      ))}
      <Inflow locale={locale} document={document} />
      <p class="small muted screen-only">
        {locale.t('dossiers.money.exact', { value: exactly(first.value, 'remittances', locale) })}
      </p>
    </div>
  );
};

const Inflow: FC<MoneyProps> = ({ locale, document }) => {
  const { money, origin, residence, sources } = document;
  const inflow = money?.inflow[0];
  if (!inflow) return null;
  const text = {
    ...phrases(origin, residence, locale),
    amount: inUnit(inflow.value, 'remittances', locale, 2),
    year: yearName(inflow.year, locale),
  };
  // Releases made before this source was among those of a corridor do not name it.
  const source = sourceName(sourceById(sources, inflow.source), locale);
  return (
    <p class="small">
      {locale.t('dossiers.money.inflow', text)}
      {source && ` ${locale.t('figure.source')} ${source}.`}
    </p>
  );
};

const Price: FC<MoneyProps & { readonly prices: Prices }> = ({ locale, document, prices }) => {
  const { latest, points, meetsTarget, aboveCeiling, source, kind } = prices;
  const targets = {
    target: percent(PRICE_TARGET_PERCENT / 100, locale),
    ceiling: percent(PRICE_CEILING_PERCENT / 100, locale),
  };
  const verdict = meetsTarget ? 'met' : aboveCeiling ? 'above' : 'between';
  const yearly = lastOfEachYear(points);
  return (
    <div>
      <Figure
        locale={locale}
        title={locale.t(
          'dossiers.price.title',
          phrases(document.origin, document.residence, locale),
        )}
        value={latest.value / 100}
        format={{ style: 'percent', maximumFractionDigits: 1 }}
        exact={latest.value / 100}
        kind={kind}
        when={quarterName(latest, locale)}
        source={{ label: sourceName(sourceById(document.sources, source), locale) }}
      />
      <p class="small">{locale.t(`dossiers.price.${verdict}`, targets)}</p>
      {points.length > 1 && <p class="small">{changeSentence(prices, locale)}</p>}
      {yearly.length > 2 && (
        <div class="screen-only">
          <Trend
            locale={locale}
            id="price-trend"
            title={locale.t('dossiers.price.trend')}
            description={changeSentence(prices, locale)}
            format={{ style: 'percent', maximumFractionDigits: 0 }}
            series={[
              {
                name: sourceName(sourceById(document.sources, source), locale),
                points: yearly.map(({ year, value }) => ({ year, value: value / 100, kind })),
              },
            ]}
          />
        </div>
      )}
    </div>
  );
};

/** « Depuis le 1er trimestre 2011, il a baissé de 4 points de pourcentage. » */
function changeSentence({ first, change }: Prices, locale: Locale): string {
  const since = quarterName(first, locale);
  const points = Math.round(Math.abs(change) * 10) / 10;
  if (points === 0) return locale.t('dossiers.price.same', { since });
  return locale.t('dossiers.price.change', {
    since,
    way: change < 0 ? 'down' : 'up',
    n: points,
    change: number(points, locale),
  });
}

const lastOfEachYear = (points: readonly QuarterPoint[]): QuarterPoint[] => [
  ...new Map(points.map((point) => [point.year, point])).values(),
];

function quarterName({ year, quarter }: QuarterPoint, locale: Locale): string {
  if (quarter === null) return yearName(year, locale);
  return locale.t('figures.quarter', {
    quarter,
    year: yearName(year, locale),
  });
}
