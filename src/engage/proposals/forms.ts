import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';
import { STANDS } from './standing.ts';

const needed = (most: number) => z.string().trim().min(1).max(most);

export const MOST = { text: 2000, why: 1000, reason: 1000 } as const;

/** "1, 4 7" → [1, 4, 7]; what is no number is refused. */
const numbers = z
  .string()
  .trim()
  .max(200)
  .refine((text) => /^[\d\s,;،]*$/.test(text), 'statement-numbers')
  .transform((text) => [
    ...new Set(
      text
        .split(/[^\d]+/)
        .filter(Boolean)
        .map(Number),
    ),
  ]);

export const proposalForm = z.object({
  lang: z.enum(LANGS),
  text: needed(MOST.text).min(10, 'short'),
  statements: numbers,
});

export const amendmentForm = z.object({
  lang: z.enum(LANGS),
  text: needed(MOST.text),
  why: needed(MOST.why),
});

export const standForm = z.object({
  stand: z.enum(STANDS),
  lang: z.enum(LANGS),
  reason: needed(MOST.reason),
});

export const decisionForm = z.object({
  decision: z.enum(['accepted', 'rejected']),
  reason: needed(MOST.reason),
});

export const reasonForm = z.object({ reason: needed(MOST.reason) });

export const translationForm = z.object({ to: z.enum(LANGS), text: needed(MOST.text) });

export const joiningForm = z.object({ numbers, lang: z.enum(LANGS), text: needed(MOST.text) });

/** Each part stands alone, parted from the next by an empty line. */
export const splittingForm = z.object({
  texts: z
    .string()
    .transform((text) =>
      text
        .split(/\n\s*\n/)
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((texts) => texts.length >= 2 && texts.length <= 10, 'parts')
    .refine((texts) => texts.every((text) => text.length <= MOST.text), 'long'),
});
