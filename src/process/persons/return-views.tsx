import type { FC } from 'hono/jsx';
import { fold } from '../../reference/folding/folding.ts';
import { Button, PrintButton } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { Sheet as Paper } from '../../web/components/paper.tsx';
import { ShareBar } from '../../web/components/share-bar.tsx';
import { Absent, DataTable } from '../../web/components/table.tsx';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { comparedAs } from './opening.ts';
import type { ShownShare } from './protecting.ts';
import type { Sheet } from './sheet.ts';
import { countWords, shareWords } from './sheet-words.ts';

interface Speaks {
  readonly locale: Locale;
}

/** The list is in no linkage in force. */
export const NoSheet: FC<Speaks> = ({ locale }) => (
  <EmptyState
    title={locale.t('returns.none')}
    action={{
      label: locale.t('team.page.linkages'),
      href: `/${locale.lang}/staff/linkages`,
    }}
  >
    <p>{locale.t('returns.none.about')}</p>
  </EmptyState>
);

/** Asks for the counts; once they are there, the ways in which the sheet leaves. */
export const AskForSheet: FC<Speaks & { base: string; made: Date | null }> = ({
  locale,
  base,
  made,
}) => (
  <>
    {made && (
      <p>
        {locale.t('returns.made', { date: longMoment(made, locale.lang) })}{' '}
        {locale.t('returns.languages')}
      </p>
    )}
    <div class="row">
      {made && (
        <>
          <PrintButton locale={locale} />
          <a href={`${base}.csv`} download>
            CSV
          </a>
          <a href={`${base}.json`} download>
            JSON
          </a>
        </>
      )}
      <form method="post" action={base}>
        <Button {...(made && { tone: 'plain' })}>
          {locale.t(made ? 'button.returns.again' : 'button.returns.make')}
        </Button>
      </form>
    </div>
  </>
);

interface ReturnSheetProps extends Speaks {
  readonly hub: string;
  readonly contact: string;
  readonly name: string;
  readonly heldOn: string | null;
  readonly madeAt: Date;
  readonly linkedAt: Date;
  readonly sheet: Sheet;
}

/** What a holder gets back for its list: one or two pages, on which nobody stands and no small number. */
export const ReturnSheet: FC<ReturnSheetProps> = (props) => {
  const { locale, hub, contact, name, heldOn, madeAt, linkedAt, sheet } = props;
  return (
    <Paper large={false} lang={locale.lang} dir={locale.dir}>
      <header class="return-head">
        <p>{hub}</p>
        <h2>{locale.t('returns.title')}</h2>
        <p class="lead">
          <bdi>{name}</bdi>
        </p>
        <p>
          {heldOn && locale.t('returns.heldOn', { date: longDate(heldOn, locale.lang) })}{' '}
          {locale.t('returns.dates', {
            linked: longDate(linkedAt, locale.lang),
            made: longDate(madeAt, locale.lang),
          })}
        </p>
      </header>
      <Gave locale={locale} sheet={sheet} />
      {sheet.others.length > 0 && <Others locale={locale} sheet={sheet} />}
      <Columns locale={locale} sheet={sheet} />
      {sheet.issues.length > 0 && <Issues locale={locale} sheet={sheet} />}
      <h3>{locale.t('returns.possible')}</h3>
      <p>{locale.t('returns.possible.about')}</p>
      <h3>{locale.t('returns.read')}</h3>
      <p>{locale.t('returns.read.about')}</p>
      {contact && <p>{locale.t('returns.contact', { contact })}</p>}
    </Paper>
  );
};

type Part = FC<Speaks & { sheet: Sheet }>;

const Gave: Part = ({ locale, sheet: { rows, persons, duplicates, known } }) => (
  <>
    <h3>{locale.t('returns.gave')}</h3>
    <DefinitionList
      entries={[
        { term: locale.t('returns.rows'), text: number(rows, locale) },
        { term: locale.t('returns.persons'), text: countWords(persons, locale) },
        {
          term: locale.t('returns.duplicates'),
          text: duplicates ? countWords(duplicates, locale) : locale.t('returns.duplicates.no'),
        },
        { term: locale.t('returns.known'), text: countWords(known, locale) },
      ]}
    />
  </>
);

const Others: Part = ({ locale, sheet: { others } }) => (
  <DataTable
    locale={locale}
    id="others"
    caption={locale.t('returns.others')}
    stacked
    rows={others}
    columns={[
      {
        title: locale.t('linked.list'),
        header: true,
        cell: ({ name }) => <bdi>{name}</bdi>,
      },
      {
        title: locale.t('returns.both'),
        numeric: true,
        cell: ({ both }) => countWords(both, locale),
      },
    ]}
  />
);

/** Column by column: how full it is, and what the other lists say of the same persons. */
const Columns: Part = ({ locale, sheet: { columns, fields } }) => {
  const of = new Map(fields.map((field) => [field.use, field]));
  const share = (name: 'agree' | 'differ' | 'alone') => ({
    title: locale.t(`returns.${name}`),
    numeric: true,
    cell: ({ use }: Sheet['columns'][number]) => {
      const shown: ShownShare | undefined = of.get(comparedAs(use))?.[name];
      return shown ? (
        shareWords(shown, locale)
      ) : (
        <Absent locale={locale} reason={locale.t('returns.notCompared')} />
      );
    },
  });
  return (
    <DataTable
      locale={locale}
      id="columns"
      caption={locale.t('returns.columns')}
      note={locale.t('returns.columns.note')}
      stacked
      rows={columns}
      columns={[
        {
          title: locale.t('lists.column'),
          header: true,
          cell: ({ header, use }) => (
            <>
              <bdi>{header}</bdi> <UseWords locale={locale} header={header} use={use} />
            </>
          ),
        },
        {
          title: locale.t('returns.filled'),
          cell: ({ filled }) => <ShareBar share={filled}>{percent(filled, locale)}</ShareBar>,
        },
        share('agree'),
        share('differ'),
        share('alone'),
      ]}
    />
  );
};

/** What a column is understood as, where its header does not say just that. */
const UseWords: FC<Speaks & Pick<Sheet['columns'][number], 'header' | 'use'>> = ({
  locale,
  header,
  use,
}) => {
  const words = locale.t(`lists.use.${use}`);
  return fold(words) === fold(header) ? null : <span class="muted">{words}</span>;
};

const MOST_ISSUES = 12;

const Issues: Part = ({ locale, sheet: { issues } }) => (
  <DataTable
    locale={locale}
    id="issues"
    caption={locale.t('returns.issues')}
    stacked
    rows={issues.slice(0, MOST_ISSUES)}
    columns={[
      {
        title: locale.t('lists.column'),
        header: true,
        cell: ({ column }) => <bdi>{column}</bdi>,
      },
      {
        title: locale.t('lists.issues.what'),
        cell: ({ code }) => locale.t(`lists.issue.${code}`),
      },
      {
        title: locale.t('lists.issues.count'),
        numeric: true,
        cell: ({ count }) => countWords(count, locale),
      },
      {
        title: locale.t('lists.issues.mend'),
        cell: ({ code }) => locale.t(`lists.issue.${code}.mend`),
      },
    ]}
  />
);
