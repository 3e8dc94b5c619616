import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../web/i18n/i18n.ts';
import {
  corridorTitle,
  exactly,
  inUnit,
  originTitle,
  reasonText,
  rounded,
  roundedRange,
} from './figures.ts';

const fr = localeOf('fr');
// French numbers carry no-break spaces of two widths.
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a figure on a page', () => {
  it('bears its definition as its title, in the grammar of each language', () => {
    expect(corridorTitle('birth', 'SEN', 'FRA', fr)).toBe(
      'Personnes nées au Sénégal vivant en France',
    );
    expect(corridorTitle('birth', 'HTI', 'USA', fr)).toBe(
      'Personnes nées en Haïti vivant aux États-Unis',
    );
    expect(corridorTitle('birth', 'SEN', 'FRA', localeOf('en'))).toBe(
      'People born in Senegal living in France',
    );
    expect(corridorTitle('birth', 'SEN', 'FRA', localeOf('ar'))).toBe(
      'المولودون في السنغال المقيمون في فرنسا',
    );
    expect(originTitle('ancestry', 'SEN', fr)).toContain('du Sénégal');
  });

  it('is rounded to what is known and no further', () => {
    expect(rounded({ value: 131_234, kind: 'observed' })).toBe(131_000);
    expect(rounded({ value: 131_234, kind: 'modelled' })).toBe(130_000);
    expect(rounded({ value: 131_234, kind: 'modelled', low: 131_000, high: 131_400 })).toBe(
      131_000,
    );
    expect(rounded({ value: 131_234, kind: 'observed', low: 90_000, high: 160_000 })).toBe(130_000);
    expect(rounded({ value: 87, kind: 'modelled' })).toBe(87);
  });

  it('lies within the range that is said of it, which is rounded outward', () => {
    // The headline is the highest source: 712 940 is shown as 713 000, and no range ends at 710 000.
    expect(roundedRange({ low: 598_700, high: 712_940 }, 'modelled', 713_000)).toEqual({
      low: 590_000,
      high: 720_000,
    });
    expect(roundedRange({ low: 131_000, high: 131_400 }, 'modelled', 131_000)).toEqual({
      low: 131_000,
      high: 132_000,
    });
    // The lowest of three that lie far apart is itself shown as less than it is.
    expect(roundedRange({ low: 94_000, high: 160_000 }, 'observed', 90_000)).toEqual({
      low: 90_000,
      high: 160_000,
    });
    expect(roundedRange({ low: 12.4, high: 87.2 }, 'modelled', 87)).toEqual({ low: 12, high: 88 });
    expect(roundedRange({ low: 0, high: 0 }, 'observed', 0)).toEqual({ low: 0, high: 0 });
  });

  it('lies within its range whatever it is made of', () => {
    const counts = fc.double({ min: 0, max: 1e9, noNaN: true });
    const kinds = fc.constantFrom('observed' as const, 'modelled' as const);
    fc.assert(
      fc.property(counts, counts, counts, kinds, kinds, (one, other, value, kind, own) => {
        const [low, high] = [Math.min(one, other, value), Math.max(one, other, value)];
        const shown = rounded({ value, kind: own, low, high });
        const range = roundedRange({ low, high }, kind, shown);
        expect(range.low).toBeLessThanOrEqual(Math.min(low, shown));
        expect(range.high).toBeGreaterThanOrEqual(Math.max(high, shown));
      }),
    );
  });

  it('says money in millions or billions and prices in per cent', () => {
    expect(plain(inUnit(704.64, 'remittances', fr))).toBe('705 M $US');
    expect(plain(exactly(704.64, 'remittances', fr))).toBe('704 640 000 $US');
    expect(plain(inUnit(5.24, 'remittance_cost', fr))).toBe('5,2 %');
  });

  it('says what nobody knows in a sentence, with words for codes', () => {
    expect(plain(reasonText('unknown', { code: 'nothing_since', args: { year: 2020 } }, fr))).toBe(
      'Ce qui a changé depuis 2020 : aucune source ne donne d’effectif plus récent.',
    );
    const inverted = {
      code: 'definitions_inverted',
      args: {
        narrow: 'birth',
        broad: 'born_or_citizen',
        narrowValue: 1_500_000,
        broadValue: 24_000,
      },
    };
    expect(plain(reasonText('unknown', inverted, fr))).toMatch(/24 000/);
  });
});
