import { codesOf } from '../../people/relays/relays.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type FieldError, fieldErrors, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { KINDS, type RequestForm, requestForm } from './request-form.ts';

/** Questions whose answers are numbered boxes on paper. */
export const NUMBERED = {
  kind: KINDS,
  topic: FRAMES.topics.map(({ code }) => code),
} as const satisfies Record<string, readonly string[]>;

/** Reads what was keyed from a sheet in its language; errors are in the relay's. */
export function keyedForm(
  form: Typed,
  lang: Lang,
  locale: Locale,
): { form: RequestForm } | { errors: FieldError[] } {
  const [kind, topic] = [numberIn(form, 'kind'), numberIn(form, 'topic')];
  const words = ['text', 'residence', 'town', 'origin'].map((name) => [name, form.one(name)]);
  const given = requestForm.safeParse({ ...Object.fromEntries(words), kind, topic, lang });
  if (given.success) return { form: given.data };
  return {
    errors: fieldErrors(given.error, locale).map(({ name, message }) => ({
      name,
      message: name in NUMBERED ? locale.t('form.error.numbers') : message,
    })),
  };
}

/** The answer whose number was keyed; a sheet on which two are ticked says none of them. */
function numberIn(form: Typed, name: keyof typeof NUMBERED): string | undefined {
  const found = codesOf(NUMBERED[name], form.one(name)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}
