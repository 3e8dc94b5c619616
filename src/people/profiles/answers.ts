import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';

const country = z.string().regex(/^[A-Z]{3}$/);
const codes = (most: number) => z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).max(most);
const words = (most: number) => z.string().trim().max(most);

/** What somebody may say of themselves. Everything is optional but the country of residence, and no key is named for what protection forbids. */
export const answers = z.strictObject({
  pseudonym: words(40).optional(),
  residence: country,
  /** A town of the gazetteer, never an address. */
  city: words(100).optional(),
  origins: z.array(country).max(5).optional(),
  /** birth, citizenship, ancestry, affinity. */
  ties: codes(4).optional(),
  generation: z.enum(['first', 'second', 'third', 'later']).optional(),
  since: z.number().int().min(1900).max(2100).optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(10)
    .optional(),
  occupation: z
    .strictObject({
      text: words(120),
      lang: z.enum(LANGS),
      isco: z
        .string()
        .regex(/^\d{1,4}$/)
        .optional(),
    })
    .optional(),
  sector: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  education: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  offers: codes(12).optional(),
  offersText: words(1000).optional(),
  wants: codes(12).optional(),
  wantsText: words(1000).optional(),
  /** Hours a month. */
  availability: z.number().int().min(0).max(200).optional(),
  /** Fields of emergency help. */
  emergency: codes(12).optional(),
  /** Why I keep ties, what I expect of the State and of organisations, what holds me back. */
  motivations: codes(8).optional(),
  expectations: codes(12).optional(),
  obstacles: codes(8).optional(),
});

export type Answers = z.infer<typeof answers>;
