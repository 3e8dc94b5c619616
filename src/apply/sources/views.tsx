import type { FC } from 'hono/jsx';
import type { HubDocument, SourceSummary, Tie } from '../../process/pipeline/corridors/document.ts';
import { KindLegend, KindMark } from '../../web/components/kind.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  measureName,
  reasonText,
  sourceById,
  sourceName,
  sourcePath,
  yearName,
} from '../figures/figures.ts';

interface SourcesProps {
  readonly locale: Locale;
  readonly document: HubDocument | null;
}

/** The mosaic: what each holder's source covers, which of them repeat each other, and what nobody holds. */
export const SourcesPage: FC<SourcesProps> = ({ locale, document }) => (
  <div class="sections">
    <header class="stack">
      <h1>{locale.t('public.sources.title')}</h1>
      <p class="lead">{locale.t('public.sources.lead')}</p>
      <p>
        {locale.t('encode.link')} <a href={`/${locale.lang}/encode`}>{locale.t('encode.title')}</a>
      </p>
    </header>
    {document ? (
      <Mosaic locale={locale} document={document} />
    ) : (
      <EmptyState
        title={locale.t('foot.noRelease')}
        action={{ label: locale.t('foot.definitions'), href: `/${locale.lang}/definitions` }}
      >
        <p>{locale.t('public.sources.empty')}</p>
      </EmptyState>
    )}
  </div>
);

const Mosaic: FC<{ readonly locale: Locale; readonly document: HubDocument }> = ({
  locale,
  document: { sources, ties, unknowns },
}) => (
  <>
    <section class="section">
      <h2>{locale.t('public.sources.overview')}</h2>
      <DataTable
        locale={locale}
        id="mosaic"
        caption={locale.t('public.sources.coverage')}
        csv={`/${locale.lang}/sources.csv`}
        wordy
        rows={sources}
        columns={[
          {
            title: locale.t('table.source'),
            header: true,
            cell: (source) => <a href={sourcePath(source, locale)}>{sourceName(source, locale)}</a>,
          },
          {
            title: locale.t('table.kind'),
            mark: true,
            cell: ({ kind }) => <KindMark locale={locale} kind={kind} />,
          },
          { title: locale.t('public.sources.years'), cell: (source) => years(source, locale) },
          {
            title: locale.t('public.sources.origins'),
            numeric: true,
            cell: ({ origins }) => origins || null,
          },
          {
            title: locale.t('public.sources.residences'),
            numeric: true,
            cell: ({ residences }) => residences || null,
          },
          { title: locale.t('public.sources.facts'), numeric: true, cell: ({ facts }) => facts },
        ]}
      />
      <KindLegend locale={locale} kinds={sources.map(({ kind }) => kind)} />
    </section>
    <Ties locale={locale} ties={ties} sources={sources} />
    <section class="section unknowns">
      <h2>{locale.t('dossiers.unknown')}</h2>
      <ul>
        {unknowns.map((reason) => (
          <li>{reasonText('unknown.hub', reason, locale)}</li>
        ))}
        <li>{locale.t('dossiers.unknown.uncounted')}</li>
      </ul>
    </section>
  </>
);

export function years({ firstYear, lastYear }: SourceSummary, locale: Locale): string {
  return firstYear === lastYear
    ? yearName(firstYear, locale)
    : `${yearName(firstYear, locale)}–${yearName(lastYear, locale)}`;
}

interface TiesProps {
  readonly locale: Locale;
  readonly ties: readonly Tie[];
  readonly sources: readonly SourceSummary[];
}

/** Sources that share figures speak with one voice. */
const Ties: FC<TiesProps> = ({ locale, ties, sources }) => (
  <section class="section">
    <h2>{locale.t('public.sources.ties')}</h2>
    {ties.length === 0 ? (
      <p>{locale.t('public.sources.ties.none')}</p>
    ) : (
      <ul class="plain">
        {ties.map((tie) => (
          <li>{tieText(tie, sources, locale)}</li>
        ))}
      </ul>
    )}
  </section>
);

export const tieText = (
  { from, on, shareIdentical, cells, measure }: Tie,
  sources: readonly SourceSummary[],
  locale: Locale,
): string =>
  locale.t('public.sources.tie', {
    from: sourceName(sourceById(sources, from), locale),
    on: sourceName(sourceById(sources, on), locale),
    share: percent(shareIdentical, locale),
    cells,
    measure: measureName(measure, locale).toLocaleLowerCase(locale.lang),
  });
