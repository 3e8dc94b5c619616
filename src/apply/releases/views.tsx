import type { FC } from 'hono/jsx';
import type { SourceCard } from '../../process/pipeline/corridors/document.ts';
import type { Difference, Release } from '../../process/releases/releases.ts';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { sourceById, sourceName } from '../figures/figures.ts';

interface ReleaseListProps {
  readonly locale: Locale;
  readonly releases: readonly Release[];
  readonly current: string | null;
  readonly sources: readonly SourceCard[];
}

/** Every edition, what changed in it, and its signed package. */
export const ReleaseList: FC<ReleaseListProps> = (props) => {
  const { locale, releases } = props;
  return (
    <div class="sections">
      <header class="stack">
        <h1>{locale.t('foot.releases')}</h1>
        <p class="lead">{locale.t('public.releases.lead')}</p>
      </header>
      {releases.length === 0 ? (
        <EmptyState title={locale.t('foot.noRelease')}>
          <p>{locale.t('public.releases.empty')}</p>
        </EmptyState>
      ) : (
        releases.map((release) => <One {...props} release={release} />)
      )}
    </div>
  );
};

const One: FC<ReleaseListProps & { readonly release: Release }> = ({
  locale,
  release,
  current,
  sources,
}) => {
  const difference = release.difference as unknown as Difference; // written by the release that stored it
  const id = `release-${release.number}`;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>
        {locale.t('foot.release', {
          number: release.number,
          date: longDate(release.publishedAt, locale.lang),
        })}{' '}
        {release.id === current && <Tag tone="done">{locale.t('public.releases.current')}</Tag>}
        {release.withdrawnAt && <Tag tone="attention">{locale.t('public.releases.withdrawn')}</Tag>}
      </h2>
      {release.withdrawnAt ? (
        <p>
          {locale.t('public.releases.why', {
            date: longDate(release.withdrawnAt, locale.lang),
            reason: release.withdrawnReason ?? '',
          })}
        </p>
      ) : (
        <p>
          <a href={`/${locale.lang}/releases/${release.number}.zip`} download>
            {locale.t('public.releases.download')}
          </a>
        </p>
      )}
      <Changes locale={locale} id={id} difference={difference} sources={sources} />
      <details class="unknown">
        <summary>{locale.t('public.releases.signature')}</summary>
        <DefinitionList
          entries={[
            {
              term: locale.t('public.releases.hash'),
              text: (
                <code class="wrap" dir="ltr">
                  {release.package}
                </code>
              ),
            },
            {
              term: locale.t('public.releases.signed'),
              text: (
                <code class="wrap" dir="ltr">
                  {release.signature}
                </code>
              ),
            },
            {
              term: locale.t('public.releases.key'),
              text: (
                <code class="wrap" dir="ltr">
                  {release.publicKey}
                </code>
              ),
            },
          ]}
        />
      </details>
    </section>
  );
};

interface ChangesProps {
  readonly locale: Locale;
  readonly id: string;
  readonly difference: Difference;
  readonly sources: readonly SourceCard[];
}

const COUNTS = ['added', 'changed', 'removed', 'same'] as const;

type SourceDifference = Difference['sources'][number];

const Changes: FC<ChangesProps> = ({ locale, id, difference, sources }) => {
  if (!difference.sources?.length) return null;
  const first = difference.since === null;
  return (
    <DataTable
      locale={locale}
      id={`${id}-changes`}
      caption={
        first
          ? locale.t('public.releases.first')
          : locale.t('public.releases.since', { number: number(difference.since ?? 0, locale) })
      }
      rows={difference.sources}
      wordy
      columns={[
        {
          title: locale.t('table.source'),
          header: true,
          cell: ({ source }) => sourceName(sourceById(sources, source), locale) || source,
        },
        ...COUNTS.filter((count) => !first || count === 'added').map((count) => ({
          title: locale.t(first ? 'public.sources.facts' : `public.releases.${count}`),
          numeric: true,
          cell: (row: SourceDifference) => row[count],
        })),
      ]}
    />
  );
};
