import { z } from 'zod';
import { dayAt, isZone, wall } from '../../platform/calendar/zones.ts';
import { country as countryOf } from '../../reference/countries/countries.ts';
import { LANGS } from '../../reference/languages/languages.ts';

/** What helps people to come and to follow. */
export const ACCESS = [
  'step-free',
  'sign-language',
  'captions',
  'hearing-loop',
  'interpretation',
  'childcare',
  'quiet-space',
] as const;

/** How it comes back: an RRULE is written from it. */
export const REPEATS = [
  'never',
  'weekly',
  'fortnightly',
  'monthly-day',
  'monthly-weekday',
] as const;
type Repeat = (typeof REPEATS)[number];

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');
const times = z.coerce.number().int().min(2, 'times').max(200, 'times');
const optionalLink = z.union([
  z.literal(''),
  z.url({ protocol: /^https?$/, error: 'link' }).max(500),
]);
/** Days one below the other, or with commas: those on which it does not take place. */
const days = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((word) => word !== ''))
  .pipe(z.array(z.iso.date('date')).max(60));

export const eventWords = z.object({
  title: z.string().trim().min(3, 'short').max(140),
  description: z.string().trim().min(10, 'short').max(6000),
});

const fields = eventWords.extend({
  lang: z.enum(LANGS),
  day: z.iso.date('date'),
  from: clock,
  to: clock,
  zone: z.string().refine(isZone, 'choice'),
  repeat: z.enum(REPEATS),
  times: z.union([z.literal(''), times]),
  except: days,
  town: z.string().trim().max(80),
  country: z.union([
    z.literal(''),
    z.string().refine((code) => countryOf(code) !== null, 'choice'),
  ]),
  online: z.boolean(),
  address: z.string().trim().max(300),
  link: optionalLink,
  organiser: z.string().trim().max(120),
  spoken: z.array(z.enum(LANGS)).max(4),
  access: z.array(z.enum(ACCESS)).max(ACCESS.length),
  accessNote: z.string().trim().max(600),
  registers: z.boolean(),
  capacity: z.union([
    z.literal(''),
    z.coerce.number().int('capacity').min(1, 'capacity').max(100_000, 'capacity'),
  ]),
});

/** When one time is moved to. */
export const movedForm = fields.pick({ day: true, from: true, to: true });

export const eventForm = fields
  .superRefine((form, context) => {
    if (!form.online && form.town === '' && form.country === '')
      context.addIssue({ code: 'custom', path: ['town'], message: 'event-place' });
    if (form.repeat !== 'never' && form.times === '')
      context.addIssue({ code: 'custom', path: ['times'], message: 'times' });
  })
  .transform(({ day, from, to, repeat, times: count, except, country, capacity, ...rest }) => {
    const starts = `${day}T${from}`;
    return {
      ...rest,
      starts,
      ends: endOf(day, from, to),
      rule: repeat === 'never' ? null : ruleOf(repeat, day, Number(count)),
      except: except.map((date) => `${date}T${from}`),
      country: country || null,
      capacity: capacity === '' ? null : capacity,
    };
  });

export type EventForm = z.infer<typeof eventForm>;

/** An end before the start by the clock is that of the night after. */
export function endOf(day: string, from: string, to: string): string {
  if (to > from) return `${day}T${to}`;
  return `${dayAt(wall(day) + 86_400_000)}T${to}`;
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export function ruleOf(repeat: Exclude<Repeat, 'never'>, day: string, count: number): string {
  const date = new Date(`${day}T00:00Z`);
  const weekday = DAYS[date.getUTCDay()];
  const nth = Math.ceil(date.getUTCDate() / 7);
  const rules = {
    weekly: 'FREQ=WEEKLY',
    fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
    'monthly-day': `FREQ=MONTHLY;BYMONTHDAY=${date.getUTCDate()}`,
    // The fifth Tuesday is the last one.
    'monthly-weekday': `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${weekday}`,
  };
  return `${rules[repeat]};COUNT=${count}`;
}

/** The choice that a rule was written from; `never` for none and for rules that calendars of others bring. */
export function repeatOf(rule: string | null, day: string): Repeat {
  const [, count] = /;COUNT=(\d+)$/.exec(rule ?? '') ?? [];
  const found = REPEATS.find(
    (repeat) => repeat !== 'never' && ruleOf(repeat, day, Number(count)) === rule,
  );
  return found ?? 'never';
}

export const timesIn = (rule: string | null): string => /;COUNT=(\d+)$/.exec(rule ?? '')?.[1] ?? '';
