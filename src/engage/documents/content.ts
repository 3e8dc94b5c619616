import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';

const lang = z.enum(LANGS);
const counts = z.object({ agree: z.int(), disagree: z.int(), pass: z.int() });
export type Counts = z.infer<typeof counts>;

const written = { by: z.string(), on: z.string() };

const statement = z.object({
  id: z.string(),
  number: z.int(),
  /** Null where too few took part to say it. */
  votes: counts.nullable(),
  groups: z.array(z.object({ name: z.string(), votes: counts })),
});
export type CitedStatement = z.infer<typeof statement>;

const proposal = z.object({
  id: z.string(),
  number: z.int(),
  version: z.int(),
  support: z.int(),
  objection: z.int(),
  /** Numbers of the statements and of the proposals from which it comes, however far back. */
  statements: z.array(z.int()),
  proposals: z.array(z.int()),
});
export type CitedProposal = z.infer<typeof proposal>;

const paragraph = z.object({
  id: z.string(),
  /** § of this version; a heading has none. */
  place: z.int().nullable(),
  kind: z.enum(['heading', 'text']),
  texts: z.partialRecord(
    lang,
    /** `outdated`: translated from a text that has changed since. */
    z.object({ text: z.string(), outdated: z.boolean(), ...written }),
  ),
  proposals: z.array(proposal),
  statements: z.array(statement),
  divergences: z.array(z.object({ lang, text: z.string(), statement: z.int().nullable() })),
});
export type Paragraph = z.infer<typeof paragraph>;

/**
 * What a published version says, and from what it comes: numbers of statements and counts, never words of people, which
 * they may take back.
 */
export const content = z.object({
  format: z.literal('passerelle-document/1'),
  hub: z.string(),
  slug: z.string(),
  version: z.int(),
  state: z.enum(['draft', 'adopted']),
  on: z.string(),
  lang,
  titles: z.partialRecord(lang, z.object({ title: z.string(), summary: z.string(), ...written })),
  consultation: z
    .object({
      slug: z.string(),
      lang,
      title: z.string(),
      question: z.string(),
      /** Null where they are too few to be counted. */
      participants: z.int().nullable(),
      statements: z.int(),
    })
    .nullable(),
  paragraphs: z.array(paragraph),
});
export type Content = z.infer<typeof content>;

/** In the reader's language where there is one, else in the first. */
export function inLanguage<Text>(
  texts: Partial<Record<string, Text>>,
  wanted: string,
  first: string,
): { readonly lang: string; readonly said: Text } | null {
  for (const each of [wanted, first]) {
    const said = texts[each];
    if (said !== undefined) return { lang: each, said };
  }
  return null;
}
