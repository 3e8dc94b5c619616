import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';
import { day } from '../../web/http/forms.ts';
import { STAGES } from './stages.ts';

const text = (most: number) => z.string().trim().max(most);
const needed = (most: number) => text(most).min(1);

/** What was said to an organisation or by it, no later than today. */
export const contactForm = (today: string) =>
  z.object({
    kind: z.enum(['asked', 'thanked', 'answered']),
    on: day.refine((on) => on <= today, 'date'),
    text: needed(500),
    reason: text(500),
  });

/** An empty text means that there is no next step. */
export const stepForm = z
  .object({ step: text(200), stepOn: z.union([day, z.literal('')]) })
  .refine(({ step, stepOn }) => step === '' || stepOn !== '', {
    path: ['stepOn'],
    message: 'date',
  });

export const moveForm = z.object({ stage: z.enum(STAGES) });

export const letterForm = z.object({
  kind: z.enum(['asked', 'thanked', 'told']),
  lang: z.enum(LANGS),
  subject: needed(120),
  text: needed(5000),
  reason: text(500),
  to: z.array(z.uuid()).min(1).max(500),
  batch: z.uuid(),
});
