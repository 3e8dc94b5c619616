import type { FC } from 'hono/jsx';
import { Card, CardRow } from '../../web/components/card.tsx';
import { Button, EqualButtons, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Asked, Counts, Standing, Steps } from './parts.tsx';
import type { Proposal } from './proposals.ts';
import { DAYS } from './request-form.ts';
import { type Request, type Step, type Tally, topicOf } from './requests.ts';

interface Speaks {
  readonly locale: Locale;
}

/** Two doors, how long people wait, and the way back to what one asked. */
export const RequestHome: FC<Speaks & { tally: Tally }> = ({ locale, tally }) => (
  <div class="stack">
    <h1>{locale.t('requests.title')}</h1>
    <p class="lead">{locale.t('requests.lead')}</p>
    <CardRow>
      {(['need', 'offer', 'question'] as const).map((kind) => (
        <Card
          title={locale.t(`requests.door.${kind}`)}
          href={`/${locale.lang}/requests/new?kind=${kind}`}
          level={2}
        >
          <p>{locale.t(`requests.door.${kind}.text`, { days: DAYS[kind] })}</p>
        </Card>
      ))}
    </CardRow>
    <p>
      <a href={`/${locale.lang}/requests/new?kind=grievance`}>
        {locale.t('requests.door.grievance')}
      </a>
      {' · '}
      <a href={`/${locale.lang}/requests/follow`}>{locale.t('requests.follow')}</a>
      {' · '}
      <a href={`/${locale.lang}/activities`}>{locale.t('activities.title')}</a>
    </p>
    <Counts locale={locale} tally={tally} />
  </div>
);

/** What an author without an account keeps: a code, and a day. */
export const Sent: FC<Speaks & { code: string; dueOn: string }> = ({ locale, code, dueOn }) => (
  <div class="stack">
    <h1>{locale.t('requests.sent')}</h1>
    <p class="lead">{locale.t('requests.sent.due', { date: longDate(dueOn, locale.lang) })}</p>
    <p>{locale.t('requests.sent.code')}</p>
    <p>
      <code class="secret" dir="ltr">
        {code}
      </code>
    </p>
    <Notice tone="attention" title={locale.t('card.once')}>
      <p>{locale.t('requests.sent.keep')}</p>
    </Notice>
    <form method="post" action={`/${locale.lang}/requests/follow`}>
      <input type="hidden" name="code" value={code} />
      <Button>{locale.t('requests.sent.open')}</Button>
    </form>
  </div>
);

export const Follow: FC<Speaks & { errors: readonly FieldError[] }> = ({ locale, errors }) => {
  const error = errorAt(errors, 'code');
  return (
    <div class="stack">
      <h1>{locale.t('requests.follow')}</h1>
      <p class="lead">{locale.t('requests.follow.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form class="form" method="post" action={`/${locale.lang}/requests/follow`} data-card>
        <TextInput
          name="code"
          label={locale.t('requests.code')}
          hint={locale.t('signin.code.hint')}
          autocomplete="off"
          maxlength={100}
          required
          dir="ltr"
          {...(error ? { error } : {})}
        />
        <div class="row">
          <Button>{locale.t('requests.follow.open')}</Button>
        </div>
      </form>
      <p>
        {locale.t('requests.follow.account')}{' '}
        <a href={`/${locale.lang}/me/requests`}>{locale.t('nav.mine')}</a>
      </p>
    </div>
  );
};

interface RequestPageProps extends Speaks {
  readonly request: Request;
  readonly steps: readonly Step[];
  readonly proposals: readonly Proposal[];
  readonly today: string;
  /** For an author without an account: carried by each form. */
  readonly code?: string;
  readonly error?: FieldError;
}

/** One's own request: where it stands, who could answer, what was said. */
export const RequestPage: FC<RequestPageProps> = (props) => {
  const { locale, request, steps, proposals, today, code, error } = props;
  const base =
    code === undefined
      ? `/${locale.lang}/me/requests/${request.id}`
      : `/${locale.lang}/requests/follow`;
  const hidden = code === undefined ? null : <input type="hidden" name="code" value={code} />;
  const open = proposals.filter(({ releasedAt }) => !releasedAt);
  return (
    <div class="stack">
      {error && <ErrorSummary title={locale.t('form.errors', { n: 1 })} errors={[error]} />}
      <Asked locale={locale} request={request} today={today} />
      {open.length > 0 && (
        <section class="section stack" aria-labelledby="fits">
          <h2 id="fits">{locale.t('requests.fits')}</h2>
          <p>{locale.t('requests.fits.text')}</p>
          {open.map((proposal) => (
            <Proposed locale={locale} proposal={proposal} action={`${base}/choose`}>
              {hidden}
            </Proposed>
          ))}
        </section>
      )}
      <Steps locale={locale} steps={steps} />
      {!request.closedAt && (
        <section class="section stack" aria-labelledby="more">
          <h2 id="more">{locale.t('requests.more')}</h2>
          <form class="form" method="post" action={`${base}/reply`}>
            {hidden}
            <TextInput
              name="text"
              label={locale.t('requests.reply')}
              rows={4}
              maxlength={4000}
              dir="auto"
              lang={locale.lang}
              {...(error ? { error: error.message } : {})}
            />
            <div class="row">
              <Button>{locale.t('requests.reply.send')}</Button>
            </div>
          </form>
          <form method="post" action={`${base}/conclude`} class="stack">
            {hidden}
            <p>{locale.t('requests.conclude.author')}</p>
            <EqualButtons>
              <Button tone="plain" name="outcome" value="met">
                {locale.t('requests.conclude.met')}
              </Button>
              <Button tone="plain" name="outcome" value="unmet">
                {locale.t('requests.conclude.unmet')}
              </Button>
            </EqualButtons>
            <p>
              <Button tone="link" name="outcome" value="withdrawn">
                {locale.t('requests.conclude.withdrawn')}
              </Button>
            </p>
          </form>
        </section>
      )}
      {request.outcome === 'met' && !request.thankedAt && (
        <form class="form section" method="post" action={`${base}/thank`}>
          {hidden}
          <TextInput
            name="text"
            label={locale.t('requests.thank')}
            optional={locale.t('form.optional')}
            rows={2}
            maxlength={1000}
            dir="auto"
            id="f-thanks"
          />
          <div class="row">
            <Button>{locale.t('requests.thank.send')}</Button>
          </div>
        </form>
      )}
    </div>
  );
};

interface ProposedProps extends Speaks {
  readonly proposal: Proposal;
  readonly action: string;
  readonly children?: unknown;
}

/** A recipient that fits, why, and two buttons of the same weight until the author has said. */
const Proposed: FC<ProposedProps> = ({ locale, proposal, action, children }) => (
  <Card
    title={proposal.name}
    over={locale.t(`requests.recipient.${proposal.kind}`)}
    level={3}
    chosen={proposal.authorSaid === 'yes'}
  >
    <p>{reasonsOf(proposal.reasons, locale)}</p>
    {proposal.authorSaid === 'yes' ? (
      <p class="muted">
        {locale.t(proposal.recipientSaid === 'yes' ? 'requests.both' : 'requests.asked.them')}
      </p>
    ) : (
      <form method="post" action={action}>
        {children}
        <input type="hidden" name="proposal" value={proposal.id} />
        <EqualButtons>
          <Button tone="plain" name="word" value="yes">
            {locale.t('requests.choose.yes')}
          </Button>
          <Button tone="plain" name="word" value="no">
            {locale.t('requests.choose.no')}
          </Button>
        </EqualButtons>
      </form>
    )}
  </Card>
);

/** "Même sujet, même pays, votre langue." */
export function reasonsOf(reasons: readonly string[], locale: Locale): string {
  const said = reasons.map((reason) => locale.t(`requests.reason.${reason}`));
  return said.length > 0
    ? new Intl.ListFormat(locale.lang, { type: 'conjunction' }).format(said)
    : locale.t('requests.reason.none');
}

interface OwnRequestsProps extends Speaks {
  readonly requests: readonly Request[];
  readonly told: readonly { readonly proposal: Proposal; readonly request: Request | undefined }[];
  readonly today: string;
}

/** What somebody asked and offered, and what is asked of them. */
export const OwnRequests: FC<OwnRequestsProps> = ({ locale, requests, told, today }) => (
  <>
    <h1>{locale.t('requests.mine')}</h1>
    {told.length > 0 && (
      <section class="section stack" aria-labelledby="told">
        <h2 id="told">{locale.t('requests.told')}</h2>
        {told.map(({ proposal, request }) => (
          <Card
            title={request ? topicOf(request.topic, locale.lang) : ''}
            level={3}
            {...(proposal.kind === 'organisation' ? { over: proposal.name } : {})}
          >
            {request && (
              <blockquote lang={request.lang} dir="auto" class="answer">
                {request.text}
              </blockquote>
            )}
            <p>{reasonsOf(proposal.reasons, locale)}</p>
            {proposal.recipientSaid === 'yes' ? (
              <p class="muted">{locale.t('requests.both')}</p>
            ) : (
              <form method="post" action={`/${locale.lang}/me/requests/told/${proposal.id}/yes`}>
                <EqualButtons>
                  <Button tone="plain">{locale.t('requests.told.yes')}</Button>
                  <Button
                    tone="plain"
                    formaction={`/${locale.lang}/me/requests/told/${proposal.id}/no`}
                  >
                    {locale.t('requests.told.no')}
                  </Button>
                </EqualButtons>
              </form>
            )}
          </Card>
        ))}
      </section>
    )}
    {requests.length === 0 ? (
      <EmptyState
        title={locale.t('requests.none')}
        action={{ label: locale.t('requests.title'), href: `/${locale.lang}/requests` }}
      >
        <p>{locale.t('requests.none.text')}</p>
      </EmptyState>
    ) : (
      <>
        <ul class="lines">
          {requests.map((request) => (
            <OwnLine locale={locale} request={request} today={today} />
          ))}
        </ul>
        <div class="row">
          <Button href={`/${locale.lang}/requests`}>{locale.t('requests.title')}</Button>
        </div>
      </>
    )}
  </>
);

const OwnLine: FC<Speaks & { readonly request: Request; readonly today: string }> = ({
  locale,
  request,
  today,
}) => (
  <li>
    <p>
      <a href={`/${locale.lang}/me/requests/${request.id}`}>
        <strong>
          {locale.t(`requests.kind.${request.kind}`)} · {topicOf(request.topic, locale.lang)}
        </strong>
      </a>{' '}
      <Standing locale={locale} request={request} today={today} />
    </p>
    <p class="small muted">
      {locale.t('requests.asked')} {longDate(request.createdAt, locale.lang)}
      {request.closedAt === null &&
        request.answeredAt === null &&
        ` · ${locale.t('requests.due')} ${longDate(request.dueOn, locale.lang)}`}
    </p>
  </li>
);
