import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsSet, compare, orderFilters } from './comparison.ts';
import { matchOneToOne } from './matches.ts';
import { MOST_VECTORS } from './simd-module.ts';

/** Lists whose filters have much in common, so that there are pairs to find. */
const lists = fc.integer({ min: 1, max: 150 }).chain((length) => {
  const filter = fc
    .tuple(
      fc.uint8Array({ minLength: length, maxLength: length }),
      fc.constantFrom(0, 0x55, 0xf0, 0xff),
    )
    .map(([bytes, mask]) => bytes.map((byte, at) => (at % 3 ? byte | mask : byte & mask)));
  const list = fc.array(filter, { minLength: 1, maxLength: 12 });
  return fc.record({
    length: fc.constant(length),
    a: list,
    b: list,
    threshold: fc.double({ min: 0.05, max: 1, noNaN: true }),
  });
});

const joined = (filters: readonly Uint8Array[]) =>
  Uint8Array.from(filters.flatMap((one) => [...one]));

const dice = (a: Uint8Array, b: Uint8Array) =>
  (2 * bitsSet(a.map((byte, at) => byte & (b[at] ?? 0)))) / (bitsSet(a) + bitsSet(b));

const keys = ({ a, b, dice }: ReturnType<typeof compare>) =>
  Array.from(a, (one, at) => `${one} ${b[at]} ${dice[at]}`).toSorted();

it('Finds the pairs that a comparison of all with all finds, with vectors and without, in parts and whole', () => {
  fc.assert(
    fc.property(lists, ({ length, a, b, threshold }) => {
      const [first, second] = [orderFilters(joined(a), length), orderFilters(joined(b), length)];
      const expected = a
        .flatMap((one, at) => b.map((other, to) => [at, to, dice(one, other)] as const))
        .filter(([, , value]) => value >= threshold)
        .map((pair) => pair.join(' '))
        .toSorted();
      expect(keys(compare(first, second, threshold))).toEqual(expected);
      expect(keys(compare(first, second, threshold, { plain: true }))).toEqual(expected);
      const parts = [0, 1, 2].flatMap((part) =>
        keys(compare(first, second, threshold, { part, of: 3 })),
      );
      expect(parts.toSorted()).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

it('Compares the widest filters of its module and wider ones', () => {
  for (const length of [16 * MOST_VECTORS, 16 * MOST_VECTORS + 1, 16 * 31, 16 * 32]) {
    const full = new Uint8Array(2 * length).fill(0xff);
    full[0] = 0;
    const filters = orderFilters(full, length);
    const pairs = compare(filters, filters, 0.5);
    expect(Array.from(pairs.dice).toSorted()).toEqual(
      [
        (2 * (8 * length - 8)) / (16 * length - 8),
        (2 * (8 * length - 8)) / (16 * length - 8),
        1,
        1,
      ].toSorted(),
    );
  }
});

it('Compares more filters than are at hand at a time', () => {
  const encodings = Uint8Array.from(
    { length: 3 * 5000 },
    (_, at) => [at / 3, at / 768, 0x81][at % 3] ?? 0,
  );
  const filters = orderFilters(encodings, 3);
  const one = orderFilters(encodings.slice(3 * 1234, 3 * 1235), 3);
  expect(compare(one, filters, 1).b).toContain(1234);
  expect(compare(filters, one, 1).a).toContain(1234);
});

it('Spares comparisons that cannot reach the threshold', () => {
  const encodings = Uint8Array.of(0x01, 0x03, 0x07, 0x0f, 0x1f, 0x3f, 0x7f, 0xff);
  const filters = orderFilters(encodings, 1);
  expect(compare(filters, filters, 1).compared).toBe(8);
  expect(compare(filters, filters, 0.01).compared).toBe(64);
});

it('Takes nobody for nobody: empty encodings are like no other', () => {
  const filters = orderFilters(new Uint8Array(32), 16);
  expect(compare(filters, filters, 0.1).a).toHaveLength(0);
});

describe('One to one', () => {
  it('the most alike first, nobody twice, earlier rows before later ones', () => {
    const pairs = {
      a: Int32Array.of(1, 0, 0, 2),
      b: Int32Array.of(0, 0, 1, 1),
      dice: Float64Array.of(0.9, 0.9, 0.95, 0.8),
    };
    expect(matchOneToOne(pairs)).toEqual([
      { a: 0, b: 1, dice: 0.95 },
      { a: 1, b: 0, dice: 0.9 },
    ]);
  });
});
