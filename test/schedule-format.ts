import { SaxesParser } from 'saxes';
import { z } from 'zod';

/*
 * The schedule format of frab and pretalx, as its keepers state it: voc/schedule, `validator/json/schema.json` and
 * `validator/xsd/schedule.xml.xsd` (https://github.com/voc/schedule, EUPL-1.2). The rules are written down here in our own
 * words: names, which of them must be there, what they look like, and that nothing else stands beside them.
 */

const text = z.string();
const maybe = text.nullable();
const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();
const address = z.url();
const duration = text.regex(/^[0-9]+:[0-9]{2}$/);

const frabPerson = z.looseObject({ public_name: text, id: z.int() });
const pretalxPerson = z.looseObject({
  name: text,
  code: text.regex(/^[A-Z0-9]+$/).optional(),
  guid: z.uuid().optional(),
  biography: text.optional(),
});

/** A person is of one of the two kinds, and not of both. */
const person = z
  .unknown()
  .refine(
    (given) => frabPerson.safeParse(given).success !== pretalxPerson.safeParse(given).success,
    'one kind of person',
  );

const event = z.strictObject({
  id: z.int().min(1),
  guid: z.uuid(),
  date: moment,
  start: text.regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  duration,
  room: text,
  slug: text.regex(/^[a-z0-9_-]+[a-z0-9]$/),
  url: address,
  title: text,
  subtitle: maybe,
  track: maybe,
  type: text,
  language: text,
  abstract: maybe,
  persons: z.array(person),
  links: z.array(z.unknown()),
  logo: text.optional(),
  description: maybe.optional(),
  recording_license: text.optional(),
  do_not_record: maybe.optional(),
  do_not_stream: maybe.optional(),
  attachments: z.array(z.unknown()).optional(),
  answers: z.array(z.unknown()).optional(),
});

const conference = z.strictObject({
  acronym: text.regex(/^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/),
  title: text,
  description: text.optional(),
  start: day,
  end: day,
  daysCount: z.int(),
  timeslot_duration: text,
  time_zone_name: text.regex(/^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/).optional(),
  logo: text.optional(),
  colors: z.looseObject({}).optional(),
  keywords: z.array(text).optional(),
  url: address.optional(),
  tracks: z.array(z.looseObject({ name: text })).optional(),
  rooms: z
    .array(
      z.strictObject({
        name: text,
        guid: z.uuid(),
        description: maybe.optional(),
        capacity: z.number().nullable().optional(),
      }),
    )
    .optional(),
  meta: z.looseObject({}).optional(),
  days: z.array(
    z.strictObject({
      index: z.int(),
      date: day,
      day_start: moment,
      day_end: moment,
      rooms: z.record(text, z.array(event)),
    }),
  ),
});

export const scheduleFormat = z.strictObject({
  $schema: text.optional(),
  generator: z.looseObject({ name: text.optional(), version: text.optional() }).optional(),
  schedule: z
    .looseObject({ version: text, base_url: address.optional(), conference })
    .refine((given) => !('rooms' in given), 'rooms stand in the conference'),
});

/** The child elements that each element may have; those with a star must be there. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  schedule: ['generator', 'version*', 'conference*', 'day*'],
  conference: [
    ...['title*', 'acronym*', 'start', 'end', 'days'],
    ...['timeslot_duration', 'base_url', 'time_zone_name'],
  ],
  day: ['room'],
  room: ['event'],
  event: [
    ...['room*', 'title*', 'subtitle*', 'type*', 'date*', 'start*', 'duration*', 'abstract*'],
    ...['slug*', 'track*', 'logo', 'persons', 'language', 'description', 'recording', 'links'],
    ...['attachments', 'video_download_url', 'url'],
  ],
  persons: ['person'],
  links: ['link'],
};

const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  day: {
    date: /^\d{4}-\d\d-\d\d$/,
    start: /(Z|[+-]\d{1,2}:\d\d)$/,
    end: /(Z|[+-]\d{1,2}:\d\d)$/,
    index: /^[1-9]\d*$/,
  },
  room: { name: /./ },
  event: { id: /^[1-9]\d*$/, guid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
};

const TEXTS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d{1,2}:\d\d)$/,
  start: /^([0-2]\d:[0-5]\d(:[0-5]\d)?|\d{4}-\d\d-\d\d)$/,
  duration: /^\d{1,2}:\d\d(:\d{1,2})?$/,
  timeslot_duration: /^\d{1,2}:\d\d(:\d{1,2})?$/,
  base_url: /^https?:\/\//,
  url: /^https?:\/\//,
};

/** What in an XML is against the rules, line by line; nothing where all is well. */
export function faultsInXml(xml: string): string[] {
  const faults: string[] = [];
  const open: { name: string; children: string[]; text: string }[] = [];
  const seen = { guid: new Set<string>(), id: new Set<string>(), slug: new Set<string>() };
  const parser = new SaxesParser();
  const say = (fault: string) => faults.push(`${parser.line}: ${fault}`);
  const once = (kind: keyof typeof seen, value: string) => {
    if (seen[kind].has(value)) say(`${kind} ${value} twice`);
    seen[kind].add(value);
  };
  parser.on('error', ({ message }) => say(message));
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    const allowed = ELEMENTS[parent?.name ?? '']?.map((each) => each.replace('*', ''));
    if (parent && !allowed?.includes(name)) say(`${name} in ${parent.name}`);
    if (parent?.name === 'event' && parent.children.includes(name)) say(`${name} twice`);
    parent?.children.push(name);
    open.push({ name, children: [], text: '' });
    if (name === 'room' && parent?.name === 'event') return;
    for (const [key, form] of Object.entries(ATTRIBUTES[name] ?? {}))
      if (!form.test(attributes[key] ?? '')) say(`${name} ${key}=${attributes[key]}`);
    if (name !== 'event') return;
    once('guid', attributes.guid ?? '');
    once('id', attributes.id ?? '');
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last) last.text += part;
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    const { name, children, text: said } = element;
    const parent = open.at(-1)?.name;
    if (!(name === 'room' && parent === 'event'))
      for (const wanted of ELEMENTS[name] ?? [])
        if (wanted.endsWith('*') && !children.includes(wanted.slice(0, -1)))
          say(`${name} without ${wanted.slice(0, -1)}`);
    const form = TEXTS[name];
    if (form && !form.test(said)) say(`${name}: ${said}`);
    if (name === 'slug') once('slug', said);
  });
  parser.write(xml).close();
  return faults;
}
