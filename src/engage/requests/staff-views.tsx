import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { Card } from '../../web/components/card.tsx';
import { Button, EqualButtons, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { FieldError } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Asked, Counts, Standing, Steps } from './parts.tsx';
import type { Proposal, Suggestion } from './proposals.ts';
import { type Request, type Step, type Tally, topicOf } from './requests.ts';
import { reasonsOf } from './views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface QueueProps extends Speaks {
  readonly open: readonly Request[];
  readonly closed: readonly Request[];
  readonly tally: Tally;
  readonly today: string;
}

/** What waits for a human answer, the nearest date first. */
export const Queue: FC<QueueProps> = ({ locale, open, closed, tally, today }) => (
  <>
    <h1>{locale.t('requests.queue')}</h1>
    <p class="lead">{locale.t('requests.queue.lead')}</p>
    <p>
      <a href={`/${locale.lang}/staff/requests/recurring`}>{locale.t('recurring.title')}</a>
    </p>
    {open.length === 0 ? (
      <EmptyState title={locale.t('requests.queue.empty')}>
        <p>{locale.t('requests.queue.empty.text')}</p>
      </EmptyState>
    ) : (
      <List locale={locale} id="open" rows={open} today={today} title="requests.queue.open" />
    )}
    {closed.length > 0 && (
      <List locale={locale} id="closed" rows={closed} today={today} title="requests.queue.closed" />
    )}
    <Counts locale={locale} tally={tally} />
  </>
);

interface ListProps extends Speaks {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Request[];
  readonly today: string;
}

const List: FC<ListProps> = ({ locale, id, title, rows, today }) => (
  <DataTable
    locale={locale}
    id={id}
    stacked
    caption={locale.t(title)}
    rows={rows}
    columns={[
      {
        title: locale.t('requests.what'),
        header: true,
        cell: (request) => (
          <a href={`/${locale.lang}/staff/requests/${request.id}`}>
            {locale.t(`requests.kind.${request.kind}`)} · {topicOf(request.topic, locale.lang)}
          </a>
        ),
      },
      // On a phone the first two are in view: what is asked, and whether it presses.
      {
        title: locale.t('requests.standing'),
        cell: (request) => <Standing locale={locale} request={request} today={today} />,
      },
      {
        title: locale.t('requests.due'),
        cell: ({ dueOn }) => longDate(dueOn, locale.lang),
      },
      {
        title: locale.t('requests.where'),
        cell: ({ residence }) => countryName(residence, locale.lang),
      },
    ]}
  />
);

interface StaffRequestProps extends Speaks {
  readonly request: Request;
  readonly steps: readonly Step[];
  readonly proposals: readonly Proposal[];
  readonly suggestions: readonly Suggestion[];
  readonly today: string;
  readonly error?: FieldError;
}

/** One request at the desk: what was asked, an answer, who fits and why, how it ends. */
export const StaffRequest: FC<StaffRequestProps> = (props) => {
  const { locale, request, steps, proposals, suggestions, today, error } = props;
  const base = `/${locale.lang}/staff/requests/${request.id}`;
  return (
    <>
      {error && <ErrorSummary title={locale.t('form.errors', { n: 1 })} errors={[error]} />}
      <Asked locale={locale} request={request} today={today} />
      {!request.closedAt && (
        <section class="section stack" aria-labelledby="answering">
          <h2 id="answering">{locale.t('requests.answer')}</h2>
          <form class="form" method="post" action={`${base}/answer`}>
            <TextInput
              name="text"
              label={locale.t('requests.answer.text')}
              hint={locale.t('requests.answer.hint')}
              rows={6}
              maxlength={4000}
              dir="auto"
              required
              {...(error ? { error: error.message } : {})}
            />
            <div class="row">
              <Button>{locale.t('requests.answer.send')}</Button>
            </div>
          </form>
        </section>
      )}
      {proposals.length > 0 && (
        <section class="section stack" aria-labelledby="proposed">
          <h2 id="proposed">{locale.t('requests.proposed')}</h2>
          {proposals.map((proposal) => (
            <Card
              title={proposal.name || locale.t('requests.gone')}
              over={locale.t(`requests.recipient.${proposal.kind}`)}
            >
              <p>{reasonsOf(proposal.reasons, locale)}</p>
              <p class="muted">{standing(proposal, locale)}</p>
              {!proposal.releasedAt && (
                <form method="post" action={`${base}/release`}>
                  <input type="hidden" name="proposal" value={proposal.id} />
                  <Button tone="link">{locale.t('requests.release')}</Button>
                </form>
              )}
            </Card>
          ))}
        </section>
      )}
      {!request.closedAt && (
        <section class="section stack" aria-labelledby="suggested">
          <h2 id="suggested">{locale.t('requests.suggested')}</h2>
          {suggestions.length === 0 ? (
            <p>{locale.t('requests.suggested.none')}</p>
          ) : (
            suggestions.map(({ recipient, reasons }) => (
              <Card title={recipient.name} over={locale.t(`requests.recipient.${recipient.kind}`)}>
                <p>{reasonsOf(reasons, locale)}</p>
                <form method="post" action={`${base}/propose`}>
                  <input type="hidden" name="kind" value={recipient.kind} />
                  <input type="hidden" name="ref" value={recipient.id} />
                  <Button tone="plain">
                    {locale.t('requests.propose')}
                    <span class="unseen"> {recipient.name}</span>
                  </Button>
                </form>
              </Card>
            ))
          )}
        </section>
      )}
      <Steps locale={locale} steps={steps} />
      {!request.closedAt && (
        <form class="section stack" method="post" action={`${base}/conclude`}>
          <p>{locale.t('requests.conclude.office')}</p>
          <EqualButtons>
            <Button tone="plain" name="outcome" value="met">
              {locale.t('requests.outcome.met')}
            </Button>
            <Button tone="plain" name="outcome" value="unmet">
              {locale.t('requests.outcome.unmet')}
            </Button>
          </EqualButtons>
        </form>
      )}
    </>
  );
};

function standing({ authorSaid, recipientSaid, releasedAt }: Proposal, locale: Locale): string {
  if (releasedAt) return locale.t('requests.standing.released');
  if (recipientSaid === 'yes') return locale.t('requests.both');
  return locale.t(
    authorSaid === 'yes' ? 'requests.standing.recipient' : 'requests.standing.author',
  );
}
