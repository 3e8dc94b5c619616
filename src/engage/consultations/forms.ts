import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';
import { day } from '../../web/http/forms.ts';
import { PHASES } from './phases.ts';

export const ACCESSES = ['anybody', 'community', 'organisation'] as const;
export const ANONYMITIES = ['pseudonymous', 'anonymous'] as const;
export const MODERATIONS = ['before', 'after'] as const;
/** Fewer would let answers be told apart. */
export const LEAST = 5;

const title = z.string().trim().min(5, 'short').max(120);
const question = z.string().trim().min(10, 'short').max(300);
const context = z.string().trim().max(5000);
const optionalDay = z.union([z.literal('').transform(() => null), day]);

/** What can be said anew while a consultation is open: words and days, never who may take part or how they are protected. */
const open = z.object({
  title,
  question,
  context,
  moderation: z.enum(MODERATIONS),
  listeningOpens: day,
  listeningCloses: day,
  proposingOpens: optionalDay,
  proposingCloses: optionalDay,
  concludingOpens: optionalDay,
  concludingCloses: optionalDay,
  answerBy: day,
});

export const openForm = open.superRefine(refuseDisorder);

export const draftForm = open
  .extend({
    lang: z.enum(LANGS),
    access: z.enum(ACCESSES),
    accessId: z.uuid('choice').nullable(),
    anonymity: z.enum(ANONYMITIES),
    minimum: z.coerce.number('format').int('format').min(LEAST, 'least').max(1000),
  })
  .superRefine((form, context) => {
    refuseDisorder(form, context);
    if ((form.access === 'anybody') !== (form.accessId === null))
      context.addIssue({ code: 'custom', message: 'choice', path: ['accessId'] });
  });

/** A phase has both of its days, in their order, or neither; the answer comes after all of them. */
function refuseDisorder(form: z.infer<typeof open>, context: z.RefinementCtx): void {
  const wrong = (path: string, message: string) =>
    context.addIssue({ code: 'custom', message, path: [path] });
  for (const kind of PHASES) {
    const [from, to] = [form[`${kind}Opens`], form[`${kind}Closes`]];
    if ((from === null) !== (to === null)) wrong(from ? `${kind}Closes` : `${kind}Opens`, 'date');
    if (from && to && to < from) wrong(`${kind}Closes`, 'before_start');
  }
  const last =
    PHASES.map((kind) => form[`${kind}Closes`] ?? '')
      .sort()
      .at(-1) ?? '';
  if (form.answerBy < last) wrong('answerBy', 'answer_by');
}

export type OpenForm = z.infer<typeof openForm>;
export type DraftForm = z.infer<typeof draftForm>;

export const translationForm = z.object({ title, question, context });
export type TranslationForm = z.infer<typeof translationForm>;

export const documentForm = z.object({
  lang: z.enum(LANGS),
  title: z.string().trim().min(3, 'short').max(200),
  address: z
    .string()
    .trim()
    .max(500)
    .refine((text) => /^https:\/\/\S+$/.test(text) && URL.canParse(text), 'address'),
});
export type DocumentForm = z.infer<typeof documentForm>;

/** Marks that turn the direction of a line or hide in it have no place in words that are shown to all. */
const HIDDEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One sentence that one can agree with or not. */
export const statementText = z
  .string()
  .transform((text) => text.replace(HIDDEN, '').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(8, 'short').max(240));

export const statementForm = z.object({ lang: z.enum(LANGS), text: statementText });

/** Why something is hidden, reported, or asked to be shown again. */
export const reasonText = z.string().trim().min(5, 'short').max(500);
