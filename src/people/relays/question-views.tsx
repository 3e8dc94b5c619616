import type { FC } from 'hono/jsx';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { answerCodes, answerNames } from '../../reference/frames/frames.ts';
import { Checkboxes, Select, TextInput } from '../../web/components/fields.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

export interface QuestionsProps {
  readonly locale: Locale;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** From paper: boxes are keyed by their numbers. */
  readonly keyed?: boolean;
}

/** The questions that a relay asks, in the order of the sheet. */
export const Questions: FC<QuestionsProps> = ({ locale, values, errors, keyed = false }) => {
  const wrong = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  const optional = keyed ? {} : { optional: locale.t('form.optional') };
  const text = (name: string, most: number, rest: { hint?: string; rows?: number } = {}) => (
    <TextInput
      name={name}
      label={locale.t(`profile.${name}`)}
      value={values.one(name)}
      maxlength={most}
      autocomplete="off"
      dir="auto"
      {...optional}
      {...rest}
      {...wrong(name)}
    />
  );
  const boxes = (name: 'offers' | 'wants') =>
    keyed ? (
      <Numbers locale={locale} name={name} values={values} {...wrong(name)} />
    ) : (
      <Checkboxes
        name={name}
        label={locale.t(`profile.${name}`)}
        hint={locale.t('profile.several')}
        options={optionsOf(name, locale).map((label, index) => ({
          value: answerCodes(name)[index] ?? '',
          label,
        }))}
        values={values.all(name)}
      />
    );
  const words = keyed ? {} : { rows: 2, hint: locale.t('profile.text.never') };
  return (
    <>
      <Select
        name="residence"
        label={locale.t('profile.residence')}
        prompt={locale.t('form.choose')}
        options={countries(locale)}
        value={values.one('residence')}
        required
        {...wrong('residence')}
      />
      {text('city', 100, keyed ? {} : { hint: locale.t('profile.city.hint') })}
      {text('languages', 200, keyed ? {} : { hint: locale.t('profile.languages.hint') })}
      {text('occupation', 120)}
      {boxes('offers')}
      {text('offersText', 1000, words)}
      {boxes('wants')}
      {text('wantsText', 1000, words)}
    </>
  );
};

/** The answers that a question has, in words and in the order in which they stand on paper. */
export const optionsOf = (name: 'offers' | 'wants', { lang }: Locale): string[] =>
  answerCodes(name).map((code) => answerNames(name, code)?.[lang] ?? code);

interface NumbersProps extends Pick<QuestionsProps, 'locale' | 'values'> {
  readonly name: 'offers' | 'wants';
  readonly error?: string;
}

const Numbers: FC<NumbersProps> = ({ locale, name, values, ...rest }) => (
  <TextInput
    name={name}
    label={locale.t(`profile.${name}`)}
    hint={locale.t('relay.key.numbers', { n: answerCodes(name).length })}
    value={values.one(name)}
    inputmode="numeric"
    maxlength={40}
    autocomplete="off"
    short
    dir="ltr"
    {...rest}
  />
);

const countries = ({ lang }: Locale) =>
  COUNTRIES.map(({ code }) => ({ value: code, label: countryName(code, lang) })).sort((a, b) =>
    a.label.localeCompare(b.label, lang),
  );

/** What was answered on a page before, carried along without being kept anywhere. */
export const Carried: FC<{ readonly values: Typed; readonly names: readonly string[] }> = ({
  values,
  names,
}) => (
  <>
    {names.flatMap((name) =>
      values.all(name).map((value) => <input type="hidden" name={name} value={value} />),
    )}
  </>
);
