import { describe, expect, it } from 'vitest';
import { spellingsOf } from './names.ts';

describe('spellings of one name on lists', () => {
  const words = new Map([
    ['ndiaye', 40],
    ['njaay', 3],
    ['diallo', 30],
    ['jallow', 4],
    ['fatou', 20],
    ['ديالو', 9],
    ['فاتو', 7],
    ['Секк', 2],
  ]);

  it('lead to the one that stands most often, whatever the script', () => {
    const spelt = spellingsOf(words);
    expect(spelt.get('jallow')).toBe('diallo');
    expect(spelt.get('ديالو')).toBe('diallo');
    expect(spelt.get('فاتو')).toBe('fatou');
    expect(spelt.get('ndiaye')).toBe('ndiaye');
  });

  it('are written in Latin letters where the lists have no such name', () => {
    expect(spellingsOf(words).get('Секк')).toMatch(/^[a-z]+$/);
  });

  it('do not depend on the order of the words', () => {
    expect(spellingsOf(new Map([...words].reverse()))).toEqual(spellingsOf(words));
  });
});
