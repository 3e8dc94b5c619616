import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, fold } from './folding.ts';

describe('folding', () => {
  it.each([
    ['Côte d’Ivoire', 'cote d ivoire'],
    ['  São   Tomé & Príncipe ', 'sao tome principe'],
    ['U.S.A.', 'usa'],
    ['U.S. Virgin Islands', 'us virgin islands'],
    ['People’s Republic', 'peoples republic'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['Ёлкино', 'елкино'],
    ['الإِمــارات', 'الامارات'],
    ['ガーナ', 'ガーナ'],
    ['हिन्दी', 'हिन्दी'],
    ['刚果（布）', '刚果 布'],
  ])('«%s» is «%s»', (text, key) => {
    expect(fold(text)).toBe(key);
  });

  it('leaves what is folded as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('the distance between two keys', () => {
  it.each([
    ['senegal', 'senegal', 0],
    ['senegal', 'sengal', 1],
    ['senegal', 'seengal', 1],
    ['senegal', 'sanigal', 2],
    ['senegal', 'portugal', 3],
  ])('from %s to %s', (left, right, edits) => {
    expect(editDistance(left, right, 2)).toBe(edits);
  });

  it('is the same both ways, and never above one more than the limit', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.nat(4), (left, right, limit) => {
        expect(editDistance(left, right, limit)).toBe(editDistance(right, left, limit));
        expect(editDistance(left, right, limit)).toBeLessThanOrEqual(limit + 1);
      }),
    );
  });
});
