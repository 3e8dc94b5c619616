import type { FC } from 'hono/jsx';
import { Button, Select } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { fieldWords, levelWords, type PairEvidence, type Verdict } from '../intake/intake.ts';
import type { Summary } from './finding.ts';
import { PURPOSES, type Purpose } from './looking.ts';
import type { OpenRow } from './opening.ts';
import type { FieldOfPerson, Value } from './provenance.ts';
import { Conflicts } from './views.tsx';
import { bitsWords, dayWords, type NamedList, valueWords } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

/** A link as it is shown: two rows by their place on the page, and why. */
export interface LinkLine {
  readonly l: number;
  readonly r: number;
  readonly evidence: PairEvidence;
  /** When the calculation or a reviewer linked them. */
  readonly at: Date | null;
  /** A reviewer holds them together. */
  readonly reviewed: boolean;
}

export interface VerdictLine {
  readonly id: string;
  readonly l: number;
  readonly r: number;
  readonly verdict: Verdict;
  readonly at: Date;
  readonly mine: boolean;
}

export interface PersonPageProps extends Speaks {
  readonly base: string;
  readonly reviewHref: string;
  readonly summary: Summary;
  readonly lists: readonly NamedList[];
  readonly purpose: Purpose;
  /** Nothing can be said of an undone linkage. */
  readonly undone: boolean;
  readonly rows: readonly OpenRow[];
  readonly fields: readonly FieldOfPerson[];
  readonly holding: readonly LinkLine[];
  readonly others: readonly LinkLine[];
  readonly verdicts: readonly VerdictLine[];
}

/** A row as this page calls it. */
type Naming = Pick<PersonPageProps, 'locale' | 'base' | 'rows' | 'lists'>;

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

/** « 2 · B »: the second row of the page, of list B. */
const RowName: FC<Naming & { idx: number }> = ({ locale, base, rows, lists, idx }) => {
  const at = rows.findIndex((row) => row.idx === idx);
  if (at < 0) return <a href={`${base}/${idx}`}>{locale.t('linked.row.elsewhere')}</a>;
  const letter = lists.find(({ id }) => id === rows[at]?.listId)?.letter ?? '';
  return (
    <bdi>
      <b class="nowrap">
        {at + 1}&nbsp;·&nbsp;{letter}
      </b>
    </bdi>
  );
};

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

const Links: FC<PersonPageProps> = (props) => {
  const { locale, reviewHref, holding, others } = props;
  return (
    <section class="section stack">
      <h2>{locale.t('linked.links')}</h2>
      <p>
        {locale.t('linked.links.about')} <a href={reviewHref}>{locale.t('linked.links.review')}</a>
      </p>
      <LinkTable {...props} id="links" caption={locale.t('linked.links.holding')} links={holding} />
      {others.length > 0 && (
        <details>
          <summary>{locale.t('linked.links.others', { n: others.length })}</summary>
          <LinkTable
            {...props}
            id="others"
            caption={locale.t('linked.links.others', { n: others.length })}
            links={others.slice(0, MOST_LINKS)}
          />
        </details>
      )}
    </section>
  );
};

const MOST_LINKS = 100;

interface LinkTableProps extends PersonPageProps {
  readonly id: string;
  readonly caption: string;
  readonly links: readonly LinkLine[];
}

const LinkTable: FC<LinkTableProps> = (props) => {
  const { locale, base, summary, undone, rows, lists, id, caption, links } = props;
  return (
    <DataTable
      locale={locale}
      id={id}
      caption={caption}
      stacked
      rows={links}
      columns={[
        {
          title: locale.t('linked.rows'),
          header: true,
          cell: ({ l, r }) => <PairName {...{ locale, base, rows, lists, l, r }} />,
        },
        {
          title: locale.t('linkages.weight'),
          numeric: true,
          cell: ({ evidence }) => bitsWords(evidence.weight, locale),
        },
        {
          title: locale.t('linked.why'),
          cell: ({ evidence }) => <Why locale={locale} evidence={evidence} />,
        },
        {
          title: locale.t('linked.by'),
          cell: ({ at, reviewed }) =>
            locale.t(reviewed ? 'linked.by.review' : 'linked.by.rule', {
              date: at ? longMoment(at, locale.lang) : '',
            }),
        },
        ...(undone
          ? []
          : [
              {
                title: locale.t('linked.act'),
                cell: ({ l, r }: LinkLine) => (
                  <form method="post" action={`${base}/${summary.person}/unlink`}>
                    <input type="hidden" name="l" value={l} />
                    <input type="hidden" name="r" value={r} />
                    <Button tone="link">{locale.t('button.persons.unlink')}</Button>
                  </form>
                ),
              },
            ]),
      ]}
    />
  );
};

const PairName: FC<Naming & { l: number; r: number }> = ({ l, r, ...naming }) => (
  <>
    <RowName {...naming} idx={l} /> – <RowName {...naming} idx={r} />
  </>
);

/** Field by field, in words, with what it adds or takes; what is missing says nothing. */
const Why: FC<Speaks & { evidence: PairEvidence }> = ({ locale, evidence }) => {
  const said = evidence.reasons.flatMap(({ field, kind, level, bits }) =>
    level === null
      ? []
      : [
          locale.t('linked.why.field', {
            field: fieldWords(locale, { kind, name: field }),
            level: levelWords(locale, level),
            bits: bitsWords(bits, locale),
          }),
        ],
  );
  const start = locale.t('linked.why.start', { bits: bitsWords(evidence.start, locale) });
  const rest = evidence.rarity + evidence.together;
  const more =
    Math.abs(rest) < 0.05 ? [] : [locale.t('linked.why.rest', { bits: bitsWords(rest, locale) })];
  return (
    <ul class="plain small">
      {[...said, ...more, start].map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
};

const Verdicts: FC<PersonPageProps> = (props) => {
  const { locale, base, summary, undone, rows, lists, verdicts } = props;
  return (
    <section class="section stack">
      <h2>{locale.t('linked.verdicts')}</h2>
      <p>{locale.t('linked.verdicts.about')}</p>
      <DataTable
        locale={locale}
        id="verdicts"
        caption={locale.t('linked.verdicts.caption')}
        stacked
        rows={verdicts}
        columns={[
          {
            title: locale.t('linked.rows'),
            header: true,
            cell: ({ l, r }) => <PairName {...{ locale, base, rows, lists, l, r }} />,
          },
          {
            title: locale.t('linked.verdict'),
            cell: ({ verdict }) => locale.t(`linked.verdict.${verdict}`),
          },
          {
            title: locale.t('linked.by'),
            cell: ({ mine, at }) =>
              locale.t(mine ? 'linked.by.me' : 'linked.by.other', {
                date: longMoment(at, locale.lang),
              }),
          },
          ...(undone
            ? []
            : [
                {
                  title: locale.t('linked.act'),
                  cell: ({ id }: VerdictLine) => (
                    <form method="post" action={`${base}/${summary.person}/take-back`}>
                      <input type="hidden" name="verdict" value={id} />
                      <Button tone="link">{locale.t('button.persons.takeBack')}</Button>
                    </form>
                  ),
                },
              ]),
        ]}
      />
    </section>
  );
};
