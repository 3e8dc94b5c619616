import { z } from 'zod';
import { country } from '../../reference/countries/countries.ts';
import { answerCodes, type Question } from '../../reference/frames/frames.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import { withoutContacts } from './cautious.ts';

const place = z.string().refine((code) => country(code) !== null, 'choice');
const one = (question: Question) => z.string().refine(known(question), 'choice');
const many = (question: Question) =>
  z.array(one(question)).max(answerCodes(question).length).transform(distinct);
const words = (most: number) =>
  z
    .string()
    // Marks that turn the direction of a line or hide in it.
    .transform((text) => text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim())
    .pipe(z.string().max(most).refine(withoutContacts, 'contacts'));

function known(question: Question): (code: string) => boolean {
  const codes = new Set(answerCodes(question));
  return (code) => codes.has(code);
}

function distinct(codes: readonly string[]): string[] {
  return [...new Set(codes)];
}

/** What somebody may say of themselves. Everything is optional but the country of residence, and no key is named for what protection forbids. */
export const answers = z.strictObject({
  pseudonym: words(40).optional(),
  residence: place,
  /** A town of the gazetteer, never an address. */
  city: z.string().trim().max(100).optional(),
  origins: z.array(place).max(3).transform(distinct).optional(),
  ties: many('ties').optional(),
  generation: one('generation').optional(),
  /** The year in which they came to live where they live. */
  since: z.number('format').int('format').min(1900, 'year').max(2100, 'year').optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(10)
    .optional(),
  occupation: z
    .strictObject({
      text: words(120),
      lang: z.enum(LANGS),
      /** Unit group of ISCO-08; absent where none of the proposals was theirs. */
      isco: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
    })
    .optional(),
  sector: one('sector').optional(),
  education: one('education').optional(),
  offers: many('offers').optional(),
  offersText: words(1000).optional(),
  /** Hours a month. */
  availability: z.number('format').int('format').min(0, 'hours').max(200, 'hours').optional(),
  /** Fields of emergency help, and from where. */
  emergency: many('emergency').optional(),
  readiness: many('readiness').optional(),
  wants: many('wants').optional(),
  wantsText: words(1000).optional(),
  /** Why I keep ties, what I expect of the State and of organisations, what holds me back. */
  motivations: many('motivations').optional(),
  state: many('state').optional(),
  organisations: many('organisations').optional(),
  obstacles: many('obstacles').optional(),
});

export type Answers = z.infer<typeof answers>;
