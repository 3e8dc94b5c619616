import type { Child, FC } from 'hono/jsx';
import type { Guide } from '../../collect/guides/guides.ts';
import type { Town } from '../../collect/offices/offices.ts';
import { countryName } from '../../reference/countries/countries.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { dossierTitle } from '../dossiers/dossiers.ts';

interface SearchProps {
  readonly locale: Locale;
  readonly query: string;
  readonly countries: readonly string[];
  readonly corridors: readonly { readonly origin: string; readonly residence: string }[];
  readonly guides: readonly Guide[];
  readonly cities: readonly Town[];
}

/** What was found, the most telling first; an empty line explains what can be searched. */
export const SearchPage: FC<SearchProps> = (props) => {
  const { locale, query, countries, corridors, guides, cities } = props;
  const to = (path: string) => `/${locale.lang}${path}`;
  const found = countries.length + corridors.length + guides.length + cities.length;
  return (
    <div class="stack">
      <h1>{query ? locale.t('search.results-for', { query }) : locale.t('search.title')}</h1>
      {!query && <Hints locale={locale} />}
      {query && (
        <p class="lead" role="status">
          {locale.t('search.count', { n: found })}
        </p>
      )}
      {query && found === 0 && <Hints locale={locale} none />}
      <Group
        id="corridors"
        title={locale.t('search.corridors')}
        entries={corridors.map(({ origin, residence }) => ({
          href: to(`/dossiers/${origin}-${residence}`),
          label: dossierTitle(origin, residence, locale),
        }))}
      />
      <Group
        id="countries"
        title={locale.t('countries.title')}
        entries={countries.map((code) => ({
          href: to(`/countries/${code}`),
          label: countryName(code, locale.lang),
        }))}
      />
      <Group
        id="guides"
        title={locale.t('nav.guides')}
        entries={guides.map(({ slug, title, summary, lang }) => ({
          href: to(`/guides/${slug}`),
          label: title,
          note: summary,
          ...(lang === locale.lang ? {} : { lang }),
        }))}
      />
      <Group
        id="cities"
        title={locale.t('search.offices')}
        entries={cities.map(({ city, country, offices }) => ({
          href: to(`/directory/offices?${new URLSearchParams({ country, city })}`),
          label: locale.t('search.city', { city, country: countryName(country, locale.lang) }),
          note: locale.t('search.city.offices', { n: offices }),
        }))}
      />
    </div>
  );
};

interface Entry {
  readonly href: string;
  readonly label: string;
  readonly note?: string;
  readonly lang?: string;
}

const Group: FC<{
  readonly id: string;
  readonly title: Child;
  readonly entries: readonly Entry[];
}> = ({ id, title, entries }) =>
  entries.length === 0 ? null : (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="plain">
        {entries.map(({ href, label, note, lang }) => (
          <li {...(lang && { lang })}>
            <a href={href}>{label}</a>
            {note && <p class="small muted">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );

const Hints: FC<{ readonly locale: Locale; readonly none?: boolean }> = ({
  locale,
  none = false,
}) => (
  <div class="stack">
    <p>{locale.t(none ? 'search.none' : 'search.hint')}</p>
    <ul class="plain">
      {[1, 2, 3].map((example) => {
        const query = locale.t(`search.example.${example}`);
        return (
          <li>
            <a href={`/${locale.lang}/search?q=${encodeURIComponent(query)}`}>{query}</a>
          </li>
        );
      })}
    </ul>
    <p>
      <a href={`/${locale.lang}/countries`}>{locale.t('home.countries.all')}</a>
    </p>
  </div>
);
