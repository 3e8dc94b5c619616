import type { FC } from 'hono/jsx';
import {
  Button,
  ErrorSummary,
  KeepDraft,
  Radios,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { HeldLine } from '../holdings/holdings.ts';
import { KINDS, type RightsRequest } from '../rights/rights.ts';

export interface Held {
  readonly name: string;
  readonly lines: readonly HeldLine[];
}

interface DataPageProps {
  readonly locale: Locale;
  readonly held: readonly Held[];
  readonly requests: readonly RightsRequest[];
  readonly today: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly once: string;
}

/** To take along, to correct, to ask, to be forgotten. */
export const DataPage: FC<DataPageProps> = ({ locale, held, ...rest }) => (
  <>
    <h1>{locale.t('me.page.data')}</h1>
    <p class="lead">{locale.t('me.data.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: rest.errors.length })} errors={rest.errors} />
    <section class="section stack" aria-labelledby="take">
      <h2 id="take">{locale.t('me.data.take')}</h2>
      <p>{locale.t('me.data.take.text')}</p>
      <form method="post" action={`/${locale.lang}/me/data/export`}>
        <Button>{locale.t('me.data.take.go')}</Button>
      </form>
    </section>
    <section class="section stack" aria-labelledby="correct">
      <h2 id="correct">{locale.t('me.data.correct')}</h2>
      <p>{locale.t('me.data.correct.text')}</p>
      <DefinitionList entries={corrections(held, locale)} />
    </section>
    <Rights locale={locale} {...rest} />
    <section class="section stack" aria-labelledby="forget">
      <h2 id="forget">{locale.t('me.data.forget')}</h2>
      <p>{locale.t('me.data.forget.text')}</p>
      <Button tone="grave" href={`/${locale.lang}/me/data/erase`}>
        {locale.t('me.data.forget.go')}
      </Button>
    </section>
  </>
);

const corrections = (held: readonly Held[], locale: Locale) =>
  held
    .flatMap(({ lines }) => lines)
    .flatMap(({ term, text, href }) => (href ? [{ term, text: <Line {...{ text, href }} /> }] : []))
    .slice(0, 30);

const Line: FC<{ readonly text: string; readonly href: string }> = ({ text, href }) => (
  <a href={href}>
    <bdi>{text}</bdi>
  </a>
);

type RightsProps = Omit<DataPageProps, 'held'>;

/** What the officer is asked, by when the answer comes, and what it was. */
const Rights: FC<RightsProps> = ({ locale, requests, today, typed, errors, once }) => (
  <section class="section stack" aria-labelledby="rights">
    <h2 id="rights">{locale.t('me.data.ask')}</h2>
    <p>{locale.t('me.data.ask.text')}</p>
    {requests.length > 0 && (
      <ul class="consents">
        {requests.map((request) => (
          <li>
            <div>
              <strong>{locale.t(`rights.kind.${request.kind}`)}</strong>{' '}
              <RightsTag locale={locale} request={request} today={today} />
              <p>
                <bdi>{request.wording}</bdi>
              </p>
              <p class="small muted">
                {locale.t('rights.received', { on: longDate(request.receivedOn, locale.lang) })}
              </p>
              {request.answer && (
                <p>
                  {locale.t('rights.answer')} <bdi>{request.answer}</bdi>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    )}
    <KeepDraft locale={locale} name="rights" answered={errors.length > 0}>
      <form class="form" method="post" action={`/${locale.lang}/me/data/rights`}>
        <input type="hidden" name="once" value={once} />
        <Radios
          name="kind"
          label={locale.t('me.data.ask.kind')}
          value={typed.one('kind')}
          required
          options={KINDS.map((kind) => ({
            value: kind,
            label: locale.t(`rights.kind.${kind}`),
            hint: locale.t(`rights.kind.${kind}.hint`),
          }))}
          {...wrong(errors, 'kind')}
        />
        <TextInput
          name="wording"
          label={locale.t('me.data.ask.wording')}
          rows={4}
          maxlength={4000}
          value={typed.one('wording')}
          required
          dir="auto"
          {...wrong(errors, 'wording')}
        />
        <div class="row">
          <Button tone="plain">{locale.t('me.data.ask.send')}</Button>
        </div>
      </form>
    </KeepDraft>
  </section>
);

function wrong(errors: readonly FieldError[], name: string): { error?: string } {
  const error = errorAt(errors, name);
  return error ? { error } : {};
}

const RightsTag: FC<{
  readonly locale: Locale;
  readonly request: RightsRequest;
  readonly today: string;
}> = ({ locale, request, today }) => {
  if (request.outcome)
    return <Tag tone="done">{locale.t(`rights.outcome.${request.outcome}`)}</Tag>;
  const due = longDate(request.dueOn, locale.lang);
  return (
    <Tag tone={request.dueOn < today ? 'attention' : 'plain'}>
      {locale.t(request.dueOn < today ? 'rights.late' : 'rights.due', { due })}
    </Tag>
  );
};
