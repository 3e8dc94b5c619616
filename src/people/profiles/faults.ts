import { type FieldError, fieldErrors } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Answers } from './answers.ts';
import type { Fault, Read } from './steps.ts';

/** What is wrong with a page of the form, field by field, in the reader's words. */
export function errorsIn(read: Exclude<Read, { answers: Answers }>, locale: Locale): FieldError[] {
  const typed = read.error ? fieldErrors(read.error, locale) : [];
  return [...typed, ...read.faults.map((fault) => inWords(fault, locale))];
}

function inWords({ name, message, choices = [] }: Fault, locale: Locale): FieldError {
  const quoted = choices.map((choice) => locale.t('profile.quoted', { text: choice }));
  const list = new Intl.ListFormat(locale.lang, { type: 'disjunction' }).format(quoted);
  const asked = choices.length > 0 ? ` ${locale.t('profile.meant', { choices: list })}` : '';
  return { name, message: `${locale.t(`form.error.${message}`)}${asked}` };
}
