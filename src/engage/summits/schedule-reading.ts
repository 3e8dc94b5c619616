import { SaxesParser } from 'saxes';
import { z } from 'zod';
import { Problem } from '../../platform/problem.ts';
import { cleanText } from '../../web/http/forms.ts';
import { type Fault, type Read, readDuration, type ScheduleEvent } from './schedule.ts';

/** More than any summit that one room of people prepares. */
const MOST_EVENTS = 2000;
const MOST_FAULTS = 50;
const DEEPEST = 12;
/** What a field keeps of what it is given. */
const MOST = { title: 200, text: 4000, name: 100 };

/** Reads a programme in either form; what is none is refused, what is wrong in it is named. */
export function readSchedule(text: string): Read {
  const plain = text.replace(/^\uFEFF/, '').trimStart();
  const given = plain.startsWith('<') ? fromXml(plain) : fromJson(plain);
  if (given.events.length > MOST_EVENTS)
    throw new Problem('summit/schedule-large', 422, { most: MOST_EVENTS });
  const events: ScheduleEvent[] = [];
  const faults: Fault[] = [];
  const seen = { guid: new Set<string>(), number: new Set<number>() };
  for (const raw of given.events) {
    const read = readEvent(raw);
    if ('field' in read) faults.push(read);
    else if (seen.guid.has(read.guid))
      faults.push({ where: read.where, field: 'twice', value: read.guid });
    else if (seen.number.has(read.number))
      faults.push({ where: read.where, field: 'number', value: String(read.number) });
    else events.push(read);
    if ('field' in read) continue;
    seen.guid.add(read.guid);
    seen.number.add(read.number);
  }
  const names = (own: readonly string[], used: readonly string[]) => [
    ...new Set([...own, ...used].map(short).filter(Boolean)),
  ];
  return {
    schedule: {
      title: given.title,
      rooms: names(
        given.rooms,
        events.map(({ room }) => room),
      ),
      tracks: names(
        given.tracks,
        events.map(({ track }) => track),
      ),
      events,
    },
    faults: faults.slice(0, MOST_FAULTS),
  };
}

/** An event as it stands in either form, in the names of the JSON. */
interface Raw {
  readonly where: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly persons: readonly { readonly name: string; readonly biography: string }[];
}

interface Given {
  readonly title: string;
  readonly rooms: readonly string[];
  readonly tracks: readonly string[];
  readonly events: readonly Raw[];
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** With its offset: an hour without one is nobody's. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function readEvent({ where, fields, persons }: Raw): ScheduleEvent | Fault {
  const field = (name: string) => fields[name]?.trim() ?? '';
  const wrong = (name: Fault['field']): Fault => ({
    where,
    field: name,
    value: field(name).slice(0, 80),
  });
  if (!GUID.test(field('guid'))) return wrong('guid');
  if (!/^[1-9]\d{0,8}$/.test(field('id'))) return wrong('id');
  if (!field('title')) return wrong('title');
  const at = new Date(field('date'));
  const year = at.getUTCFullYear();
  if (!MOMENT.test(field('date')) || !(year >= 1990 && year <= 2100)) return wrong('date');
  const minutes = readDuration(field('duration'));
  if (!minutes) return wrong('duration');
  const [abstract, description] = [field('abstract'), field('description')];
  return {
    where,
    guid: field('guid').toLowerCase(),
    number: Number(field('id')),
    code: codeIn(field('code'), field('url')),
    title: clean(field('title'), MOST.title),
    subtitle: clean(field('subtitle'), MOST.title),
    kind: clean(field('type'), 60) || 'talk',
    lang: /^[a-z]{2,3}$/.test(field('language').slice(0, 3)) ? field('language').slice(0, 3) : '',
    overview: clean(abstract || description, MOST.text),
    scope: abstract ? clean(description, 2000) : '',
    room: field('room') === '–' ? '' : short(field('room')),
    track: short(field('track')),
    at,
    minutes,
    persons: persons
      .map(({ name, biography }) => ({ name: short(name), biography: clean(biography, 1000) }))
      .filter(({ name }) => name),
  };
}

/** pretalx names a session by six signs, in a field of its own or at the end of its address. */
function codeIn(code: string, url: string): string {
  const last = /\/([A-Za-z0-9]{3,12})\/?$/.exec(url)?.[1] ?? '';
  const found = /^[A-Za-z0-9]{3,12}$/.test(code) ? code : last;
  return found.toUpperCase();
}

const clean = (text: string, most: number): string => cleanText(text).trim().slice(0, most);
const short = (text: string): string => clean(text, MOST.name);

// pretalx writes texts of several languages as an object; the first of them is taken.
const spoken = z.union([z.string(), z.record(z.string(), z.string())]);

const jsonForm = z.looseObject({
  schedule: z.looseObject({
    conference: z.looseObject({
      title: spoken,
      rooms: z.array(z.looseObject({ name: spoken })).optional(),
      tracks: z.array(z.looseObject({ name: spoken })).optional(),
      days: z.array(
        z.looseObject({ rooms: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) }),
      ),
    }),
  }),
});

function fromJson(text: string): Given {
  const read = jsonForm.safeParse(parsed(text));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Problem('summit/schedule-form', 422, { where: issue?.path.join('.') ?? '' });
  }
  const { conference } = read.data.schedule;
  const names = (given: readonly { name: z.infer<typeof spoken> }[] = []) =>
    given.map(({ name }) => said(name));
  return {
    title: said(conference.title),
    rooms: names(conference.rooms),
    tracks: names(conference.tracks),
    events: conference.days.flatMap((day, index) =>
      Object.entries(day.rooms).flatMap(([room, events]) =>
        events.map((event, place) => rawOf(event, `${index + 1} · ${room} · ${place + 1}`, room)),
      ),
    ),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('summit/schedule-form', 422, { where: 'JSON' });
  }
}

const said = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const form = z.record(z.string(), z.string()).safeParse(value);
  return form.success ? (Object.values(form.data)[0] ?? '') : '';
};

function rawOf(event: Readonly<Record<string, unknown>>, where: string, room: string): Raw {
  const fields = Object.fromEntries(
    Object.entries(event).map(([name, value]) => [name, said(value)]),
  );
  const people = z.array(z.record(z.string(), z.unknown())).safeParse(event.persons ?? []);
  return {
    where,
    fields: { ...fields, room: fields.room || room },
    persons: (people.success ? people.data.slice(0, 50) : []).map((person) => ({
      name: said(person.public_name) || said(person.name),
      biography: said(person.biography),
    })),
  };
}

/** Reads the XML without ever following a declaration: a file that brings its own entities is refused. */
function fromXml(text: string): Given {
  const parser = new SaxesParser();
  const refuse = (where: string): never => {
    throw new Problem('summit/schedule-form', 422, { where });
  };
  const path: string[] = [];
  const [rooms, tracks, events]: [Set<string>, Set<string>, Raw[]] = [new Set(), new Set(), []];
  let [title, letters, day, room, place] = ['', '', 0, '', 0];
  let fields: Record<string, string> | null = null;
  let persons: { name: string; biography: string }[] = [];
  parser.on('doctype', () => refuse('DOCTYPE'));
  parser.on('error', () => refuse(`XML, ${parser.line}`));
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    letters = '';
    if (path.length > DEEPEST) refuse(`XML, ${parser.line}`);
    if (path.length === 1 && name !== 'schedule') refuse(name);
    const at = path.join('/');
    if (at === 'schedule/day') day += 1;
    if (at === 'schedule/day/room') [room, place] = [attributes.name ?? '', 0];
    if (at === 'schedule/conference/track') tracks.add(attributes.name ?? '');
    if (at !== 'schedule/day/room/event') return;
    place += 1;
    fields = { guid: attributes.guid ?? '', id: attributes.id ?? '', code: attributes.code ?? '' };
    persons = [];
    rooms.add(room);
  });
  parser.on('text', (part) => {
    letters += part;
  });
  parser.on('cdata', (part) => {
    letters += part;
  });
  parser.on('closetag', ({ name }) => {
    const at = path.join('/');
    path.pop();
    if (at === 'schedule/conference/title') title = letters;
    if (!fields) return;
    if (at === 'schedule/day/room/event') {
      const where = `${day} · ${room} · ${place}`;
      if (events.length <= MOST_EVENTS)
        events.push({ where, fields: { ...fields, room: fields.room || room }, persons });
      fields = null;
    } else if (at.endsWith('/event/persons/person') && persons.length < 50)
      persons.push({ name: letters, biography: '' });
    else if (path.length === 4) fields[name] = letters;
    letters = '';
  });
  parser.write(text).close();
  if (day === 0) refuse('day');
  return { title, rooms: [...rooms], tracks: [...tracks], events };
}
