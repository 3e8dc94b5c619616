import { z } from 'zod';
import { instantOf, isZone } from '../../platform/calendar/calendar.ts';
import { FRAMES } from '../../reference/frames/frames.ts';
import { resolveLanguage } from '../../reference/languages/languages.ts';
import { day, type Typed } from '../../web/http/forms.ts';

export const TOPIC_CODES = FRAMES.topics.map(({ code }) => code).filter((code) => code !== 'other');
/** How many times somebody may say that they are free. */
export const TIMES = 3;
const LANGUAGES = 8;

const topics = z.array(z.enum(TOPIC_CODES)).max(TOPIC_CODES.length);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');
const zone = z.string().refine(isZone, 'choice');

export const personForm = z
  .object({
    name: z.string().trim().min(2, 'short').max(40),
    offers: topics,
    seeks: topics,
    langs: z
      .string()
      .trim()
      .min(1, 'required')
      .max(200)
      .transform((text) =>
        text
          .split(/[,;،]/)
          .map((one) => one.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().transform(codeOf)).min(1, 'required').max(LANGUAGES)),
    zone,
    times: z.array(z.object({ day, hour })).max(TIMES),
    tell: z.boolean(),
  })
  .refine(({ offers, seeks }) => offers.length + seeks.length > 0, {
    path: ['seeks'],
    message: 'required',
  })
  .transform(({ times, ...form }) => ({
    ...form,
    times: [...new Set(times.map((one) => momentOf(one, form.zone)))].sort(),
  }));
export type PersonForm = z.infer<typeof personForm>;

function codeOf(text: string, context: z.RefinementCtx): string {
  const found = resolveLanguage(text);
  if (found.code && !found.ambiguous) return found.code;
  context.addIssue({ code: 'custom', message: 'language' });
  return z.NEVER;
}

interface When {
  readonly day: string;
  readonly hour: string;
}

const momentOf = ({ day: date, hour: clock }: When, place: string): string =>
  instantOf(`${date}T${clock}`, place).toISOString();

/** Days and hours as they were typed, empty lines left out. */
export const timesIn = (form: Typed): When[] =>
  Array.from({ length: TIMES }, (_, at) => ({
    day: form.one(`day-${at + 1}`),
    hour: form.one(`hour-${at + 1}`),
  })).filter((one) => one.day !== '' || one.hour !== '');

/** When and where two people meet, in the zone of whoever writes it. */
export const timeForm = (place: string) =>
  z
    .object({ day, hour, place: z.string().trim().min(2, 'short').max(300) })
    .transform(({ place: where, ...when }) => ({ place: where, time: momentOf(when, place) }));

export const wordsText = z.string().trim().max(1000);
