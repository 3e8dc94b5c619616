import type { FC } from 'hono/jsx';
import { Button, Select } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Summary } from './finding.ts';
import { Links, Verdicts } from './link-views.tsx';
import { PURPOSES, type Purpose } from './looking.ts';
import type { OpenRow } from './opening.ts';
import type { FieldOfPerson, Value } from './provenance.ts';
import { type Naming, type PersonPageProps, RowName, type Speaks } from './row-name.tsx';
import { Conflicts } from './views.tsx';
import { dayWords, valueWords } from './words.ts';

export const PersonPage: FC<PersonPageProps> = (props) => {
  const { locale, base, summary, purpose, undone } = props;
  return (
    <>
      <PersonHead locale={locale} summary={summary} />
      <details>
        <summary>
          {locale.t('linked.purpose.now', { purpose: locale.t(`linked.purpose.${purpose}`) })}
        </summary>
        <PurposeForm locale={locale} base={base} person={summary.person} purpose={purpose} />
      </details>
      {undone && <Notice tone="attention">{locale.t('linked.undone')}</Notice>}
      <Fields {...props} />
      <Rows {...props} />
      {props.rows.length > 1 && <Links {...props} />}
      {props.verdicts.length > 0 && <Verdicts {...props} />}
    </>
  );
};

const PersonHead: FC<Speaks & { summary: Summary }> = ({ locale, summary }) => (
  <>
    <h1>{locale.t('linked.one', { number: `${summary.person}` })}</h1>
    <p class="lead">
      {locale.t('linked.one.lead', { rows: summary.rows, lists: summary.lists.length })}
    </p>
    {summary.conflicts.length > 0 && (
      <p>
        {locale.t('linked.conflicts.on')}{' '}
        <Conflicts locale={locale} conflicts={summary.conflicts} />
      </p>
    )}
  </>
);

interface PurposePageProps extends Speaks {
  readonly base: string;
  readonly summary: Summary;
}

/** Before any name is seen: what for. */
export const PurposePage: FC<PurposePageProps> = ({ locale, base, summary }) => (
  <>
    <PersonHead locale={locale} summary={summary} />
    <section class="section stack">
      <h2>{locale.t('linked.purpose')}</h2>
      <p>{locale.t('linked.purpose.about')}</p>
      <PurposeForm locale={locale} base={base} person={summary.person} purpose={null} />
    </section>
  </>
);

const PurposeForm: FC<Speaks & { base: string; person: number; purpose: Purpose | null }> = ({
  locale,
  base,
  person,
  purpose,
}) => (
  <form class="form" method="post" action={`${base}/${person}/purpose`}>
    <Select
      name="purpose"
      label={locale.t('linked.purpose.label')}
      required
      {...(purpose ? { value: purpose } : { prompt: locale.t('form.choose') })}
      options={PURPOSES.map((each) => ({
        value: each,
        label: locale.t(`linked.purpose.${each}`),
      }))}
    />
    <div class="row">
      <Button {...(purpose && { tone: 'plain' })}>{locale.t('button.persons.look')}</Button>
    </div>
  </form>
);

interface ValueLine {
  readonly field: FieldOfPerson;
  readonly value: Value;
  readonly first: boolean;
}

const TONES = { alone: 'quiet', agreed: 'plain', near: 'plain', contrary: 'attention' } as const;

/** Each field with every value, and who says it of which day. */
const Fields: FC<PersonPageProps> = (props) => {
  const { locale, fields } = props;
  const lines: ValueLine[] = fields.flatMap((field) =>
    field.values.map((value, at) => ({ field, value, first: at === 0 })),
  );
  return (
    <section class="section stack">
      <h2>{locale.t('linked.fields')}</h2>
      <p>{locale.t('linked.fields.about')}</p>
      <DataTable
        locale={locale}
        id="fields"
        caption={locale.t('linked.fields.caption')}
        stacked
        rows={lines}
        columns={[
          {
            title: locale.t('linkages.field'),
            header: true,
            cell: ({ field: { use, standing }, first }) => (
              <span class={first ? undefined : 'unseen'}>
                {locale.t(`lists.use.${use}`)}
                {first && (
                  <>
                    {' '}
                    <Tag tone={TONES[standing]}>{locale.t(`linked.standing.${standing}`)}</Tag>
                  </>
                )}
              </span>
            ),
          },
          {
            title: locale.t('linked.value'),
            cell: ({ field: { use }, value: { text } }) => (
              <b>
                <bdi>{valueWords({ use, text }, locale)}</bdi>
              </b>
            ),
          },
          {
            title: locale.t('linked.saidBy'),
            cell: ({ value }) => <SaidBy {...props} value={value} />,
          },
        ]}
      />
    </section>
  );
};

const SaidBy: FC<Naming & { value: Value }> = ({ locale, base, rows, lists, value }) => (
  <ul class="plain small">
    {value.said.map((said) => {
      const row = rows.find(({ idx }) => idx === said.idx);
      const name = lists.find(({ id }) => id === said.listId)?.name ?? '';
      return (
        <li>
          <RowName {...{ locale, base, rows, lists }} idx={said.idx} /> <bdi>{name}</bdi>
          {row?.trueOn && <> · {dayWords(row.trueOn, locale)}</>}
          {said.written.trim() !== valueWords(value.said[0] ?? said, locale) && (
            <>
              {' '}
              (<bdi>{said.written.trim()}</bdi>)
            </>
          )}
        </li>
      );
    })}
  </ul>
);

const Rows: FC<PersonPageProps> = ({ locale, base, summary, undone, rows, lists }) => (
  <section class="section stack">
    <h2>{locale.t('linked.rows')}</h2>
    <DataTable
      locale={locale}
      id="rows"
      caption={locale.t('linked.rows.caption')}
      stacked
      rows={rows}
      columns={[
        {
          title: locale.t('linked.row'),
          header: true,
          cell: ({ idx, listId }) => (
            <>
              <RowName {...{ locale, base, rows, lists, idx }} />{' '}
              <bdi>{lists.find(({ id }) => id === listId)?.name}</bdi>
            </>
          ),
        },
        {
          title: locale.t('linked.number'),
          cell: ({ number, row, open }) =>
            open ? (
              number === null ? (
                locale.t('linked.row.at', { row })
              ) : (
                <bdi>{number}</bdi>
              )
            ) : (
              locale.t('linked.row.closed')
            ),
        },
        {
          title: locale.t('linked.trueOn'),
          cell: ({ trueOn }) => trueOn && dayWords(trueOn, locale),
        },
        ...(rows.length > 1 && !undone
          ? [
              {
                title: locale.t('linked.act'),
                cell: ({ idx }: OpenRow) => (
                  <form method="post" action={`${base}/${summary.person}/separate`}>
                    <input type="hidden" name="idx" value={idx} />
                    <Button tone="link">
                      {locale.t('button.persons.separate')}
                      <span class="unseen"> {rows.findIndex((row) => row.idx === idx) + 1}</span>
                    </Button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
    {rows.length > 1 && !undone && <p class="small muted">{locale.t('linked.separate.about')}</p>}
  </section>
);
