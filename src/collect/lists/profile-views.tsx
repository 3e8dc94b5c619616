import type { FC } from 'hono/jsx';
import { percent } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { ShareBar } from '../../web/components/share-bar.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { ColumnUse, IssueCount, ListColumn, Mapping, Refused } from './columns.ts';
import { doubtsOf } from './showing.ts';
import type { Speaks } from './views.tsx';

interface ProfileProps extends Speaks {
  readonly base: string;
  readonly columns: readonly ListColumn[];
  readonly refused: readonly Refused[];
  /** As it was said, or as it is suggested. */
  readonly mapping: Mapping;
  readonly rows: number;
  readonly issues: readonly IssueCount[] | null;
  readonly issueCount: number | null;
}

/** What the list holds, column by column, and what looks wrong with it. Nothing that stands in it is shown. */
export const Profile: FC<ProfileProps> = (props) => {
  const { locale, refused } = props;
  return (
    <>
      {refused.length > 0 && <RefusedColumns locale={locale} refused={refused} />}
      <section class="section stack">
        <h2>{locale.t('lists.profile')}</h2>
        <ColumnTable {...props} />
      </section>
      <section class="section stack">
        <h2>{locale.t('lists.suspicious')}</h2>
        <Issues {...props} />
      </section>
    </>
  );
};

const RefusedColumns: FC<Speaks & { refused: readonly Refused[] }> = ({ locale, refused }) => (
  <Notice tone="attention" title={locale.t('lists.refused', { n: refused.length })}>
    <ul>
      {refused.map(({ header, subject }) => (
        <li>
          <bdi>«&nbsp;{header}&nbsp;»</bdi>
          {locale.t('lists.refused.why', { subject: locale.t(`forbidden.${subject}`) })}
        </li>
      ))}
    </ul>
    <p>{locale.t('lists.refused.about')}</p>
  </Notice>
);

const useOf = (mapping: Mapping, header: string): ColumnUse => mapping[header] ?? 'none';

const ColumnTable: FC<ProfileProps> = ({ locale, columns, mapping, rows }) => (
  <DataTable
    locale={locale}
    id="columns"
    caption={locale.t('lists.columns', { columns: columns.length })}
    stacked
    rows={columns}
    columns={[
      {
        title: locale.t('lists.column'),
        header: true,
        cell: ({ header }) => <bdi>{header}</bdi>,
      },
      {
        title: locale.t('lists.use'),
        cell: ({ header }) => locale.t(`lists.use.${useOf(mapping, header)}`),
      },
      {
        title: locale.t('lists.filled'),
        cell: ({ filled }) => {
          const share = rows > 0 ? filled / rows : 0;
          return <ShareBar share={share}>{percent(share, locale)}</ShareBar>;
        },
      },
      { title: locale.t('lists.distinct'), numeric: true, cell: ({ distinct }) => distinct },
    ]}
  />
);

interface IssueLine {
  readonly column: string;
  readonly what: string;
  readonly count: number;
  readonly row: number | null;
  readonly mend: string;
}

const Issues: FC<ProfileProps> = (props) => {
  const { locale, base, issueCount } = props;
  const lines = linesOf(props);
  if (issueCount === null) return <p>{locale.t('lists.issues.counting')}</p>;
  if (lines.length === 0) return <p>{locale.t('lists.issues.none')}</p>;
  return (
    <>
      <p>{locale.t('lists.issues.about')}</p>
      <DataTable
        locale={locale}
        id="issues"
        caption={locale.t('lists.issues.caption')}
        stacked
        rows={lines}
        columns={[
          {
            title: locale.t('lists.column'),
            header: true,
            cell: ({ column }) => <bdi>{column}</bdi>,
          },
          {
            title: locale.t('lists.issues.what'),
            cell: ({ what, mend }) => (
              <>
                {what} <span class="muted">{mend}</span>
              </>
            ),
          },
          { title: locale.t('lists.issues.count'), numeric: true, cell: ({ count }) => count },
          { title: locale.t('lists.issues.first'), numeric: true, cell: ({ row }) => row },
        ]}
      />
      {issueCount > 0 && (
        <p>
          <a href={`${base}/issues.csv`} download>
            {locale.t('lists.issues.csv')}
          </a>{' '}
          <span class="muted">{locale.t('lists.issues.csv.about')}</span>
        </p>
      )}
    </>
  );
};

function linesOf({ locale, columns, mapping, issues }: ProfileProps): IssueLine[] {
  const cells = (issues ?? []).map(({ column, code, count, row }) => ({
    ...{ column, count, row },
    what: locale.t(`lists.issue.${code}`),
    mend: locale.t(`lists.issue.${code}.mend`),
  }));
  const wholes = columns.flatMap((column) =>
    doubtsOf(column, useOf(mapping, column.header)).map(({ doubt, count }) => ({
      ...{ column: column.header, count, row: null },
      what: locale.t(`lists.doubt.${doubt}`),
      mend: locale.t(`lists.doubt.${doubt}.mend`),
    })),
  );
  return [...wholes, ...cells].sort((a, b) => b.count - a.count);
}
