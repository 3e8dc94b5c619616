import type { FieldError, Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Answers, errorsIn, languagesInWords, readStep } from '../profiles/profiles.ts';

/** What is asked of somebody who is present, in the order of the sheet of paper; everything else waits for their own space. */
export const FIELDS = [
  'residence',
  'city',
  'languages',
  'occupation',
  'offers',
  'offersText',
  'wants',
  'wantsText',
] as const;
export type FieldName = (typeof FIELDS)[number];

const isAsked = (name: string): boolean => FIELDS.some((field) => field === name);

/** Fields of a consent that these questions fill, or that stay empty until their owner fills them. */
export const FIELDS_ASKED: ReadonlySet<string> = new Set([
  ...FIELDS,
  'pseudonym',
  'sector',
  'availability',
]);

const PAGES = ['place', 'ties', 'work', 'offers', 'wants'] as const;

/** What the form makes of what was said before; what it does not ask stays as it was. */
export function readAnswers(
  form: Typed,
  before: Answers | null,
  locale: Locale,
): { answers: Answers } | { errors: FieldError[] } {
  const whole = withKept(form, before);
  const errors = new Map<string, FieldError>();
  let said = before;
  for (const page of PAGES) {
    const read = readStep(page, whole, said, locale.lang);
    if ('answers' in read) said = read.answers;
    else for (const error of errorsIn(read, locale)) errors.set(error.name, error);
  }
  return errors.size > 0 || !said ? { errors: [...errors.values()] } : { answers: said };
}

function withKept(form: Typed, before: Answers | null): Typed {
  const kept: Readonly<Record<string, unknown>> = before ?? {};
  const all = (name: string): string[] =>
    isAsked(name) ? form.all(name) : [kept[name] ?? []].flat().map(String);
  return { all, one: (name) => all(name)[0] ?? '' };
}

/** What was said, as the form shows it again. */
export const typedOf = (said: Answers, { lang }: Locale) =>
  ({
    residence: said.residence,
    city: said.city ?? '',
    languages: languagesInWords(said.languages ?? [], lang),
    occupation: said.occupation?.text ?? '',
    offers: said.offers ?? [],
    offersText: said.offersText ?? '',
    wants: said.wants ?? [],
    wantsText: said.wantsText ?? '',
  }) satisfies Record<FieldName, string | readonly string[]>;
