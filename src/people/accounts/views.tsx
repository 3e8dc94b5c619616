import type { FC } from 'hono/jsx';
import { PasskeyForm, SolveWork } from '../../web/components/entrance.tsx';
import { Button, ErrorSummary, KeepDraft, TextInput } from '../../web/components/fields.tsx';
import { Steps } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Session } from '../sessions/sessions.ts';
import type { Credential } from './accounts.ts';

interface Speaks {
  readonly locale: Locale;
}

interface JoinProps extends Speaks {
  /** Makes a form that is sent twice count once. */
  readonly once: string;
  readonly next: string;
  /** The task that the visitor's device does first. */
  readonly challenge: string;
  /** Whether devices make keys for this address. */
  readonly passkeys: boolean;
}

/** The way to an account: one button, and before it all that there is to know. */
export const Join: FC<JoinProps> = ({ locale, once, next, challenge, passkeys }) => (
  <div class="stack">
    <h1>{locale.t('join.title')}</h1>
    <p class="lead">{locale.t('join.lead')}</p>
    <Steps steps={[locale.t('join.step.1'), locale.t('join.step.2'), locale.t('join.step.3')]} />
    <SolveWork locale={locale} challenge={challenge} without={locale.t('join.without')}>
      <form class="form" method="post" action={`/${locale.lang}/join`}>
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="work" value="" />
        <div class="row">
          <Button>{locale.t('join.open')}</Button>
          <Button tone="plain" href={`/${locale.lang}/sign-in`}>
            {locale.t('join.have')}
          </Button>
        </div>
      </form>
      {passkeys && (
        <PasskeyForm
          locale={locale}
          action={`/${locale.lang}/join/passkey`}
          fields={{ once, next, work: '' }}
          tone="plain"
          label={locale.t('join.passkey')}
          without={locale.t('passkey.without')}
        >
          <p>{locale.t('join.passkey.text')}</p>
        </PasskeyForm>
      )}
    </SolveWork>
    <h2>{locale.t('join.never')}</h2>
    <ul>
      {(['identity', 'mail', 'state', 'sale'] as const).map((what) => (
        <li>{locale.t(`join.never.${what}`)}</li>
      ))}
    </ul>
    <p>
      <a href={`/${locale.lang}/protection`}>{locale.t('join.protection')}</a>
    </p>
  </div>
);

interface SignInProps extends Speaks {
  readonly next: string;
  readonly errors: readonly FieldError[];
  /** A task for the visitor's device, after wrong codes. */
  readonly challenge: string | null;
  readonly passkeys: boolean;
  /** Whether the hub can send a link. */
  readonly mail: boolean;
  /** What the team's provider is called, where there is one. */
  readonly provider: string | null;
}

export const SignIn: FC<SignInProps> = ({
  locale,
  next,
  errors,
  challenge,
  passkeys,
  mail,
  provider,
}) => {
  const error = errorAt(errors, 'code');
  return (
    <div class="stack">
      <h1>{locale.t('signin.title')}</h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <SolveWork locale={locale} challenge={challenge} without={locale.t('signin.without')}>
        <form class="form" method="post" action={`/${locale.lang}/sign-in`} data-card>
          <input type="hidden" name="next" value={next} />
          {challenge && <input type="hidden" name="work" value="" />}
          <TextInput
            name="code"
            label={locale.t('signin.code')}
            hint={locale.t('signin.code.hint')}
            autocomplete="off"
            maxlength={500}
            required
            dir="auto"
            {...(error && { error })}
          />
          <div class="row">
            <Button>{locale.t('signin.open')}</Button>
          </div>
        </form>
      </SolveWork>
      {passkeys && (
        <PasskeyForm
          locale={locale}
          action={`/${locale.lang}/sign-in/passkey`}
          fields={{ next }}
          tone="plain"
          label={locale.t('signin.passkey')}
          without={locale.t('passkey.without')}
        />
      )}
      {mail && (
        <p>
          <a href={`/${locale.lang}/sign-in/mail?${new URLSearchParams({ next })}`}>
            {locale.t('signin.mail')}
          </a>
        </p>
      )}
      {provider && (
        <p>
          <a href={`/${locale.lang}/sign-in/provider?${new URLSearchParams({ next })}`}>
            {locale.t('signin.provider', { provider })}
          </a>
        </p>
      )}
      <p>
        {locale.t('signin.none')}{' '}
        <a href={`/${locale.lang}/join?${new URLSearchParams({ next })}`}>
          {locale.t('signin.join')}
        </a>
      </p>
      <p>
        <a href={`/${locale.lang}/claim`}>{locale.t('claim.title')}</a>
      </p>
      <p class="small muted">{locale.t('signin.lost')}</p>
    </div>
  );
};

interface KeysProps extends Speaks {
  readonly credentials: readonly Credential[];
  readonly sessions: readonly Session[];
  /** The session of this request. */
  readonly here: string;
  readonly passkeys: boolean;
  readonly mail: boolean;
  /** What the team's provider is called, where there is one. */
  readonly provider: string | null;
  /** Somebody with duties is offered a second factor. */
  readonly staff: boolean;
}

/** The keys to one's account, and the devices on which it is open. */
export const Keys: FC<KeysProps> = ({
  locale,
  credentials,
  sessions,
  here,
  passkeys,
  mail,
  provider,
  staff,
}) => (
  <>
    <h1>{locale.t('keys.title')}</h1>
    <p class="lead">{locale.t('keys.lead')}</p>
    <section class="section stack">
      <h2 id="ways">{locale.t('keys.ways')}</h2>
      <ul class="lines">
        {credentials.map((credential) => (
          <OneKey locale={locale} credential={credential} />
        ))}
      </ul>
      <KeepDraft locale={locale} name="new-code">
        <form class="form" method="post" action={`/${locale.lang}/me/keys/code`}>
          <TextInput
            name="label"
            label={locale.t('keys.label')}
            hint={locale.t('keys.label.hint')}
            optional={locale.t('form.optional')}
            maxlength={60}
            dir="auto"
          />
          <div class="row">
            <Button tone="plain">{locale.t('keys.code')}</Button>
            <Button tone="plain" formaction={`/${locale.lang}/me/keys/card`}>
              {locale.t('keys.card')}
            </Button>
          </div>
        </form>
      </KeepDraft>
      {passkeys && (
        <div class="way">
          <PasskeyForm
            locale={locale}
            action={`/${locale.lang}/me/keys/passkey`}
            tone="plain"
            label={locale.t('keys.passkey')}
            without={locale.t('passkey.without')}
          >
            <h3>{locale.t('keys.passkey.title')}</h3>
            <p>{locale.t('keys.passkey.text')}</p>
            <TextInput
              id="f-passkey-label"
              name="label"
              label={locale.t('keys.label')}
              hint={locale.t('keys.label.hint')}
              optional={locale.t('form.optional')}
              maxlength={60}
              dir="auto"
            />
          </PasskeyForm>
        </div>
      )}
      <div class="way">
        <form class="form" method="post" action={`/${locale.lang}/me/keys/mail`}>
          <h3>{locale.t('keys.mail.title')}</h3>
          {mail ? (
            <>
              <p>{locale.t('keys.mail.text')}</p>
              <TextInput
                name="address"
                type="email"
                label={locale.t('mail.address')}
                autocomplete="email"
                maxlength={254}
                required
                dir="ltr"
              />
              <div class="row">
                <Button tone="plain">{locale.t('keys.mail.do')}</Button>
              </div>
            </>
          ) : (
            <p class="muted">{locale.t('mail.none.text')}</p>
          )}
        </form>
      </div>
      {provider && (
        <div class="way">
          <a href={`/${locale.lang}/me/keys/provider`}>{locale.t('keys.provider', { provider })}</a>
        </div>
      )}
      {staff && (
        <div class="way stack">
          <h3>{locale.t('keys.second')}</h3>
          <p>{locale.t('keys.second.text')}</p>
          <div class="row">
            <Button tone="plain" href={`/${locale.lang}/me/keys/second`}>
              {locale.t('keys.second.do')}
            </Button>
          </div>
        </div>
      )}
    </section>
    <section class="section stack">
      <h2 id="devices">{locale.t('keys.devices')}</h2>
      <ul class="lines">
        {sessions.map((session) => (
          <OneDevice locale={locale} session={session} here={session.id === here} />
        ))}
      </ul>
      <form method="post" action={`/${locale.lang}/me/sessions/end-others`}>
        <Button tone="plain">{locale.t('keys.endOthers')}</Button>
      </form>
    </section>
  </>
);

const OneKey: FC<Speaks & { readonly credential: Credential }> = ({
  locale,
  credential: { id, kind, label, madeOn, usedOn },
}) => (
  <li>
    <p>
      <strong>
        {locale.t(`credential.${kind}`)}
        {label && (
          <>
            {' · '}
            <bdi>{label}</bdi>
          </>
        )}
      </strong>
    </p>
    <p class="small muted">
      {[
        locale.t('keys.madeOn', { day: longDate(madeOn, locale.lang) }),
        usedOn
          ? locale.t('keys.usedOn', { day: longDate(usedOn, locale.lang) })
          : locale.t('keys.never'),
      ].join(' · ')}
    </p>
    <div class="row">
      <form method="post" action={`/${locale.lang}/me/keys/${id}/revoke`}>
        <button class="button link" type="submit">
          {locale.t('keys.revoke')}
          <span class="unseen"> {locale.t(`credential.${kind}`)}</span>
        </button>
      </form>
      <details>
        <summary>
          {locale.t('keys.name')}
          <span class="unseen"> {locale.t(`credential.${kind}`)}</span>
        </summary>
        <form class="form" method="post" action={`/${locale.lang}/me/keys/${id}/name`}>
          <TextInput
            id={`f-name-${id}`}
            name="label"
            label={locale.t('keys.name.new')}
            value={label}
            maxlength={60}
            dir="auto"
          />
          <Button tone="plain">{locale.t('keys.name.keep')}</Button>
        </form>
      </details>
    </div>
  </li>
);

const OneDevice: FC<Speaks & { readonly session: Session; readonly here: boolean }> = ({
  locale,
  session: { id, device, method, confirmedAt, seenAt },
  here,
}) => (
  <li>
    <p>
      <strong>
        {device || locale.t('keys.device.unknown')}
        {here && ` · ${locale.t('keys.here')}`}
      </strong>
    </p>
    <p class="small muted">
      {[
        wayOf(locale, method),
        confirmedAt && locale.t('keys.by.confirmed'),
        locale.t('keys.seenAt', { moment: longMoment(seenAt, locale.lang) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <form method="post" action={`/${locale.lang}/me/sessions/${id}/end`}>
      <button class="button link" type="submit">
        {locale.t('keys.end')}
        <span class="unseen"> {device || locale.t('keys.device.unknown')}</span>
      </button>
    </form>
  </li>
);

const wayOf = (locale: Locale, method: string): string =>
  locale.t(locale.has(`credential.${method}`) ? `credential.${method}` : 'keys.by.operator');

/** A code that was just made, this once. */
export const NewCode: FC<Speaks & { readonly code: string }> = ({ locale, code }) => (
  <>
    <h1>{locale.t('keys.code.made')}</h1>
    <p class="lead">
      <code class="secret" dir="ltr">
        {code}
      </code>
    </p>
    <Notice tone="attention" title={locale.t('card.once')}>
      <p>{locale.t('keys.code.text')}</p>
    </Notice>
    <div class="row">
      <Button href={`/${locale.lang}/me/keys`}>{locale.t('card.kept')}</Button>
    </div>
  </>
);
