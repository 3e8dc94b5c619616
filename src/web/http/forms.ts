import { type ZodError, z } from 'zod';
import { Problem } from '../../platform/problem.ts';
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
/** More than any one answer is asked for; what each field takes is its form's own rule. */
const LETTERS = 50_000;
const FORM_BYTES = 2 * 1024 * 1024;

/** The fields of a posted form; files are not for this reader. */
export async function readForm(c: PageContext): Promise<Typed> {
  const body = [...new URLSearchParams(await readText(c.req.raw.body))];
  if (body.length > FIELDS) throw new Problem('form/too-many', 413, { most: FIELDS });
  const given = new Map<string, string[]>();
  for (const [name, value] of body) {
    if (value.length > LETTERS) throw tooLong(LETTERS);
    const values = given.get(name) ?? [];
    values.push(cleanText(value).replace(/\r\n/g, '\n'));
    given.set(name, values);
  }
  return typed(Object.fromEntries(given));
}

/** What is written in one field, without the spaces around it. What is more than the field takes is refused, and never cut. */
export function written(form: Typed, name: string, most: number): string {
  const text = form.one(name).trim();
  if (text.length > most) throw tooLong(most);
  return text;
}

const tooLong = (letters: number) => new Problem('form/too-long', 422, { letters });

/** A day of the calendar: `2026-02-28`, and neither the 30th of February nor the year 0, which no database takes. */
export const day = z.iso.date().refine((text) => !text.startsWith('0000'), 'date');

export const isDay = (text: string): boolean => day.safeParse(text).success;

/** What a database can keep: composed letters and no NUL. */
export const cleanText = (text: string): string => text.normalize('NFC').replaceAll('\0', '');

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bounded(body ?? [], FORM_BYTES, formTooLarge)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const formTooLarge = () =>
  new Problem('form/too-large', 413, { megabytes: FORM_BYTES / 1024 / 1024 });

/** The same bytes, until there are more than `most`: a body without a stated length is counted as it comes. */
export async function* bounded(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
  refusal: () => Problem,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > most) throw refusal();
    yield part;
  }
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
