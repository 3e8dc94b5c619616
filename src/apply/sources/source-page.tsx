import type { FC } from 'hono/jsx';
import type { HubDocument, SourceSummary } from '../../process/pipeline/corridors/document.ts';
import { holderName } from '../../reference/holders/holders.ts';
import { KindMark } from '../../web/components/kind.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { definitionName, measureName, sexName, sourceName } from '../figures/figures.ts';
import { tieText, years } from './views.tsx';

interface SourcePageProps {
  readonly locale: Locale;
  readonly source: SourceSummary;
  readonly document: Pick<HubDocument, 'sources' | 'ties'>;
}

/** One source: whose it is, what it counts and covers, what it is known not to see, and whom it repeats. */
export const SourcePage: FC<SourcePageProps> = ({ locale, source, document }) => {
  const ties = document.ties.filter(({ from, on }) => [from, on].includes(source.id));
  return (
    <div class="sections">
      <header class="stack">
        <h1>{sourceName(source, locale)}</h1>
        <p class="lead">
          {own(holderName(source.holder, locale.lang))} ·{' '}
          <KindMark locale={locale} kind={source.kind} />
        </p>
      </header>
      <section class="section">
        <h2>{locale.t('public.source.counts')}</h2>
        <DefinitionList entries={whatItCounts(source, locale)} />
        <p class="screen-only">
          <a href={`/api/v1/facts.csv?source=${source.id}`}>{locale.t('public.source.facts')}</a>
        </p>
      </section>
      <section class="section">
        <h2>{locale.t('public.source.made')}</h2>
        <DefinitionList entries={howItIsMade(source, locale)} />
      </section>
      <section class="section">
        <h2>{locale.t('public.sources.ties')}</h2>
        {ties.length === 0 ? (
          <p>{locale.t('public.source.ties.none')}</p>
        ) : (
          <ul class="plain">
            {ties.map((tie) => (
              <li>{tieText(tie, document.sources, locale)}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
};

/** Words of the office, in whichever language and direction it wrote them. */
const own = (words: string) => <bdi>{words}</bdi>;

function whatItCounts(source: SourceSummary, locale: Locale) {
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(locale.lang, { type: 'unit' }).format(words);
  const number = (value: number) => new Intl.NumberFormat(locale.lang).format(value);
  // Figures of whole populations have no definition of a member.
  const defined = source.definitions.filter((code) => code !== 'none');
  const counted = defined.length > 0 ? defined : source.definitions;
  const ends = (['origins', 'residences'] as const).filter((end) => source[end] > 0);
  return [
    {
      term: locale.t('atlas.definition'),
      text: list(counted.map((code) => definitionName(code, locale))),
    },
    {
      term: locale.t('atlas.measure'),
      text: list(source.measures.map((code) => measureName(code, locale))),
    },
    { term: locale.t('atlas.sex'), text: list(source.sexes.map((code) => sexName(code, locale))) },
    { term: locale.t('public.sources.years'), text: years(source, locale) },
    ...ends.map((end) => ({
      term: locale.t(`public.sources.${end}`),
      text: number(source[end]),
    })),
    { term: locale.t('public.sources.facts'), text: number(source.facts) },
  ];
}

function howItIsMade(source: SourceSummary, locale: Locale) {
  const said = (words: string) => (words ? own(words) : locale.t('public.sources.unsaid'));
  return [
    { term: locale.t('public.sources.holder'), text: own(holderName(source.holder, locale.lang)) },
    { term: locale.t('public.sources.vintage'), text: longDate(source.vintage, locale.lang) },
    {
      term: locale.t('public.sources.licence'),
      text: source.licence ? own(source.licence) : locale.t('dossiers.licence.none'),
    },
    { term: locale.t('public.sources.method'), text: said(source.method) },
    { term: locale.t('public.sources.biases'), text: said(source.biases) },
  ];
}
