import isoCountries from 'i18n-iso-countries';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, country, RESIDENCES } from './countries.ts';
import { PLACES } from './places.ts';

describe('the countries of the demonstration', () => {
  it('carry their real codes', () => {
    for (const { code, m49 } of COUNTRIES) {
      expect(isoCountries.alpha3ToNumeric(code)).toBe(String(m49).padStart(3, '0'));
    }
  });

  it('are each told once, in three languages', () => {
    for (const key of ['code', 'm49', 'unhcr', 'en', 'fr', 'es'] as const) {
      expect(new Set(COUNTRIES.map((each) => each[key])).size).toBe(COUNTRIES.length);
    }
  });

  it('do not confuse the codes of UNHCR with those of ISO', () => {
    expect(country('AUT').unhcr).toBe('AUS');
    expect(country('AUS').unhcr).toBe('AUL');
    expect(country('DEU').unhcr).toBe('GFR');
    expect(() => country('GFR')).toThrow('no country GFR');
  });

  it('hold every city, with shares that leave room for the rest', () => {
    expect(PLACES.every(({ residence }) => RESIDENCES.includes(residence))).toBe(true);
    for (const [, places] of Map.groupBy(PLACES, ({ residence }) => residence)) {
      expect(places.reduce((sum, { share }) => sum + share, 0)).toBeLessThan(0.95);
    }
  });
});
