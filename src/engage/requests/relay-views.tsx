import type { FC } from 'hono/jsx';
import { Carried, PrintForm } from '../../people/relays/relays.ts';
import { Card, CardRow } from '../../web/components/card.tsx';
import { Button, ErrorSummary, PrintButton, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { Sheet } from '../../web/components/paper.tsx';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Places, RequestFields, wrongIn } from './form-views.tsx';
import { NUMBERED } from './keyed-request.ts';
import { FollowReceipt } from './paper-views.tsx';
import { DAYS, KINDS, type Kind } from './request-form.ts';
import type { Request } from './requests.ts';

interface Speaks {
  readonly locale: Locale;
}

const HOME = 'me/relay/requests';

/** What a relay can do for somebody who asks or offers: together, or on paper. */
export const RelayRequests: FC<Speaks & { once: string; done: boolean }> = (props) => {
  const { locale, once, done } = props;
  return (
    <>
      <h1>{locale.t('relay.requests.title')}</h1>
      {done && (
        <Notice live title={locale.t('relay.done.requested')}>
          <p>{locale.t('relay.done.text')}</p>
        </Notice>
      )}
      <p class="lead">{locale.t('relay.requests.lead')}</p>
      <CardRow>
        {(['with', 'key'] as const).map((door) => (
          <Card
            title={locale.t(`relay.requests.${door}`)}
            href={`/${locale.lang}/${HOME}/${door}`}
            level={2}
          >
            <p>{locale.t(`relay.requests.${door}.text`)}</p>
          </Card>
        ))}
      </CardRow>
      <section class="section stack" aria-labelledby="sheets">
        <h2 id="sheets">{locale.t('relay.requests.sheets')}</h2>
        <p>{locale.t('relay.requests.sheets.text')}</p>
        <PrintForm locale={locale} once={once} action={`/${locale.lang}/${HOME}/sheets`} />
      </section>
      <p>
        <a href={`/${locale.lang}/me/relay`}>{locale.t('relay.back')}</a>
      </p>
    </>
  );
};

interface WithPersonProps extends Speaks {
  /** Chosen first; null until then. */
  readonly kind: Kind | null;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** The form of the public page, filled in together; no draft of it stays on the relay's screen. */
export const WithPerson: FC<WithPersonProps> = ({ locale, kind, values, errors }) => {
  const back = values.one('back') || locale.lang;
  const stop = (
    <Button tone="plain" href={`/${back}/${HOME}`}>
      {locale.t('relay.stop')}
    </Button>
  );
  if (!kind)
    return (
      <div class="stack">
        <h1>{locale.t('sheet.request.kind')}</h1>
        <CardRow>
          {KINDS.map((each) => (
            <Card
              title={locale.t(`requests.kind.${each}`)}
              href={`/${locale.lang}/${HOME}/new?kind=${each}&back=${back}`}
              level={2}
            >
              <p>{locale.t('requests.new.lead', { days: DAYS[each] })}</p>
            </Card>
          ))}
        </CardRow>
        <div class="row">{stop}</div>
      </div>
    );
  return (
    <div class="stack">
      <h1>{locale.t(`requests.new.${kind}`)}</h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <Notice tone="attention" title={locale.t('relay.aloud')}>
        <p class="serif">{locale.t('sheet.request.text')}</p>
      </Notice>
      <form class="form" method="post" action={`/${locale.lang}/${HOME}/new`}>
        <Carried values={values} names={['once', 'back']} />
        <RequestFields locale={locale} kind={kind} values={values} errors={errors} />
        <div class="row">
          <Button>{locale.t(`requests.send.${kind}`)}</Button>
          {stop}
        </div>
      </form>
    </div>
  );
};

interface SlipProps extends Speaks {
  readonly hub: string;
  readonly address: string;
  readonly code: string;
  readonly request: Request;
  readonly back: string;
}

/** What the person takes home: a code and a day. It is shown this once. */
export const Slip: FC<SlipProps> = ({ locale, hub, address, code, request, back }) => (
  <div class="stack">
    <div class="stack screen-only">
      <h1>{locale.t('requests.sent')}</h1>
      <p class="lead">{locale.t('relay.slip.lead')}</p>
    </div>
    <Sheet large={false} lang={locale.lang} dir={locale.dir}>
      <p>{hub}</p>
      <h2>{locale.t(`requests.kind.${request.kind}`)}</h2>
      <p>{locale.t('requests.sent.due', { date: longDate(request.dueOn, locale.lang) })}</p>
      <FollowReceipt locale={locale} address={address} code={code}>
        <p>{locale.t('relay.slip.text')}</p>
      </FollowReceipt>
    </Sheet>
    <div class="row screen-only">
      <PrintButton locale={locale} />
      <Button href={back}>{locale.t('relay.slip.given')}</Button>
    </div>
  </div>
);

interface KeyRequestProps extends Speaks {
  /** In the words of the sheet. */
  readonly paper: Locale;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** The fields in the order of the paper and in its language: Enter leads to the next one. */
export const KeyRequest: FC<KeyRequestProps> = ({ locale, paper, values, errors }) => (
  <>
    <h1>
      {locale.t('relay.key.sheet')} <bdi>{values.one('code')}</bdi>
    </h1>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <p class="muted">{locale.t('relay.key.enter')}</p>
    <form class="form" method="post" action={`/${locale.lang}/${HOME}/key/sheet`} data-enter>
      <Carried values={values} names={['once', 'code']} />
      <div class="stack" lang={paper.lang} dir={paper.dir}>
        {(['kind', 'topic'] as const).map((name) => (
          <TextInput
            name={name}
            label={paper.t(`sheet.request.${name}`)}
            hint={paper.t('relay.key.number', { n: NUMBERED[name].length })}
            value={values.one(name)}
            inputmode="numeric"
            maxlength={4}
            autocomplete="off"
            required
            short
            dir="ltr"
            {...wrongIn(errors, name)}
          />
        ))}
        <TextInput
          name="text"
          label={paper.t('sheet.request.words')}
          rows={6}
          maxlength={2000}
          required
          autocomplete="off"
          dir="auto"
          value={values.one('text')}
          {...wrongIn(errors, 'text')}
        />
        <Places locale={paper} values={values} errors={errors} />
      </div>
      <div class="row">
        <Button>{locale.t('relay.key.save')}</Button>
      </div>
    </form>
  </>
);
