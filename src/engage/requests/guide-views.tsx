import type { FC } from 'hono/jsx';
import type { Guide } from '../../collect/guides/guides.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { Card } from '../../web/components/card.tsx';
import { Button } from '../../web/components/fields.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Recurring } from './recurring.ts';
import { topicOf } from './requests.ts';

interface Speaks {
  readonly locale: Locale;
}

interface BeforeSendingProps extends Speaks {
  readonly guides: readonly Guide[];
  /** What is asked, carried along: nothing is kept yet. */
  readonly values: Typed;
}

const CARRIED = ['once', 'kind', 'topic', 'text', 'residence', 'origin', 'town'];

/** What others were told about the same, before somebody sends; both ways out weigh the same. */
export const BeforeSending: FC<BeforeSendingProps> = ({ locale, guides, values }) => (
  <div class="stack">
    <h1>{locale.t('requests.before')}</h1>
    <p class="lead">{locale.t('requests.before.lead')}</p>
    {guides.map(({ slug, title, summary, lang }) => (
      <Card
        title={<bdi lang={lang}>{title}</bdi>}
        href={`/${locale.lang}/guides/${slug}`}
        level={2}
      >
        <p lang={lang} dir="auto">
          {summary}
        </p>
        <form method="post" action={`/${locale.lang}/requests/helped`}>
          <input type="hidden" name="once" value={values.one('once')} />
          <Button tone="plain" name="guide" value={slug}>
            {locale.t('requests.before.enough')}
            <span class="unseen"> {title}</span>
          </Button>
        </form>
      </Card>
    ))}
    <form class="section" method="post" action={`/${locale.lang}/requests/new`}>
      {CARRIED.map((name) => (
        <input type="hidden" name={name} value={values.one(name)} />
      ))}
      <input type="hidden" name="seen" value="yes" />
      <Button tone="plain">{locale.t('requests.before.send')}</Button>
    </form>
  </div>
);

interface RecurringPageProps extends Speaks {
  readonly rows: readonly Recurring[];
  readonly guides: readonly Guide[];
  readonly helps: ReadonlyMap<string, number>;
}

/** What is asked again and again, and the guides that answer it before it is asked. */
export const RecurringPage: FC<RecurringPageProps> = ({ locale, rows, guides, helps }) => (
  <>
    <h1>{locale.t('recurring.title')}</h1>
    <p class="lead">{locale.t('recurring.lead')}</p>
    {rows.length === 0 ? (
      <EmptyState title={locale.t('recurring.empty')}>
        <p>{locale.t('recurring.empty.text')}</p>
      </EmptyState>
    ) : (
      <DataTable
        locale={locale}
        id="recurring"
        caption={locale.t('recurring.year')}
        note={locale.t('recurring.note')}
        wordy
        rows={rows}
        columns={[
          {
            title: locale.t('requests.topic.short'),
            header: true,
            cell: (row) => (
              <>
                {nameOf(row, locale)}
                <DraftButton locale={locale} row={row} />
              </>
            ),
          },
          { title: locale.t('recurring.count'), numeric: true, cell: ({ count }) => count },
        ]}
      />
    )}
    {guides.length > 0 && (
      <DataTable
        locale={locale}
        id="helped"
        caption={locale.t('recurring.guides')}
        wordy
        rows={guides}
        columns={[
          {
            title: locale.t('guides.title'),
            header: true,
            cell: ({ slug, title, lang, topics }) => (
              <>
                <a href={`/${locale.lang}/staff/guides/${slug}`} lang={lang}>
                  <bdi>{title}</bdi>
                </a>
                <p class="small muted">
                  {topics.map((topic) => topicOf(topic, locale.lang)).join(' · ')}
                </p>
              </>
            ),
          },
          {
            title: locale.t('recurring.helped'),
            numeric: true,
            cell: ({ slug }) => helps.get(slug) ?? 0,
          },
        ]}
      />
    )}
  </>
);

const nameOf = ({ topic, residence, origin }: Recurring, { lang }: Locale): string =>
  [
    topicOf(topic, lang),
    ...(residence && origin
      ? [`${countryName(origin, lang)}–${countryName(residence, lang)}`]
      : []),
  ].join(' · ');

const DraftButton: FC<Speaks & { readonly row: Recurring }> = ({ locale, row }) => (
  <form method="post" action={`/${locale.lang}/staff/requests/recurring`}>
    {(['topic', 'residence', 'origin'] as const).map((name) => (
      <input type="hidden" name={name} value={row[name] ?? ''} />
    ))}
    <Button tone="link">
      {locale.t('recurring.draft')}
      <span class="unseen"> {nameOf(row, locale)}</span>
    </Button>
  </form>
);
