import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { faultsInXml, scheduleFormat } from '../../../test/schedule-format.ts';
import { applyProgramme, bringProgramme, planProgramme } from './importing.ts';
import { programmeOf } from './programme.ts';
import { addSummit, publishSummit, type Summit } from './records.ts';
import { readDuration, writeDuration } from './schedule.ts';
import { readSchedule } from './schedule-reading.ts';
import { scheduleJson, scheduleXml } from './schedule-writing.ts';
import { speakersIn } from './speakers.ts';

let hub: TestHub;
let summit: Summit;
beforeAll(async () => {
  hub = await openTestHub();
  const by = { clock: hub.clock, actor: 'worker' };
  summit = await hub.house.db.transaction(async (tx) => {
    const made = await addSummit(tx, by, {
      lang: 'fr',
      title: 'Rencontres & échanges',
      summary: 'Deux jours ensemble.',
      opensOn: '2027-03-27',
      closesOn: '2027-03-28',
      zone: 'Europe/Paris',
      place: 'Montreuil',
      link: '',
      languages: ['fr'],
    });
    await publishSummit(tx, by, made);
    return made;
  });
});
afterAll(() => hub.close());

const GUID = '8079583e-8321-506c-95af-fd2903a5f075';

/** One event as pretalx writes it, with what else a test wants. */
const event = (more: Record<string, unknown> = {}) => ({
  id: 25,
  guid: GUID,
  code: 'G9JGWY',
  logo: '',
  date: '2027-03-28T01:30:00+01:00',
  start: '01:30',
  duration: '00:45',
  room: 'Salle grise',
  slug: 'rencontres-25-puits',
  url: 'http://localhost/rencontres/talk/G9JGWY/',
  title: 'Les puits <& moulins>',
  subtitle: '',
  track: 'Économie',
  type: 'Talk',
  language: 'fr',
  abstract: 'Ce qu’ils ont changé.',
  description: 'Petits projets.',
  recording_license: '',
  do_not_record: false,
  persons: [{ id: 26, code: 'NQTF8Y', public_name: 'Brian Robinson', biography: 'Puisatier.' }],
  links: [],
  attachments: [],
  answers: [],
  ...more,
});

const file = (...events: Record<string, unknown>[]) =>
  JSON.stringify({
    schedule: {
      version: 'v1.1',
      base_url: 'http://localhost/rencontres/schedule/',
      conference: {
        acronym: 'rencontres',
        title: 'Rencontres',
        start: '2027-03-27',
        end: '2027-03-28',
        daysCount: 2,
        time_zone_name: 'Europe/Paris',
        timeslot_duration: '00:05',
        rooms: [{ name: 'Salle grise', guid: GUID, description: null, capacity: null }],
        days: [
          { index: 1, date: '2027-03-27', rooms: {} },
          { index: 2, date: '2027-03-28', rooms: { 'Salle grise': events } },
        ],
      },
    },
  });

const bring = (text: string) =>
  hub.house.db.transaction((tx) => bringProgramme(tx, hub, summit, { name: 'schedule', text }));
const plan = () => planProgramme(hub.house.db, hub, summit);
const apply = (id: string) =>
  hub.house.db.transaction((tx) =>
    applyProgramme(tx, hub, { clock: hub.clock, actor: 'worker' }, summit, id),
  );

describe('a programme from pretalx', () => {
  it('changes nothing before it is applied, and then keeps rooms, tracks, hours and guids', async () => {
    const id = await bring(file(event()));
    expect((await plan())?.steps.map(({ does }) => does)).toEqual(['adds']);
    expect((await programmeOf(hub.house.db, summit, '')).sessions).toEqual([]);
    await apply(id);
    const { sessions } = await programmeOf(hub.house.db, summit, '');
    expect(sessions).toMatchObject([
      {
        guid: GUID,
        number: 25,
        code: 'G9JGWY',
        title: 'Les puits <& moulins>',
        room: 'Salle grise',
        track: 'Économie',
        day: '2027-03-28',
        start: '01:30',
        minutes: 45,
      },
    ]);
  });

  it('hides who speaks until they say yes', async () => {
    const { sessions } = await programmeOf(hub.house.db, summit, '');
    const ids = sessions.map(({ id }) => id);
    const seen = (by: 'staff' | 'page') => speakersIn(hub.house.db, hub, 'low', ids, by);
    expect((await seen('staff')).map(({ name }) => name)).toEqual(['Brian Robinson']);
    expect((await seen('page')).map(({ name, biography }) => [name, biography])).toEqual([
      [null, ''],
    ]);
  });

  it('is brought a second time without doubling anything', async () => {
    await bring(file(event()));
    expect((await plan())?.steps.map(({ does }) => does)).toEqual(['nothing']);
    const moved = { date: '2027-03-28T03:30:00+02:00', start: '03:30', room: 'Salle bleue' };
    const id = await bring(file(event(moved)));
    expect((await plan())?.steps.map(({ does }) => does)).toEqual(['changes']);
    await apply(id);
    const { sessions } = await programmeOf(hub.house.db, summit, '');
    expect(sessions).toMatchObject([{ start: '03:30', room: 'Salle bleue', sequence: 1 }]);
    const [row] = await hub.house.sql<{ n: string }[]>`select count(*) as n from summit_speakers`;
    expect(row?.n).toBe('1');
  });

  it('comes in as XML as well, and is the same', async () => {
    const programme = await programmeOf(hub.house.db, summit, '');
    const speakers = await speakersIn(
      hub.house.db,
      hub,
      'low',
      programme.sessions.map(({ id }) => id),
      'staff',
    );
    const address = 'https://hub.example/fr/summits/rencontres';
    await bring(scheduleXml({ summit, programme, speakers, address }));
    expect((await plan())?.steps.map(({ does }) => does)).toEqual(['nothing']);
  });

  it.each([
    ['guid', { guid: 'none' }],
    ['id', { id: 0 }],
    ['title', { title: '' }],
    ['date', { date: '2027-03-28 09:30' }],
    ['duration', { duration: '00:00' }],
  ])('names the row and the %s that cannot be taken', (field, wrong) => {
    const { faults } = readSchedule(file(event(wrong)));
    expect(faults).toMatchObject([{ where: '2 · Salle grise · 1', field }]);
  });

  it('says that a guid stands there twice, and is then refused whole', async () => {
    const id = await bring(file(event(), event({ id: 26 })));
    expect((await plan())?.faults).toMatchObject([{ field: 'twice', value: GUID }]);
    await expect(apply(id)).rejects.toMatchObject({ code: 'summit/schedule-faulty' });
  });

  it.each([
    '{"schedule": {}}',
    'none',
    '<html></html>',
    '<!DOCTYPE schedule [<!ENTITY a "b">]><schedule><day/></schedule>',
    '<schedule><day>',
    `<schedule>${'<a>'.repeat(50)}`,
  ])('is refused where it is none: %s', (text) => {
    expect(() => readSchedule(text)).toThrow('summit/schedule-form');
  });
});

describe('a published programme', () => {
  const published = async () => {
    const programme = await programmeOf(hub.house.db, summit, '');
    const speakers = await speakersIn(
      hub.house.db,
      hub,
      'low',
      programme.sessions.map(({ id }) => id),
      'staff',
    );
    return { summit, programme, speakers, address: 'https://hub.example/fr/summits/rencontres' };
  };

  it('keeps the rules of the format as JSON', async () => {
    const written = scheduleJson(await published());
    expect(scheduleFormat.safeParse(written).error?.issues ?? []).toEqual([]);
    // The clocks go forward in that night: before it the offset is another.
    const [first, second] = written.schedule.conference.days;
    expect(first?.day_start).toBe('2027-03-27T00:00:00+01:00');
    expect(second?.day_end).toBe('2027-03-28T23:59:00+02:00');
    expect(second?.rooms['Salle bleue']?.[0]?.date).toBe('2027-03-28T03:30:00+02:00');
  });

  it('keeps them as XML', async () => {
    const xml = scheduleXml(await published());
    expect(faultsInXml(xml)).toEqual([]);
    expect(faultsInXml(xml.replace('<slug>', '<slog>').replace('</slug>', '</slog>'))).not.toEqual(
      [],
    );
  });

  it('writes durations that it reads', () => {
    for (const minutes of [1, 45, 60, 90, 1439])
      expect(readDuration(writeDuration(minutes))).toBe(minutes);
    expect([readDuration('1:30:00'), readDuration('25:00'), readDuration('-1:00')]).toEqual([
      90,
      null,
      null,
    ]);
  });
});
