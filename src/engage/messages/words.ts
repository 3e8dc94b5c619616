import { z } from 'zod';
import type { Keys } from '../../platform/keys.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Arguments, Locale } from '../../web/i18n/i18n.ts';

/** A value of a message; a day is written out in the reader's language. */
export type Argument = string | number | { readonly day: string };

/**
 * What a message says, without its language: `message.<template>.subject` and `.text` (paragraphs parted by empty
 * lines), with their values, and the page of the hub that it leads to.
 */
export interface Content {
  readonly template: string;
  readonly args: Readonly<Record<string, Argument>>;
  /** Without the language: `/me/requests`. */
  readonly path: string;
  /** Check code of an official notice. */
  readonly code: string | null;
}

const content = z.object({
  template: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.object({ day: z.string() })])),
  path: z.string(),
  code: z.string().nullable(),
});

/** To what the words of a message are bound. */
export const bodyPlace = (id: string): string => `messages.body ${id}`;

export const sealContent = (keys: Keys, id: string, said: Content): Buffer =>
  keys.fields.seal(bodyPlace(id), JSON.stringify(said));

export const openContent = (keys: Keys, id: string, body: Buffer): Content =>
  content.parse(JSON.parse(keys.fields.open(bodyPlace(id), body)));

export interface Words {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** A message in one language. */
export function wordsIn(
  { template, args }: Pick<Content, 'template' | 'args'>,
  locale: Locale,
): Words {
  const said = argumentsIn(args, locale);
  return {
    subject: locale.t(`message.${template}.subject`, said),
    paragraphs: locale.t(`message.${template}.text`, said).split(/\n\n+/),
  };
}

const argumentsIn = (args: Content['args'], { lang }: Locale): Arguments =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'object' ? longDate(value.day, lang) : value,
    ]),
  );
