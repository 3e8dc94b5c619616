import type { FC } from 'hono/jsx';
import type { Office } from '../../collect/offices/offices.ts';
import type { PublicOrganisation } from '../../people/organisations/organisations.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { TextInput } from '../../web/components/fields.tsx';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { townName } from '../../web/i18n/towns.ts';
import { officeKind } from '../dossiers/dossiers.ts';
import { OrganisationLine } from './organisation-views.tsx';
import type { Asked } from './routes.tsx';
import { DirectoryTabs } from './tabs.tsx';

/** The offices of one reading of what was searched, how many there are and the first of them. */
export interface OfficeCount {
  readonly asked: Asked;
  readonly count: number;
  readonly some: readonly Office[];
}

interface EntranceProps {
  readonly locale: Locale;
  readonly query: string;
  /** All that fit. */
  readonly organisations: readonly PublicOrganisation[];
  /** Organisations are not searched under threat. */
  readonly searched: boolean;
  readonly offices: readonly OfficeCount[];
}

const SOME = 6;

/** One search over all that the directory holds, the first of each part, and how many more there are. */
export const Entrance: FC<EntranceProps> = (props) => {
  const { locale, query } = props;
  return (
    <div class="stack">
      <h1>{locale.t('nav.directory')}</h1>
      <DirectoryTabs locale={locale} here="all" />
      <p class="lead">{locale.t('directory.entrance.lead')}</p>
      <form class="filters" action={`/${locale.lang}/directory`}>
        <TextInput
          id="f-directory"
          name="q"
          type="search"
          label={locale.t('directory.entrance.q')}
          value={query}
          maxlength={100}
          dir="auto"
        />
        <button class="button" type="submit">
          {locale.t('atlas.show')}
        </button>
      </form>
      <Organisations {...props} />
      <Offices {...props} />
    </div>
  );
};

const Organisations: FC<EntranceProps> = ({ locale, query, organisations, searched }) => {
  const more = query && searched ? `?${new URLSearchParams({ q: query })}` : '';
  return (
    <section class="section stack" aria-labelledby="organisations">
      <h2 id="organisations">{locale.t('organisations.public')}</h2>
      {!searched && <p class="muted">{locale.t('directory.entrance.unsearched')}</p>}
      {organisations.length === 0 ? (
        <p class="muted">
          {locale.t(query ? 'directory.entrance.none' : 'organisations.public.none')}
        </p>
      ) : (
        <>
          <p class="muted">{locale.t('organisations.public.count', { n: organisations.length })}</p>
          <ul class="cards">
            {organisations.slice(0, SOME).map((each) => (
              <OrganisationLine locale={locale} organisation={each} />
            ))}
          </ul>
          {organisations.length > SOME && (
            <p>
              <a href={`/${locale.lang}/directory/organisations${more}`}>
                {locale.t('directory.entrance.organisations')}
              </a>
            </p>
          )}
        </>
      )}
    </section>
  );
};

const Offices: FC<EntranceProps> = ({ locale, offices }) => (
  <section class="section stack" aria-labelledby="offices">
    <h2 id="offices">{locale.t('directory.offices')}</h2>
    {offices.map(({ asked, count, some }) => (
      <>
        <p class="muted">
          {[
            asked.country &&
              `${locale.t('directory.country')} ${countryName(asked.country, locale.lang)}`,
            asked.operator &&
              `${locale.t('directory.operator')} ${countryName(asked.operator, locale.lang)}`,
            locale.t('directory.entrance.count', { n: count }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <ul class="plain">
          {some.map(({ operator, kind, city, country }) => (
            <li>
              {countryName(operator, locale.lang)} · {officeKind(kind, locale)} ·{' '}
              {inRow(
                [...(city ? [townName(city, locale)] : []), countryName(country, locale.lang)],
                locale.lang,
              )}
            </li>
          ))}
        </ul>
        {count > some.length && (
          <p>
            <a
              href={`/${locale.lang}/directory/offices?${new URLSearchParams({ ...asked })}`.replace(
                /\?$/,
                '',
              )}
            >
              {locale.t('directory.entrance.offices')}
            </a>
          </p>
        )}
      </>
    ))}
  </section>
);
