import type { FC } from 'hono/jsx';
import { chapman } from '../../methods/estimation/estimation.ts';
import { DefinitionList } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Figures } from './figures.ts';

interface Population {
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many people there are in all, by what two lists have in common (Chapman 1951), with both doubts: the interval of the
 * overlap, and that of the estimate at either end of it. Null where fewer than ten people may be on both.
 */
export function populationOf({ sizes, pairs }: Figures): Population | null {
  const [pair, ...others] = pairs;
  const [first, second] = sizes;
  if (!pair || others.length > 0 || !first || !second) return null;
  const { n, low, high } = pair;
  if (n === null || low === null || high === null) return null;
  const smaller = Math.min(first.records, second.records);
  const at = (both: number) => {
    const shared = Math.min(both, smaller);
    const counts = [0, first.records - shared, second.records - shared, shared];
    return chapman({ lists: ['a', 'b'], counts: Float64Array.from(counts) });
  };
  return { n: at(n).n, low: at(high).low, high: at(low).high };
}

/** Three figures that count, the rest is zeros: it is known no better. */
const rounded = (value: number) => Number(value.toPrecision(2));

export const PopulationPart: FC<{ locale: Locale; population: Population }> = ({
  locale,
  population: { n, low, high },
}) => (
  <details>
    <summary>{locale.t('overlaps.population')}</summary>
    <DefinitionList
      entries={[
        {
          term: locale.t('overlaps.population.both'),
          text: `${locale.t('overlaps.about', { n: number(rounded(n), locale) })} (${locale.t(
            'overlaps.between',
            { low: number(rounded(low), locale), high: number(rounded(high), locale) },
          )})`,
        },
      ]}
    />
    <p>{locale.t('overlaps.population.about')}</p>
  </details>
);
