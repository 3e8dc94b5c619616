import type { FC } from 'hono/jsx';
import type { VolunteerTable } from '../../process/volunteers/volunteers.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { Bars } from '../../web/charts/bars.tsx';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { cellName, type Volunteers, volunteersPath } from './reading.ts';

interface VolunteersProps {
  readonly locale: Locale;
  readonly volunteers: Volunteers;
}

/** Every table of volunteers, one a question, with who they are and how they were counted. */
export const VolunteersPage: FC<VolunteersProps> = ({ locale, volunteers }) => {
  const { origin, on, volunteers: people, tables } = volunteers.document;
  return (
    <div class="stack">
      <h1>{volunteersTitle(origin, locale)}</h1>
      <p class="lead">
        {locale.t('volunteers.lead', {
          people: number(people, locale),
          date: longDate(on, locale.lang),
        })}
      </p>
      <Notice tone="attention" title={locale.t('volunteers.never')}>
        <p>{locale.t('volunteers.never.text')}</p>
      </Notice>
      <p class="row">
        <KindMark kind="self_reported" locale={locale} />
        <a href={`${volunteersPath(locale, origin)}.csv`}>{locale.t('volunteers.csv')}</a>
      </p>
      {tables.map((table) => (
        <Table locale={locale} volunteers={volunteers} table={table} />
      ))}
      <section class="section stack" aria-labelledby="how">
        <h2 id="how">{locale.t('volunteers.how')}</h2>
        <p>{locale.t('volunteers.how.text')}</p>
        <p>
          <a href={`/${locale.lang}/me/profile`}>{locale.t('volunteers.join')}</a>
        </p>
      </section>
    </div>
  );
};

const Table: FC<VolunteersProps & { readonly table: VolunteerTable }> = ({
  locale,
  volunteers,
  table: { question, people, cells, other },
}) => {
  const named = cells.map(({ code, people: count }) => ({
    label: cellName(volunteers, question, code, locale.lang),
    count,
  }));
  const rows = [
    ...named,
    ...(other === null ? [] : [{ label: locale.t('volunteers.other'), count: other }]),
  ];
  return (
    <section class="section stack" aria-labelledby={`about-${question}`}>
      <h2 id={`about-${question}`}>{locale.t(`volunteers.question.${question}`)}</h2>
      <Bars
        locale={locale}
        id={`bars-${question}`}
        title={locale.t('volunteers.answered', { people: number(people, locale) })}
        named
        rows={rows.map(({ label, count }) => ({ label, values: [count], kind: 'self_reported' }))}
      />
    </section>
  );
};

/** Before enough people allow it. */
export const NoVolunteers: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('volunteers.title')}</h1>
    <EmptyState
      title={locale.t('volunteers.none')}
      action={{ label: locale.t('volunteers.join'), href: `/${locale.lang}/me/profile` }}
    >
      <p>{locale.t('volunteers.none.text')}</p>
    </EmptyState>
  </div>
);

export const volunteersTitle = (origin: string, locale: Locale): string =>
  origin === '*'
    ? locale.t('volunteers.title')
    : locale.t('volunteers.title.origin', { country: countryName(origin, locale.lang) });
