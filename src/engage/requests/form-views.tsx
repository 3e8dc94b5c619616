import type { FC } from 'hono/jsx';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import {
  Button,
  ErrorSummary,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { DAYS, type Kind } from './request-form.ts';

interface FormProps {
  readonly locale: Locale;
  readonly kind: Kind;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** Asked in two minutes: what, about what, where; no name and no account. */
export const NewRequest: FC<FormProps> = (props) => {
  const { locale, kind, values, errors } = props;
  return (
    <div class="stack">
      <h1>{locale.t(`requests.new.${kind}`)}</h1>
      <p class="lead">{locale.t('requests.new.lead', { days: DAYS[kind] })}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft locale={locale} name={`request-${kind}`} answered={errors.length > 0}>
        <form class="form" method="post" action={`/${locale.lang}/requests/new`}>
          <input type="hidden" name="once" value={values.one('once')} />
          <RequestFields {...props} />
          <div class="row">
            <Button>{locale.t(`requests.send.${kind}`)}</Button>
          </div>
        </form>
      </KeepDraft>
    </div>
  );
};

/** What is asked of whoever asks, alone at a screen or with a relay beside them. */
export const RequestFields: FC<FormProps> = (props) => {
  const { locale, kind, values, errors } = props;
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <Select
        name="topic"
        label={locale.t('requests.topic')}
        prompt={locale.t('form.choose')}
        value={values.one('topic')}
        required
        options={FRAMES.topics.map(({ code, name, about }) => ({
          value: code,
          label: `${name[locale.lang]}: ${about[locale.lang]}`,
        }))}
        {...wrongIn(errors, 'topic')}
      />
      <TextInput
        name="text"
        label={locale.t(`requests.text.${kind}`)}
        hint={locale.t('requests.text.hint')}
        rows={6}
        maxlength={2000}
        required
        lang={locale.lang}
        dir="auto"
        value={values.one('text')}
        {...wrongIn(errors, 'text')}
      />
      <Places locale={locale} values={values} errors={errors} />
      <Notice title={locale.t('requests.seen')}>
        <p>{locale.t('requests.seen.text')}</p>
      </Notice>
    </>
  );
};

/** Where somebody lives, coarsely, and to which country they are tied. */
export const Places: FC<Omit<FormProps, 'kind'>> = ({ locale, values, errors }) => {
  const countries = COUNTRIES.map(({ code }) => ({
    value: code,
    label: countryName(code, locale.lang),
  })).sort((a, b) => a.label.localeCompare(b.label, locale.lang));
  return (
    <>
      <Select
        name="residence"
        label={locale.t('requests.residence')}
        prompt={locale.t('form.choose')}
        value={values.one('residence')}
        required
        options={countries}
        {...wrongIn(errors, 'residence')}
      />
      <TextInput
        name="town"
        label={locale.t('requests.town')}
        hint={locale.t('requests.town.hint')}
        optional={locale.t('form.optional')}
        maxlength={100}
        dir="auto"
        value={values.one('town')}
        {...wrongIn(errors, 'town')}
      />
      <Select
        name="origin"
        label={locale.t('requests.origin')}
        prompt={locale.t('requests.origin.none')}
        value={values.one('origin')}
        options={countries}
        {...wrongIn(errors, 'origin')}
      />
    </>
  );
};

export function wrongIn(errors: readonly FieldError[], name: string): { error?: string } {
  const error = errorAt(errors, name);
  return error ? { error } : {};
}
