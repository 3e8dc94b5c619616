import type { ZodError } from 'zod';
import type { Locale } from '../i18n/i18n.ts';
import type { PageContext } from './context.ts';

/** What somebody typed, as it came; a form that has errors shows it again. */
export interface Typed {
  readonly one: (name: string) => string;
  readonly all: (name: string) => string[];
}

export const typed = (given: Readonly<Record<string, string | readonly string[]>>): Typed => ({
  one: (name) => [given[name] ?? []].flat()[0] ?? '',
  all: (name) => [given[name] ?? []].flat(),
});

const FIELDS = 2000;

/** The fields of a posted form; files are not for this reader. */
export async function readForm(c: PageContext): Promise<Typed> {
  const body = new URLSearchParams(await c.req.text());
  const given: Record<string, string[]> = {};
  for (const [name, value] of [...body].slice(0, FIELDS))
    given[name] = [...(given[name] ?? []), value.normalize('NFC').replace(/\r\n/g, '\n')];
  return typed(given);
}

export interface FieldError {
  readonly name: string;
  readonly message: string;
}

/** What is wrong, field by field, in the reader's words; a field is named by its path: `title.fr`. */
export function fieldErrors(error: ZodError, locale: Locale): FieldError[] {
  const found = error.issues.map((issue) => ({
    name: issue.path.filter((part) => typeof part === 'string').join('.'),
    message: locale.t(messageOf(issue, locale)),
  }));
  return [...new Map(found.map((each) => [each.name, each])).values()];
}

type Issue = ZodError['issues'][number];

function messageOf(issue: Issue, locale: Locale): string {
  const own = `form.error.${issue.message}`;
  if (locale.has(own)) return own;
  if (issue.code === 'too_small') return 'form.error.required';
  if (issue.code === 'too_big') return 'form.error.long';
  if (issue.code === 'invalid_value') return 'form.error.choice';
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'form.error.date';
  return 'form.error.format';
}

/** The message beside one field. */
export const errorAt = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find((error) => error.name === name)?.message;
