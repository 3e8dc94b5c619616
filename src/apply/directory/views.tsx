import type { FC } from 'hono/jsx';
import type { DirectorySource, Office } from '../../collect/offices/offices.ts';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { holderName } from '../../reference/holders/holders.ts';
import { Select, TextInput } from '../../web/components/fields.tsx';
import { Pagination } from '../../web/components/navigation.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { townName } from '../../web/i18n/towns.ts';
import { countryOptions, officeKind } from '../dossiers/dossiers.ts';
import type { Asked } from './routes.tsx';
import { DirectoryTabs } from './tabs.tsx';

interface DirectoryProps {
  readonly locale: Locale;
  readonly asked: Asked;
  readonly offices: readonly Office[];
  readonly sources: readonly DirectorySource[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  readonly first: boolean;
}

/** Public institutions; associations come once they have accepted themselves. */
export const Directory: FC<DirectoryProps> = ({ locale, asked, offices, sources, next, first }) => {
  const address = new URLSearchParams({ ...asked });
  const countries = countryOptions(
    COUNTRIES.map(({ code }) => code),
    locale,
  );
  return (
    <div class="stack">
      <h1>{locale.t('directory.offices')}</h1>
      <DirectoryTabs locale={locale} here="offices" />
      <p class="lead">{locale.t('directory.lead')}</p>
      <form class="filters" action={`/${locale.lang}/directory/offices`}>
        <Select
          name="operator"
          label={locale.t('directory.operator')}
          prompt={locale.t('atlas.all')}
          value={asked.operator ?? ''}
          options={countries}
        />
        <Select
          name="country"
          label={locale.t('directory.country')}
          prompt={locale.t('atlas.all')}
          value={asked.country ?? ''}
          options={countries}
        />
        <TextInput
          name="city"
          label={locale.t('directory.city')}
          value={asked.city ?? ''}
          maxlength={100}
        />
        <button class="button" type="submit">
          {locale.t('atlas.show')}
        </button>
      </form>
      {offices.length === 0 ? (
        <Nothing locale={locale} asked={asked} />
      ) : (
        <DataTable
          locale={locale}
          id="offices"
          stacked
          caption={locale.t('directory.table')}
          note={<Note locale={locale} sources={sources} />}
          csv={`/${locale.lang}/directory.csv?${address}`}
          rows={offices}
          columns={[
            {
              title: locale.t('directory.office'),
              header: true,
              cell: ({ operator, kind }) => (
                <>
                  {countryName(operator, locale.lang)}
                  <small class="from muted">{officeKind(kind, locale)}</small>
                </>
              ),
            },
            {
              title: locale.t('directory.where'),
              cell: (office) => (
                <>
                  {office.city && (
                    <>
                      <bdi>{townName(office.city, locale)}</bdi> ·{' '}
                    </>
                  )}
                  {countryName(office.country, locale.lang)}
                  <Contact office={office} />
                </>
              ),
            },
          ]}
        />
      )}
      <Pagination
        locale={locale}
        {...(first ? {} : { previous: `/${locale.lang}/directory/offices?${address}` })}
        {...(next
          ? {
              next: `/${locale.lang}/directory/offices?${new URLSearchParams({ ...asked, after: next })}`,
            }
          : {})}
      />
    </div>
  );
};

/** Whose directory this is and when it was last true, and what to do before setting out. */
const Note: FC<Pick<DirectoryProps, 'locale' | 'sources'>> = ({ locale, sources }) => (
  <>
    {sources.map((source) => (
      <>
        {locale.t('figure.source')} <bdi dir={locale.dir}>{describe(source, locale)}</bdi>
        <br />
      </>
    ))}
    {locale.t('directory.public')}
  </>
);

function describe({ title, holder, licence, vintage }: DirectorySource, locale: Locale): string {
  const name = title[locale.lang] ?? Object.values(title)[0] ?? '';
  const of = inRow(
    [holderName(holder, locale.lang), name].filter(
      (each, at, all) => each && all.indexOf(each) === at,
    ),
    locale.lang,
  );
  const day = locale.t('directory.asOf', { date: longDate(vintage, locale.lang) });
  return [of, licence, day].filter(Boolean).join(' · ');
}

/** Nothing for this choice, or nothing at all yet. */
const Nothing: FC<Pick<DirectoryProps, 'locale' | 'asked'>> = ({ locale, asked }) => {
  const said = Object.keys(asked).length > 0 ? 'directory.empty' : 'directory.none';
  return (
    <EmptyState title={locale.t(said)}>
      <p>{locale.t(`${said}.text`)}</p>
    </EmptyState>
  );
};

const Contact: FC<{ readonly office: Office }> = ({ office: { phone, website } }) => (
  <span class="contacts">
    {phone && (
      <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">
        {phone}
      </a>
    )}
    {website && /^https?:/.test(website) && (
      <a href={website} dir="ltr" rel="noopener noreferrer">
        {website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/.*$/, '')}
      </a>
    )}
  </span>
);
