import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { Select } from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { dossierTitle } from './views.tsx';

export interface FinderProps {
  readonly locale: Locale;
  readonly origins: readonly string[];
  readonly residences: readonly string[];
  /** The largest corridors, with the value of their headline's source. */
  readonly popular: readonly { readonly key: string; readonly value: number }[];
  /** Asked for and not found. */
  readonly missing?: { readonly origin: string; readonly residence: string };
}

/** Two lists and one button lead to any dossier; the largest corridors are a click away. */
export const Finder: FC<FinderProps> = (props) => {
  const { locale, origins, residences, missing, popular } = props;
  return (
    <div class="stack">
      <h1>{locale.t('dossiers.finder.title')}</h1>
      <p class="lead">{locale.t('dossiers.finder.lead')}</p>
      {missing && (
        <Notice
          tone="attention"
          live
          title={dossierTitle(missing.origin, missing.residence, locale)}
        >
          <p>{locale.t('dossiers.finder.missing')}</p>
        </Notice>
      )}
      {origins.length === 0 ? (
        <EmptyState
          title={locale.t('dossiers.finder.empty')}
          action={{ label: locale.t('home.countries.all'), href: `/${locale.lang}/countries` }}
        />
      ) : (
        <CorridorForm
          locale={locale}
          origins={origins}
          residences={residences}
          {...(missing ?? {})}
        />
      )}
      {popular.length > 0 && (
        <section class="section">
          <h2>{locale.t('dossiers.finder.popular')}</h2>
          <ul class="columns plain">
            {popular.map(({ key, value }) => {
              const [origin = '', residence = ''] = key.split('-');
              return (
                <li>
                  <a href={`/${locale.lang}/dossiers/${key}`}>
                    {countryName(origin, locale.lang)}–{countryName(residence, locale.lang)}
                  </a>{' '}
                  <span class="muted small numbers">
                    {number(value, locale, { maximumSignificantDigits: 2 })}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
};

interface CorridorFormProps {
  readonly locale: Locale;
  readonly origins: readonly string[];
  readonly residences: readonly string[];
  readonly origin?: string;
  readonly residence?: string;
}

export const CorridorForm: FC<CorridorFormProps> = ({
  locale,
  origins,
  residences,
  origin,
  residence,
}) => (
  <form class="filters" action={`/${locale.lang}/dossiers`}>
    <Select
      name="origin"
      label={locale.t('dossiers.finder.origin')}
      prompt={locale.t('dossiers.finder.choose')}
      options={countryOptions(origins, locale)}
      required
      {...(origin
        ? { value: origin }
        : origins.length === 1 && origins[0]
          ? { value: origins[0] }
          : {})}
    />
    <Select
      name="residence"
      label={locale.t('dossiers.finder.residence')}
      prompt={locale.t('dossiers.finder.choose')}
      options={countryOptions(residences, locale)}
      required
      {...(residence
        ? { value: residence }
        : residences.length === 1 && residences[0]
          ? { value: residences[0] }
          : {})}
    />
    <button class="button" type="submit">
      {locale.t('dossiers.finder.open')}
    </button>
  </form>
);

export function countryOptions(
  codes: readonly string[],
  { lang }: Locale,
): { value: string; label: string }[] {
  return codes
    .map((value) => ({ value, label: countryName(value, lang) }))
    .sort((a, b) => ALPHABETS[lang].compare(a.label, b.label));
}

// Making one is dear, and `localeCompare` makes one for each comparison.
const ALPHABETS = Object.fromEntries(
  LANGS.map((lang) => [lang, new Intl.Collator(lang)]),
) as Record<Lang, Intl.Collator>; // LANGS names every key
