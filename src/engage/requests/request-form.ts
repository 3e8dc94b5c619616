import { z } from 'zod';
import { country } from '../../reference/countries/countries.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import { LANGS } from '../../reference/languages/languages.ts';

export const KINDS = ['need', 'offer', 'question', 'grievance'] as const;
export type Kind = (typeof KINDS)[number];

/** By when somebody is answered, in days: said on the form, kept in the queue, counted in public. */
export const DAYS: Readonly<Record<Kind, number>> = {
  need: 7,
  offer: 7,
  question: 15,
  grievance: 30,
};

const code = z.string().refine((text) => country(text) !== null, 'choice');

export const requestForm = z.object({
  kind: z.enum(KINDS),
  topic: z.enum(FRAMES.topics.map((topic) => topic.code)),
  text: z.string().trim().min(10, 'short').max(2000),
  lang: z.enum(LANGS),
  residence: code,
  origin: z.union([code, z.literal('')]).transform((text) => text || null),
  town: z.string().trim().max(100),
});

export type RequestForm = z.infer<typeof requestForm>;

export const answerText = z.string().trim().min(2, 'short').max(4000);
