import type { Child, FC } from 'hono/jsx';
import { TOTAL } from '../../methods/disclosure/disclosure.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { CountrySelect } from '../../web/components/country-select.tsx';
import { Button, Radios } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Shared } from '../attributes/attributes.ts';
import { ClosedLists, closedLines } from '../intake/intake.ts';
import type { PersonTables } from './finding.ts';
import { type KeptCell, type KeptTable, type MakingReport, type Reason, waysOf } from './kept.ts';
import type { Naming } from './names.ts';
import type { TablesWithheld } from './releasing.ts';

export interface LedgerLines {
  readonly total: number;
  readonly left: number;
  readonly cost: number;
  readonly entries: readonly { readonly what: string; readonly rho: number; readonly at: Date }[];
}

interface PageProps {
  readonly locale: Locale;
  readonly base: string;
  readonly made: PersonTables | null;
  readonly naming: Naming;
  readonly ledger: LedgerLines;
  /** The linkage is finished and in force. */
  readonly ready: boolean;
  /** What is under way, or went wrong. */
  readonly work: Child;
  readonly busy: boolean;
  readonly kept: boolean;
  /** Why the next release would show none of them. */
  readonly withheld: TablesWithheld | null;
}

/** What was counted, what is hidden and why, what it cost, and what the next release shows. */
export const TablesPage: FC<PageProps> = (props) => {
  const { locale, made, work, kept } = props;
  return (
    <>
      <h1>{locale.t('personTables.title')}</h1>
      <p class="lead">{locale.t('personTables.lead')}</p>
      {kept && (
        <Notice live>
          <p>{locale.t('personTables.chosen')}</p>
        </Notice>
      )}
      {work}
      {made ? <Made {...props} made={made} /> : <None {...props} />}
    </>
  );
};

const None: FC<PageProps> = (props) =>
  props.busy ? null : (
    <EmptyState title={props.locale.t('personTables.none')}>
      <p>{props.locale.t('personTables.none.text')}</p>
      <Ask {...props} label="ask" />
    </EmptyState>
  );

const Ask: FC<PageProps & { readonly label: 'ask' | 'askAgain' }> = ({
  locale,
  base,
  made,
  ready,
  busy,
  label,
}) => {
  if (busy) return null;
  if (!ready) return <p class="muted">{locale.t('personTables.notFinished')}</p>;
  return (
    <form method="post" action={base} class={label === 'ask' ? 'stack' : 'section stack'}>
      {label === 'askAgain' && <h2>{locale.t('personTables.again')}</h2>}
      <Countries locale={locale} shared={made?.report.shared ?? {}} />
      <Button {...(label === 'askAgain' && { tone: 'plain' as const })}>
        {locale.t(`personTables.${label}`)}
      </Button>
    </form>
  );
};

/** Lists seldom have a column for what all of their people have in common. */
const Countries: FC<{ readonly locale: Locale; readonly shared: Shared }> = ({
  locale,
  shared,
}) => (
  <>
    {(['origin', 'residence'] as const).map((name) => (
      <CountrySelect
        locale={locale}
        name={name}
        label={locale.t(`personTables.shared.${name}`)}
        {...(name === 'origin' && { hint: locale.t('personTables.shared.hint') })}
        none={locale.t('personTables.shared.none')}
        value={shared[name] ?? ''}
      />
    ))}
  </>
);

const Made: FC<PageProps & { readonly made: PersonTables }> = (props) => {
  const { locale, made } = props;
  const { report, countedOn, publishedAt } = made;
  const { lang } = locale;
  return (
    <>
      {props.withheld && <Withheld locale={locale} withheld={props.withheld} />}
      {publishedAt && (
        <Notice>
          <p>{locale.t('personTables.published', { date: longDate(publishedAt, lang) })}</p>
        </Notice>
      )}
      <DefinitionList
        entries={[
          { term: locale.t('personTables.people'), text: number(report.people, locale) },
          { term: locale.t('personTables.records'), text: number(report.records, locale) },
          { term: locale.t('personTables.lists'), text: number(report.lists, locale) },
          { term: locale.t('personTables.on'), text: longDate(countedOn, lang) },
          ...sharedEntries(report, locale),
          {
            term: locale.t('personTables.threshold'),
            text: locale.t('personTables.threshold.text', {
              least: number(report.threshold - 1, locale),
            }),
          },
        ]}
      />
      {made.tables.map((table) => (
        <TableReport {...props} table={table} threshold={report.threshold} />
      ))}
      <Attributes locale={locale} report={report} />
      <Budget {...props} />
      {!publishedAt && <Choose {...props} />}
      <Ask {...props} label="askAgain" />
    </>
  );
};

export const Withheld: FC<{ readonly locale: Locale; readonly withheld: TablesWithheld }> = ({
  locale,
  withheld,
}) =>
  withheld.why === 'list-closed' ? (
    <ClosedLists locale={locale} closed={closedLines(withheld.closed, locale)} what="tables" />
  ) : (
    <Notice tone="attention" title={locale.t('linkages.closed.tables')}>
      <p>{locale.t(`personTables.withheld.${withheld.why}`)}</p>
    </Notice>
  );

const sharedEntries = ({ shared = {} }: MakingReport, locale: Locale) =>
  (['origin', 'residence'] as const).flatMap((name) => {
    const code = shared[name];
    const term = locale.t(`personTables.shared.${name}`);
    return code ? [{ term, text: countryName(code, locale.lang) }] : [];
  });

interface TableProps extends PageProps {
  readonly table: KeptTable;
  readonly threshold: number;
}

const TableReport: FC<TableProps> = (props) => {
  const { locale, base, table } = props;
  const hidden = table.cells.filter((cell) => cell.hidden);
  return (
    <section class="section stack" aria-labelledby={`table-${table.name}`}>
      <h2 id={`table-${table.name}`}>{locale.t(`personTables.table.${table.name}`)}</h2>
      <p>
        {locale.t('personTables.summary', { cells: table.cells.length, hidden: hidden.length })}
      </p>
      <Reasons {...props} />
      <Audit {...props} hidden={hidden.length} />
      {hidden.length > 0 && <HiddenCells {...props} cells={hidden} />}
      <p class="small">
        <a href={`${base}/${table.name}.csv`} download>
          {locale.t('table.csv')}
        </a>
      </p>
    </section>
  );
};

const Reasons: FC<TableProps> = ({ locale, table }) => {
  const counts: Record<Reason, number> = {
    primary: table.primary,
    difference: table.differences,
    secondary: table.secondary,
  };
  const lines = Object.entries(counts).flatMap(([reason, count]) =>
    count > 0 ? [locale.t(`personTables.why.${reason}`, { count })] : [],
  );
  const merged = Object.entries(table.merged).map(([dimension, count]) =>
    locale.t('personTables.merged', {
      dimension: locale.t(`personTables.dimension.${dimension}`),
      count,
    }),
  );
  const all = [...lines, ...merged];
  return all.length > 0 ? (
    <ul>
      {all.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  ) : null;
};

const Audit: FC<TableProps & { readonly hidden: number }> = ({
  locale,
  table,
  threshold,
  hidden,
}) => {
  if (table.exposed > 0)
    return (
      <Notice tone="attention">
        <p>{locale.t('personTables.audit.exposed', { count: table.exposed })}</p>
      </Notice>
    );
  return (
    <p>
      {hidden > 0
        ? locale.t('personTables.audit.held', { width: number(threshold, locale) })
        : locale.t('personTables.audit.nothing')}{' '}
      {table.earlier > 0 && locale.t('personTables.earlier', { count: table.earlier })}
    </p>
  );
};

const HiddenCells: FC<TableProps & { readonly cells: readonly KeptCell[] }> = ({
  locale,
  naming,
  table,
  cells,
}) => (
  <DataTable
    locale={locale}
    id={`hidden-${table.name}`}
    caption={locale.t('personTables.hidden.caption', {
      table: locale.t(`personTables.table.${table.name}`),
    })}
    tall={cells.length > 12}
    wordy
    stacked
    rows={cells}
    columns={[
      {
        title: locale.t('personTables.cell'),
        header: true,
        cell: ({ key }) => cellName(table, key, naming),
      },
      {
        title: locale.t('personTables.reason'),
        cell: ({ hidden }) => locale.t(`personTables.reason.${hidden?.reason}`),
      },
      {
        title: locale.t('personTables.interval'),
        cell: ({ hidden }) => hidden && intervalOf(hidden, locale),
      },
    ]}
  />
);

/** Only what the cell does not sum over, and « Ensemble » where it sums over all. */
function cellName({ dimensions }: KeptTable, key: readonly string[], naming: Naming): string {
  const named = dimensions.flatMap((dimension, at) => {
    const code = key[at] ?? TOTAL;
    return code === TOTAL ? [] : [naming(dimension, code)];
  });
  const [first] = dimensions;
  return named.length > 0 || !first ? named.join(' · ') : naming(first, TOTAL);
}

function intervalOf({ low, high, exact }: NonNullable<KeptCell['hidden']>, locale: Locale): string {
  const from = number(Math.ceil(low), locale);
  if (high === null) return locale.t('personTables.interval.open', { low: from });
  const kind = exact ? 'text' : 'wider';
  return locale.t(`personTables.interval.${kind}`, {
    low: from,
    high: number(Math.floor(high), locale),
  });
}

const Attributes: FC<{ readonly locale: Locale; readonly report: MakingReport }> = ({
  locale,
  report,
}) => (
  <DataTable
    locale={locale}
    id="attributes"
    caption={locale.t('personTables.attributes')}
    rows={report.attributes}
    columns={[
      {
        title: locale.t('personTables.attribute'),
        header: true,
        cell: ({ name }) => locale.t(`personTables.dimension.${name}`),
      },
      { title: locale.t('personTables.known'), numeric: true, cell: ({ known }) => known },
      { title: locale.t('personTables.disputed'), numeric: true, cell: ({ disputed }) => disputed },
    ]}
  />
);

const Budget: FC<PageProps> = ({ locale, ledger: { total, left, entries } }) => (
  <section class="section stack" aria-labelledby="budget">
    <h2 id="budget">{locale.t('personTables.ledger')}</h2>
    <p>{locale.t('personTables.ledger.text')}</p>
    <p>
      <strong>
        {locale.t('personTables.ledger.left', {
          left: number(left, locale),
          total: number(total, locale),
        })}
      </strong>{' '}
      {entries.length === 0 && locale.t('personTables.ledger.none')}
    </p>
    {entries.length > 0 && (
      <DataTable
        locale={locale}
        id="ledger"
        caption={locale.t('personTables.ledger.caption')}
        rows={entries}
        columns={[
          {
            title: locale.t('personTables.ledger.what'),
            header: true,
            cell: ({ what }) => spentOn(what, locale),
          },
          { title: locale.t('personTables.ledger.cost'), numeric: true, cell: ({ rho }) => rho },
          {
            title: locale.t('personTables.ledger.at'),
            cell: ({ at }) => longMoment(at, locale.lang),
          },
        ]}
      />
    )}
  </section>
);

/** `sectors 3`: the table and the number of its release. */
function spentOn(what: string, locale: Locale): string {
  const [table = '', release = ''] = what.split(' ');
  const name = locale.t('releases.name', { number: release });
  return `${locale.t(`personTables.table.${table}`)} · ${name}`;
}

const Choose: FC<PageProps & { readonly made: PersonTables }> = ({
  locale,
  base,
  made: { tables, chosen },
  ledger,
}) => (
  <form method="post" action={`${base}/choose`} class="section stack" aria-labelledby="choose">
    <h2 id="choose">{locale.t('personTables.choose')}</h2>
    {tables.map((table) => (
      <Radios
        name={table.name}
        label={locale.t(`personTables.table.${table.name}`)}
        {...hintOf(table, locale)}
        value={chosen[table.name] ?? 'none'}
        options={['none', ...waysOf(table)].map((value) => ({
          value,
          label: locale.t(`personTables.way.${value}`, { cost: number(ledger.cost, locale) }),
        }))}
      />
    ))}
    <Button>{locale.t('personTables.choose.button')}</Button>
  </form>
);

/** Why a way is not offered. */
function hintOf({ exposed, noised, unmasks }: KeptTable, locale: Locale): { hint?: string } {
  const reasons = [
    ...(exposed > 0 ? ['exposed'] : []),
    ...(noised > 0 ? ['noised'] : []),
    ...(unmasks > 0 ? ['unmasks'] : []),
  ].map((reason) => locale.t(`personTables.barred.${reason}`));
  return reasons.length > 0 ? { hint: reasons.join(' ') } : {};
}
