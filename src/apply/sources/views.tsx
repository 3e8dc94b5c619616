import type { FC } from 'hono/jsx';
import type { HubDocument, SourceSummary, Tie } from '../../process/pipeline/corridors/document.ts';
import { KindLegend, KindMark } from '../../web/components/kind.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  definitionName,
  measureName,
  reasonText,
  sexName,
  sourceById,
  sourceName,
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
            cell: (source) => <a href={`#${source.slug}`}>{sourceName(source, locale)}</a>,
          },
          {
            title: locale.t('table.kind'),
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
    {sources.map((source) => (
      <One locale={locale} source={source} />
    ))}
  </>
);

function years({ firstYear, lastYear }: SourceSummary, locale: Locale): string {
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
        {ties.map(({ from, on, shareIdentical, cells, measure }) => (
          <li>
            {locale.t('public.sources.tie', {
              from: sourceName(sourceById(sources, from), locale),
              on: sourceName(sourceById(sources, on), locale),
              share: percent(shareIdentical, locale),
              cells,
              measure: measureName(measure, locale).toLocaleLowerCase(locale.lang),
            })}
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** Words of the office, in whichever language and direction it wrote them. */
const own = (words: string) => <bdi>{words}</bdi>;

const One: FC<{ readonly locale: Locale; readonly source: SourceSummary }> = ({
  locale,
  source,
}) => {
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(locale.lang, { type: 'unit' }).format(words);
  const entries = [
    { term: locale.t('public.sources.holder'), text: own(source.holder) },
    {
      term: locale.t('atlas.definition'),
      text: list(source.definitions.map((code) => definitionName(code, locale))),
    },
    {
      term: locale.t('atlas.measure'),
      text: list(source.measures.map((code) => measureName(code, locale))),
    },
    { term: locale.t('atlas.sex'), text: list(source.sexes.map((code) => sexName(code, locale))) },
    { term: locale.t('public.sources.years'), text: years(source, locale) },
    { term: locale.t('public.sources.vintage'), text: longDate(source.vintage, locale.lang) },
    {
      term: locale.t('public.sources.licence'),
      text: source.licence ? own(source.licence) : locale.t('dossiers.licence.none'),
    },
    {
      term: locale.t('public.sources.method'),
      text: source.method ? own(source.method) : locale.t('public.sources.unsaid'),
    },
    {
      term: locale.t('public.sources.biases'),
      text: source.biases ? own(source.biases) : locale.t('public.sources.unsaid'),
    },
  ];
  return (
    <section class="section" id={source.slug} aria-labelledby={`${source.slug}-title`}>
      <h2 id={`${source.slug}-title`}>{sourceName(source, locale)}</h2>
      <DefinitionList entries={entries} />
    </section>
  );
};
