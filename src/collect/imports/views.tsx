import type { Child, FC } from 'hono/jsx';
import { columnName } from '../../platform/sheets/sheets.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { nameOf } from '../../reference/frames/frames.ts';
import { Button, Checkbox, FileInput, Select } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { Pagination } from '../../web/components/navigation.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { Progress } from '../../web/components/progress.tsx';
import { Absent, DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Fact } from '../facts/fact.ts';
import type { Issue, SourceTotal } from '../facts/layouts/layouts.ts';
import type { ImportState } from './imports.ts';
import { mendOf } from './issue-text.ts';
import { gapOf, type KeptTally } from './kept-tally.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface ImportLine {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  /** The file could not be read, or the reading was stopped. */
  readonly trouble: boolean;
  readonly source: string | null;
  readonly facts: number;
  readonly errors: number;
  readonly at: Date;
}

const TONES = {
  received: 'quiet',
  staged: 'attention',
  applied: 'done',
  reverted: 'plain',
  discarded: 'quiet',
} as const;

export const StateTag: FC<Speaks & { state: ImportState; trouble?: boolean }> = ({
  locale,
  state,
  trouble = false,
}) =>
  trouble && state === 'received' ? (
    <Tag tone="attention">{locale.t('imports.state.trouble')}</Tag>
  ) : (
    <Tag tone={TONES[state]}>{locale.t(`imports.state.${state}`)}</Tag>
  );

export const ImportList: FC<Speaks & { lines: readonly ImportLine[]; next?: string }> = ({
  locale,
  lines,
  next,
}) => (
  <>
    <h1>{locale.t('team.page.imports')}</h1>
    <p class="lead">{locale.t('imports.lead')}</p>
    <p>
      <Button href={`/${locale.lang}/staff/imports/new`}>{locale.t('button.import')}</Button>
    </p>
    {lines.length === 0 ? (
      <EmptyState title={locale.t('empty.imports.purpose')}>
        <p>{locale.t('empty.imports.first')}</p>
      </EmptyState>
    ) : (
      <DataTable
        locale={locale}
        id="imports"
        caption={locale.t('imports.received')}
        rows={lines}
        columns={[
          {
            title: locale.t('imports.file'),
            header: true,
            cell: ({ id, fileName }) => (
              <a href={`/${locale.lang}/staff/imports/${id}`}>
                <bdi>{fileName}</bdi>
              </a>
            ),
          },
          {
            title: locale.t('imports.state'),
            cell: ({ state, trouble }) => (
              <StateTag locale={locale} state={state} trouble={trouble} />
            ),
          },
          { title: locale.t('imports.source'), cell: ({ source }) => source },
          {
            title: locale.t('imports.facts'),
            numeric: true,
            cell: ({ facts, state }) => (state === 'received' ? null : facts),
          },
          {
            title: locale.t('imports.errors'),
            numeric: true,
            cell: ({ errors, state }) => (state === 'received' ? null : errors),
          },
          { title: locale.t('imports.at'), cell: ({ at }) => longMoment(at, locale.lang) },
        ]}
      />
    )}
    <Pagination locale={locale} {...(next && { next })} />
  </>
);

export interface SourceChoice {
  readonly slug: string;
  readonly title: string;
  readonly holder: string;
}

interface UploadFormProps extends Speaks {
  readonly megabytes: number;
  readonly sources: readonly SourceChoice[];
  readonly source: string;
  readonly error?: string;
}

export const UploadForm: FC<UploadFormProps> = ({ locale, megabytes, sources, source, error }) => (
  <>
    <h1>{locale.t('imports.new')}</h1>
    <p class="lead">{locale.t('imports.new.lead')}</p>
    {error && (
      <Notice tone="error" live>
        <p>{error}</p>
      </Notice>
    )}
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/staff/imports`}
      enctype="multipart/form-data"
    >
      <FileInput
        name="files"
        label={locale.t('imports.files')}
        hint={locale.t('imports.files.hint', { megabytes })}
        accept=".csv,.tsv,.txt,.xlsx"
        multiple
        required
        {...(error && { error })}
      />
      {sources.length > 0 && (
        <SourceSelect locale={locale} sources={sources} value={source} optional />
      )}
      <div class="row">
        <Button>{locale.t('button.check')}</Button>
      </div>
    </form>
    <h2>{locale.t('imports.layouts')}</h2>
    <p>{locale.t('imports.layouts.lead')}</p>
    <ul>
      {LAYOUT_IDS.map((id) => (
        <li>{locale.t(`layout.${id}`)}</li>
      ))}
    </ul>
  </>
);

const LAYOUT_IDS = [
  'un-origin-destination',
  'un-destination',
  'un-matrix',
  'corridor-list',
  'bilateral-matrix',
  'bilateral-list',
  'remittance-flows',
  'remittance-prices',
  'unhcr-population',
  'oecd-dioc',
  'missions',
  'generic',
];

const SourceSelect: FC<
  Speaks & { sources: readonly SourceChoice[]; value: string; optional?: boolean; error?: string }
> = ({ locale, sources, value, optional, error }) => (
  <Select
    name="source"
    label={locale.t('imports.source')}
    hint={locale.t('imports.source.hint')}
    prompt={locale.t('imports.source.prompt')}
    value={value}
    options={sources.map(({ slug, title, holder }) => ({
      value: slug,
      label: `${holder} · ${title}`,
    }))}
    {...(optional ? { optional: locale.t('form.optional') } : { required: true })}
    {...(error && { error })}
  />
);

export interface ImportPageProps extends Speaks {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly trouble: boolean;
  readonly at: Date;
  readonly moments: readonly { readonly label: string; readonly at: Date }[];
  readonly layout: string | null;
  readonly source: SourceChoice | null;
  readonly children?: Child;
}

export const ImportPage: FC<ImportPageProps> = ({
  locale,
  fileName,
  state,
  trouble,
  layout,
  source,
  moments,
  children,
}) => (
  <>
    <p class="row">
      <StateTag locale={locale} state={state} trouble={trouble} />
    </p>
    <h1 class="file-name">
      <bdi>{fileName}</bdi>
    </h1>
    <DefinitionList
      entries={[
        ...(layout
          ? [{ term: locale.t('imports.layout'), text: locale.t(`layout.${layout}`) }]
          : []),
        ...(source
          ? [
              {
                term: locale.t('imports.source'),
                text: (
                  <a
                    href={`/${locale.lang}/staff/sources/${source.slug}`}
                  >{`${source.holder} · ${source.title}`}</a>
                ),
              },
            ]
          : []),
        ...moments.map(({ label, at }) => ({ term: label, text: longMoment(at, locale.lang) })),
      ]}
    />
    {children}
  </>
);

interface ReadingProps extends Speaks {
  readonly base: string;
  readonly label: string;
  readonly note: string;
}

/** While the file is read: how far, and the way to stop. */
export const Reading: FC<ReadingProps> = ({ locale, base, label, note }) => (
  <section class="stack" aria-label={label}>
    <Progress locale={locale} label={label} note={note} poll={`${base}/status.json`} />
    <p class="small">
      {locale.t('progress.reload')} <a href={base}>{locale.t('imports.reload')}</a>
    </p>
    <form method="post" action={`${base}/stop`}>
      <Button tone="plain">{locale.t('button.stop')}</Button>
    </form>
  </section>
);

interface TroubleProps extends Speaks {
  readonly base: string;
  readonly title: string;
  readonly mend: string;
  readonly canMap: boolean;
  /** Whether another reading could end otherwise. */
  readonly canRetry: boolean;
  readonly discardError?: string;
}

/** The file gave nothing: why, and what one can do. */
export const Trouble: FC<TroubleProps> = ({
  locale,
  base,
  title,
  mend,
  canMap,
  canRetry,
  discardError,
}) => (
  <>
    <Notice tone="error" title={title} live>
      {mend && <p>{mend}</p>}
    </Notice>
    {(canMap || canRetry) && (
      <div class="row">
        {canMap && <Button href={`${base}/mapping`}>{locale.t('imports.map')}</Button>}
        {canRetry && (
          <form method="post" action={`${base}/retry`}>
            <Button tone="plain">{locale.t('button.retry')}</Button>
          </form>
        )}
      </div>
    )}
    <ResendForm locale={locale} base={base} />
    <DiscardForm locale={locale} base={base} {...(discardError && { error: discardError })} />
  </>
);

/** Setting aside erases the file: it asks once more. */
export const DiscardForm: FC<Speaks & { base: string; error?: string }> = ({
  locale,
  base,
  error,
}) => (
  <details open={error !== undefined}>
    <summary>{locale.t('imports.discard')}</summary>
    <form class="form" method="post" action={`${base}/discard`}>
      <p>{locale.t('imports.discard.about')}</p>
      <Checkbox
        name="sure"
        id="f-discard"
        label={locale.t('imports.discard.sure')}
        required
        {...(error && { error })}
      />
      <div class="row">
        <Button tone="grave">{locale.t('imports.discard.button')}</Button>
      </div>
    </form>
  </details>
);

/** The mended file takes the place of the one that is wrong. */
const ResendForm: FC<Speaks & { base: string }> = ({ locale, base }) => (
  <details>
    <summary>{locale.t('imports.resend')}</summary>
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/staff/imports`}
      enctype="multipart/form-data"
    >
      <input type="hidden" name="replaces" value={base.split('/').at(-1)} />
      <FileInput
        name="files"
        id="f-resend"
        label={locale.t('imports.resend.file')}
        hint={locale.t('imports.resend.hint')}
        accept=".csv,.tsv,.txt,.xlsx"
        required
      />
      <div class="row">
        <Button>{locale.t('button.check')}</Button>
      </div>
    </form>
  </details>
);

export interface ReportProps extends Speaks {
  readonly base: string;
  readonly tally: Partial<KeptTally>;
  readonly facts: number;
  readonly errors: number;
  readonly notes: number;
  readonly sample: readonly Issue[];
  readonly preview: readonly Fact[];
  readonly directory: boolean;
}

/** The dry run: what was understood, what was not, and whether the counts add up. */
export const Report: FC<ReportProps> = (props) => {
  const { locale, base, errors, notes, facts, directory } = props;
  return (
    <>
      <h2>{locale.t('imports.report')}</h2>
      <p class="lead">
        {locale.t(directory ? 'imports.report.offices' : 'imports.report.facts', { n: facts })}{' '}
        {locale.t('imports.report.issues', { errors, notes })}
      </p>
      <Counts {...props} />
      <Totals {...props} />
      <Issues {...props} />
      {!directory && <Preview {...props} />}
      <p class="small">
        <a href={`${base}/original`}>{locale.t('imports.original')}</a>
      </p>
    </>
  );
};

const Counts: FC<ReportProps> = ({ locale, tally, directory }) => {
  const n = (value: number | undefined) => value ?? 0;
  const parts = [
    { label: 'facts', value: n(tally.factsOut) },
    { label: 'empty', value: n(tally.cellsEmpty) },
    { label: 'missing', value: n(tally.cellsMissing) },
    { label: 'aggregates', value: n(tally.cellsAggregate) },
    { label: 'refused', value: n(tally.cellsRefused) },
  ];
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const cells = n(tally.cellsRead);
  return (
    <section class="stack">
      <h3>{locale.t('imports.counts')}</h3>
      <p>
        {locale.t('imports.counts.rows', {
          read: n(tally.rowsRead),
          aggregates: n(tally.rowsAggregate),
          notes: n(tally.rowsNotes),
          refused: n(tally.rowsRefused),
        })}
      </p>
      {!directory && (
        <>
          <DataTable
            locale={locale}
            id="counts"
            caption={locale.t('imports.counts.cells')}
            rows={parts}
            columns={[
              {
                title: locale.t('imports.counts.what'),
                header: true,
                cell: ({ label }) => locale.t(`imports.counts.${label}`),
              },
              {
                title: locale.t('imports.counts.number'),
                numeric: true,
                cell: ({ value }) => value,
              },
            ]}
            foot={[{ label: 'read', value: cells }]}
          />
          <p class={cells === sum ? 'muted' : 'field-error'}>
            {locale.t(cells === sum ? 'imports.counts.reconciled' : 'imports.counts.off', {
              cells,
              sum,
            })}
          </p>
        </>
      )}
    </section>
  );
};

const TOTALS_SHOWN = 25;

const Totals: FC<ReportProps> = ({ locale, tally }) => {
  const { totals = [], totalsCompared: n = 0, totalsExact: exact = 0 } = tally;
  if (n === 0) return null;
  const off = totals.filter((total) => gapOf(total) !== 0).slice(0, TOTALS_SHOWN);
  return (
    <section class="stack">
      <h3>{locale.t('imports.totals')}</h3>
      <p>
        {locale.t('imports.totals.lead', { n, exact })}{' '}
        {exact < n && locale.t('imports.totals.off')}
      </p>
      {off.length > 0 && <TotalsOff locale={locale} rows={off} />}
    </section>
  );
};

const TotalsOff: FC<Speaks & { rows: readonly SourceTotal[] }> = ({ locale, rows }) => (
  <DataTable
    locale={locale}
    id="totals"
    caption={locale.t('imports.totals.widest')}
    rows={rows}
    columns={[
      {
        title: locale.t('imports.totals.of'),
        header: true,
        cell: ({ side, code }) =>
          `${countryName(code, locale.lang)} (${locale.t(`imports.side.${side}`)})`,
      },
      {
        title: locale.t('figure.year'),
        numeric: true,
        cell: ({ year, quarter }) => (quarter ? `${year}/${quarter}` : String(year)),
      },
      { title: locale.t('imports.sex'), cell: ({ sex }) => nameOf('sexes', sex, locale.lang) },
      { title: locale.t('imports.totals.stated'), numeric: true, cell: ({ stated }) => stated },
      {
        title: locale.t('imports.totals.computed'),
        numeric: true,
        cell: ({ computed }) => computed,
      },
      { title: locale.t('imports.totals.unknown'), numeric: true, cell: ({ unknown }) => unknown },
      { title: locale.t('imports.totals.gap'), numeric: true, cell: gapOf },
    ]}
  />
);

const Issues: FC<ReportProps> = ({ locale, base, sample, errors, notes }) => {
  if (sample.length === 0) return <p>{locale.t('imports.issues.none')}</p>;
  return (
    <section class="stack">
      <h3>{locale.t('imports.issues')}</h3>
      <p>{locale.t('imports.issues.shown', { shown: sample.length, all: errors + notes })}</p>
      <DataTable
        locale={locale}
        id="issues"
        caption={locale.t('imports.issues.caption')}
        tall={sample.length > 30}
        rows={sample}
        columns={[
          {
            title: locale.t('imports.issues.cell'),
            header: true,
            cell: ({ sheet, row, column }) => (
              <CellName locale={locale} sheet={sheet} row={row} column={column} />
            ),
          },
          {
            title: locale.t('imports.issues.value'),
            cell: ({ value }) => (
              <bdi class="cell-value">
                {value || <Absent locale={locale} reason={locale.t('imports.issues.blank')} />}
              </bdi>
            ),
          },
          {
            title: locale.t('imports.issues.what'),
            cell: (issue) => <WhatIsWrong locale={locale} issue={issue} />,
          },
          {
            title: locale.t('imports.issues.mend'),
            cell: (issue) => mendOf(issue, locale),
          },
        ]}
      />
      <p class="screen-only">
        <a href={`${base}/issues.csv`} download>
          {locale.t('button.download.errors')}
        </a>
      </p>
    </section>
  );
};

const CellName: FC<Speaks & { sheet: string; row: number; column: number }> = ({
  locale,
  sheet,
  row,
  column,
}) => (
  <>
    <span class="cell-name">
      {locale.t('imports.issues.at', { row, column: column > 0 ? columnName(column) : '' })}
    </span>
    {sheet && sheet !== 'CSV' && (
      <>
        <br />
        <bdi class="small muted">{sheet}</bdi>
      </>
    )}
  </>
);

const WhatIsWrong: FC<Speaks & { issue: Issue }> = ({ locale, issue }) => (
  <>
    {issue.severity === 'error' ? (
      <Tag tone="attention">{locale.t('imports.error')}</Tag>
    ) : (
      <Tag tone="quiet">{locale.t('imports.note')}</Tag>
    )}{' '}
    {locale.t(`issue.${issue.code}`, { value: issue.value })}
  </>
);

const Preview: FC<ReportProps> = ({ locale, preview }) =>
  preview.length === 0 ? null : (
    <section class="stack">
      <h3>{locale.t('imports.preview')}</h3>
      <FactTable locale={locale} facts={preview} />
    </section>
  );

export const FactTable: FC<Speaks & { facts: readonly Fact[] }> = ({ locale, facts }) => (
  <DataTable
    locale={locale}
    id="facts"
    caption={locale.t('imports.preview.caption', { n: facts.length })}
    rows={facts}
    columns={[
      {
        title: locale.t('imports.role.origin'),
        header: true,
        cell: ({ origin }) => countryName(origin, locale.lang),
      },
      {
        title: locale.t('imports.role.residence'),
        cell: ({ residence }) => countryName(residence, locale.lang),
      },
      {
        title: locale.t('figure.year'),
        numeric: true,
        cell: ({ year, quarter }) => (quarter ? `${year}/${quarter}` : String(year)),
      },
      { title: locale.t('imports.sex'), cell: ({ sex }) => nameOf('sexes', sex, locale.lang) },
      {
        title: locale.t('imports.measure'),
        cell: ({ measure }) => nameOf('measures', measure, locale.lang),
      },
      { title: locale.t('figure.value'), numeric: true, cell: ({ value }) => value },
      {
        title: locale.t('imports.issues.cell'),
        cell: ({ row, column }) =>
          locale.t('imports.issues.at', { row, column: columnName(column) }),
      },
    ]}
  />
);

interface DecideProps extends Speaks {
  readonly base: string;
  readonly sources: readonly SourceChoice[];
  readonly source: string;
  readonly errors: number;
  readonly proposed: string | null;
  readonly directory: boolean;
  readonly error?: string;
  readonly discardError?: string;
}

/** The three ways on from a dry run. */
export const Decide: FC<DecideProps> = ({
  locale,
  base,
  sources,
  source,
  errors,
  proposed,
  directory,
  error,
  discardError,
}) => (
  <section class="section">
    <h2 id="decide">{locale.t('imports.decide')}</h2>
    {errors > 0 && (
      <Notice tone="attention">
        <p>{locale.t('imports.decide.errors', { errors })}</p>
      </Notice>
    )}
    <div class="stack">
      {sources.length === 0 ? (
        <p>{locale.t('imports.decide.noSource')}</p>
      ) : (
        <form class="form" method="post" action={`${base}/apply`}>
          <SourceSelect
            locale={locale}
            sources={sources}
            value={source}
            {...(error && { error })}
          />
          <div class="row">
            <Button>{locale.t(directory ? 'imports.apply.offices' : 'imports.apply')}</Button>
          </div>
        </form>
      )}
      <p>
        <a class={sources.length === 0 ? 'button' : ''} href={`${base}/source`}>
          {proposed
            ? locale.t('imports.source.create.as', { title: proposed })
            : locale.t('imports.source.create')}
        </a>
      </p>
      {!directory && (
        <p>
          <a href={`${base}/mapping`}>{locale.t('imports.map')}</a>
        </p>
      )}
      <ResendForm locale={locale} base={base} />
      <DiscardForm locale={locale} base={base} {...(discardError && { error: discardError })} />
    </div>
  </section>
);

interface RevertProps extends Speaks {
  readonly base: string;
  readonly facts: number;
  readonly directory: boolean;
  readonly error?: string;
}

/** Taking back asks once more, since the next run changes with it. */
export const RevertForm: FC<RevertProps> = ({ locale, base, facts, directory, error }) => (
  <section class="section">
    <h2>{locale.t('imports.revert')}</h2>
    <p>
      {locale.t(directory ? 'imports.revert.about.offices' : 'imports.revert.about', { n: facts })}
    </p>
    <form class="form" method="post" action={`${base}/revert`}>
      <Checkbox
        name="sure"
        label={locale.t('imports.revert.sure')}
        required
        {...(error && { error })}
      />
      <div class="row">
        <Button tone="grave">{locale.t('button.revert')}</Button>
      </div>
    </form>
  </section>
);

export const ReapplyForm: FC<Speaks & { base: string; source: string }> = ({
  locale,
  base,
  source,
}) => (
  <form class="row" method="post" action={`${base}/apply`}>
    <input type="hidden" name="source" value={source} />
    <Button>{locale.t('imports.reapply')}</Button>
  </form>
);

export const AfterApply: FC<Speaks & { already: boolean; directory: boolean }> = ({
  locale,
  already,
  directory,
}) => {
  const about = directory ? 'imports.applied.offices' : 'imports.applied.about';
  return (
    <Notice title={locale.t(already ? 'imports.already' : 'imports.applied')} live>
      <p>{locale.t(already ? 'imports.already.about' : about)}</p>
      <p>
        {directory ? (
          <a href={`/${locale.lang}/directory`}>{locale.t('nav.directory')}</a>
        ) : (
          <a href={`/${locale.lang}/staff/runs`}>{locale.t('button.run')}</a>
        )}
      </p>
    </Notice>
  );
};

/** A bare select with a name for the ear only: its column stands beside it. */
export const CellSelect: FC<{
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  invalid?: boolean;
}> = ({ name, label, value, options, invalid }) => (
  <select
    name={name}
    id={`f-${name}`}
    aria-label={label}
    {...(invalid && { 'aria-invalid': 'true' })}
  >
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </select>
);
