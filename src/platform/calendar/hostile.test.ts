import { describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { readCalendar, readRule } from './calendar.ts';

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) =>
  calendar('BEGIN:VEVENT', 'UID:a', 'DTSTART:20260401T180000Z', ...lines, 'END:VEVENT');

function refusal(text: string): { code: string; line?: string | number | undefined } {
  try {
    const { refused } = readCalendar(text);
    const [problem] = refused;
    return problem ? { code: problem.code, line: problem.details.line } : { code: 'none' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, line: error.details.line };
  }
}

describe('a calendar of a stranger', () => {
  it('is refused as a whole where it is none, with the line', () => {
    expect(refusal('')).toEqual({ code: 'calendar/not-one', line: 1 });
    expect(refusal('<html>')).toEqual({ code: 'calendar/not-one', line: 1 });
    expect(refusal(calendar('BEGIN:VEVENT'))).toEqual({ code: 'calendar/unclosed', line: 4 });
    expect(refusal('BEGIN:VCALENDAR\nVERSION:2.0')).toEqual({ code: 'calendar/unclosed', line: 2 });
    expect(refusal(`${calendar()}\r\nX:1`)).toEqual({ code: 'calendar/after-end', line: 4 });
  });

  it('is refused where it is too much', () => {
    const deep = Array.from({ length: 9 }, () => 'BEGIN:VEVENT');
    expect(refusal(calendar(...deep))).toEqual({ code: 'calendar/deep', line: 7 });
    expect(refusal('x'.repeat(5_000_001)).code).toBe('calendar/large');
    expect(refusal(calendar('X:1\n'.repeat(200_000))).code).toBe('calendar/lines');
    expect(refusal(calendar(`X-LONG:1${'\n x'.repeat(70_000)}`))).toEqual({
      code: 'calendar/long-line',
      line: 3,
    });
    const many = 'BEGIN:VEVENT\nEND:VEVENT\n'.repeat(5001);
    expect(refusal(calendar(many)).code).toBe('calendar/many');
  });

  it('loses only the entry that is wrong, with its line', () => {
    const text = calendar(
      ...['BEGIN:VEVENT', 'UID:good', 'DTSTART:20260401T180000Z', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:bad', 'DTSTART:20260231T180000Z', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:also-good', 'DTSTART;VALUE=DATE:20260401', 'END:VEVENT'],
    );
    const { events, refused } = readCalendar(text);
    expect(events.map(({ uid }) => uid)).toEqual(['good', 'also-good']);
    expect(refused.map(({ code, details }) => [code, details.line, details.value])).toEqual([
      ['calendar/date', 9, '20260231T180000Z'],
    ]);
  });

  it('names what it cannot read', () => {
    expect(refusal(event('RRULE:FREQ=SECONDLY'))).toEqual({ code: 'calendar/rule', line: 6 });
    expect(refusal(event('RRULE:FREQ=DAILY;COUNT=1000000')).code).toBe('calendar/rule');
    expect(refusal(event('DTEND:20250101T000000Z'))).toEqual({ code: 'calendar/end', line: 6 });
    expect(refusal(event('DURATION:P9999W')).code).toBe('calendar/date');
    expect(refusal(event('NONSENSE')).code).toBe('none');
    expect(refusal(event('SUMMARY')).code).toBe('calendar/line');
    expect(refusal(event(`SUMMARY:${'x'.repeat(501)}`)).code).toBe('calendar/long');
    expect(refusal(event('EXDATE;TZID=Mars/Olympus:20260401T180000')).code).toBe('calendar/zone');
    const later = 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260401T180000Z';
    expect(refusal(event(later)).code).toBe('calendar/range');
  });

  it('is read in a moment, however it is made', () => {
    const begun = performance.now();
    for (const line of ['SUMMARY;A=', 'SUMMARY;="', 'SUMMARY:\\', 'EXDATE:', 'DTEND;VALUE='])
      readCalendar(event(line + ',;"\\'.repeat(12_000)));
    readCalendar(event(`EXDATE:${'20260401T180000Z,'.repeat(3000)}20260401T180000Z`));
    readCalendar(calendar('A;B=C;D=E:F\n'.repeat(100_000)));
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('keeps what Outlook and Google write', () => {
    const { events } = readCalendar(
      calendar(
        'X-WR-TIMEZONE:Europe/Madrid',
        ...['BEGIN:VEVENT', 'UID:o', 'DTSTART;TZID="Romance Standard Time":20260401T180000'],
        ...['DURATION:PT1H30M', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:g', 'DTSTART:20260401T180000Z', 'END:VEVENT'],
      ),
    );
    expect(events.map(({ start, end }) => [start.local, start.zone, end.local])).toEqual([
      ['2026-04-01T18:00', 'Europe/Paris', '2026-04-01T19:30'],
      ['2026-04-01T20:00', 'Europe/Madrid', '2026-04-01T20:00'],
    ]);
  });

  it('may ask for no rule that never ends to be thought through', () => {
    const rule = readRule('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30');
    expect(rule?.monthDays).toEqual([30]);
    for (const text of ['FREQ=HOURLY', 'FREQ=DAILY;BYSECOND=1', 'COUNT=3', 'FREQ=WEEKLY;BYDAY=1MO'])
      expect(readRule(text)).toBeNull();
  });
});
