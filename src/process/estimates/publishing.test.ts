import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Estimation,
  EstimationError,
  estimate,
  type Histories,
} from '../../methods/estimation/estimation.ts';
import { keyedDraw, publishableOf, roundHistories } from './publishing.ts';

const keysOf = (secret: string) => ({
  hash: (purpose: string, text: string) =>
    createHash('sha256').update(`${secret} ${purpose} ${text}`).digest('base64url'),
});
const draw = keyedDraw(keysOf('a'), ['consulate', 'city', 'survey']);
const three = (counts: readonly number[]) => ({
  lists: ['x', 'y', 'z'],
  counts: Float64Array.of(0, ...counts),
});
const seven = (most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: 7, maxLength: 7 });

describe('a count before it is estimated from', () => {
  it('goes to a neighbouring multiple, always the same way, and names no list', () => {
    fc.assert(
      fc.property(seven(300), fc.integer({ min: 3, max: 20 }), (counts, base) => {
        const rounded = roundHistories(three(counts), base, draw);
        expect(rounded).toEqual(roundHistories(three(counts), base, draw));
        expect(rounded.lists).toEqual(['1', '2', '3']);
        rounded.counts.forEach((count, history) => {
          const exact = history === 0 ? 0 : (counts[history - 1] ?? 0);
          expect(count % base).toBe(0);
          expect(Math.abs(count - exact)).toBeLessThan(base);
        });
      }),
    );
  });

  it('stays as it is on average, and goes another way with another secret or other lists', () => {
    const ups = (used: typeof draw) =>
      Array.from({ length: 2_000 }, (_, at) => {
        const { counts } = roundHistories(three([10 * at + 3, 0, 0, 0, 0, 0, 0]), 10, used);
        return (counts[1] ?? 0) > 10 * at;
      });
    const share = ups(draw).filter(Boolean).length / 2_000;
    expect(share).toBeCloseTo(0.3, 1);
    expect(ups(keyedDraw(keysOf('b'), ['consulate', 'city', 'survey']))).not.toEqual(ups(draw));
    expect(ups(keyedDraw(keysOf('a'), ['town', 'city', 'survey']))).not.toEqual(ups(draw));
  });
});

describe('what a release may say of an estimate', () => {
  const reported = (counts: readonly number[]) => {
    const histories = three(counts);
    const estimation = estimate(histories);
    const { low, high, n } = estimation;
    return { lists: histories.lists, captures: [], estimation, doubt: null, low, high, n };
  };
  const published = (counts: readonly number[]) => {
    const histories = roundHistories(three(counts), 10, draw);
    return publishableOf(reported(counts), histories, told(histories));
  };

  it('is the same of all counts that are rounded alike', () => {
    const counts = [403, 517, 148, 309, 121, 156, 92];
    const likeness = roundHistories(three(counts), 10, draw);
    const alike = [1, 2, 3, 4, 5, 6, 7].map((history) => likeness.counts[history] ?? 0);
    expect(published(counts)).toEqual(published(alike));
    expect(published(counts)).not.toHaveProperty('refused');
  });

  it('is nothing where few are on two lists', () => {
    expect(published([400, 500, 4, 300, 3, 2, 0])).toEqual({ refused: 'few-in-common' });
  });

  it('gives no figure where staff is given none', () => {
    const counts = [403, 517, 148, 309, 121, 156, 92];
    const histories = roundHistories(three(counts), 10, draw);
    const none = { ...reported(counts), n: null };
    expect(publishableOf(none, histories, told(histories))).toMatchObject({ n: null });
  });
});

function told(histories: Histories): Estimation | null {
  try {
    return estimate(histories);
  } catch (error) {
    if (error instanceof EstimationError) return null;
    throw error;
  }
}
