import type { Child, FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { ListState } from './finding.ts';
import type { ListLine } from './showing.ts';

export interface Speaks {
  readonly locale: Locale;
}

const TONES = {
  received: 'quiet',
  read: 'attention',
  mapped: 'attention',
  accepted: 'done',
  withdrawn: 'quiet',
} as const;

export const StateTag: FC<Speaks & { state: ListState; trouble?: boolean }> = ({
  locale,
  state,
  trouble = false,
}) =>
  trouble && state === 'received' ? (
    <Tag tone="attention">{locale.t('lists.state.trouble')}</Tag>
  ) : (
    <Tag tone={TONES[state]}>{locale.t(`lists.state.${state}`)}</Tag>
  );

interface ListsPageProps extends Speaks {
  readonly lines: readonly ListLine[];
  /** Whether some source may send a list today. */
  readonly open: boolean;
}

export const ListsPage: FC<ListsPageProps> = ({ locale, lines, open }) => (
  <>
    <h1>{locale.t('team.page.lists')}</h1>
    <p class="lead">{locale.t('lists.lead')}</p>
    <p>
      {locale.t('encode.link')} <a href={`/${locale.lang}/encode`}>{locale.t('encode.title')}</a>
    </p>
    {lines.length === 0 ? (
      <NoList locale={locale} open={open} />
    ) : (
      <>
        <p>
          <Button href={`/${locale.lang}/staff/lists/new`}>{locale.t('lists.new')}</Button>
        </p>
        <ListTable locale={locale} lines={lines} />
      </>
    )}
  </>
);

const NoList: FC<Speaks & { open: boolean }> = ({ locale, open }) => (
  <EmptyState title={locale.t('empty.lists.purpose')}>
    <p>{locale.t(open ? 'empty.lists.first' : 'empty.lists.agreement')}</p>
    <p class="row">
      {open ? (
        <Button href={`/${locale.lang}/staff/lists/new`}>{locale.t('lists.new')}</Button>
      ) : (
        <NeedsAgreement locale={locale} />
      )}
    </p>
  </EmptyState>
);

export const NeedsAgreement: FC<Speaks> = ({ locale }) => (
  <>
    <Button href={`/${locale.lang}/staff/sources/new?form=list`}>{locale.t('source.add')}</Button>
    <Button tone="plain" href={`/${locale.lang}/staff/holders`}>
      {locale.t('team.page.holders')}
    </Button>
  </>
);

const ListTable: FC<Speaks & { lines: readonly ListLine[] }> = ({ locale, lines }) => (
  <DataTable
    locale={locale}
    id="lists"
    caption={locale.t('lists.received')}
    wordy
    rows={lines}
    columns={[
      {
        title: locale.t('lists.source'),
        header: true,
        cell: ({ id, source }) => (
          <a href={`/${locale.lang}/staff/lists/${id}`}>
            <bdi>{source}</bdi>
          </a>
        ),
      },
      {
        title: locale.t('lists.state'),
        cell: ({ state, trouble, closure }) => (
          <>
            <StateTag locale={locale} state={state} trouble={trouble} />{' '}
            {closure && <Tag tone="attention">{locale.t(`lists.closed.${closure}`)}</Tag>}
          </>
        ),
      },
      { title: locale.t('lists.rows'), numeric: true, cell: ({ rows }) => rows },
      { title: locale.t('lists.issues'), numeric: true, cell: ({ issues }) => issues },
      { title: locale.t('lists.file'), cell: ({ fileName }) => <bdi>{fileName}</bdi> },
      { title: locale.t('lists.at'), cell: ({ at }) => longMoment(at, locale.lang) },
    ]}
  />
);

export interface ListPageProps extends Speaks {
  readonly fileName: string;
  readonly source: string;
  readonly sourceSlug: string;
  readonly state: ListState;
  readonly trouble: boolean;
  readonly rows: number | null;
  readonly heldOn: string | null;
  readonly uniquePeople: boolean | null;
  readonly moments: readonly { readonly label: string; readonly at: Date }[];
  readonly children?: Child;
}

export const ListPage: FC<ListPageProps> = (props) => {
  const { locale, fileName, source, sourceSlug, state, trouble, moments, children } = props;
  return (
    <>
      <p class="row">
        <StateTag locale={locale} state={state} trouble={trouble} />
      </p>
      <h1 class="file-name">
        <bdi>{fileName}</bdi>
      </h1>
      <DefinitionList
        entries={[
          {
            term: locale.t('lists.source'),
            text: (
              <a href={`/${locale.lang}/staff/sources/${sourceSlug}`}>
                <bdi>{source}</bdi>
              </a>
            ),
          },
          ...termsOf(props),
          ...moments.map(({ label, at }) => ({ term: label, text: longMoment(at, locale.lang) })),
        ]}
      />
      {children}
    </>
  );
};

function termsOf({ locale, rows, heldOn, uniquePeople }: ListPageProps) {
  return [
    ...(rows === null
      ? []
      : [{ term: locale.t('lists.rows'), text: locale.t('lists.count.rows', { rows }) }]),
    ...(heldOn ? [{ term: locale.t('lists.heldOn'), text: longDate(heldOn, locale.lang) }] : []),
    ...(uniquePeople === null
      ? []
      : [
          {
            term: locale.t('lists.unique'),
            text: locale.t(uniquePeople ? 'lists.unique.yes' : 'lists.unique.no'),
          },
        ]),
  ];
}
