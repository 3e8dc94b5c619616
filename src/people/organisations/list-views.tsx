import type { FC } from 'hono/jsx';
import { Button, Select } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { LIST_FIELDS } from './list-columns.ts';
import type { OrganisationList, Planned } from './lists.ts';

interface ListPageProps {
  readonly locale: Locale;
  readonly list: OrganisationList;
  readonly plan: readonly Planned[];
}

const SHOWN = 200;

/** A list that was brought: how its columns are read, what taking it over would do, and the button that does it. */
export const ListPage: FC<ListPageProps> = (props) => {
  const { locale, list } = props;
  return (
    <>
      <h1>
        <bdi>{list.fileName}</bdi>
      </h1>
      <p class="muted">
        {locale.t('organisations.list.brought', { date: longDate(list.broughtAt, locale.lang) })}
      </p>
      {list.counts ? <Applied {...props} /> : <DryRun {...props} />}
    </>
  );
};

const Applied: FC<ListPageProps> = ({ locale, list }) => (
  <>
    <Notice title={locale.t('organisations.list.applied')}>
      <p>{locale.t('organisations.list.counts', { ...(list.counts ?? {}) })}</p>
    </Notice>
    <div class="row">
      <Button href={`/${locale.lang}/staff/organisations/pairs`}>
        {locale.t('organisations.pairs')}
      </Button>
      <Button tone="plain" href={`/${locale.lang}/staff/organisations?state=unasked`}>
        {locale.t('organisation.state.unasked')}
      </Button>
    </div>
  </>
);

const DryRun: FC<ListPageProps> = ({ locale, list, plan }) => {
  const base = `/${locale.lang}/staff/organisations/lists/${list.id}`;
  const bad = plan.filter(({ reading }) => !reading.organisation).length;
  const known = plan.filter((each) => each.reading.organisation && each.known).length;
  const like = plan.filter((each) => each.like.length > 0).length;
  const added = plan.length - bad - known;
  const troubles = plan.flatMap(({ reading }) => reading.troubles);
  return (
    <>
      <p class="lead">{locale.t('organisations.list.would', { added, known, bad })}</p>
      {like > 0 && <p>{locale.t('organisations.list.like', { n: like })}</p>}
      <div class="row">
        {added > 0 && (
          <form method="post" action={`${base}/apply`}>
            <Button>{locale.t('organisations.list.apply', { n: added })}</Button>
          </form>
        )}
        <form method="post" action={`${base}/discard`}>
          <Button tone="plain">{locale.t('organisations.list.discard')}</Button>
        </form>
      </div>
      <section class="section stack" aria-labelledby="columns">
        <h2 id="columns">{locale.t('organisations.list.columns')}</h2>
        <p>{locale.t('organisations.list.columns.text')}</p>
        <form class="stack" method="post" action={base}>
          <div class="filters many">
            {list.header.map((header, at) => (
              <Select
                name="columns"
                id={`f-columns-${at}`}
                label={<bdi>{header || locale.t('organisations.list.unnamed', { n: at + 1 })}</bdi>}
                prompt={locale.t('organisations.list.left')}
                value={list.columns[at] ?? ''}
                options={LIST_FIELDS.map((value) => ({
                  value,
                  label: locale.t(
                    value === 'description' ? 'organisation.about' : `organisation.${value}`,
                  ),
                }))}
              />
            ))}
          </div>
          <div class="row">
            <Button tone="plain">{locale.t('organisations.list.map')}</Button>
          </div>
        </form>
      </section>
      {troubles.length > 0 && (
        <section class="section stack" aria-labelledby="troubles">
          <h2 id="troubles">{locale.t('organisations.list.troubles')}</h2>
          <DataTable
            locale={locale}
            id="trouble-rows"
            caption={locale.t('organisations.list.troubles.text')}
            tall
            stacked
            rows={troubles.slice(0, SHOWN)}
            columns={[
              { title: locale.t('organisations.list.row'), cell: ({ row }) => row, numeric: true },
              {
                title: locale.t('organisations.list.column'),
                header: true,
                cell: ({ field }) =>
                  locale.t(`organisation.${field === 'description' ? 'about' : field}`),
              },
              {
                title: locale.t('organisations.list.value'),
                cell: ({ value }) => <bdi>{value || '—'}</bdi>,
              },
              {
                title: locale.t('organisations.list.mend'),
                cell: ({ grave, field }) =>
                  locale.t(
                    grave
                      ? 'organisations.list.mend.row'
                      : `organisations.list.mend.${mendOf(field)}`,
                  ),
              },
            ]}
          />
        </section>
      )}
      <section class="section stack" aria-labelledby="rows">
        <h2 id="rows">{locale.t('organisations.list.rows')}</h2>
        <DataTable
          locale={locale}
          id="plan"
          caption={locale.t('organisations.list.rows.text', { n: Math.min(SHOWN, plan.length) })}
          tall
          wordy
          stacked
          rows={plan.slice(0, SHOWN)}
          columns={[
            {
              title: locale.t('organisations.list.row'),
              cell: ({ reading }) => reading.row,
              numeric: true,
            },
            {
              title: locale.t('organisation.name'),
              header: true,
              cell: ({ reading }) => <bdi>{reading.organisation?.names[0]?.text ?? '—'}</bdi>,
            },
            {
              title: locale.t('organisations.list.then'),
              cell: (each) => <Then locale={locale} planned={each} />,
            },
          ]}
        />
      </section>
    </>
  );
};

const mendOf = (field: string): string =>
  [
    'country',
    'origins',
    'residences',
    'town',
    'languages',
    'kind',
    'sectors',
    'website',
    'registration',
  ].includes(field)
    ? field
    : 'other';

const Then: FC<{ readonly locale: Locale; readonly planned: Planned }> = ({ locale, planned }) => {
  const { reading, known, like } = planned;
  if (!reading.organisation)
    return <Tag tone="attention">{locale.t('organisations.list.bad')}</Tag>;
  if (known)
    return (
      <>
        <Tag tone="quiet">{locale.t('organisations.list.known')}</Tag> <bdi>{known}</bdi>
      </>
    );
  return (
    <>
      <Tag>{locale.t('organisations.list.new')}</Tag>
      {like.length > 0 && (
        <small class="from muted">
          {locale.t('organisations.list.maybe', {
            names: inRow(
              like.map(({ name }) => name),
              locale.lang,
            ),
          })}
        </small>
      )}
    </>
  );
};
