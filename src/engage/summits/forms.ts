import { z } from 'zod';
import { isZone } from '../../platform/calendar/calendar.ts';
import { isLang, LANGS } from '../../reference/languages/languages.ts';
import { day } from '../../web/http/forms.ts';

const words = (most: number) => z.string().trim().max(most);
const title = words(200).min(3, 'short');

/** An address that a page may lead to: never anything but the web. */
const link = words(500).refine((text) => text === '' || /^https?:\/\/[^\s]+$/.test(text), 'link');

export const summitForm = z
  .object({
    lang: z.enum(LANGS),
    title,
    summary: words(4000).min(10, 'short'),
    opensOn: day,
    closesOn: day,
    zone: z.string().trim().refine(isZone, 'zone'),
    place: words(200),
    link,
    languages: z.array(z.string().refine(isLang)).min(1, 'required').max(LANGS.length),
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, { message: 'order', path: ['closesOn'] });
export type SummitForm = z.infer<typeof summitForm>;

export const wordsForm = z.object({
  lang: z.enum(LANGS),
  title,
  summary: words(4000).min(10, 'short'),
});
export type WordsForm = z.infer<typeof wordsForm>;

export const ROLES = ['host', 'keynote', 'example', 'speaker', 'moderator'] as const;
export type SpeakerRole = (typeof ROLES)[number];

export const KINDS = ['plenary', 'talk', 'workshop', 'panel', 'meeting', 'pause'] as const;

export const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

export const sessionForm = z
  .object({
    // A programme from elsewhere may hold sessions in languages that the hub does not speak.
    lang: z.string().regex(/^[a-z]{2,3}$/),
    kind: z.string().trim().min(1).max(60),
    title,
    subtitle: words(200),
    overview: words(4000),
    theme: words(300),
    scope: words(2000),
    method: words(2000),
    trackId: z.string(),
    roomId: z.string(),
    day: z.union([day, z.literal('')]),
    start: z.union([z.string().regex(HOUR, 'hour'), z.literal('')]),
    minutes: z.coerce.number().int().min(1).max(1440),
  })
  .refine((form) => (form.day === '') === (form.start === ''), {
    message: 'hour',
    path: ['start'],
  });
export type SessionForm = z.infer<typeof sessionForm>;

export const sessionWordsForm = z.object({
  lang: z.enum(LANGS),
  title,
  overview: words(4000),
});
export type SessionWordsForm = z.infer<typeof sessionWordsForm>;

export const placeName = words(100).min(1, 'required');

export const speakerForm = z.object({
  name: words(120),
  biography: words(1000),
  organisationId: z.string(),
  role: z.enum(ROLES),
});

export const evaluationForm = z.object({
  heard: z.coerce.number().int().min(1).max(4),
  learnt: z.coerce.number().int().min(1).max(4),
  again: z.coerce.number().int().min(1).max(4),
});
export type EvaluationForm = z.infer<typeof evaluationForm>;
