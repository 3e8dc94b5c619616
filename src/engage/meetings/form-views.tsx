import type { FC } from 'hono/jsx';
import { nameOf } from '../../reference/frames/frames.ts';
import {
  Button,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { TIMES, TOPIC_CODES } from './forms.ts';
import { zoneName } from './moments.ts';

interface FormProps {
  readonly locale: Locale;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** The whole hub, or the name of a summit. */
  readonly place: string;
  readonly summit: string | null;
}

/** What somebody offers and looks for, in which languages, when; and the name that whoever says yes will read. */
export const AskToMeet: FC<FormProps> = ({ locale, values, errors, place, summit }) => {
  const topics = TOPIC_CODES.map((code) => ({
    value: code,
    label: nameOf('topics', code, locale.lang),
  }));
  return (
    <>
      <h1>{locale.t('meetings.ask')}</h1>
      <p class="lead">
        <bdi>{place}</bdi>
      </p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft locale={locale} name={`meetings-${summit ?? 'hub'}`} answered={errors.length > 0}>
        <form class="form" method="post" action={`/${locale.lang}/me/meetings/ask`}>
          <input type="hidden" name="summit" value={summit ?? ''} />
          <TextInput
            name="name"
            label={locale.t('meetings.form.name')}
            hint={locale.t('meetings.form.name.hint')}
            value={values.one('name')}
            maxlength={40}
            autocomplete="off"
            required
            {...wrong(errors, 'name')}
          />
          <Checkboxes
            name="seeks"
            label={locale.t('meetings.form.seeks')}
            options={topics}
            values={values.all('seeks')}
            {...wrong(errors, 'seeks')}
          />
          <Checkboxes
            name="offers"
            label={locale.t('meetings.form.offers')}
            options={topics}
            values={values.all('offers')}
            {...wrong(errors, 'offers')}
          />
          <TextInput
            name="langs"
            label={locale.t('meetings.form.langs')}
            hint={locale.t('meetings.form.langs.hint')}
            value={values.one('langs')}
            maxlength={200}
            required
            {...wrong(errors, 'langs')}
          />
          <Select
            name="zone"
            label={locale.t('meetings.form.zone')}
            hint={locale.t('meetings.form.zone.hint')}
            prompt={locale.t('form.choose')}
            value={values.one('zone')}
            options={ZONES}
            required
            {...wrong(errors, 'zone')}
          />
          <fieldset class="field">
            <legend>{locale.t('meetings.form.times')}</legend>
            <p class="hint">{locale.t('meetings.form.times.hint')}</p>
            {Array.from({ length: TIMES }, (_, at) => at + 1).map((at) => (
              <WhenFields locale={locale} values={values} errors={errors} at={at} />
            ))}
          </fieldset>
          <Checkbox
            name="tell"
            label={locale.t('meetings.form.tell')}
            hint={locale.t('meetings.form.tell.hint')}
            checked={values.one('tell') === 'yes'}
          />
          <div class="row">
            <Button>{locale.t('meetings.form.send')}</Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

export const wrong = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
  value: zone,
  label: zoneName(zone),
}));

const WhenFields: FC<Pick<FormProps, 'locale' | 'values' | 'errors'> & { readonly at: number }> = ({
  locale,
  values,
  errors,
  at,
}) => (
  <div class="row">
    <TextInput
      name={`day-${at}`}
      label={locale.t('meetings.form.day', { n: at })}
      type="date"
      value={values.one(`day-${at}`)}
      short
      {...wrong(errors, `day-${at}`)}
    />
    <TextInput
      name={`hour-${at}`}
      label={locale.t('meetings.form.hour', { n: at })}
      type="time"
      value={values.one(`hour-${at}`)}
      short
      {...wrong(errors, `hour-${at}`)}
    />
  </div>
);
