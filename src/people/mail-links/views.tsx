import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface Speaks {
  readonly locale: Locale;
}

interface AskProps extends Speaks {
  readonly next: string;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

export const AskLink: FC<AskProps> = ({ locale, next, typed, errors }) => {
  const error = errorAt(errors, 'address');
  return (
    <div class="stack">
      <h1>{locale.t('mail.ask.title')}</h1>
      <p class="lead">{locale.t('mail.ask.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form class="form" method="post" action={`/${locale.lang}/sign-in/mail`}>
        <input type="hidden" name="next" value={next} />
        <TextInput
          name="address"
          type="email"
          label={locale.t('mail.address')}
          value={typed}
          autocomplete="email"
          maxlength={254}
          required
          dir="ltr"
          {...(error && { error })}
        />
        <div class="row">
          <Button>{locale.t('mail.ask.do')}</Button>
          <Button tone="plain" href={`/${locale.lang}/sign-in?${new URLSearchParams({ next })}`}>
            {locale.t('mail.ask.code')}
          </Button>
        </div>
      </form>
    </div>
  );
};

/** The same words whether the address is known or not. */
export const Asked: FC<Speaks> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('mail.asked.title')}</h1>
    <p class="lead">{locale.t('mail.asked.text')}</p>
    <p>{locale.t('mail.asked.nothing')}</p>
    <p>
      <a href={`/${locale.lang}/sign-in`}>{locale.t('mail.ask.code')}</a>
    </p>
  </div>
);

/** A hub without a mail server. */
export const NoMail: FC<Speaks> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('mail.ask.title')}</h1>
    <Notice title={locale.t('mail.none.title')}>
      <p>{locale.t('mail.none.text')}</p>
    </Notice>
    <p>
      <a href={`/${locale.lang}/sign-in`}>{locale.t('mail.ask.code')}</a>
    </p>
  </div>
);

/** A page with one button, so that a program that looks at each link of a message does not use it up. */
export const FollowLink: FC<Speaks & { readonly what: 'signin' | 'confirm' }> = ({
  locale,
  what,
}) => (
  <div class="stack">
    <h1>{locale.t(`mail.${what}.title`)}</h1>
    <p class="lead">{locale.t(`mail.${what}.lead`)}</p>
    <form method="post">
      <Button>{locale.t(`mail.${what}.do`)}</Button>
    </form>
  </div>
);

export const ConfirmationSent: FC<Speaks & { readonly address: string }> = ({
  locale,
  address,
}) => (
  <>
    <h1>{locale.t('mail.sent.title')}</h1>
    <p class="lead">{locale.t('mail.sent.text', { address })}</p>
    <p>
      <a href={`/${locale.lang}/me/keys`}>{locale.t('mail.sent.back')}</a>
    </p>
  </>
);
