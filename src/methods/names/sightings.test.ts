import { describe, expect, it } from 'vitest';
import { namesApart, namesTogether, type Sighting, slipsOf } from './names.ts';

/** So many people who stand on two lists, under one name there and the other here. */
const seen = (times: number, one: string, other: string, sure = true): Sighting[] =>
  Array.from({ length: times }, () => ({ one: one.split(' '), other: other.split(' '), sure }));

const counts = (...sightings: readonly Sighting[]) => {
  const sums = new Map<string, number>();
  for (const { one, other } of sightings)
    for (const word of [...one, ...other]) sums.set(word, (sums.get(word) ?? 0) + 1);
  return sums;
};

describe('Names as people show them who stand twice', () => {
  const alike = (word: string) => (/^(diop|joob|diouf|juuf)$/.test(word) ? 'diop' : word);

  it('are two although they sound alike, where nobody bears the one here and the other there', () => {
    const sightings = [
      ...seen(20, 'awa diop', 'awa diop'),
      ...seen(6, 'awa diop', 'awa joob'),
      ...seen(12, 'omar diouf', 'omar diouf'),
      ...seen(4, 'omar diouf', 'omar juuf'),
      ...seen(5, 'omar juuf', 'omar juuf'),
    ];
    const apart = namesApart(sightings, alike, counts(...sightings));
    expect([...apart]).toEqual([
      ['diouf', 'diouf'],
      ['juuf', 'diouf'],
    ]);
  });

  it('are left as they sound where too few were seen', () => {
    const sightings = [...seen(20, 'awa diop', 'awa diop'), ...seen(3, 'awa diouf', 'awa diouf')];
    expect(namesApart(sightings, alike, counts(...sightings)).size).toBe(0);
  });

  it('are one although they do not sound alike, where the one stands for the other again and again', () => {
    const sightings = [
      ...seen(4, 'khadija sow', 'khady sow'),
      ...seen(9, 'khady sow', 'khady sow'),
      ...seen(3, 'kiné fall', 'absa fall'),
      ...seen(40, 'kiné fall', 'kiné fall'),
      ...seen(40, 'absa fall', 'absa fall'),
    ];
    const together = namesTogether(sightings, counts(...sightings));
    expect([...together]).toEqual([['khadija', 'khady']]);
  });

  it('are not learnt from two who share no word, unless a number says that they are one', () => {
    const strangers = seen(5, 'konaté', 'babacar', false);
    expect(namesTogether(strangers, counts(...strangers)).size).toBe(0);
    const known = seen(5, 'konaté', 'babacar', true);
    expect(namesTogether(known, counts(...known)).size).toBe(1);
  });
});

describe('A word that stands once', () => {
  const words = new Map([
    ['barry', 40],
    ['balde', 30],
    ['sall', 25],
    ['fall', 60],
  ]);
  const right = (word: string) => slipsOf(new Map([...words, [word, 1]])).get(word);

  it.each([
    ['iarry', 'barry'],
    ['barrry', 'barry'],
    ['bary', 'barry'],
    ['brary', 'barry'],
    ['kall', 'fall'],
    ['faal', 'fall'],
    ['lo', undefined],
    ['konaté', undefined],
  ])('%s is a slip of %s', (word, name) => expect(right(word)).toBe(name));

  it('is left alone where the other is hardly more frequent', () => {
    expect(slipsOf(new Map([...words, ['iarry', 2], ['barry', 15]])).has('iarry')).toBe(false);
  });
});
