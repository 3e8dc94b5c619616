import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDates,
  dayOrderOf,
  standardiseDate,
  standardiseEmail,
  standardiseTelephone,
} from './standardising.ts';

const read = (text: string, order?: 'day-first' | 'month-first') => {
  const date = standardiseDate(text, { latest: 2026, ...(order ? { order } : {}) });
  return date && `${date.year}-${date.month}-${date.day}${date.ambiguous ? '?' : ''}`;
};

describe('A date', () => {
  it.each([
    ['1984-03-07', '1984-3-7'],
    ['1984-03-07T00:00:00Z', '1984-3-7'],
    ['19840307', '1984-3-7'],
    ['7/3/1984', '1984-3-7?'],
    ['27.03.84', '1984-3-27'],
    ['03/27/1984', '1984-3-27'],
    ['5/5/2003', '2003-5-5'],
    ['03/1984', '1984-3-null'],
    ['1984', '1984-null-null'],
    ['00/00/1984', '1984-null-null'],
    ['00/03/1984', '1984-3-null'],
    ['7 mars 1984', '1984-3-7'],
    ['1er août 1984', '1984-8-1'],
    ['March 7, 1984', '1984-3-7'],
    ['7 de marzo de 1984', '1984-3-7'],
    ['٧ مارس ١٩٨٤', '1984-3-7'],
    ['août 1984', '1984-8-null'],
    ['01/02/30', '1930-2-1?'],
  ])('written « %s » is %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it('with two figures for its year needs to know when it can have been', () => {
    expect(standardiseDate('27.03.84')).toBeNull();
  });

  it('whose order is known is not ambiguous', () => {
    expect(read('7/3/1984', 'day-first')).toBe('1984-3-7');
    expect(read('7/3/1984', 'month-first')).toBe('1984-7-3');
  });

  it.each(['31/02/1984', '99/99/9999', '1601-01-01', 'inconnu', '', '12', '1/2/3/4'])(
    '« %s » is none',
    (text) => expect(read(text)).toBeNull(),
  );

  it('gets its order from the others of its column', () => {
    expect(dayOrderOf(['7/3/1984', '27/3/1984'])).toBe('day-first');
    expect(dayOrderOf(['7/3/1984', '3/27/1984'])).toBe('month-first');
    expect(dayOrderOf(['27/3/1984', '3/27/1984'])).toBeNull();
    expect(dayOrderOf(['7/3/1984'])).toBeNull();
  });

  it.each([
    ['1984-03-07', '1984-03-07', 'same'],
    ['1984-03-07', '1984-07-03', 'day-and-month-swapped'],
    ['1984-03-07', '1984-03', 'same-as-far-as-known'],
    ['1984-03-07', '1984-03-08', 'one-part-differs'],
    ['1984-03-07', '1985-03-07', 'one-part-differs'],
    ['1984-03-07', '1984-11-29', 'same-year'],
    ['1984-03-07', '1985-11-29', 'different'],
  ])('%s beside %s: %s', (one, other, agreement) => {
    const [left, right] = [standardiseDate(one), standardiseDate(other)];
    expect(left && right && compareDates(left, right)).toBe(agreement);
    expect(left && right && compareDates(right, left)).toBe(agreement);
  });

  it('that exists is read as it was written', () => {
    const days = fc.date({
      min: new Date('1850-01-01'),
      max: new Date('2026-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const written = day.toISOString().slice(0, 10);
        const [year = '', month = '', date = ''] = written.split('-');
        expect(read(written)).toBe(`${year}-${Number(month)}-${Number(date)}`);
        expect(read(`${date}/${month}/${year}`, 'day-first')).toBe(read(written));
        expect(read(`${month}/${date}/${year}`, 'month-first')).toBe(read(written));
      }),
    );
  });

  it('never makes trouble, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => void standardiseDate(text)));
  });
});

describe('A telephone number', () => {
  it('gets its international form', () => {
    expect(standardiseTelephone('77 123 45 67', 'SN')).toBe('+221771234567');
    expect(standardiseTelephone('00221 77 123 45 67')).toBe('+221771234567');
    expect(standardiseTelephone('(0)6 12 34 56 78', 'FR')).toBe('+33612345678');
  });

  it('that nobody can dial is none', () => {
    for (const text of ['12', 'inconnu', '', '9'.repeat(1000)])
      expect(standardiseTelephone(text, 'FR')).toBeNull();
  });
});

describe('An e-mail address', () => {
  it('is compared without capitals, tags and foreign letters of its domain', () => {
    expect(standardiseEmail(' Awa.Ndiaye+liste@Example.ORG ')).toBe('awa.ndiaye@example.org');
    expect(standardiseEmail('mailto:a@bücher.example')).toBe('a@xn--bcher-kva.example');
  });

  it('that cannot be one is none', () => {
    for (const text of ['', 'awa', 'awa@', '@x.org', 'a b@x.org', 'a@x', '+a@x.org'.repeat(90)])
      expect(standardiseEmail(text)).toBeNull();
  });
});
