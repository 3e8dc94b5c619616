import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { type Candidate, queueOf, stageOf, uncertainty } from './queue.ts';

const streams = seededStreams(7);
const pair = (l: number, weight: number, vector: bigint): Candidate => ({
  l,
  r: l + 1,
  weight,
  vector,
});
const none = new Map<bigint, number>();

describe('the queue', () => {
  it('asks first what the model knows least', () => {
    const sure = pair(0, 8, 1n);
    const doubt = pair(2, 0, 2n);
    expect(queueOf([sure, doubt], none, { streams, most: 9 })).toEqual([doubt, sure]);
  });

  it('prefers a pair of which there are many alike', () => {
    const crowd = [pair(0, 1, 1n), pair(2, 1, 1n), pair(4, 1, 1n)];
    const lonely = pair(6, 0.5, 2n);
    expect(queueOf([lonely, ...crowd], none, { streams, most: 1 })[0]?.vector).toBe(1n);
  });

  it('does not fill the screen with one vector, nor ask again what was asked', () => {
    const crowd = [0, 2, 4].map((l) => pair(l, 0, 1n));
    const others = [6, 8].map((l) => pair(l, 0, 2n));
    const first = queueOf([...crowd, ...others], none, { streams, most: 3 });
    expect(first.map(({ vector }) => vector)).toEqual([1n, 2n, 1n]);
    const later = queueOf([...crowd, ...others], new Map([[1n, 5]]), { streams, most: 2 });
    expect(later.map(({ vector }) => vector)).toEqual([2n, 2n]);
  });

  it('is the same whatever the order in which candidates come, and holds each once', () => {
    const candidates = fc.uniqueArray(
      fc.record({ l: fc.nat(50), weight: fc.integer({ min: -4, max: 4 }), kind: fc.nat(3) }),
      { selector: ({ l }) => l },
    );
    fc.assert(
      fc.property(candidates, (some) => {
        const pairs = some.map(({ l, weight, kind }) => pair(l, weight, BigInt(kind)));
        const queue = queueOf(pairs, none, { streams, most: 100 });
        expect(queue).toHaveLength(pairs.length);
        expect(new Set(queue.map(({ l }) => l)).size).toBe(pairs.length);
        expect(queueOf(pairs.toReversed(), none, { streams, most: 100 })).toEqual(queue);
      }),
    );
  });
});

it('uncertainty is a bit at even odds, and goes both ways alike', () => {
  expect(uncertainty(0)).toBe(1);
  expect(uncertainty(3)).toBeCloseTo(uncertainty(-3), 12);
  expect(uncertainty(60)).toBeCloseTo(0, 12);
});

it('a pair waits for a second reviewer, and for a third where two differ', () => {
  expect(stageOf([])).toBe('first');
  expect(stageOf(['same'])).toBe('second');
  expect(stageOf(['same', 'same'])).toBe('settled');
  expect(stageOf(['same', 'unsure'])).toBe('third');
  expect(stageOf(['same', 'different', 'same'])).toBe('settled');
});
