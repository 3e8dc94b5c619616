import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, seededStreams } from '../random/random.ts';
import { betaOf, binomialOf } from './draws.ts';
import { qualityOf, type Reviewed } from './quality.ts';
import { allocate, interleave, rangeAt, rangeOf } from './sampling.ts';

const streams = seededStreams(11);

/** Pairs of one stratum of which `same` are one person. */
interface World {
  readonly linked: boolean;
  readonly size: number;
  readonly same: number;
  /** What the model believes of them, rightly or not. */
  readonly mean: number;
}

// A linkage as they are: sure links hold, the doubtful are mixed, and much that is not linked hides a few matches.
const WORLD: readonly World[] = [
  { linked: true, size: 9000, same: 8991, mean: 0.9999 },
  { linked: true, size: 900, same: 862, mean: 0.98 },
  { linked: true, size: 400, same: 270, mean: 0.7 },
  { linked: false, size: 500, same: 160, mean: 0.35 },
  { linked: false, size: 1500, same: 120, mean: 0.1 },
  { linked: false, size: 12_000, same: 60, mean: 0.02 },
  { linked: false, size: 6, same: 3, mean: 0.6 },
];
const total = (linked: boolean, of: 'size' | 'same') =>
  WORLD.filter((each) => each.linked === linked).reduce((sum, each) => sum + each[of], 0);
const TRUTH = {
  precision: total(true, 'same') / total(true, 'size'),
  recall: total(true, 'same') / (total(true, 'same') + total(false, 'same')),
  missed: total(false, 'same'),
};
const DRAWN = allocate(WORLD, 240);

/** One review by lot of the whole sample. */
const reviewed = (random: Random): Reviewed[] =>
  WORLD.map(({ linked, size, same }, at) => {
    const judged = DRAWN[at] ?? 0;
    let [left, hits] = [same, 0];
    for (let seen = 0; seen < judged; seen += 1)
      if (random() < left / (size - seen)) {
        hits += 1;
        left -= 1;
      }
    return { linked, size, judged, same: hits };
  });

const REVIEWS = 800;
const results = Array.from({ length: REVIEWS }, (_, at) => {
  const random = streams(`review ${at}`);
  return qualityOf(reviewed(random), random);
});

/** How far the mean is from the truth, in standard errors of the mean. */
function off(values: readonly number[], truth: number): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const spread = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  return Math.abs(mean - truth) / Math.sqrt(spread / values.length);
}

describe('quality told from a sample', () => {
  it('is right on the average over many reviews', () => {
    expect(
      off(
        results.map(({ precision }) => precision?.value ?? 0),
        TRUTH.precision,
      ),
    ).toBeLessThan(3);
    expect(
      off(
        results.map(({ missed }) => missed ?? 0),
        TRUTH.missed,
      ),
    ).toBeLessThan(3);
    expect(
      off(
        results.map(({ recall }) => recall?.value ?? 0),
        TRUTH.recall,
      ),
    ).toBeLessThan(3);
  });

  it('has an interval that holds the truth in 93 of 100 reviews or more', () => {
    for (const which of ['precision', 'recall'] as const) {
      const held = results.filter(({ [which]: one }) => {
        const [low, high] = [one?.low ?? 1, one?.high ?? 0];
        return low <= TRUTH[which] && TRUTH[which] <= high;
      });
      expect(held.length / REVIEWS, which).toBeGreaterThanOrEqual(0.93);
    }
  });

  it('is exact where every pair was seen', () => {
    const whole = WORLD.slice(2, 4).map(({ linked, size, same }) => ({
      linked,
      size,
      judged: size,
      same,
    }));
    const { precision, recall } = qualityOf(whole, streams('whole'));
    expect(precision).toEqual({ value: 0.675, low: 0.675, high: 0.675 });
    expect(recall).toMatchObject({ low: 270 / 430, high: 270 / 430 });
  });

  it('does not claim certainty because no error was met', () => {
    const clean: Reviewed[] = [
      { linked: true, size: 1000, judged: 40, same: 40 },
      { linked: false, size: 1000, judged: 40, same: 0 },
    ];
    const { precision, recall } = qualityOf(clean, streams('clean'));
    expect(precision).toMatchObject({ value: 1, high: 1 });
    expect(recall).toMatchObject({ value: 1, high: 1 });
    // Clopper and Pearson: 40 of 40 allow .912 at 97.5 %.
    expect(precision?.low).toBeGreaterThan(0.89);
    expect(precision?.low).toBeLessThan(0.93);
    expect(recall?.low).toBeLessThan(0.93);
  });

  it('counts as missed what may stand below the known pairs, in the lower limit alone', () => {
    const strata: Reviewed[] = [
      { linked: true, size: 100, judged: 100, same: 90 },
      { linked: false, size: 50, judged: 50, same: 10 },
    ];
    const { recall } = qualityOf(strata, streams('below'), { below: 20 });
    expect(recall).toEqual({ value: 0.9, low: 0.75, high: 0.9 });
  });

  it('says nothing while a stratum was not reviewed', () => {
    const strata: Reviewed[] = [
      { linked: true, size: 100, judged: 10, same: 9 },
      { linked: false, size: 50, judged: 0, same: 0 },
    ];
    expect(qualityOf(strata, streams('early'))).toMatchObject({ recall: null, missed: null });
    expect(qualityOf(strata, streams('early')).precision?.value).toBe(0.9);
  });
});

describe('the sample', () => {
  it('looks most where the model doubts and much is at stake, and everywhere a little', () => {
    expect(DRAWN.reduce((sum, each) => sum + each, 0)).toBe(240);
    expect(Math.min(...DRAWN.slice(0, 6))).toBeGreaterThanOrEqual(12);
    expect(DRAWN[6]).toBe(6);
  });

  it('is never more than there is, whatever is asked', () => {
    const stratum = fc.record({
      size: fc.nat(200),
      mean: fc.float({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 12 }), fc.nat(600), (strata, most) => {
        const drawn = allocate(strata, most);
        const all = strata.reduce((sum, { size }) => sum + size, 0);
        const least = strata.reduce((sum, { size }) => sum + Math.min(size, 12), 0);
        expect(drawn.every((n, at) => n >= 0 && n <= (strata[at]?.size ?? 0))).toBe(true);
        const sum = drawn.reduce((together, n) => together + n, 0);
        expect(sum).toBe(Math.max(least, Math.min(all, most)));
      }),
    );
  });

  it('is reviewed in every stratum at the same pace', () => {
    expect(interleave([4, 2, 1])).toEqual([0, 1, 0, 2, 0, 1, 0]);
  });

  it('has strata that meet and leave no weight out', () => {
    for (const weight of [-30, -4.2, 0, 0.1, 9.9, 40]) {
      const { low, high } = rangeAt(rangeOf(weight));
      expect(weight >= low && weight < high).toBe(true);
    }
  });
});

it('draws have the means that their distributions have', () => {
  const random = streams('draws');
  const mean = (draw: () => number) =>
    Array.from({ length: 20_000 }, draw).reduce((sum, each) => sum + each, 0) / 20_000;
  expect(mean(() => betaOf(3, 9, random))).toBeCloseTo(0.25, 2);
  expect(mean(() => binomialOf(40, 0.3, random)) / 12).toBeCloseTo(1, 1);
  expect(mean(() => binomialOf(4000, 0.9, random)) / 3600).toBeCloseTo(1, 3);
});
