import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldOut, oneInTen } from '../../../scripts/reference/occupation-titles.ts';
import { loadOccupations, resolveOccupation } from './occupations.ts';
import { stem, titleKey } from './title-words.ts';

describe('a title', () => {
  it.each([
    ['infirmière', 'fr', '2221'],
    ['Infirmier·ère (H/F)', 'fr', '2221'],
    ['INFIRMIERE DIPLOMEE D’ETAT', 'fr', '2221'],
    ['infirmeire', 'fr', '2221'],
    ['développeuse web', 'fr', '2513'],
    ['maçonne', 'fr', '7112'],
    ['Ing. génie civil chez Bouygues', 'fr', '2142'],
    ['femme de ménage', 'fr', '9111'],
    ['comptables', 'fr', '2411'],
    ['truck driver', 'en', '8332'],
    ['Registered Nurse at Leeds General', 'en', '2221'],
    ['sofware enginer', 'en', '2512'],
    ['teachers, primary school', 'en', '2341'],
    ['enfermera', 'es', '2221'],
    ['albañil', 'es', '7112'],
    ['ممرضة', 'ar', '2221'],
    ['مهندس مدني', 'ar', '2142'],
  ] as const)('«%s» (%s) is of unit group %s', (title, lang, code) => {
    expect(resolveOccupation(title, lang).code).toBe(code);
  });

  it('that everybody knows is sure; one that is nearly so asks to be looked at', () => {
    expect(resolveOccupation('sage-femme', 'fr')).toMatchObject({
      code: '2222',
      label: 'Sages-femmes',
      score: 1,
      kind: 'occupation',
    });
    for (const slip of ['sage-fame', 'infirmeire', 'électricein'])
      expect(resolveOccupation(slip, 'fr').score).toBeLessThan(0.9);
  });

  it('is read in whatever language it is in where none is given, or where the given one says nothing', () => {
    expect(resolveOccupation('boulangère').code).toBe('7512');
    expect(resolveOccupation('panadero').code).toBe('7512');
    expect(resolveOccupation('خبازة').code).toBe('7512');
    expect(resolveOccupation('حلاق', 'fr').code).toBe('5141');
  });

  it('that is none has no group', () => {
    for (const nothing of ['', '  ', '12345', '?!', 'x', '()', 'Étudiante', 'متقاعد'])
      expect(resolveOccupation(nothing, 'fr')).toMatchObject({ code: null, alternatives: [] });
  });

  it('of any letters has groups of the classification only, best first, none twice', async () => {
    const known = new Set((await loadOccupations()).codes);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { code, score, alternatives } = resolveOccupation(text, 'fr');
        const codes = [...(code ? [code] : []), ...alternatives.map((each) => each.code)];
        const scores = [score, ...alternatives.map((each) => each.score)];
        expect(codes.every((each) => known.has(each) && each.length === 4)).toBe(true);
        expect(new Set(codes).size).toBe(codes.length);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the key of a title', () => {
  it('is the same for one who, one who is a woman, and both', () => {
    expect(titleKey('Chargé(e) d’études (F/H)')).toBe(titleKey('chargé d’études'));
    expect(titleKey('avocat·e·s')).toBe(titleKey('avocat'));
    expect(titleKey('Éducateur/trice - CDI')).toBe(titleKey('éducateur'));
  });

  it('forgets the firm and keeps the place of work', () => {
    expect(titleKey('Accountant at Unilever')).toBe('accountant');
    expect(titleKey('officer at sea')).toBe('officer at sea');
    expect(titleKey('Technicien en IRM')).toBe('technicien en irm');
  });

  it('has stems that do not say who', () => {
    for (const [one, other] of [
      ['directrices', 'directeur'],
      ['vendeuse', 'vendeur'],
      ['infirmiere', 'infirmiers'],
      ['mecaniciennes', 'mecanicien'],
      ['bakeries', 'bakery'],
    ] as const)
      expect(stem(one)).toBe(stem(other));
  });
});

const shared = process.env.PASSERELLE_SHARED ?? '../shared';
const published = existsSync(join(shared, 'data/classifications/isco-esco'));

// The floors are 60 % and 80 %; these are what the method did when it was last changed, less a margin.
describe.skipIf(!published)('titles of ESCO that were left out of learning', () => {
  it('are placed in French', () => {
    const { asked, first, amongThree } = heldOut('fr', oneInTen.titles);
    expect(asked).toBeGreaterThan(1000);
    expect(first).toBeGreaterThan(0.84);
    expect(amongThree).toBeGreaterThan(0.94);
  }, 120_000);

  it('are placed in English', () => {
    const { asked, first, amongThree } = heldOut('en', oneInTen.titles);
    expect(asked).toBeGreaterThan(2500);
    expect(first).toBeGreaterThan(0.73);
    expect(amongThree).toBeGreaterThan(0.89);
  }, 120_000);
});
