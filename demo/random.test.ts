import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededStreams } from '../src/methods/random/random.ts';
import { binomial, multinomial, roundTogether } from './random.ts';

describe('drawing', () => {
  it('gives each name its own stream, whatever else is drawn', () => {
    const a = seededStreams(1);
    const first = a('one')();
    const b = seededStreams(1);
    b('two')();
    b('three')();
    expect(b('one')()).toBe(first);
    expect(b('two')()).not.toBe(first);
  });

  it('spreads evenly', () => {
    const random = seededStreams(3)('even');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i += 1) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Chi-square with nine degrees of freedom: 27.9 is exceeded once in a thousand.
    expect(tenths.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });

  it('loses nobody in rounding', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (parts) => {
        const rounded = roundTogether(parts);
        const sum = parts.reduce((total, part) => total + part, 0);
        expect(rounded.every((part, i) => part >= 0 && Math.abs(part - (parts[i] ?? 0)) <= 1)).toBe(
          true,
        );
        expect(rounded.reduce((total, part) => total + part, 0)).toBe(Math.round(sum));
      }),
    );
  });

  it('distributes everybody, and in proportion', () => {
    const random = seededStreams(5)('shares');
    const parts = multinomial(random, 10_000, [1, 0, 3]);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(10_000);
    expect(parts[1]).toBe(0);
    expect(Math.abs((parts[0] ?? 0) - 2500)).toBeLessThan(250);
    expect(binomial(random, 7, 1)).toBe(7);
    expect(binomial(random, 7, 0)).toBe(0);
  });
});
