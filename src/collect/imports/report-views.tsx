import type { FC } from 'hono/jsx';
import { columnName } from '../../platform/sheets/sheets.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { nameOf } from '../../reference/frames/frames.ts';
import { Tag } from '../../web/components/lists.tsx';
import { Absent, DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Fact } from '../facts/fact.ts';
import type { Issue, SourceTotal } from '../facts/layouts/layouts.ts';
import { mendOf } from './issue-text.ts';
import { gapOf, type KeptTally } from './kept-tally.ts';

interface Speaks {
  readonly locale: Locale;
}

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
