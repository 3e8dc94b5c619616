import { describe, expect, it } from 'vitest';
import { sampleLocale } from '../components/sample-locale.ts';
import { along, axisFromZero, labelled, NARROW, yearTicks } from './axis.ts';

const fr = sampleLocale('fr');
const ar = sampleLocale('ar');

describe('an axis from zero', () => {
  it('ends at a round number and speaks the language', () => {
    expect(axisFromZero(129_000, fr).ticks.map(({ label }) => label.replace(/\s/g, ' '))).toEqual([
      '0',
      '50 000',
      '100 000',
      '150 000',
    ]);
  });
  it('shortens millions', () => {
    expect(axisFromZero(5_200_000, fr).ticks.map(({ label }) => label.replace(/\s/g, ' '))).toEqual(
      ['0', '2 M', '4 M', '6 M'],
    );
  });
  it.each([1, 7, 99, 12_345, 681_214, 7_777_777, 280_598_105])(
    'has labels side by side on a phone up to %d',
    (most) => {
      for (const locale of [fr, ar]) {
        const axis = axisFromZero(most, locale);
        expect(axis.end).toBeGreaterThanOrEqual(most);
        const shown = labelled(axis, NARROW);
        expect(shown.length).toBeGreaterThanOrEqual(2);
        for (const [i, { value }] of shown.entries()) {
          const next = shown[i + 1];
          if (next)
            expect(((next.value - value) / axis.end) * NARROW).toBeGreaterThan(1.5 * axis.width);
        }
      }
    },
  );
  it('counts people whole, and shares in parts', () => {
    const labels = (format?: Intl.NumberFormatOptions) =>
      axisFromZero(1, fr, format).ticks.map(({ label }) => label);
    expect(labels()).toEqual(['0', '1']);
    expect(labels({ maximumFractionDigits: 1 })).toContain('0,4');
  });
  it('stands when all there is is nothing', () => {
    expect(axisFromZero(0, fr).end).toBeGreaterThan(0);
  });
});

describe('years below a trend', () => {
  it.each([
    [1990, 2024, [1990, 2000, 2010, 2024]],
    [2019, 2020, [2019, 2020]],
    [2020, 2020, [2020]],
    [1848, 2024, [1848, 1900, 1950, 2024]],
    [2010, 2021, [2010, 2015, 2021]],
  ])('from %d to %d are round in between', (from, to, years) => {
    expect(yearTicks(from, to, NARROW, fr)).toEqual(years);
  });
  it('are fewer where there is less room', () => {
    expect(yearTicks(1990, 2024, 120, ar)).toEqual([1990, 2024]);
  });
});

describe('a place along the line', () => {
  it('is mirrored where one reads from the right', () => {
    expect(along(0.25, fr)).toBe('25%');
    expect(along(0.25, ar)).toBe('75%');
  });
});
