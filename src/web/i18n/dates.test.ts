import { describe, expect, it } from 'vitest';
import { longDate, longMoment } from './dates.ts';

describe('a date in full', () => {
  it.each([
    ['fr', '1er novembre 2026'],
    ['en', 'November 1, 2026'],
    ['es', '1 de noviembre de 2026'],
    ['ar', '1 نوفمبر 2026'],
  ] as const)('is written as in %s', (lang, said) => {
    expect(longDate('2026-11-01', lang)).toBe(said);
  });
  it('has an ordinal on the first of a French month only', () => {
    expect(longDate('2026-11-11', 'fr')).toBe('11 novembre 2026');
    expect(longMoment(new Date('2026-12-01T09:30:00Z'), 'fr')).toMatch(/^1er décembre 2026/);
  });
});
