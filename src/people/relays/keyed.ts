import { answerCodes } from '../../reference/frames/frames.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import type { Answers } from '../profiles/profiles.ts';
import { FIELDS, readAnswers } from './answers.ts';
import { type Asked, answerOf, type Decided, fieldOf } from './asked.ts';

export type Keyed =
  | {
      readonly answers: Answers;
      readonly decided: readonly Decided[];
      /** All that was keyed, to be compared with a second keying. */
      readonly first: string;
    }
  | { readonly errors: readonly FieldError[] };

/** Reads what was keyed from a sheet in its language; errors are in the relay's. */
export function readKeyed(form: Typed, asked: readonly Asked[], lang: Lang, locale: Locale): Keyed {
  const numbers = numbersIn(form);
  const wrong = (['offers', 'wants'] as const)
    .filter((name) => numbers[name] === null)
    .map((name) => ({ name, message: locale.t('form.error.numbers') }));
  const missing = asked
    .map(fieldOf)
    .filter((name) => form.one(name) === '')
    .map((name) => ({ name, message: locale.t('form.error.choice') }));
  const coded: Typed = {
    one: form.one,
    all: (name) => (name === 'offers' || name === 'wants' ? (numbers[name] ?? []) : form.all(name)),
  };
  const read = readAnswers(coded, null, localeOf(lang));
  const errors = [...('errors' in read ? read.errors : []), ...wrong, ...missing];
  if (errors.length > 0 || 'errors' in read) return { errors };
  const decided = asked.flatMap((one): Decided[] => {
    const answer = answerOf(form, one);
    return answer ? [{ ...one, answer }] : [];
  });
  const first = JSON.stringify(everything(form, asked));
  return { answers: read.answers, decided, first };
}

const numbersIn = (form: Typed) => ({
  offers: codesOf(answerCodes('offers'), form.one('offers')),
  wants: codesOf(answerCodes('wants'), form.one('wants')),
});

/** `1 4 7` → the answers that bear these numbers on paper; null where one of them is no number there. */
export function codesOf(codes: readonly string[], text: string): string[] | null {
  const found = text.match(/\p{Nd}+|[^\s\p{Nd},;.]+/gu) ?? [];
  const named = found.map((each) => codes[Number(western(each)) - 1]);
  return named.every((code) => code !== undefined) ? named : null;
}

const western = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));

const everything = (form: Typed, asked: readonly Asked[]): Record<string, string> =>
  Object.fromEntries(
    [...FIELDS, ...asked.map(fieldOf)].map((name) => [name, form.one(name).trim()]),
  );

/** Where a second keying differs from the first, with what was keyed first. */
export function differences(form: Typed, second: string, locale: Locale): FieldError[] {
  const first = parsed(form.one('first'));
  if (!first) return [];
  return Object.entries(parsed(second) ?? {})
    .filter(([name, value]) => name in first && first[name] !== value)
    .map(([name]) => ({
      name,
      message: locale.t('relay.key.differs', { first: shown(first[name] ?? '', locale) }),
    }));
}

// An answer to a consent is keyed as `yes 1`.
function shown(value: string, locale: Locale): string {
  const [answer] = value.split(' ');
  if (answer === 'yes' || answer === 'no') return locale.t(`consent.${answer}`);
  return value || locale.t('consent.nothing');
}

function parsed(text: string): Record<string, string> | null {
  try {
    const found: unknown = JSON.parse(text);
    const entries = Object.entries(found ?? {}).map(([name, value]) => [name, String(value)]);
    return Object.fromEntries(entries);
  } catch {
    return null;
  }
}
