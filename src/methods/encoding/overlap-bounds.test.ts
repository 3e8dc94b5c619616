import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownSize, unionBounds } from './overlap-bounds.ts';

it('Two lists of 100 and 80 people, 20 to 30 of them on both, are 150 to 160 people', () => {
  const bounds = unionBounds([100, 80], [{ a: 0, b: 1, low: 20, high: 30 }]);
  expect(bounds).toEqual({ low: 150, high: 160 });
});

it('Whatever the lists, the number of their people lies within the bounds', () => {
  const list = fc.uniqueArray(fc.nat(30), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(list, { minLength: 2, maxLength: 5 }), (lists) => {
      const overlaps = lists.flatMap((one, a) =>
        lists.slice(a + 1).map((other, more) => {
          const both = one.filter((person) => other.includes(person)).length;
          return { a, b: a + 1 + more, low: both, high: both };
        }),
      );
      const people = new Set(lists.flat()).size;
      const { low, high } = unionBounds(
        lists.map(({ length }) => length),
        overlaps,
      );
      expect(low).toBeLessThanOrEqual(people + 1e-9);
      expect(high).toBeGreaterThanOrEqual(people);
    }),
  );
});

it('Sizes are shown rounded outwards, and not at all below ten', () => {
  expect(shownSize({ n: 152.3, low: 141.2, high: 176.1 })).toEqual({ n: 150, low: 140, high: 180 });
  expect(shownSize({ n: 4, low: 0.2, high: 13 })).toEqual({ n: null, low: null, high: 15 });
  expect(shownSize({ n: 2, low: 0, high: 8.4 })).toEqual({ n: null, low: null, high: 10 });
});
