import { z } from 'zod';
import { LANGS } from '../../reference/languages/languages.ts';
import { day, type Typed } from '../../web/http/forms.ts';

const SHORT = 120;
const LONG = 2000;

const words = z
  .strictObject({
    lang: z.enum(LANGS),
    title: z.string().trim().max(SHORT),
    text: z.string().trim().max(LONG),
  })
  // A title without a text, or the other way round, is half an announcement.
  .superRefine(({ lang, title, text }, context) => {
    if (title && !text)
      context.addIssue({ code: 'custom', message: 'required', path: ['text', lang] });
    if (text && !title)
      context.addIssue({ code: 'custom', message: 'required', path: ['title', lang] });
  });

/** What a steward writes to the members: in one language or several, signed or not, with a day where it calls to a meeting. */
export const announcementForm = z.strictObject({
  texts: z.array(words),
  meetingOn: z.union([day, z.literal('')]).transform((on) => on || null),
  signature: z
    .string()
    .trim()
    .max(SHORT)
    .transform((name) => name || null),
});

export type AnnouncementForm = z.output<typeof announcementForm>;

/** As it was typed; the language of the page is the original and stands first. */
export const announcementTyped = (form: Typed, first: string) => ({
  texts: LANGS.toSorted((one, other) => Number(other === first) - Number(one === first)).map(
    (lang) => ({ lang, title: form.one(`title.${lang}`), text: form.one(`text.${lang}`) }),
  ),
  meetingOn: form.one('meetingOn'),
  signature: form.one('signature'),
});
