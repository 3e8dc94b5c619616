import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnDecimal, readFigure } from './figures.ts';

const value = (cell: string, decimal: '.' | ',' | null = null) => {
  const figure = readFigure(cell, decimal);
  return figure.is === 'value' ? figure.value : figure.is;
};

describe('A figure as people write it', () => {
  it.each([
    ['1234', 1234],
    ['1 234 567', 1_234_567],
    ['1\u00a0234\u202f567', 1_234_567],
    ["1'234", 1234],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['١٢٣٤', 1234],
    ['１２３４', 1234],
    ['12,34,567', 1_234_567],
    ['١٬٢٣٤٫٥', 1234.5],
    ['−5', -5],
    ['1.5E+03', 1500],
    ['704,64 $', 704.64],
    ['$ 12', 12],
  ])('%s', (cell, expected) => expect(value(cell)).toBe(expected));

  it.each([
    ['1 234*', 1234],
    ['12 (2)', 12],
    ['56[a]', 56],
    ['78 b', 78],
    ['90¹', 90],
    ['~ 100', 100],
  ])('with a footnote mark: %s', (cell, expected) => expect(value(cell)).toBe(expected));

  it.each(['..', '…', ':', '-', '–', '—', 'n.a.', 'N/A', 'n.d.', 's/d', 'NaN', 'غ م'])(
    'that the source does not have: %s',
    (cell) => {
      expect(readFigure(cell, '.')).toEqual({ is: 'missing' });
    },
  );

  it.each(['~', 'c', 'x', '*', '<5', '≤ 10'])('that the source hides: %s', (cell) => {
    expect(readFigure(cell, '.')).toEqual({ is: 'missing', note: 'facts/suppressed' });
  });

  it('zero is a figure, nothing is none', () => {
    expect([value('0'), value(''), value('  ')]).toEqual([0, 'empty', 'empty']);
    expect(readFigure(0, '.')).toEqual({ is: 'value', value: 0 });
    expect(readFigure(null, '.')).toEqual({ is: 'empty' });
  });

  it.each(['abc', '12abc', '1,23,4', '1.2.3,4.5', '12-15', '=1+1', '٣ب', '()', '1 2 3'])(
    'that is none: %s',
    (cell) => {
      expect(value(cell)).toBe('bad');
    },
  );

  it('that can be read in two ways is asked about, unless the column says how', () => {
    expect(readFigure('1,234', null)).toEqual({
      is: 'bad',
      code: 'facts/ambiguous-number',
      mend: '1234',
    });
    expect(value('1,234', '.')).toBe(1234);
    expect(value('1,234', ',')).toBe(1.234);
  });

  it('that a spreadsheet could not work out', () => {
    expect(readFigure({ error: '#REF!' }, '.')).toEqual({ is: 'bad', code: 'facts/excel-error' });
    expect(readFigure({ error: '#NOT-CALCULATED' }, '.')).toEqual({
      is: 'bad',
      code: 'facts/not-calculated',
    });
    expect(readFigure({ error: '#N/A' }, '.')).toEqual({ is: 'missing' });
  });
});

describe('The decimal mark of a column', () => {
  it('is that of the figures which can tell', () => {
    expect(learnDecimal(['1,234', '12,5', '..', null, 7], true)).toBe(',');
    expect(learnDecimal(['1,234', '1,234.5'], true)).toBe('.');
    expect(learnDecimal(['1.234.567', '1.234'], false)).toBe(',');
  });

  it('is unknown where none can or they contradict each other', () => {
    expect(learnDecimal(['1,234', '2.345'], true)).toBe(null);
    expect(learnDecimal(['1,5', '1.5'], true)).toBe(null);
    expect(learnDecimal(['1,234'], true)).toBe(null);
  });

  it('is told by people, who come whole, and not by money, which does not', () => {
    expect(learnDecimal(['1,234', '58,000'], true)).toBe('.');
    expect(learnDecimal(['1.234', '58.000'], true)).toBe(',');
    expect(learnDecimal(['1,234', '58,000'], false)).toBe(null);
  });
});

describe('Laws', () => {
  const styles = [
    { locale: 'en-US', decimal: '.' },
    { locale: 'fr-FR', decimal: ',' },
    { locale: 'de-DE', decimal: ',' },
    { locale: 'de-CH', decimal: '.' },
    { locale: 'es-ES', decimal: ',' },
    { locale: 'ar-EG', decimal: ',' },
  ] as const;

  it('what a country’s own formatter writes is read back', () => {
    const figure = fc
      .double({ min: 0, max: 1e9, noNaN: true })
      .map((number) => Math.round(number * 100) / 100);
    fc.assert(
      fc.property(figure, fc.constantFrom(...styles), (number, { locale, decimal }) => {
        const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(number);
        expect(value(written, decimal)).toBe(number);
      }),
    );
  });

  it('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readFigure(text, null)));
  });
});
