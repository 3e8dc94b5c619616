import type { Child, FC } from 'hono/jsx';
import { titleOf } from '../../collect/sources/sources.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { nameOf } from '../../reference/frames/frames.ts';
import { Button } from '../../web/components/fields.tsx';
import { KindLegend, KindMark } from '../../web/components/kind.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { Progress } from '../../web/components/progress.tsx';
import { Absent, DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Tie } from '../pipeline/corridors/document.ts';
import type { Holding, Piece } from './desk.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface Cell extends Piece {
  readonly agreementState: string;
}

interface MosaicPageProps extends Speaks {
  readonly cells: readonly Cell[];
  readonly edition: number | null;
  readonly holdings: readonly Holding[];
  /** Residences of the hub's scope of which no source gives a stock. */
  readonly uncovered: readonly string[];
  readonly scope: number;
}

/** Who holds what, what nobody holds, and what runs out. */
export const MosaicPage: FC<MosaicPageProps> = (props) => {
  const { locale, cells, edition } = props;
  return (
    <>
      <h1>{locale.t('team.page.sources')}</h1>
      <p class="lead">{locale.t('empty.sources.purpose')}</p>
      <div class="row">
        <Button href={`/${locale.lang}/staff/sources/new`}>{locale.t('source.add')}</Button>
        <Button tone="plain" href={`/${locale.lang}/staff/imports/new`}>
          {locale.t('button.import')}
        </Button>
      </div>
      {cells.length === 0 ? (
        <EmptyState title={locale.t('empty.sources.title')}>
          <p>{locale.t('empty.sources.first')}</p>
        </EmptyState>
      ) : (
        <>
          <p class="small muted">
            {edition === null
              ? locale.t('mosaic.noEdition')
              : locale.t('mosaic.edition', { number: edition })}
          </p>
          <Grid locale={locale} cells={cells} />
          <KindLegend locale={locale} />
          <Gaps {...props} />
        </>
      )}
    </>
  );
};

const Grid: FC<Speaks & { cells: readonly Cell[] }> = ({ locale, cells }) => (
  <DataTable
    locale={locale}
    id="mosaic"
    caption={locale.t('mosaic.caption')}
    rows={cells}
    columns={[
      {
        title: locale.t('imports.source'),
        header: true,
        cell: (cell) => <Named locale={locale} cell={cell} />,
      },
      { title: locale.t('mosaic.counts'), cell: (cell) => <Counted locale={locale} cell={cell} /> },
      {
        title: locale.t('mosaic.coverage'),
        cell: (cell) => <Coverage locale={locale} cell={cell} />,
      },
      {
        title: locale.t('agreement.one'),
        cell: ({ agreementState, agreement }) => (
          <Standing
            locale={locale}
            state={agreementState}
            expiresOn={agreement?.expiresOn ?? null}
          />
        ),
      },
    ]}
  />
);

const Named: FC<Speaks & { cell: Cell }> = ({ locale, cell: { source, holder } }) => (
  <>
    <a href={`/${locale.lang}/staff/sources/${source.slug}`}>
      {titleOf(source.title, locale.lang)}
    </a>
    <br />
    <a class="small" href={`/${locale.lang}/staff/holders/${holder.slug}`}>
      {holder.name}
    </a>
    <br />
    <span class="small muted">
      {longDate(source.vintage, locale.lang)} · {locale.t('source.quality')}{' '}
      {locale.t(`source.quality.${source.quality}`)}
    </span>
  </>
);

const Counted: FC<Speaks & { cell: Cell }> = ({ locale, cell: { source, summary } }) => (
  <>
    <KindMark kind={source.kind} locale={locale} />
    <br />
    {(summary?.definitions ?? [source.definition])
      .map((code) => nameOf('definitions', code, locale.lang))
      .join(', ')}
    {summary && (
      <>
        <br />
        <span class="small muted">
          {summary.measures.map((code) => nameOf('measures', code, locale.lang)).join(', ')}
        </span>
      </>
    )}
  </>
);

const Coverage: FC<Speaks & { cell: Cell }> = ({ locale, cell: { summary, facets } }) =>
  summary ? (
    <>
      <span class="numbers">{years(summary)}</span>
      <br />
      {locale.t('mosaic.residences.n', { n: summary.residences })}
      {facets.length > 0 && (
        <>
          <br />
          <span class="small muted">
            {locale.t('mosaic.by', {
              facets: facets.map((facet) => locale.t(`mosaic.facet.${facet}`)).join(', '),
            })}
          </span>
        </>
      )}
    </>
  ) : (
    <span class="muted">{locale.t('mosaic.notIn')}</span>
  );

const years = ({ firstYear, lastYear }: { firstYear: number; lastYear: number }): string =>
  firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`;

const Standing: FC<Speaks & { state: string; expiresOn: string | null }> = ({
  locale,
  state,
  expiresOn,
}) => (
  <>
    <Tag tone={state === 'open' ? 'done' : state === 'none' ? 'quiet' : 'attention'}>
      {locale.t(`agreement.state.${state}`)}
    </Tag>
    {expiresOn && <span class="small muted"> {longDate(expiresOn, locale.lang)}</span>}
  </>
);

const UNCOVERED_SHOWN = 40;

const Gaps: FC<MosaicPageProps> = ({ locale, holdings, uncovered, scope, edition }) => (
  <section class="section stack">
    <h2>{locale.t('mosaic.gaps')}</h2>
    {edition === null ? (
      <p>{locale.t('mosaic.gaps.none')}</p>
    ) : (
      <>
        <DataTable
          locale={locale}
          id="gaps"
          caption={locale.t('mosaic.gaps.caption')}
          rows={holdings}
          columns={[
            {
              title: locale.t('mosaic.gap'),
              header: true,
              cell: ({ what }) => gapName(what, locale),
            },
            {
              title: locale.t('mosaic.held'),
              cell: ({ held }) => <Held locale={locale} held={held} />,
            },
            {
              title: locale.t('mosaic.who'),
              cell: ({ held, who }) =>
                held.length > 0
                  ? ''
                  : who.map((kind) => locale.t(`holder.kind.${kind}`)).join(', '),
            },
          ]}
        />
        <p>{locale.t('mosaic.uncovered', { n: uncovered.length, scope })}</p>
        {uncovered.length > 0 && (
          <details>
            <summary>{locale.t('mosaic.uncovered.which')}</summary>
            <p>
              {uncovered
                .slice(0, UNCOVERED_SHOWN)
                .map((code) => countryName(code, locale.lang))
                .sort((a, b) => a.localeCompare(b, locale.lang))
                .join(', ')}
              {uncovered.length > UNCOVERED_SHOWN && '…'}
            </p>
          </details>
        )}
      </>
    )}
  </section>
);

const Held: FC<Speaks & { held: Holding['held'] }> = ({ locale, held }) =>
  held.length === 0 ? (
    <Tag tone="attention">{locale.t('mosaic.nobody')}</Tag>
  ) : (
    <span>{held.map(({ source }) => titleOf(source.title, locale.lang)).join(' · ')}</span>
  );

function gapName(what: Holding['what'], locale: Locale): string {
  const [frame = '', code = ''] = what.split('.');
  if (frame === 'facet') return locale.t(`mosaic.facet.${code}`);
  const name =
    frame === 'definition'
      ? nameOf('definitions', code as never, locale.lang)
      : nameOf('measures', code as never, locale.lang); // codes of the frames, by the type of Gap
  return frame === 'definition' ? locale.t('mosaic.gap.definition', { name }) : name;
}

interface ReturnSheetProps extends Speaks {
  readonly holder: string;
  readonly edition: { readonly number: number; readonly publishedAt: Date } | null;
  readonly pieces: readonly Piece[];
  readonly ties: readonly Tie[];
  readonly total: number;
  readonly names: ReadonlyMap<string, string>;
}

/** What a holder gets back: what its sources gave, how good they are, with whom they overlap. */
export const ReturnSheet: FC<ReturnSheetProps> = ({
  locale,
  holder,
  edition,
  pieces,
  ties,
  total,
  names,
}) => {
  const given = pieces.reduce((all, { summary }) => all + (summary?.facts ?? 0), 0);
  return (
    <>
      <h1>{locale.t('return.title')}</h1>
      <p class="lead">{holder}</p>
      {edition === null ? (
        <p>{locale.t('mosaic.noEdition')}</p>
      ) : (
        <p>
          {locale.t('return.lead', {
            number: edition.number,
            date: longDate(edition.publishedAt, locale.lang),
            given,
            share: percent(total > 0 ? given / total : 0, locale, 1),
          })}
        </p>
      )}
      {pieces.map((piece) => (
        <ReturnPiece locale={locale} piece={piece} ties={ties} names={names} />
      ))}
      {pieces.length === 0 && <p>{locale.t('return.nothing')}</p>}
      <p class="small muted">{locale.t('return.note')}</p>
      <p class="small screen-only">{locale.t('return.print')}</p>
    </>
  );
};

const ReturnPiece: FC<
  Speaks & { piece: Piece; ties: readonly Tie[]; names: ReadonlyMap<string, string> }
> = ({ locale, piece: { source, summary, facets }, ties, names }) => {
  const own = ties.filter(({ from, on }) => from === source.id || on === source.id);
  return (
    <section class="section stack">
      <h2>{titleOf(source.title, locale.lang)}</h2>
      {summary ? (
        <DefinitionList
          entries={[
            {
              term: locale.t('return.facts'),
              text: locale.t('count.figures', { n: summary.facts }),
            },
            {
              term: locale.t('return.corridors'),
              text: locale.t('return.corridors.n', {
                corridors: summary.corridors,
                origins: summary.origins,
                residences: summary.residences,
              }),
            },
            { term: locale.t('mosaic.years'), text: years(summary) },
            {
              term: locale.t('mosaic.facets'),
              text:
                facets.length > 0 ? (
                  facets.map((facet) => locale.t(`mosaic.facet.${facet}`)).join(', ')
                ) : (
                  <Absent locale={locale} />
                ),
            },
            {
              term: locale.t('source.quality'),
              text: locale.t(`source.quality.${source.quality}`),
            },
          ]}
        />
      ) : (
        <p>{locale.t('return.absent')}</p>
      )}
      <h3>{locale.t('return.ties')}</h3>
      {own.length === 0 ? (
        <p>{locale.t('return.ties.none')}</p>
      ) : (
        <DataTable
          locale={locale}
          id={`ties-${source.slug}`}
          caption={locale.t('return.ties.caption')}
          rows={own}
          columns={[
            {
              title: locale.t('return.tie.with'),
              header: true,
              cell: ({ from, on }) =>
                names.get(from === source.id ? on : from) ?? (from === source.id ? on : from),
            },
            {
              title: locale.t('imports.measure'),
              cell: ({ measure }) => nameOf('measures', measure, locale.lang),
            },
            {
              title: locale.t('return.tie.same'),
              numeric: true,
              cell: ({ shareIdentical }) => percent(shareIdentical, locale, 0),
            },
            { title: locale.t('return.tie.cells'), numeric: true, cell: ({ cells }) => cells },
            {
              title: locale.t('return.tie.verdict'),
              cell: ({ from, verdict }) =>
                locale.t(`return.tie.${verdict}.${from === source.id ? 'from' : 'on'}`),
            },
          ]}
        />
      )}
    </section>
  );
};

export interface Task {
  readonly label: string;
  readonly href: string;
  readonly date?: string;
}

export interface Room {
  readonly name: string;
  readonly waiting: readonly Task[];
  readonly running: readonly (Task & { readonly share: number; readonly note: string })[];
  readonly late: readonly Task[];
  readonly links: readonly Task[];
}

interface DeskProps extends Speaks {
  readonly rooms: readonly Room[];
  readonly empty: boolean;
  readonly children?: Child;
}

/** The way in: each room with what waits, what runs and what is late. */
export const Desk: FC<DeskProps> = ({ locale, rooms, empty, children }) => (
  <>
    <h1>{locale.t('nav.staff')}</h1>
    {empty && <FirstSteps locale={locale} />}
    <div class="two">
      {rooms.map((room) => (
        <RoomCard locale={locale} room={room} />
      ))}
    </div>
    {children}
    <form method="post" action={`/${locale.lang}/sign-out`}>
      <Button tone="link">{locale.t('team.leave')}</Button>
    </form>
  </>
);

const FirstSteps: FC<Speaks> = ({ locale }) => (
  <Notice title={locale.t('home.start.title')}>
    <ol class="steps">
      {[1, 2, 3].map((step) => (
        <li>
          <strong>{locale.t(`home.start.${step}.title`)}</strong>
          <p>{locale.t(`home.start.${step}.text`)}</p>
        </li>
      ))}
    </ol>
    <p>
      <Button href={`/${locale.lang}/staff/imports/new`}>{locale.t('button.import')}</Button>
    </p>
  </Notice>
);

const RoomCard: FC<Speaks & { room: Room }> = ({
  locale,
  room: { name, waiting, running, late, links },
}) => (
  <section class="card" aria-labelledby={`room-${name}`}>
    <h2 id={`room-${name}`}>{locale.t(`staff.${name}`)}</h2>
    <p class="muted">{locale.t(`staff.${name}.about`)}</p>
    {running.map(({ label, href, share, note }) => (
      <div>
        <Progress
          locale={locale}
          label={label}
          note={note}
          done={Math.round(share * 100)}
          total={100}
        />
        <a href={href}>{locale.t('button.details')}</a>
      </div>
    ))}
    <Tasks locale={locale} title={locale.t('staff.late')} tasks={late} urgent />
    <Tasks locale={locale} title={locale.t('staff.waiting')} tasks={waiting} />
    {waiting.length + late.length + running.length === 0 && (
      <p>{locale.t('staff.nothingWaiting')}</p>
    )}
    <ul class="tags">
      {links.map(({ label, href }) => (
        <li>
          <Tag href={href}>{label}</Tag>
        </li>
      ))}
    </ul>
  </section>
);

const Tasks: FC<Speaks & { title: string; tasks: readonly Task[]; urgent?: boolean }> = ({
  title,
  tasks,
  urgent = false,
}) =>
  tasks.length === 0 ? null : (
    <div>
      <h3>{urgent ? <Tag tone="attention">{title}</Tag> : title}</h3>
      <ul class="tasks">
        {tasks.map(({ label, href, date }) => (
          <li>
            <a href={href}>
              <bdi>{label}</bdi>
            </a>{' '}
            {date && <span class="muted small">{date}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
