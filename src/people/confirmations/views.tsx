import type { Child, FC } from 'hono/jsx';
import { PasskeyForm } from '../../web/components/entrance.tsx';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { FieldError } from '../../web/http/forms.ts';
import { errorAt } from '../../web/http/forms.ts';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { shortName } from '../accounts/accounts.ts';
import type { Approval } from '../approvals/approvals.ts';
import type { Offered } from './confirmations.ts';

interface Speaks {
  readonly locale: Locale;
}

const NumberInput: FC<Speaks & { readonly errors: readonly FieldError[] }> = ({
  locale,
  errors,
}) => {
  const error = errorAt(errors, 'number');
  return (
    <TextInput
      name="number"
      label={locale.t('factor.number')}
      hint={locale.t('factor.number.hint')}
      autocomplete="one-time-code"
      inputmode="numeric"
      maxlength={12}
      required
      short
      dir="ltr"
      {...(error && { error })}
    />
  );
};

interface ConfirmProps extends Speaks {
  readonly next: string;
  readonly errors: readonly FieldError[];
  readonly numbers: boolean;
  readonly passkeys: boolean;
}

/** A second proof, before a page of the team opens. */
export const Confirm: FC<ConfirmProps> = ({ locale, next, errors, numbers, passkeys }) => (
  <div class="stack">
    <h1>{locale.t('factor.confirm')}</h1>
    <p class="lead">{locale.t('factor.confirm.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    {numbers && (
      <form class="form" method="post" action={`/${locale.lang}/sign-in/confirm`}>
        <input type="hidden" name="next" value={next} />
        <NumberInput locale={locale} errors={errors} />
        <div class="row">
          <Button>{locale.t('factor.confirm.do')}</Button>
        </div>
      </form>
    )}
    {passkeys && (
      <PasskeyForm
        locale={locale}
        action={`/${locale.lang}/sign-in/confirm/passkey`}
        fields={{ next }}
        tone={numbers ? 'plain' : 'main'}
        label={locale.t('factor.confirm.passkey')}
        {...(!numbers && { without: locale.t('factor.confirm.script') })}
      />
    )}
    <p class="small muted">{locale.t('factor.lost')}</p>
    <form method="post" action={`/${locale.lang}/sign-out`}>
      <Button tone="link">{locale.t('factor.leave')}</Button>
    </form>
  </div>
);

interface OfferProps extends Speaks {
  readonly offered: Offered;
  /** The address of the secret as a picture. */
  readonly picture: Child;
  readonly required: boolean;
  readonly errors: readonly FieldError[];
}

/** How to set up an application that shows numbers. */
export const OfferNumbers: FC<OfferProps> = ({ locale, offered, picture, required, errors }) => (
  <>
    <h1>{locale.t('factor.title')}</h1>
    <p class="lead">{locale.t(required ? 'factor.lead.required' : 'factor.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <section class="access-card" aria-label={locale.t('factor.secret')}>
      <div class="access-card-words">
        <p>{locale.t('factor.scan')}</p>
        <dl class="facts">
          <div>
            <dt>{locale.t('factor.secret')}</dt>
            <dd>
              <code class="secret" dir="ltr">
                {offered.secret.replace(/(.{4})(?=.)/g, '$1 ')}
              </code>
            </dd>
          </div>
        </dl>
      </div>
      <figure class="access-card-qr">{picture}</figure>
    </section>
    <form class="form" method="post" action={`/${locale.lang}/me/keys/second`}>
      <input type="hidden" name="ticket" value={offered.ticket} />
      <NumberInput locale={locale} errors={errors} />
      <div class="row">
        <Button>{locale.t('factor.add')}</Button>
        <Button tone="plain" href={`/${locale.lang}/me/keys`}>
          {locale.t('factor.not')}
        </Button>
      </div>
    </form>
  </>
);

interface RecoveryProps extends Speaks {
  readonly waiting: readonly Approval[];
  /** Who looks at the page: they may not agree to what they asked. */
  readonly me: string;
  readonly errors: readonly FieldError[];
  readonly typed: { readonly account: string; readonly reason: string };
}

/** For a colleague who lost their second factor: one administrator asks, another agrees. */
export const Recovery: FC<RecoveryProps> = ({ locale, waiting, me, errors, typed }) => (
  <>
    <h1>{locale.t('recovery.title')}</h1>
    <p class="lead">{locale.t('recovery.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    {waiting.length > 0 && (
      <DataTable
        locale={locale}
        id="waiting"
        caption={locale.t('recovery.waiting')}
        rows={waiting}
        columns={[
          {
            title: locale.t('roles.account'),
            header: true,
            cell: ({ subject }) => (
              <code dir="ltr">{shortName(subject.replace('account:', ''))}</code>
            ),
          },
          { title: locale.t('recovery.reason'), cell: ({ reason }) => reason },
          {
            title: locale.t('recovery.asked'),
            cell: ({ askedAt }) => longMoment(askedAt, locale.lang),
          },
          {
            title: locale.t('keys.action'),
            cell: ({ id, askedBy }) => (
              <form method="post" action={`/${locale.lang}/staff/recovery/${id}`}>
                {askedBy !== me && (
                  <button class="button link" type="submit" name="outcome" value="done">
                    {locale.t('recovery.agree')}
                  </button>
                )}{' '}
                <button class="button link" type="submit" name="outcome" value="refused">
                  {locale.t(askedBy === me ? 'recovery.takeBack' : 'recovery.refuse')}
                </button>
              </form>
            ),
          },
        ]}
      />
    )}
    <form class="form" method="post" action={`/${locale.lang}/staff/recovery`}>
      <TextInput
        name="account"
        label={locale.t('roles.account')}
        hint={locale.t('roles.account.hint')}
        value={typed.account}
        maxlength={40}
        required
        dir="ltr"
        {...(errorAt(errors, 'account') && { error: errorAt(errors, 'account') })}
      />
      <TextInput
        name="reason"
        label={locale.t('recovery.reason')}
        hint={locale.t('recovery.reason.hint')}
        value={typed.reason}
        maxlength={300}
        required
        dir="auto"
        {...(errorAt(errors, 'reason') && { error: errorAt(errors, 'reason') })}
      />
      <div class="row">
        <Button>{locale.t('recovery.ask')}</Button>
      </div>
    </form>
  </>
);
