import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import {
  type CalendarEvent,
  instantOf,
  localOf,
  occurrences,
  readCalendar,
  writeCalendar,
} from './calendar.ts';

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Africa/Casablanca',
  'Asia/Beirut',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
];

// Seven hours and a half: each hour of the day and each day of the week is met.
const STEP = 7.5 * 3_600_000;

const meeting = (changed: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'meeting@hub.example',
  sequence: 0,
  start: { local: '2026-03-22T23:30', zone: 'Europe/Paris' },
  end: { local: '2026-03-23T00:30', zone: 'Europe/Paris' },
  title: 'Rencontre',
  description: '',
  place: '',
  url: '',
  rule: null,
  except: [],
  also: [],
  instead: null,
  status: 'confirmed',
  changedAt: new Date('2026-01-05T09:00:00Z'),
  ...changed,
});

const written = (...events: CalendarEvent[]) => writeCalendar(events, { name: 'Hub', lang: 'fr' });
const starts = (event: CalendarEvent, most = 20, moved: CalendarEvent[] = []) =>
  occurrences(event, new Date('2025-01-01'), new Date('2035-01-01'), most, moved).map(({ start }) =>
    start.toISOString().slice(0, 16),
  );

const isShownTwice = (at: number, zone: string) =>
  [-60, -30, 30, 60].some(
    (minutes) => localOf(new Date(at + minutes * 60_000), zone) === localOf(new Date(at), zone),
  );

describe('a calendar that is written', () => {
  it('says the same when it is read again, in any script', () => {
    const events = [
      meeting({ title: 'Été ; « à, l’heure \\ »', description: 'Une ligne\nune autre: X' }),
      meeting({ uid: 'b', title: 'اجتماع '.repeat(40).trim(), place: 'الرباط', sequence: 7 }),
      meeting({ uid: 'c', url: 'https://hub.example/a;b,c?d=e', status: 'cancelled' }),
    ];
    const text = written(...events);
    expect(readCalendar(text)).toEqual({ name: 'Hub', events, refused: [] });
    const lines = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...lines)).toBeLessThanOrEqual(75);
  });

  it('is read by ical.js, with its zones', () => {
    const calendar = new ICAL.Component(
      ICAL.parse(written(meeting({ rule: 'FREQ=WEEKLY;COUNT=3' }))),
    );
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    const turns = event.iterator();
    const found = [turns.next(), turns.next(), turns.next()].map((time) => time?.toJSDate());
    expect(found.map((at) => at?.toISOString().slice(0, 16))).toEqual([
      '2026-03-22T22:30',
      '2026-03-29T21:30',
      '2026-04-05T21:30',
    ]);
  });

  it('lets no text become a line of its own', () => {
    const evil = 'Hub\r\nEND:VCALENDAR\u0000\nBEGIN:VEVENT';
    const text = writeCalendar(
      [meeting({ uid: evil, title: evil, description: evil, place: evil, url: evil })],
      { name: evil, lang: 'fr' },
    );
    expect(text.match(/^(BEGIN|END):/gm)).toHaveLength(12);
    expect(text).not.toContain('\u0000');
    expect(ICAL.parse(text)[0]).toBe('vcalendar');
  });

  it('is the same text for the same events', () => {
    expect(written(meeting())).toBe(written(meeting()));
  });

  it.each(ZONES)('defines %s as the hub reads it, at every turn of twelve years', (zone) => {
    const day = { local: '2026-01-10T12:00', zone };
    const text = written(meeting({ start: day, end: day, rule: 'FREQ=DAILY' }));
    const calendar = new ICAL.Component(ICAL.parse(text));
    const definition = calendar.getFirstSubcomponent('vtimezone');
    if (!definition) throw new Error('no zone');
    const defined = new ICAL.Timezone(definition);
    const differing: string[] = [];
    for (let at = Date.UTC(2025, 1, 1); at < Date.UTC(2037, 0, 1); at += STEP) {
      const local = localOf(new Date(at), zone);
      // What the clock shows twice is the first time here (RFC 5545) and the second in ical.js.
      if (isShownTwice(at, zone)) continue;
      const time = ICAL.Time.fromDateTimeString(`${local}:00`);
      const offset = defined.utcOffset(time) * 1000;
      if (Date.parse(`${local}Z`) - offset !== at) differing.push(local);
    }
    expect(differing).toEqual([]);
  });

  it('comes back as it was, whatever the event', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 120 })
      .map((line) => line.replace(/\p{Cc}/gu, '').trim());
    const clock = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 16));
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES, 'UTC'),
        clock,
        fc.integer({ min: 0, max: 5000 }),
        fc.array(clock, { maxLength: 3 }),
        fc.constantFrom(null, 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;COUNT=5;BYDAY=-1FR'),
        text,
        (zone, local, minutes, except, rule, title) => {
          const lasting = new Date(instantOf(local, zone).getTime() + minutes * 60_000);
          const event = meeting({
            start: { local, zone },
            end: { local: localOf(lasting, zone), zone },
            except,
            rule,
            title,
          });
          // Where the end falls on an hour that is shown twice, it may be read an hour early: before the start.
          fc.pre(instantOf(event.end.local, zone) >= instantOf(local, zone));
          expect(readCalendar(written(event)).events).toEqual([event]);
        },
      ),
    );
  });
});

describe('when an event takes place', () => {
  it('is by the clock on the wall, before and after it is changed', () => {
    expect(starts(meeting({ rule: 'FREQ=WEEKLY' }), 3)).toEqual([
      '2026-03-22T22:30',
      '2026-03-29T21:30',
      '2026-04-05T21:30',
    ]);
  });

  it('reads an hour that is skipped by the clock of before, and one that comes twice as the first', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Paris').toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(instantOf('2026-10-25T02:30', 'Europe/Paris').toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(instantOf('2026-04-05T01:45', 'Australia/Lord_Howe').toISOString()).toBe(
      '2026-04-04T14:45:00.000Z',
    );
  });

  it('follows Morocco through Ramadan', () => {
    const local = { local: '2025-02-16T20:00', zone: 'Africa/Casablanca' };
    const weekly = meeting({ start: local, end: local, rule: 'FREQ=WEEKLY;INTERVAL=4;COUNT=3' });
    expect(starts(weekly)).toEqual(['2025-02-16T19:00', '2025-03-16T20:00', '2025-04-13T19:00']);
  });

  it('leaves out what is excepted, adds what is added, and puts what is moved in its place', () => {
    const event = meeting({
      rule: 'FREQ=WEEKLY;COUNT=3',
      except: ['2026-03-29T23:30'],
      also: ['2026-05-01T18:00'],
    });
    const moved = meeting({
      instead: '2026-04-05T23:30',
      start: { local: '2026-04-06T20:00', zone: 'Europe/Paris' },
      end: { local: '2026-04-06T21:00', zone: 'Europe/Paris' },
    });
    expect(starts(event, 9, [moved])).toEqual([
      '2026-03-22T22:30',
      '2026-04-06T18:00',
      '2026-05-01T16:00',
    ]);
  });

  it('gives what has begun and not yet ended', () => {
    const days = meeting({
      start: { local: '2026-05-01', zone: 'Europe/Paris' },
      end: { local: '2026-05-04', zone: 'Europe/Paris' },
    });
    const [found] = occurrences(days, new Date('2026-05-03T12:00Z'), new Date('2027-01-01'), 5);
    expect(found?.end.toISOString()).toBe('2026-05-03T22:00:00.000Z');
    expect(occurrences(days, new Date('2026-05-03T22:00Z'), new Date('2027-01-01'), 5)).toEqual([]);
  });

  it('agrees with ical.js on the rules that people write', () => {
    const weekdays = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 });
    const rule = fc.oneof(
      fc.constant('FREQ=DAILY'),
      weekdays.map((days) => `FREQ=WEEKLY;BYDAY=${days.join(',')}`),
      fc
        .tuple(fc.constantFrom(-2, -1, 1, 2, 3, 4), weekdays)
        .map(([nth, [day]]) => `FREQ=MONTHLY;BYDAY=${nth}${day}`),
      fc.integer({ min: 1, max: 28 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), weekdays)
        .map(([month, [day]]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=1${day}`),
    );
    fc.assert(
      fc.property(
        rule,
        fc.integer({ min: 1, max: 5 }),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        (base, interval, day) => {
          const text = `${base};INTERVAL=${interval}`;
          const from = ICAL.Time.fromDateString(day.toISOString().slice(0, 10));
          const turns = ICAL.Recur.fromString(text).iterator(from);
          const first = turns.next().toString();
          // The first start counts whatever the rule says: begin with one that follows it.
          const event = meeting({
            start: { local: first, zone: 'UTC' },
            end: { local: first, zone: 'UTC' },
            rule: text,
          });
          const peer = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(first));
          const expected = Array.from({ length: 6 }, () => String(peer.next()));
          const found = occurrences(event, new Date('2020-01-01'), new Date('2080-01-01'), 6);
          expect(found.map(({ key }) => key)).toEqual(expected);
        },
      ),
    );
  });
});
