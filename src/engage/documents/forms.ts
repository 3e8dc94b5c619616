import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';
import { day } from '../../web/http/forms.ts';

const needed = (most: number) => z.string().trim().min(1).max(most);

export const MOST = { title: 160, summary: 600, text: 6000, by: 120, comment: 2000 } as const;

const titled = {
  lang: z.enum(LANGS),
  title: needed(MOST.title),
  summary: z.string().trim().max(MOST.summary),
  by: needed(MOST.by),
};

export const titleForm = z.object(titled);

export const beginForm = z.object({
  ...titled,
  consultation: z.union([z.uuid(), z.literal('')]),
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'address')
    .max(80),
});

export const paragraphForm = z.object({
  kind: z.enum(['heading', 'text']),
  text: needed(MOST.text),
  by: needed(MOST.by),
});

export const wordsForm = z.object({
  to: z.enum(LANGS),
  text: needed(MOST.text),
  by: needed(MOST.by),
});

export const divergenceForm = z.object({
  lang: z.enum(LANGS),
  text: needed(1000),
  statement: z.union([z.literal(''), z.string().regex(/^\d{1,6}$/, 'statement-numbers')]),
});

export const commentForm = z.object({ paragraph: z.uuid(), text: needed(MOST.comment) });

export const adoptionForm = (today: string) =>
  z
    .object({
      kind: z.enum(['office', 'organisation', 'people']),
      name: needed(160),
      people: z.union([z.literal(''), z.string().regex(/^\d{1,7}$/, 'people')]),
      on: day.refine((on) => on <= today, 'future'),
    })
    .refine(({ kind, people }) => kind !== 'people' || Number(people) >= 5, {
      path: ['people'],
      message: 'five',
    });

export const reasonForm = z.object({ reason: needed(1000) });
