import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  candidateFinder,
  evidenceOf,
  likelihoodOf,
  partsOf,
  rarityIn,
} from './organisation-names.ts';

const every = () => 1;
const likelihood = (one: string, other: string) =>
  likelihoodOf(evidenceOf(partsOf(one), partsOf(other), every));

describe('two names of one organisation', () => {
  it.each([
    [
      'the same words in another order',
      'Union des femmes sénégalaises',
      'Femmes sénégalaises, Union des',
    ],
    ['a legal form', 'Les Amis de Kayes', 'Amis de Kayes (association loi 1901)'],
    [
      'a short form in brackets',
      'Conseil des Maliens de France (CMF)',
      'Conseil des Maliens de France',
    ],
    ['another language', 'Association des étudiants marocains', 'جمعية طلبة المغرب'],
    ['another script', 'Ansar Tiznit', 'أنصار تيزنيت'],
    ['a slip of the pen', 'Solidarité Casamançe', 'Solidarite Casamance'],
    ['blanks', 'ActionAid', 'Action Aid'],
    ['a demonym', 'Association sénégalaise de Lyon', 'Association du Sénégal de Lyon'],
  ])('is seen through %s', (_, one, other) => {
    expect(likelihood(one, other)).toBeGreaterThan(0.25);
  });

  it.each([
    ['of two countries', 'Association des étudiants du Mali', 'Association des étudiants du Bénin'],
    ['of two languages that share but a country', 'Femmes du Mali', 'أطباء مالي'],
    ['that only help', 'Aide et développement international', 'Action humanitaire internationale'],
    ['with a telling word each', 'Amis de Kayes', 'Amis de Thiès'],
  ])('is not seen in two names %s', (_, one, other) => {
    expect(likelihood(one, other)).toBeLessThan(0.25);
  });

  it('is judged alike from both sides, and a name is always itself', () => {
    const name = fc.array(
      fc.constantFrom('Amis', 'Mali', 'femmes', 'de', 'Kayes', 'ACF', 'نساء', 'e.V.'),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(name, name, (left, right) => {
        const [one, other] = [left.join(' '), right.join(' ')];
        expect(likelihood(one, other)).toBeCloseTo(likelihood(other, one), 6);
        expect(evidenceOf(partsOf(one), partsOf(one), every).shared).toBe(1);
      }),
    );
  });

  it('survives whatever people type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(partsOf(text).words.length).toBeLessThanOrEqual(24);
      }),
    );
  });
});

describe('a list of organisations', () => {
  it('is not compared whole: only names that share something telling are candidates', () => {
    const find = candidateFinder(
      ['Amis de Kayes', 'Femmes de Thiès', 'Chorale de Lomé'].map((name) => ({
        id: name,
        names: [partsOf(name)],
      })),
    );
    expect(find([partsOf('Association des amis de Kayes')]).map(({ id }) => id)).toEqual([
      'Amis de Kayes',
    ]);
    expect(find([partsOf('Association pour le développement')])).toEqual([]);
  });

  it('makes the words that many of its names bear tell less', () => {
    const names = Array.from({ length: 40 }, (_, at) =>
      partsOf(`Kayes ${String.fromCharCode(97 + (at % 26))}${at}`),
    );
    const rarity = rarityIn([...names, partsOf('Thiès')]);
    expect(rarity('kaye')).toBeLessThan(0.2);
    expect(rarity('thie')).toBe(1);
  });
});
