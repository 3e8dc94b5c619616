import type { FC } from 'hono/jsx';
import { Carried } from '../../people/relays/relays.ts';
import { CountrySelect } from '../../web/components/country-select.tsx';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { LINE, linesOf } from './keyed-answers.ts';

interface FindProps {
  readonly locale: Locale;
  readonly title: string;
  /** Where the form is sent: `…/keying`. */
  readonly action: string;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** How many answers of the ballot before were counted; null before the first. */
  readonly done: number | null;
}

/** First the code; after each ballot this page is here again, ready for the next. */
export const FindBallot: FC<FindProps> = ({ locale, title, action, values, errors, done }) => {
  const error = errorAt(errors, 'code');
  return (
    <>
      <h1>{locale.t('keying.title')}</h1>
      <p class="muted">{title}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {done !== null && (
        <Notice live title={locale.t('keying.done')}>
          <p>{locale.t('keying.done.text', { n: done })}</p>
        </Notice>
      )}
      <p class="lead">{locale.t('keying.lead')}</p>
      <form class="form" method="post" action={action}>
        <TextInput
          name="code"
          label={locale.t('sheet.code')}
          hint={locale.t('relay.key.code.hint')}
          value={values.one('code')}
          autocomplete="off"
          maxlength={40}
          required
          autofocus={errors.length === 0}
          short
          dir="ltr"
          {...(error && { error })}
        />
        <div class="row">
          <Button>{locale.t('keying.open')}</Button>
        </div>
      </form>
    </>
  );
};

interface KeyProps {
  readonly locale: Locale;
  /** In the words of the sheet. */
  readonly paper: Locale;
  readonly action: string;
  readonly statements: number;
  readonly ages: readonly string[];
  readonly sexes: readonly string[];
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export const LINE_NAMES = Array.from({ length: 10 }, (_, at) => `line${at + 1}`);

/** A line of digits for ten statements, then what stands below them on the paper. Enter leads to the next field. */
export const KeyBallot: FC<KeyProps> = (props) => {
  const { locale, paper, action, statements, ages, sexes, values, errors } = props;
  const wrong = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  return (
    <>
      <h1>{locale.t('keying.sheet', { code: values.one('code') })}</h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {values.one('first') && <Notice tone="attention" live title={locale.t('keying.again')} />}
      <p>{locale.t('keying.how')}</p>
      <form class="form" method="post" action={action} data-enter>
        <Carried values={values} names={['once', 'code', 'first', 'settled']} />
        {linesOf(statements).map((wide, at) => (
          <TextInput
            name={LINE_NAMES[at] ?? ''}
            label={locale.t('keying.line', { from: at * LINE + 1, to: at * LINE + wide })}
            value={values.one(LINE_NAMES[at] ?? '')}
            inputmode="numeric"
            autocomplete="off"
            maxlength={40}
            required
            autofocus={at === 0 && errors.length === 0}
            short
            dir="ltr"
            {...wrong(LINE_NAMES[at] ?? '')}
          />
        ))}
        <TextInput
          name="own"
          label={locale.t('keying.own')}
          optional={locale.t('form.optional')}
          value={values.one('own')}
          lang={paper.lang}
          dir="auto"
          maxlength={280}
          autocomplete="off"
          {...wrong('own')}
        />
        <CountrySelect
          locale={paper}
          name="residence"
          label={locale.t('ballots.residence')}
          none={locale.t('relay.consultations.answer.none')}
          optional={locale.t('form.optional')}
          value={values.one('residence')}
          {...wrong('residence')}
        />
        {(
          [
            ['sex', sexes],
            ['age', ages],
          ] as const
        ).map(([name, answers]) => (
          <TextInput
            name={name}
            label={locale.t(`ballots.${name}`)}
            optional={locale.t('form.optional')}
            hint={answers.map((answer, at) => `${at + 1} ${answer}`).join(' · ')}
            value={values.one(name)}
            inputmode="numeric"
            autocomplete="off"
            maxlength={2}
            short
            dir="ltr"
            {...wrong(name)}
          />
        ))}
        <div class="row">
          <Button>{locale.t('keying.save')}</Button>
        </div>
      </form>
    </>
  );
};
