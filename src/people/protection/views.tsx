import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { Button, ErrorSummary, Radios, Select, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { KINDS, OUTCOMES, type RightsRequest } from '../rights/rights.ts';
import type { LedgerLine } from './protection.ts';

interface DeskPageProps {
  readonly locale: Locale;
  readonly waiting: readonly RightsRequest[];
  readonly answered: readonly RightsRequest[];
  readonly statistics: readonly LedgerLine[];
  /** Purposes by code, in the reader's words. */
  readonly titles: ReadonlyMap<string, string>;
  readonly today: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly once: string;
}

const PAPERS = ['drill', 'register', 'assessment'] as const;

/** What people ask and by when it is answered; how the ledger moves; the papers of the office. */
export const DeskPage: FC<DeskPageProps> = (props) => {
  const { locale, waiting, answered, errors } = props;
  return (
    <>
      <h1>{locale.t('team.page.protection')}</h1>
      <p class="lead">{locale.t('protection.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <div class="section stack">
        <h2>{locale.t('protection.waiting')}</h2>
        {waiting.length === 0 ? (
          <EmptyState title={locale.t('protection.none')}>
            <p>{locale.t('protection.none.text')}</p>
          </EmptyState>
        ) : (
          <Requests {...props} id="waiting-list" rows={waiting} caption="protection.waiting" />
        )}
      </div>
      <Statistics {...props} />
      <section class="section stack" aria-labelledby="papers">
        <h2 id="papers">{locale.t('protection.papers')}</h2>
        <ul class="plain">
          {PAPERS.map((name) => (
            <li>
              <a href={`/${locale.lang}/staff/protection/${name}`}>
                {locale.t(`protection.${name}`)}
              </a>{' '}
              <span class="muted">{locale.t(`protection.${name}.about`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Paper {...props} />
      {answered.length > 0 && (
        <div class="section stack">
          <h2>{locale.t('protection.answered')}</h2>
          <Requests {...props} id="answered-list" rows={answered} caption="protection.answered" />
        </div>
      )}
    </>
  );
};

interface RequestsProps {
  readonly locale: Locale;
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly RightsRequest[];
  readonly today: string;
}

const Requests: FC<RequestsProps> = ({ locale, id, caption, rows, today }) => (
  <DataTable
    locale={locale}
    id={id}
    caption={locale.t(caption)}
    rows={rows}
    columns={[
      {
        title: locale.t('protection.what'),
        header: true,
        cell: (row) => (
          <a href={`/${locale.lang}/staff/protection/requests/${row.id}`}>
            {locale.t(`rights.kind.${row.kind}`)}
          </a>
        ),
      },
      {
        title: locale.t('protection.state'),
        cell: (row) => <State locale={locale} row={row} today={today} />,
      },
      {
        title: locale.t('protection.received'),
        cell: ({ receivedOn }) => longDate(receivedOn, locale.lang),
      },
      {
        title: locale.t('protection.way'),
        cell: ({ channel }) => locale.t(`consent.channel.${channel}`),
      },
    ]}
  />
);

const State: FC<{
  readonly locale: Locale;
  readonly row: RightsRequest;
  readonly today: string;
}> = ({ locale, row, today }) => {
  if (row.outcome) return <Tag tone="done">{locale.t(`rights.outcome.${row.outcome}`)}</Tag>;
  const late = row.dueOn < today;
  return (
    <Tag tone={late ? 'attention' : 'plain'}>
      {locale.t(late ? 'rights.late' : 'rights.due', { due: longDate(row.dueOn, locale.lang) })}
    </Tag>
  );
};

const COUNTS = ['holding', 'given', 'refused', 'withdrawn', 'expired'] as const;

const Statistics: FC<DeskPageProps> = ({ locale, statistics, titles }) => (
  <section class="section stack" aria-labelledby="ledger">
    <h2 id="ledger">{locale.t('protection.ledger')}</h2>
    <DataTable
      locale={locale}
      id="ledger-table"
      caption={locale.t('protection.ledger.caption')}
      wordy
      rows={statistics}
      columns={[
        {
          title: locale.t('consent.purpose'),
          header: true,
          cell: ({ purpose }) => titles.get(purpose) ?? purpose,
        },
        ...COUNTS.map((name) => ({
          title: locale.t(`protection.ledger.${name}`),
          numeric: true,
          cell: (line: LedgerLine) => line[name],
        })),
      ]}
    />
  </section>
);

/** A request that came by letter or at the counter. */
const Paper: FC<DeskPageProps> = ({ locale, typed, errors, once }) => (
  <section class="section stack" aria-labelledby="paper">
    <h2 id="paper">{locale.t('protection.paper')}</h2>
    <p>{locale.t('protection.paper.text')}</p>
    <form class="form" method="post" action={`/${locale.lang}/staff/protection/requests`}>
      <input type="hidden" name="once" value={once} />
      <Radios
        name="kind"
        label={locale.t('protection.what')}
        value={typed.one('kind')}
        required
        options={KINDS.map((kind) => ({ value: kind, label: locale.t(`rights.kind.${kind}`) }))}
        {...wrong(errors, 'kind')}
      />
      <TextInput
        name="wording"
        label={locale.t('protection.paper.wording')}
        rows={3}
        maxlength={4000}
        value={typed.one('wording')}
        required
        dir="auto"
        {...wrong(errors, 'wording')}
      />
      <TextInput
        name="received"
        type="date"
        label={locale.t('protection.received')}
        value={typed.one('received')}
        short
        required
        {...wrong(errors, 'received')}
      />
      <TextInput
        name="contact"
        label={locale.t('protection.paper.contact')}
        hint={locale.t('protection.paper.contact.hint')}
        optional={locale.t('form.optional')}
        maxlength={500}
        value={typed.one('contact')}
        dir="auto"
      />
      <Select
        name="lang"
        label={locale.t('protection.paper.lang')}
        value={typed.one('lang') || locale.lang}
        short
        options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
      />
      <div class="row">
        <Button tone="plain">{locale.t('protection.paper.save')}</Button>
      </div>
    </form>
  </section>
);

interface RequestPageProps {
  readonly locale: Locale;
  readonly request: RightsRequest;
  readonly contact: string;
  readonly today: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** One request, and its answer. */
export const RequestPage: FC<RequestPageProps> = (props) => {
  const { locale, request, contact, today, errors } = props;
  return (
    <>
      <h1>{locale.t(`rights.kind.${request.kind}`)}</h1>
      <p class="lead">
        <State locale={locale} row={request} today={today} />
      </p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <blockquote lang={request.lang} dir="auto">
        {request.wording}
      </blockquote>
      <DefinitionList
        entries={[
          {
            term: locale.t('protection.received'),
            text: longDate(request.receivedOn, locale.lang),
          },
          {
            term: locale.t('protection.way'),
            text: `${locale.t(`consent.channel.${request.channel}`)} · ${languageName(request.lang, locale.lang)}`,
          },
          ...(contact
            ? [{ term: locale.t('protection.paper.contact'), text: <bdi>{contact}</bdi> }]
            : []),
          ...(request.answer
            ? [{ term: locale.t('rights.answer'), text: <bdi>{request.answer}</bdi> }]
            : []),
        ]}
      />
      <p class="small muted">{locale.t('protection.read')}</p>
      {!request.outcome && <AnswerForm {...props} />}
    </>
  );
};

const AnswerForm: FC<RequestPageProps> = ({ locale, request, typed, errors }) => (
  <form
    class="form"
    method="post"
    action={`/${locale.lang}/staff/protection/requests/${request.id}`}
  >
    <Radios
      name="outcome"
      label={locale.t('protection.outcome')}
      value={typed.one('outcome')}
      required
      options={OUTCOMES.map((outcome) => ({
        value: outcome,
        label: locale.t(`rights.outcome.${outcome}`),
      }))}
      {...wrong(errors, 'outcome')}
    />
    <TextInput
      name="answer"
      label={locale.t('protection.answer')}
      hint={locale.t('protection.answer.hint')}
      rows={6}
      maxlength={8000}
      value={typed.one('answer')}
      required
      dir="auto"
      {...wrong(errors, 'answer')}
    />
    <div class="row">
      <Button>{locale.t('protection.answer.send')}</Button>
    </div>
  </form>
);

function wrong(errors: readonly FieldError[], name: string): { error?: string } {
  const error = errorAt(errors, name);
  return error ? { error } : {};
}
