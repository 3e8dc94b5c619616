import type { FC } from 'hono/jsx';
import { Button, Checkbox, ErrorSummary, Radios, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Speaks } from './views.tsx';

interface AcceptProps extends Speaks {
  readonly base: string;
  readonly today: string;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** Columns that are dropped with the acceptance. */
  readonly dropped: readonly string[];
}

const wrongAt = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

/** What the holder says of the list as a whole, and the yes that lets it count. */
export const AcceptForm: FC<AcceptProps> = ({ locale, base, today, values, errors, dropped }) => (
  <section class="section stack" id="accept">
    <h2>{locale.t('lists.accept')}</h2>
    <p>{locale.t('lists.accept.about')}</p>
    {dropped.length > 0 && (
      <p>
        {locale.t('lists.accept.dropped', { n: dropped.length })} <bdi>{dropped.join(', ')}</bdi>
      </p>
    )}
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <form class="form" method="post" action={`${base}/accept`}>
      <TextInput
        name="heldOn"
        label={locale.t('lists.heldOn')}
        hint={locale.t('lists.heldOn.hint')}
        type="date"
        short
        max={today}
        value={values.one('heldOn')}
        required
        {...wrongAt(errors, 'heldOn')}
      />
      <Radios
        name="uniquePeople"
        label={locale.t('lists.unique')}
        hint={locale.t('lists.unique.hint')}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: locale.t(`lists.unique.${value}`),
        }))}
        value={values.one('uniquePeople')}
        {...wrongAt(errors, 'uniquePeople')}
      />
      <div class="row">
        <Button>{locale.t('lists.accept.button')}</Button>
        <Button tone="plain" href={`${base}/mapping`}>
          {locale.t('lists.mapping.change')}
        </Button>
      </div>
    </form>
  </section>
);

export const MapNext: FC<Speaks & { base: string }> = ({ locale, base }) => (
  <section class="section stack">
    <h2>{locale.t('lists.mapping')}</h2>
    <p>{locale.t('lists.mapping.next')}</p>
    <p>
      <Button href={`${base}/mapping`}>{locale.t('lists.mapping.open')}</Button>
    </p>
  </section>
);

/** Withdrawing deletes rows: it says what follows and asks once more. */
export const WithdrawForm: FC<Speaks & { base: string; accepted: boolean; error?: string }> = ({
  locale,
  base,
  accepted,
  error,
}) => (
  <details class="section" open={error !== undefined}>
    <summary>{locale.t('lists.withdraw')}</summary>
    <form class="form" method="post" action={`${base}/withdraw`}>
      <p>{locale.t('lists.withdraw.about')}</p>
      {accepted && <p>{locale.t('lists.withdraw.follows')}</p>}
      <Checkbox
        name="sure"
        label={locale.t('lists.withdraw.sure')}
        required
        {...(error && { error })}
      />
      <div class="row">
        <Button tone="grave">{locale.t('lists.withdraw.button')}</Button>
      </div>
    </form>
  </details>
);

export const Closed: FC<Speaks & { closure: string; deletedOn: string | null }> = ({
  locale,
  closure,
  deletedOn,
}) => (
  <Notice tone="attention" title={locale.t(`lists.closed.${closure}`)}>
    <p>
      {locale.t('lists.closed.about')}{' '}
      {deletedOn && locale.t('lists.closed.deleted', { day: deletedOn })}
    </p>
  </Notice>
);
