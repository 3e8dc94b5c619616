import type { FC } from 'hono/jsx';
import { type Definition, KINDS } from '../../collect/facts/fact.ts';
import { COUNTRIES } from '../../reference/countries/countries.ts';
import { Select } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { countryOptions } from '../dossiers/dossiers.ts';
import { definitionName, measureName, sexName, yearName } from '../figures/figures.ts';
import type { Atlas, Choice } from './atlas.ts';

/** Plain lists and a button; each list offers what the ones before it leave. */
export const Controls: FC<{ readonly locale: Locale; readonly atlas: Atlas }> = ({
  locale,
  atlas: { query, choice, measures },
}) => {
  const countries = countryOptions(
    COUNTRIES.map(({ code }) => code),
    locale,
  );
  return (
    <form class="filters many" action={`/${locale.lang}/atlas`} aria-label={locale.t('atlas.form')}>
      <Select
        name="measure"
        label={locale.t('atlas.measure')}
        value={query.measure}
        options={measures.map((code) => ({ value: code, label: measureName(code, locale) }))}
      />
      <Select
        name="origin"
        label={locale.t('atlas.origin')}
        prompt={locale.t('atlas.all')}
        value={query.origin ?? ''}
        options={countries}
      />
      <Select
        name="residence"
        label={locale.t('atlas.residence')}
        prompt={locale.t('atlas.all')}
        value={query.residence ?? ''}
        options={countries}
      />
      <Offer
        locale={locale}
        choice={choice}
        dimension="definition"
        label={locale.t('atlas.definition')}
      />
      <Offer locale={locale} choice={choice} dimension="kind" label={locale.t('table.kind')} />
      <Offer locale={locale} choice={choice} dimension="year" label={locale.t('table.year')} />
      <Offer locale={locale} choice={choice} dimension="sex" label={locale.t('atlas.sex')} />
      <Select
        name="mode"
        label={locale.t('atlas.mode')}
        value={query.mode}
        options={(['circles', 'flows'] as const).map((mode) => ({
          value: mode,
          label: locale.t(`atlas.mode.${mode}`),
        }))}
      />
      <button class="button" type="submit">
        {locale.t('atlas.show')}
      </button>
    </form>
  );
};

interface OfferProps {
  readonly locale: Locale;
  readonly choice: Choice | null;
  readonly dimension: 'definition' | 'kind' | 'year' | 'sex';
  readonly label: string;
}

const Offer: FC<OfferProps> = ({ locale, choice, dimension, label }) => {
  const values = choice?.offered[dimension] ?? [];
  if (!choice || values.length === 0) return null;
  const all = dimension === 'kind' ? { prompt: locale.t('atlas.kinds') } : {};
  return (
    <Select
      {...all}
      name={dimension}
      label={label}
      value={choice.chosen[dimension]}
      options={values.map((value) => ({ value, label: wordFor(dimension, value, locale) }))}
    />
  );
};

/** Which part of the wish could not be met, and what there is instead. */
export const Refusals: FC<{ readonly locale: Locale; readonly choice: Choice }> = ({
  locale,
  choice,
}) =>
  choice.refused.length === 0 ? null : (
    <Notice tone="attention" live title={locale.t('atlas.refused')}>
      <ul>
        {choice.refused.map(({ dimension, wanted }) => (
          <li>
            {locale.t('atlas.refused.line', {
              wanted: wordFor(dimension, wanted, locale),
              offered: new Intl.ListFormat(locale.lang, { type: 'disjunction' }).format(
                choice.offered[dimension]
                  .slice(0, 12)
                  .map((value) => wordFor(dimension, value, locale)),
              ),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );

// An address may ask for a word that no list knows: it is then repeated as it was written.
function wordFor(dimension: string, value: string, locale: Locale): string {
  if (dimension === 'year') return yearName(Number(value), locale);
  if (dimension === 'kind')
    return KINDS.some((kind) => kind === value) ? locale.t(`kind.${value}`) : value;
  try {
    if (dimension === 'definition') return definitionName(value as Definition, locale);
    return dimension === 'sex' ? sexName(value, locale) : value;
  } catch {
    return value;
  }
}
