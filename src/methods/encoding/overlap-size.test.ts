import { expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { overlapSize } from './overlap-size.ts';

it('620 matches, with one in fourteen missed, are about 667 people', () => {
  const size = overlapSize({
    matches: 620,
    records: 2_000,
    planted: { right: 93, of: 100 },
    decoys: { right: 200, of: 200 },
  });
  expect(size.n).toBeCloseTo(620 / 0.93, 6);
  expect([Math.round(size.low), Math.round(size.high)]).toEqual([610, 730]);
});

it('The interval holds the truth nineteen times in twenty, whatever the errors', () => {
  const random = seededStreams(1)('trials');
  const drawn = (of: number, chance: number) =>
    Array.from({ length: of }).filter(() => random() < chance).length;
  for (const [records, truth, found, spared] of [
    [2_000, 600, 0.9, 0.995],
    [500, 400, 0.8, 0.98],
    [500, 10, 0.95, 0.99],
  ] as const) {
    const held = Array.from({ length: 400 }).filter(() => {
      const matches = drawn(truth, found) + drawn(records - truth, 1 - spared);
      const planted = { right: drawn(80, found), of: 80 };
      const decoys = { right: drawn(150, spared), of: 150 };
      const { low, high } = overlapSize({ matches, records, planted, decoys });
      return low <= truth && truth <= high;
    }).length;
    expect(held / 400).toBeGreaterThanOrEqual(0.93);
  }
});

it('Is refused where matching is no better than chance, or a share is none', () => {
  const trial = (right: number, of: number) => ({ right, of });
  const sized = (planted: number, decoys: number) => () =>
    overlapSize({
      matches: 5,
      records: 10,
      planted: trial(planted, 10),
      decoys: trial(decoys, 10),
    });
  expect(sized(3, 5)).toThrow('no better than chance; choose another threshold');
  expect(sized(11, 5)).toThrow('planted: 11 of 10 is no share');
});
