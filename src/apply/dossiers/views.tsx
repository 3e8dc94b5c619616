import type { FC } from 'hono/jsx';
import type { PublicActivity } from '../../collect/activities/activities.ts';
import type { Definition } from '../../collect/facts/fact.ts';
import type { Guide } from '../../collect/guides/guides.ts';
import type { Office } from '../../collect/offices/offices.ts';
import type {
  CorridorDocument,
  Headline,
  IntervalRow,
  Reason,
  SourceCard,
} from '../../process/pipeline/corridors/document.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { aboutOf, FRAMES, nameOf } from '../../reference/frames/frames.ts';
import { type Estimate, IntervalChart } from '../../web/charts/interval-chart.tsx';
import { Trend } from '../../web/charts/trend.tsx';
import { Button, PrintButton } from '../../web/components/fields.tsx';
import { Figure } from '../../web/components/figure.tsx';
import { KindLegend } from '../../web/components/kind.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ActivityLines } from '../activities/activities.ts';
import {
  corridorTitle,
  definitionName,
  phrases,
  reasonText,
  rounded,
  roundedRange,
  sourceById,
  sourceName,
  sourcePath,
  yearName,
} from '../figures/figures.ts';
import { KnownToLists, type Persons } from '../persons/persons.ts';
import { type Volunteers, WhatVolunteersSay } from '../volunteers/volunteers.ts';
import { CompositionSection } from './composition.tsx';
import { HelpSection } from './help.tsx';
import { factAnchor, Lineage } from './lineage.tsx';
import { MoneySection } from './money.tsx';
import { ProtectionSection, showsProtection } from './protection.tsx';
import { Section, trendSentence } from './section.tsx';

export interface DossierProps {
  readonly locale: Locale;
  readonly document: CorridorDocument;
  readonly offices: readonly Office[];
  readonly guides: readonly Guide[];
  /** Public ones of organisations of this corridor, the newest. */
  readonly activities?: readonly PublicActivity[];
  readonly volunteers?: Volunteers | null;
  readonly persons?: Persons | null;
  readonly hub: string;
  /** In full, for the citation. */
  readonly address: string;
  readonly release: { readonly number: number; readonly publishedAt: Date };
}

/** As many sources leave room for the composition on the first sheet of paper. */
const ROWS_WITH_COMPOSITION = 3;

/** Everything known of one origin and one residence; on paper two A4 pages in the same order, or one of little. */
export const Dossier: FC<DossierProps> = (props) => (
  <article class="dossier">
    {props.document.rows.length > 0 ? <TwoSheets {...props} /> : <OneSheet {...props} />}
  </article>
);

const TwoSheets: FC<DossierProps> = (props) => {
  const { locale, document } = props;
  const { rows } = document;
  const first =
    rows.length <= ROWS_WITH_COMPOSITION &&
    document.composition.every(({ parts }) => parts.length <= 3);
  const composition = <CompositionSection locale={locale} document={document} />;
  return (
    <>
      <div class={`sheet stack ${density(document, locale, first)}`}>
        <Title {...props} />
        <HeadlineSection {...props} />
        <SourcesSection {...props} />
        <TrendSection {...props} />
        {first && composition}
        <SheetFoot {...props} page={1} pages={2} />
      </div>
      <div class={first ? 'sheet stack' : 'sheet stack dense'}>
        {!first && composition}
        <MoneySection locale={locale} document={document} />
        <ProtectionSection locale={locale} document={document} />
        <Rest {...props} />
        <SheetFoot {...props} page={2} pages={2} />
      </div>
    </>
  );
};

/** Letters in a line beside the interval chart of a printed sheet, and lines that leave its trend at full height. */
const LINE = 36;
const [DENSE, TIGHT] = [15, 30];

/** As many lines as a composition takes on the first sheet. */
const COMPOSITION = 6;

/** How closely the first sheet is set, by the lines that its sources and their definitions take. */
function density(
  { rows, sources }: CorridorDocument,
  locale: Locale,
  composed: boolean,
): '' | 'dense' | 'tight' {
  const definitions = new Set(rows.map(({ definition }) => definition)).size;
  const lines = rows
    .map(({ source }) => sourceName(sourceById(sources, source), locale).length + 7)
    .reduce(
      (sum, letters) => sum + Math.ceil(letters / LINE),
      definitions + (composed ? COMPOSITION : 0),
    );
  return lines > TIGHT ? 'tight' : lines > DENSE ? 'dense' : '';
}

/** Where nobody counts these people, those under protection lead. */
const OneSheet: FC<DossierProps> = (props) => {
  const { locale, document } = props;
  return (
    <div class="sheet stack">
      <Title {...props} />
      <NoStock {...props} />
      <ProtectionSection locale={locale} document={document} />
      <MoneySection locale={locale} document={document} />
      <Rest {...props} />
      <SheetFoot {...props} page={1} pages={1} />
    </div>
  );
};

const Title: FC<DossierProps> = (props) => {
  const { locale, document } = props;
  return (
    <header class="dossier-title">
      <p class="card-over paper-only">{locale.t('dossiers.brief')}</p>
      <h1>{dossierTitle(document.origin, document.residence, locale)}</h1>
      <Actions {...props} />
    </header>
  );
};

const Rest: FC<DossierProps> = (props) => (
  <>
    {props.persons && <KnownToLists locale={props.locale} persons={props.persons} />}
    {props.volunteers && <WhatVolunteersSay locale={props.locale} volunteers={props.volunteers} />}
    <HelpSection {...props} />
    {props.activities && props.activities.length > 0 && (
      <ActivityLines
        locale={props.locale}
        activities={props.activities}
        query={`country=${props.document.origin}`}
      />
    )}
    <UnknownSection {...props} />
    <DefinitionsSection {...props} />
    <CiteSection {...props} />
  </>
);

/** On paper each page says where it is from and of which release. */
const SheetFoot: FC<DossierProps & { readonly page: number; readonly pages: number }> = ({
  locale,
  address,
  release,
  page,
  pages,
}) => (
  <p class="paper-only sheet-foot" aria-hidden="true">
    <span dir="ltr">{address}</span>
    <span>
      {locale.t('foot.release', {
        number: release.number,
        date: longDate(release.publishedAt, locale.lang),
      })}
    </span>
    <span>
      {locale.t('dossiers.page', { page: number(page, locale), pages: number(pages, locale) })}
    </span>
  </p>
);

export const dossierTitle = (origin: string, residence: string, locale: Locale): string =>
  locale.t('dossiers.title', {
    origin: countryName(origin, locale.lang),
    residence: countryName(residence, locale.lang),
  });

const Actions: FC<DossierProps> = ({ locale, document: { key, origin, residence } }) => (
  <p class="row small screen-only">
    <a href={`/${locale.lang}/countries/${origin}`}>{countryName(origin, locale.lang)}</a>
    <a href={`/${locale.lang}/countries/${residence}`}>{countryName(residence, locale.lang)}</a>
    <a href={`/${locale.lang}/dossiers/${key}/figures`}>{locale.t('dossiers.figures.link')}</a>
    <a href={`/${locale.lang}/dossiers/${key}.csv`}>CSV</a>
    <a href={`/${locale.lang}/dossiers/${key}.json`}>JSON</a>
    <PrintButton locale={locale} />
  </p>
);

const HeadlineSection: FC<DossierProps> = (props) => {
  const { locale, document } = props;
  const { headline } = document;
  if (!headline) return <NoStock {...props} />;
  const source = sourceById(document.sources, headline.source);
  return (
    <div class="dossier-head aside">
      <div>
        <Figure
          main
          locale={locale}
          title={corridorTitle(headline.definition, document.origin, document.residence, locale)}
          value={shownOf(headline)}
          exact={headline.value}
          {...rangeOf(headline)}
          {...(headline.range && { between: betweenSources(headline, locale) })}
          kind={headline.kind}
          when={yearName(headline.year, locale)}
          source={{
            label: sourceName(source, locale),
            href: sourcePath(source, locale),
          }}
        />
        {headline.noRange && (
          <p class="small muted">{locale.t(`figures.no-range.${headline.noRange}`)}</p>
        )}
        <Lineage locale={locale} figure={headline} document={document} />
      </div>
      <Trust {...props} />
    </div>
  );
};

/** The spread between independent sources where there is one, else what the source itself states. */
function rangeOf(headline: Headline): { low: number | null; high: number | null } {
  const { range, low, high, kind } = headline;
  if (range) return roundedRange(range, kind, shownOf(headline));
  if (low === null || high === null) return { low, high };
  const shown = shownOf(headline);
  return { low: Math.min(low, shown), high: Math.max(high, shown) };
}

const shownOf = ({ range, ...headline }: Headline): number =>
  rounded({ ...headline, ...(range ?? {}) });

function betweenSources(headline: Headline, locale: Locale): string {
  const { low, high } = rangeOf(headline);
  return locale.t('figures.range.sources', {
    low: number(low ?? 0, locale),
    high: number(high ?? 0, locale),
  });
}

const NoStock: FC<DossierProps> = ({ locale, document }) => (
  <Notice title={locale.t('dossiers.no-stock')}>
    <p>
      {locale.t('dossiers.no-stock.text', phrases(document.origin, document.residence, locale))}
    </p>
  </Notice>
);

const Trust: FC<DossierProps> = ({
  locale,
  document: { confidence, ranks, origin, residence },
}) => (
  <div class="dossier-trust">
    {confidence && (
      <>
        <h2 class="h3">{locale.t(`confidence.level.${confidence.level}`)}</h2>
        <ul>
          {confidence.reasons.filter(spoken).map((reason) => (
            <li class="small">{reasonText('confidence', reason, locale)}</li>
          ))}
        </ul>
      </>
    )}
    {ranks && (
      <ul class="small ranks">
        <li>{rankText('residence', ranks.residence, { origin, residence }, locale)}</li>
        <li>{rankText('origin', ranks.origin, { origin, residence }, locale)}</li>
      </ul>
    )}
  </div>
);

// One voice can neither agree nor disagree.
const spoken = ({ code, args }: Reason) => !code.startsWith('sources_') || Number(args.sources) > 1;

function rankText(
  side: 'residence' | 'origin',
  { rank, of, share }: { rank: number; of: number; share: number },
  { origin, residence }: { origin: string; residence: string },
  locale: Locale,
): string {
  return locale.t(`dossiers.rank.${side}`, {
    ...phrases(origin, residence, locale),
    rank,
    of: number(of, locale),
    share: shareText(share, locale),
  });
}

const LEAST_SHARE = 0.001;

const shareText = (share: number, locale: Locale): string =>
  share < LEAST_SHARE
    ? locale.t('dossiers.share.least', { share: percent(LEAST_SHARE, locale, 1) })
    : percent(share, locale, share < 0.1 ? 1 : 0);

const SourcesSection: FC<DossierProps> = (props) => {
  const { locale, document } = props;
  const groups = sourceGroups(document, locale);
  if (groups.length === 0) return null;
  return (
    <Section id="sources" title={locale.t('dossiers.sources')}>
      <IntervalChart
        locale={locale}
        id="intervals"
        title={locale.t('dossiers.sources.about')}
        groups={groups}
      />
      {groups.length > 1 && <p class="small">{locale.t('dossiers.not-added')}</p>}
    </Section>
  );
};

/** What each source says of a corridor, one group a definition. */
export function sourceGroups(document: CorridorDocument, locale: Locale) {
  const definitions = [...new Set(document.rows.map(({ definition }) => definition))];
  return definitions.map((definition) => ({
    definition: definitionName(definition, locale),
    estimates: document.rows
      .filter((row) => row.definition === definition)
      .map((row) => estimateOf(row, document, locale)),
  }));
}

const rowId = ({ source, definition }: Pick<IntervalRow, 'source' | 'definition'>) =>
  `${source} ${definition}`;

function estimateOf(row: IntervalRow, document: CorridorDocument, locale: Locale): Estimate {
  const { source, value, year, low, high, kind, isHeadline, dependsOn, fact } = row;
  const sources = new Set(dependsOn.map((tie) => tie.source));
  const shown = rounded({ value, kind, low, high });
  const ends =
    low === null || high === null ? { low, high } : roundedRange({ low, high }, kind, shown);
  return {
    id: rowId(row),
    source: sourceName(sourceById(document.sources, source), locale),
    year: yearName(year, locale),
    value: shown,
    ...ends,
    kind,
    headline: isHeadline,
    dependsOn: document.rows.filter((other) => sources.has(other.source)).map(rowId),
    href: `/${locale.lang}/dossiers/${document.key}/figures#${factAnchor(fact)}`,
  };
}

const LINES = 7;

const TrendSection: FC<DossierProps> = ({ locale, document }) => {
  const lines = document.series
    .filter(({ measure, points }) => measure === 'stock' && points.length > 1)
    .slice(0, LINES);
  const mixed = new Set(lines.map(({ definition }) => definition)).size > 1;
  return (
    <Section id="trend" title={locale.t('dossiers.trend')}>
      {lines.length === 0 ? (
        <p class="muted">{locale.t('dossiers.trend.empty')}</p>
      ) : (
        <Trend
          locale={locale}
          id="trend-chart"
          title={locale.t('dossiers.trend.about')}
          description={trendSentence(lines[0]?.points ?? [], locale)}
          series={lines.map(({ source, definition, kind, points }) => ({
            name: [
              sourceName(sourceById(document.sources, source), locale),
              ...(mixed ? [definitionName(definition, locale)] : []),
            ].join(' · '),
            points: points.map(({ year, value }) => ({ year, value, kind })),
          }))}
        />
      )}
    </Section>
  );
};

const UnknownSection: FC<DossierProps> = ({ locale, document: { unknowns } }) => (
  <Section id="unknown" title={locale.t('dossiers.unknown')} class="unknowns">
    <ul>
      {unknowns.map((reason) => (
        <li>{reasonText('unknown', reason, locale)}</li>
      ))}
      <li>{locale.t('dossiers.unknown.uncounted')}</li>
    </ul>
  </Section>
);

const DefinitionsSection: FC<DossierProps> = ({ locale, document }) => {
  const used = new Set<Definition>([
    ...document.rows.map(({ definition }) => definition),
    ...(showsProtection(document) ? (['protection'] as const) : []),
  ]);
  return (
    <Section
      id="definitions"
      title={locale.t('dossiers.definitions')}
      {...(used.size === 0 && { class: 'paper-only' })}
    >
      <dl class="facts small">
        {FRAMES.definitions
          .filter(({ code }) => used.has(code))
          .map(({ code, leavesOut }) => (
            <div>
              <dt>{nameOf('definitions', code, locale.lang)}</dt>
              <dd>
                {aboutOf('definitions', code, locale.lang)} {leavesOut[locale.lang]}
              </dd>
            </div>
          ))}
      </dl>
      <div class="paper-only">
        <KindLegend locale={locale} />
      </div>
    </Section>
  );
};

const CiteSection: FC<DossierProps> = ({ locale, document, hub, address, release }) => (
  <Section id="cite" title={locale.t('dossiers.cite')}>
    <p class="small">
      <cite>
        {locale.t('dossiers.citation', {
          hub,
          title: dossierTitle(document.origin, document.residence, locale),
          release: number(release.number, locale),
          date: longDate(release.publishedAt, locale.lang),
        })}
      </cite>{' '}
      <span dir="ltr">{address}</span>
    </p>
    <p class="small cite">{holders(document.sources, locale)}</p>
    <p class="screen-only">
      <Button tone="plain" href={`/${locale.lang}/dossiers/${document.key}.json`}>
        {locale.t('dossiers.json')}
      </Button>
    </p>
  </Section>
);

/** Names of sources hold commas themselves. */
const holders = (sources: readonly SourceCard[], locale: Locale): string =>
  `${locale.t('dossiers.sources.list')} ${sources
    .map(
      (source) =>
        `${sourceName(source, locale)} (${source.licence || locale.t('dossiers.licence.none')})`,
    )
    .join(locale.t('dossiers.sources.between'))}.`;
