import { instantOf, offsetAt } from '../../platform/calendar/calendar.ts';
import { xmlText } from '../../web/http/xml.ts';
import type { Placed, Programme } from './programme.ts';
import type { Summit } from './records.ts';
import { writeDuration } from './schedule.ts';
import type { Speaker } from './speakers.ts';

interface Published {
  readonly summit: Summit;
  readonly programme: Programme;
  /** Those who may be named in files. */
  readonly speakers: readonly Speaker[];
  /** Public address of the summit: `https://hub.example/fr/summits/rencontres`. */
  readonly address: string;
}

/** Of where a session without a room is said to be, since the format knows no other. */
const NOWHERE = '–';

interface Event {
  readonly session: Placed;
  readonly day: string;
  readonly date: string;
  readonly start: string;
  readonly room: string;
  readonly slug: string;
  readonly url: string;
  readonly persons: readonly Speaker[];
}

/** The format allows small letters, digits and underscores, four at the least. */
export const acronymOf = ({ slug }: Pick<Summit, 'slug'>): string =>
  slug.replaceAll('-', '_').padEnd(4, '_');

/** schedule.json as frab and pretalx publish it (schema: voc/schedule, `validator/json/schema.json`). */
export function scheduleJson(published: Published) {
  const { summit, programme, address } = published;
  const days = daysOf(published);
  return {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: 'Passerelle', version: '1' },
    schedule: {
      url: `${address}/schedule.json`,
      version: versionOf(programme),
      base_url: `${address}/`,
      conference: {
        acronym: acronymOf(summit),
        title: summit.title,
        start: summit.opensOn,
        end: summit.closesOn,
        daysCount: days.length,
        timeslot_duration: '00:05',
        time_zone_name: summit.zone,
        url: address,
        rooms: programme.rooms.map(({ id, name, guid, capacity }) => ({
          name,
          guid: guid ?? id,
          description: null,
          capacity,
        })),
        tracks: programme.tracks.map(({ name }) => ({ name })),
        days: days.map((day) => ({
          index: day.index,
          date: day.date,
          day_start: day.start,
          day_end: day.end,
          rooms: Object.fromEntries(
            [...day.rooms].map(([room, events]) => [room, events.map(eventJson)]),
          ),
        })),
      },
    },
  };
}

const eventJson = ({ session, persons, ...event }: Event) => ({
  id: session.number,
  guid: session.guid,
  logo: '',
  date: event.date,
  start: event.start,
  duration: writeDuration(session.minutes),
  room: event.room,
  slug: event.slug,
  url: event.url,
  title: session.title,
  subtitle: session.subtitle,
  track: session.track,
  type: session.kind,
  language: session.lang,
  abstract: session.overview,
  description: session.scope,
  recording_license: '',
  persons: persons.map(({ id, name, biography }) => ({
    guid: id,
    name: name ?? '',
    public_name: name ?? '',
    biography,
  })),
  links: [],
  attachments: [],
  answers: [],
});

/** schedule.xml of the same (schema: voc/schedule, `validator/xsd/schedule.xml.xsd`). */
export function scheduleXml(published: Published): string {
  const { summit, programme, address } = published;
  const days = daysOf(published);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<schedule>',
    '  <generator name="Passerelle" version="1"/>',
    `  ${element('version', versionOf(programme))}`,
    '  <conference>',
    `    ${element('acronym', acronymOf(summit))}`,
    `    ${element('title', summit.title)}`,
    `    ${element('start', summit.opensOn)}`,
    `    ${element('end', summit.closesOn)}`,
    `    ${element('days', days.length)}`,
    `    ${element('timeslot_duration', '00:05')}`,
    `    ${element('base_url', `${address}/`)}`,
    `    ${element('time_zone_name', summit.zone)}`,
    '  </conference>',
    ...days.flatMap((day) => [
      `  <day index="${day.index}" date="${day.date}" start="${day.start}" end="${day.end}">`,
      ...[...day.rooms].flatMap(([room, events]) => [
        `    <room name="${xmlText(room)}">`,
        ...events.flatMap(eventXml),
        '    </room>',
      ]),
      '  </day>',
    ]),
    '</schedule>',
    '',
  ].join('\n');
}

const element = (name: string, text: string | number): string =>
  `<${name}>${xmlText(String(text))}</${name}>`;

const eventXml = ({ session, persons, ...event }: Event): string[] => [
  `      <event guid="${xmlText(session.guid)}" id="${session.number}">`,
  ...[
    element('room', event.room),
    element('title', session.title),
    element('subtitle', session.subtitle),
    element('type', session.kind),
    element('date', event.date),
    element('start', event.start),
    element('duration', writeDuration(session.minutes)),
    element('abstract', session.overview),
    element('slug', event.slug),
    element('track', session.track ?? ''),
    element('language', session.lang),
    element('description', session.scope),
    element('url', event.url),
    '<persons>',
    ...persons.map(({ name }) => `  ${element('person', name ?? '')}`),
    '</persons>',
    '<links/>',
  ].map((line) => `        ${line}`),
  '      </event>',
];

/** Each change of when or where gives another version. */
const versionOf = ({ sessions }: Programme): string =>
  `1.${sessions.reduce((sum, { sequence }) => sum + sequence + 1, 0)}`;

/** Every day of the summit, also one on which nothing is planned, and those of sessions beside them. */
function daysOf(published: Published) {
  const { summit } = published;
  const events = eventsOf(published);
  const dates = new Set([...range(summit.opensOn, summit.closesOn), ...events.map((e) => e.day)]);
  return [...dates].sort().map((date, index) => ({
    index: index + 1,
    date,
    start: moment(summit.zone, `${date}T00:00`),
    end: moment(summit.zone, `${date}T23:59`),
    rooms: Map.groupBy(
      events.filter(({ day }) => day === date),
      ({ room }) => room,
    ),
  }));
}

function range(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** What is planned and takes place; without day and hour the format can say nothing of it. */
const eventsOf = ({ summit, programme, speakers, address }: Published): Event[] =>
  programme.sessions.flatMap((session) => {
    const { day, start, cancelledOn } = session;
    if (!day || !start || cancelledOn) return [];
    return [
      {
        session,
        day,
        date: moment(summit.zone, `${day}T${start}`),
        start,
        room: session.room ?? NOWHERE,
        slug: `${acronymOf(summit)}-${session.number}-${session.code.toLowerCase()}`,
        url: `${address}/sessions/${session.code}`,
        persons: speakers.filter(({ sessionId, name }) => sessionId === session.id && name),
      },
    ];
  });

/** 2027-03-04T09:30:00+01:00. */
function moment(zone: string, local: string): string {
  const offset = offsetAt(instantOf(local, zone), zone);
  const size = Math.abs(offset);
  return `${local}:00${offset < 0 ? '-' : '+'}${writeDuration(size)}`;
}
