import type { FC } from 'hono/jsx';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  Radios,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { sentenceOf } from '../consents/consents.ts';
import type { HeldLine } from '../holdings/holdings.ts';
import type { Asked } from './asked.ts';
import { Questions } from './question-views.tsx';

/** What somebody may have done for them, one act for each time that they type their code. */
export const ACTS = ['see', 'correct', 'withdraw', 'erase'] as const;
export type Act = (typeof ACTS)[number];

/** A yes that holds, in the words in which it was given. */
export type Yes = Asked;

interface Speaks {
  readonly locale: Locale;
}

interface AskProps extends Speaks {
  readonly act: string;
  readonly errors: readonly FieldError[];
}

export const Ask: FC<AskProps> = ({ locale, act, errors }) => {
  const error = errorAt(errors, 'code');
  return (
    <div class="stack">
      <h1>{locale.t('relay.with.title')}</h1>
      <p class="lead">{locale.t('relay.with.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form class="form" method="post" action={`/${locale.lang}/me/relay/with`}>
        <Radios
          name="act"
          label={locale.t('relay.with.act')}
          options={ACTS.map((each) => ({
            value: each,
            label: locale.t(`relay.with.${each}`),
          }))}
          value={act}
          required
        />
        <TextInput
          name="code"
          label={locale.t('signin.code')}
          hint={locale.t('relay.with.code.hint')}
          autocomplete="off"
          maxlength={500}
          required
          dir="auto"
          {...(error && { error })}
        />
        <div class="row">
          <Button>{locale.t('relay.with.go')}</Button>
          <BackToRelay locale={locale} />
        </div>
      </form>
    </div>
  );
};

const BackToRelay: FC<Speaks> = ({ locale }) => (
  <Button tone="plain" href={`/${locale.lang}/me/relay`}>
    {locale.t('relay.back')}
  </Button>
);

interface HeldProps extends Speaks {
  readonly held: readonly { readonly name: string; readonly lines: readonly HeldLine[] }[];
}

/** Everything that is held, read together; the page leads nowhere but back. */
export const Held: FC<HeldProps> = ({ locale, held }) => (
  <div class="stack">
    <h1>{locale.t('relay.with.see')}</h1>
    <p class="lead">{locale.t('relay.with.seen')}</p>
    {held
      .filter(({ lines }) => lines.length > 0)
      .map(({ name, lines }) => (
        <section class="section stack" aria-labelledby={`held-${name}`}>
          <h2 id={`held-${name}`}>{locale.t(`holding.${name}`)}</h2>
          <DefinitionList entries={lines.map(({ term, text }) => ({ term, text }))} />
        </section>
      ))}
    <div class="row">
      <Button href={`/${locale.lang}/me/relay?done=seen`}>{locale.t('relay.with.end')}</Button>
    </div>
  </div>
);

interface CorrectProps extends Speaks {
  readonly ticket: string;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const Correct: FC<CorrectProps> = ({ locale, ticket, values, errors }) => (
  <div class="stack">
    <h1>{locale.t('relay.with.correct')}</h1>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <form class="form" method="post" action={`/${locale.lang}/me/relay/with/correct`}>
      <input type="hidden" name="ticket" value={ticket} />
      <Questions locale={locale} values={values} errors={errors} />
      <div class="row">
        <Button>{locale.t('relay.with.save')}</Button>
        <BackToRelay locale={locale} />
      </div>
    </form>
  </div>
);

interface WithdrawProps extends Speaks {
  readonly ticket: string;
  readonly yes: readonly Yes[];
}

export const Withdraw: FC<WithdrawProps> = ({ locale, ticket, yes }) => (
  <div class="stack">
    <h1>{locale.t('relay.with.withdraw')}</h1>
    {yes.length === 0 ? (
      <EmptyState title={locale.t('relay.with.none')}>
        <p>
          <BackToRelay locale={locale} />
        </p>
      </EmptyState>
    ) : (
      <form class="form" method="post" action={`/${locale.lang}/me/relay/with/withdraw`}>
        <input type="hidden" name="ticket" value={ticket} />
        <Checkboxes
          name="consent"
          label={locale.t('relay.with.which')}
          options={yes.map(({ purpose, recipient, until }) => ({
            value: `${purpose.code} ${recipient.id}`,
            label: purpose.texts[locale.lang].title,
            hint: sentenceOf(purpose, recipient, until, locale.lang),
          }))}
        />
        <div class="row">
          <Button>{locale.t('consent.withdraw')}</Button>
          <BackToRelay locale={locale} />
        </div>
      </form>
    )}
  </div>
);

export const Erase: FC<Speaks & { readonly ticket: string }> = ({ locale, ticket }) => (
  <div class="stack">
    <h1>{locale.t('relay.with.erase')}</h1>
    <Notice tone="attention" title={locale.t('relay.aloud')}>
      <p class="lead serif">{locale.t('relay.with.erase.text')}</p>
    </Notice>
    <form class="form" method="post" action={`/${locale.lang}/me/relay/with/erase`}>
      <input type="hidden" name="ticket" value={ticket} />
      <div class="row">
        <Button tone="grave">{locale.t('relay.with.erase.go')}</Button>
        <BackToRelay locale={locale} />
      </div>
    </form>
  </div>
);
