import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePlaces } from '../../scripts/reference/places.ts';
import { answerLine, resolveLine } from './resolve-lines.ts';

beforeAll(() => ensurePlaces());

describe('a line of standard input', () => {
  it('that names a country gives its code, name, score and runners-up', () => {
    expect(resolveLine('country', 'Sénégal', 'fr')).toBe('Sénégal\tSEN\tSénégal\t1\t');
    expect(resolveLine('country', 'Congo', 'fr')).toBe(
      'Congo\tCOG\tRépublique du Congo\t0.8\tCOD:0.4',
    );
    expect(resolveLine('country', 'Côte d´Ivoire')).toBe('Côte d´Ivoire\tCIV\tCôte d’Ivoire\t1\t');
    expect(resolveLine('country', 'Российская Федерация', 'ru')).toMatch(/\tRUS\t/);
  });

  it('that names no country, or several, has an empty code', () => {
    expect(resolveLine('country', 'Atlantis')).toBe('Atlantis\t\t\t0\t');
    expect(resolveLine('country', 'Western Europe')).toBe('Western Europe\t\tWestern Europe\t1\t');
    expect(resolveLine('country', 'Austrlia')).toMatch(/^Austrlia\t\t\t0\tAUS:0\.\d+;AUT:0\.\d+$/);
    expect(resolveLine('country', '')).toBe('\t\t\t0\t');
  });

  it('that is a code and nothing else is read as one', () => {
    expect(resolveLine('country', '686')).toBe('686\tSEN\tSenegal\t1\t');
    expect(resolveLine('country', 'sen')).toBe('sen\tSEN\tSenegal\t1\t');
    expect(resolveLine('country', 'fr', 'fr')).toBe('fr\tFRA\tFrance\t1\t');
    expect(resolveLine('country', '202', 'fr')).toBe('202\t\tAfrique subsaharienne\t1\t');
    for (const none of ['999999', '25', 'na', 'zz', 'qqq'])
      expect(resolveLine('country', none).split('\t')[1]).toBe('');
  });

  it('that names a language gives its ISO 639 code', () => {
    expect(resolveLine('language', 'ouolof', 'fr')).toBe('ouolof\two\twolof\t1\t');
    expect(resolveLine('language', 'Farsi')).toBe('Farsi\tfa\tPersian\t1\t');
  });

  it('that names a place and its country gives its point as well', () => {
    expect(resolveLine('place', 'Thiès\tSEN')).toMatch(
      /^Thiès\t2244802\tThiès\t1\t\t14\.\d+\t-16\.\d+$/,
    );
    expect(resolveLine('place', 'Saint-Denis\tFRA')).toMatch(
      /^Saint-Denis\t\t\t0\t\d+:0\.\d+;.*\t\t$/,
    );
    expect(resolveLine('place', 'Nowhere\tZZZ')).toBe('Nowhere\t\t\t0\t\t\t');
    expect(resolveLine('place', 'Dakar')).toMatch(/^Dakar\t2253354\tDakar\t1\t/);
  });

  it('comes back as it was written, spaces and all, or as an object', () => {
    expect(resolveLine('country', ' Mali\u2028 ')).toBe(' Mali  \tMLI\tMali\t1\t');
    expect(answerLine('place', 'Dakar\tSEN')).toMatchObject({
      ...{ input: 'Dakar', code: '2253354', label: 'Dakar', score: 1 },
      ...{ latitude: expect.closeTo(14.69, 1), longitude: expect.closeTo(-17.44, 1) },
    });
  });

  it('of any nature stays one line of as many cells', () => {
    for (const line of [
      'a\tb\nc',
      '\u0000\u0007',
      '\r\n',
      'x'.repeat(5000),
      '=1+1',
      '\u2028',
      '\t\t\t',
    ]) {
      expect(resolveLine('country', line)).not.toMatch(/[\n\r\u2028]/);
      expect(resolveLine('country', line).split('\t')).toHaveLength(5);
      expect(resolveLine('place', line).split('\t')).toHaveLength(7);
      expect(resolveLine('language', line).length).toBeLessThan(1200);
    }
  });
});
