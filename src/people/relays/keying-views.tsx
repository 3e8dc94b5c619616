import type { FC } from 'hono/jsx';
import { Button, Checkbox, ErrorSummary, Radios, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { sentenceOf } from '../consents/consents.ts';
import { type Asked, fieldOf, wordOf } from './asked.ts';
import { Carried, Questions } from './question-views.tsx';
import type { SheetKind } from './sheets.ts';

interface FindSheetProps {
  readonly locale: Locale;
  readonly kind: SheetKind;
  readonly errors: readonly FieldError[];
  readonly done: boolean;
  readonly values: Typed;
}

/** First the code of the sheet; after each sheet this page is here again, ready for the next. */
export const FindSheet: FC<FindSheetProps> = ({ locale, kind, errors, done, values }) => {
  const error = errorAt(errors, 'code');
  const path = kind === 'profile' ? 'key' : 'requests/key';
  return (
    <>
      <h1>{locale.t('relay.key.title')}</h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {done && (
        <Notice live title={locale.t('relay.key.done')}>
          <p>{locale.t(`relay.key.done.${kind}`)}</p>
        </Notice>
      )}
      <p class="lead">{locale.t('relay.key.lead')}</p>
      <form class="form" method="post" action={`/${locale.lang}/me/relay/${path}`}>
        <TextInput
          name="code"
          label={locale.t('sheet.code')}
          hint={locale.t('relay.key.code.hint')}
          value={values.one('code')}
          autocomplete="off"
          maxlength={40}
          required
          short
          dir="ltr"
          {...(error && { error })}
        />
        {kind === 'profile' && (
          <Checkbox
            name="twice"
            label={locale.t('relay.key.twice')}
            hint={locale.t('relay.key.twice.hint')}
            checked={values.one('twice') !== ''}
          />
        )}
        <div class="row">
          <Button>{locale.t('relay.key.open')}</Button>
        </div>
      </form>
    </>
  );
};

interface KeySheetProps {
  readonly locale: Locale;
  /** In the words of the sheet. */
  readonly paper: Locale;
  readonly asked: readonly Asked[];
  /** Consents on the sheet whose text has changed since it was printed. */
  readonly changed: number;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** The fields in the order of the paper and in its language: Enter leads to the next one. */
export const KeySheet: FC<KeySheetProps> = (props) => {
  const { locale, paper, asked, changed, values, errors } = props;
  return (
    <>
      <h1>
        {locale.t('relay.key.sheet')} <bdi>{values.one('code')}</bdi>
      </h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {values.one('first') && <p class="lead">{locale.t('relay.key.again')}</p>}
      <p class="muted">{locale.t('relay.key.enter')}</p>
      {changed > 0 && (
        <Notice tone="attention" title={locale.t('relay.key.changed', { n: changed })}>
          <p>{locale.t('relay.key.changed.text')}</p>
        </Notice>
      )}
      <form class="form" method="post" action={`/${locale.lang}/me/relay/key/sheet`} data-enter>
        <Carried values={values} names={['once', 'code', 'twice', 'first']} />
        <div class="stack" lang={paper.lang} dir={paper.dir}>
          <Questions locale={paper} values={values} errors={errors} keyed />
          {asked.map((one) => (
            <KeyConsent paper={paper} asked={one} values={values} errors={errors} />
          ))}
        </div>
        <div class="row">
          <Button>{locale.t('relay.key.save')}</Button>
        </div>
      </form>
    </>
  );
};

interface KeyConsentProps extends Pick<KeySheetProps, 'paper' | 'values' | 'errors'> {
  readonly asked: Asked;
}

// What the paper does not say clearly is no answer: nothing is guessed, and nothing written down.
const KeyConsent: FC<KeyConsentProps> = ({ paper, asked, values, errors }) => {
  const name = fieldOf(asked);
  const error = errorAt(errors, name);
  return (
    <Radios
      name={name}
      label={sentenceOf(asked.purpose, asked.recipient, asked.until, paper.lang)}
      options={[
        { value: wordOf('yes', asked), label: paper.t('consent.yes') },
        { value: wordOf('no', asked), label: paper.t('consent.no') },
        { value: 'unclear', label: paper.t('relay.key.unclear') },
      ]}
      value={values.one(name)}
      required
      {...(error && { error })}
    />
  );
};
