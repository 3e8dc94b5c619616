import type { FC } from 'hono/jsx';
import type { EstimateDocument } from '../../process/estimates/estimates.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Persons, personsPath } from './reading.ts';

interface SectionProps {
  readonly locale: Locale;
  readonly persons: Persons;
}

/** Beside the official figures: how many people at least one list knows, and how many there would be in all. */
export const KnownToLists: FC<SectionProps> = (props) => (
  <>
    <Known {...props} />
    {props.persons.estimate && <InAll {...props} estimate={props.persons.estimate} />}
  </>
);

/** Never as the population. */
const Known: FC<SectionProps> = ({ locale, persons: { key, document } }) => {
  if (!document || document.people === null) return null;
  const { on, people, lists } = document;
  return (
    <section class="section stack screen-only" aria-labelledby="known-to-lists">
      <h2 id="known-to-lists">{locale.t('persons.section')}</h2>
      <p>
        {locale.t('persons.section.text', {
          people: number(people, locale),
          count: lists,
          date: longDate(on, locale.lang),
        })}
      </p>
      <p class="row small">
        <KindMark kind="observed" locale={locale} />
        <a href={personsPath(locale, key)}>{locale.t('persons.all')}</a>
      </p>
    </section>
  );
};

const InAll: FC<SectionProps & { readonly estimate: EstimateDocument }> = ({
  locale,
  persons: { key },
  estimate,
}) => (
  <section class="section stack screen-only" aria-labelledby="in-all">
    <h2 id="in-all">
      {key === '*' ? inAllTitle(estimate, locale) : locale.t('estimates.section')}
    </h2>
    <p>
      <strong>{rangeText(estimate, locale)}</strong>{' '}
      {locale.t('estimates.section.text', {
        lists: estimate.lists.length,
        date: longDate(estimate.on, locale.lang),
      })}{' '}
      {locale.t(estimate.n === null ? 'estimates.section.apart' : 'estimates.section.together')}
    </p>
    <p class="row small">
      <KindMark kind="modelled" locale={locale} />
      <a href={`${personsPath(locale, estimate.corridor ?? key)}#estimate`}>
        {locale.t('estimates.all')}
      </a>
    </p>
  </section>
);

/** « Sénégal–Maroc ». */
export const corridorName = (origin: string, residence: string, { lang }: Locale): string =>
  `${countryName(origin, lang)}–${countryName(residence, lang)}`;

/** Of everywhere, it says whose number it is. */
export function inAllTitle({ corridor }: EstimateDocument, locale: Locale): string {
  const [origin = '', residence = ''] = corridor?.split('-') ?? [];
  if (!residence) return locale.t('estimates.section');
  return locale.t('estimates.section.corridor', {
    corridor: corridorName(origin, residence, locale),
  });
}

/** Three figures that count are more than is known of an estimate. */
const SAID = { maximumSignificantDigits: 3 } as const;

export function rangeText({ n, low, high }: EstimateDocument, locale: Locale): string {
  const said = (value: number) => number(value, locale, SAID);
  const words = { low: said(low), high: said(high) };
  return n === null
    ? locale.t('estimates.range', words)
    : locale.t('estimates.figure', { ...words, n: said(n) });
}
