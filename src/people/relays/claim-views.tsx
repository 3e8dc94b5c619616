import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface ClaimPageProps {
  readonly locale: Locale;
  readonly code: string;
  readonly errors: readonly FieldError[];
}

/** The receipt of a sheet of paper opens the space that was made from it, once. */
export const ClaimPage: FC<ClaimPageProps> = ({ locale, code, errors }) => {
  const wrong = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  return (
    <div class="stack">
      <h1>{locale.t('claim.title')}</h1>
      <p class="lead">{locale.t('claim.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form class="form" method="post" action={`/${locale.lang}/claim`} data-card>
        <TextInput
          name="code"
          label={locale.t('sheet.code')}
          value={code}
          autocomplete="off"
          maxlength={40}
          required
          short
          dir="ltr"
          {...wrong('code')}
        />
        <TextInput
          name="secret"
          label={locale.t('sheet.secret')}
          hint={locale.t('claim.secret.hint')}
          autocomplete="off"
          maxlength={40}
          required
          short
          dir="ltr"
          {...wrong('secret')}
        />
        <div class="row">
          <Button>{locale.t('claim.go')}</Button>
        </div>
      </form>
      <p class="small muted">{locale.t('claim.lost')}</p>
    </div>
  );
};
