import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourIn, isQuiet, monthIn, nextAwake, nextMonth } from './quiet.ts';

const ZONES = [
  'Europe/Paris',
  'Africa/Dakar',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Chatham',
];
const at = (text: string) => new Date(text);
const NIGHT = { quietFrom: 21, quietTo: 8 };

describe('quiet hours', () => {
  it('are those of the wall where somebody lives', () => {
    const evening = at('2026-11-22T20:30:00Z');
    expect(isQuiet(evening, { ...NIGHT, zone: 'Europe/Paris' })).toBe(true);
    expect(isQuiet(evening, { ...NIGHT, zone: 'Africa/Dakar' })).toBe(false);
    expect(isQuiet(evening, { quietFrom: 8, quietTo: 8, zone: 'Europe/Paris' })).toBe(false);
  });

  it('put a message off until morning', () => {
    const paris = { ...NIGHT, zone: 'Europe/Paris' };
    expect(nextAwake(at('2026-11-22T20:30:00Z'), paris)).toEqual(at('2026-11-23T07:00:00Z'));
    expect(nextAwake(at('2026-11-22T12:00:00Z'), paris)).toEqual(at('2026-11-22T12:00:00Z'));
    // The night on which clocks are put back: eight o'clock is an hour later for the rest of the world.
    expect(nextAwake(at('2026-10-24T22:00:00Z'), paris)).toEqual(at('2026-10-25T07:00:00Z'));
    const kathmandu = { ...NIGHT, zone: 'Asia/Kathmandu' };
    expect(nextAwake(at('2026-11-22T20:30:00Z'), kathmandu)).toEqual(at('2026-11-23T02:15:00Z'));
  });

  it('are over at the next awake moment, whatever they are and wherever', () => {
    const hours = fc.nat({ max: 23 });
    const moments = fc.date({ min: at('2026-01-01'), max: at('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moments,
        hours,
        hours,
        fc.constantFrom(...ZONES),
        (now, quietFrom, quietTo, zone) => {
          const quiet = { quietFrom, quietTo, zone };
          const next = nextAwake(now, quiet);
          expect(isQuiet(next, quiet)).toBe(false);
          expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime());
          expect(next.getTime() - now.getTime()).toBeLessThan(25 * 3_600_000);
        },
      ),
    );
  });
});

describe('a month', () => {
  it('begins at midnight where somebody lives', () => {
    const now = at('2026-11-22T12:00:00Z');
    expect(nextMonth(now, 'Europe/Paris')).toEqual(at('2026-11-30T23:00:00Z'));
    expect(nextMonth(now, 'America/New_York')).toEqual(at('2026-12-01T05:00:00Z'));
    expect(monthIn(at('2026-11-30T23:00:00Z'), 'Europe/Paris')).toBe('2026-12');
    expect(monthIn(at('2026-11-30T23:00:00Z'), 'Africa/Dakar')).toBe('2026-11');
    expect(hourIn(at('2026-11-30T23:00:00Z'), 'Europe/Paris')).toBe(0);
  });
});
