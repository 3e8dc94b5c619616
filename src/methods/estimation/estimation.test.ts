import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import {
  acrossLinkages,
  bcaInterval,
  drawPoints,
  type Estimate,
  estimate,
  estimateCaptures,
  type Histories,
  leaveOneOut,
  pointOf,
  refit,
} from './estimation.ts';

/** Counts in the order in which the literature prints them: 11…1 first, the first list slowest. */
function printed(lists: number, counts: readonly number[]): Histories {
  const found = new Float64Array(2 ** lists);
  counts.forEach((count, at) => {
    const binary = (2 ** lists - 1 - at).toString(2).padStart(lists, '0');
    const history = [...binary].reduce((sum, bit, list) => sum + (bit === '1' ? 1 << list : 0), 0);
    found[history] = count;
  });
  return { lists: Array.from({ length: lists }, (_, at) => `c${at + 1}`), counts: found };
}

const named = (models: readonly Estimate[], name: string): Estimate => {
  const found = models.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name} among ${models.map((one) => one.name).join(', ')}`);
  return found;
};

describe('One model alone', () => {
  it('is found by its name, and says what it said among the others', () => {
    const histories = printed(3, [40, 12, 30, 60, 25, 70, 110]);
    const { models } = estimate(histories);
    const alone = models.filter(({ kind }) => kind !== 'bound' && kind !== 'average');
    expect(alone.length).toBeGreaterThan(6);
    for (const { name, n, se, bic } of alone)
      expect(refit(histories, name)).toMatchObject({ n, se, bic });
  });

  it('is none where the name is of no log-linear model, or of other lists', () => {
    const histories = printed(3, [40, 12, 30, 60, 25, 70, 110]);
    for (const name of ['Chapman', 'Mt + c1:c9', 'Mth Gumbel', 'Mh Chao (lower bound)'])
      expect(refit(histories, name)).toBeNull();
  });
});

describe('Two lists', () => {
  const sebersTwo = printed(2, [167, 781, 254]);
  const { models, reasons } = estimate(sebersTwo);

  it('are estimated as Lincoln and Petersen, and Chapman, do: Seber (1982), p. 107, as Rcapture prints it', () => {
    const mt = named(models, 'Mt (Lincoln-Petersen)');
    expect([mt.n.toFixed(1), mt.se.toFixed(1), mt.aic?.toFixed(3)]).toEqual([
      '2389.9',
      '130.4',
      '28.831',
    ]);
    expect(named(models, 'M0')).toMatchObject({
      n: expect.closeTo(2805.6, 1),
      se: expect.closeTo(164.1, 1),
      deviance: expect.closeTo(281.334, 3),
    });
    const chapman = named(models, 'Chapman');
    expect([chapman.n.toFixed(1), chapman.se.toFixed(1)]).toEqual(['2382.8', '129.1']);
  });

  it('say that nobody can see their dependence', () => {
    expect(reasons).toContainEqual({ why: 'two-lists' });
  });
});

describe('Four lists of people with diabetes (Bruno et al. 1994), as Rivest (2011) fits them', () => {
  const diabetes = printed(4, [58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10]);
  const { models, n, supported } = estimate(diabetes);

  it('give 2,771 (145) with all pairs but one and 2,752 (133) with three and Darroch’s heterogeneity', () => {
    const bruno = models.find(({ formula }) => formula === '[12,13,23,24,34]');
    expect([
      bruno?.n.toFixed(0),
      bruno?.se.toFixed(0),
      bruno?.deviance?.toFixed(2),
      bruno?.df,
    ]).toEqual(['2771', '145', '7.62', 5]);
    const darroch = models.find(({ formula }) => formula === '[13,24,34] + Darroch');
    expect([darroch?.n.toFixed(0), darroch?.se.toFixed(0), darroch?.deviance?.toFixed(2)]).toEqual([
      '2752',
      '133',
      '8.32',
    ]);
  });

  it('give no single figure, for the supported models differ by more than a fifth', () => {
    expect(supported.length).toBeGreaterThan(3);
    expect(n).toBeNull();
  });
});

describe('Three lists of Darroch et al. (1993), as Rivest (2011) fits them', () => {
  const { models } = estimate(printed(3, [72, 155, 7, 71, 13, 53, 43]));

  it.each([
    ['[12,13,23]', '1240', '451'],
    ['[12,23]', '850', '186'],
    ['[12,3] + Darroch', '1182', '404'],
  ])('%s', (formula, size, se) => {
    const found = models.find((one) => one.formula === formula);
    expect([found?.n.toFixed(0), found?.se.toFixed(0)]).toEqual([size, se]);
  });
});

it('A profile interval is the one that Cormack, Chang and Smith (2000) print', () => {
  const { models } = estimate(printed(3, [72, 5, 29, 54, 24, 3, 14]));
  const { n, profile, deviance, df } = named(models, 'Mt');
  expect([n.toFixed(0), deviance?.toFixed(1), df]).toEqual(['209', '75.1', 3]);
  expect([profile?.low.toFixed(0), profile?.high?.toFixed(0)]).toEqual(['203', '217']);
});

describe('Where cells are empty', () => {
  // Chan, Silverman and Vincent (2021), table 2: A 40, B 30, C 20, A and B 6; nobody on C and another list.
  const sparse: Histories = {
    lists: ['A', 'B', 'C'],
    counts: Float64Array.of(0, 40, 30, 6, 20, 0, 0, 0),
  };

  it('a model whose estimate does not exist, or is not unique, is not told', () => {
    const { models, untold } = estimate(sparse);
    expect(models.map(({ formula }) => formula)).not.toContain('[12,3]');
    expect(models.map(({ formula }) => formula)).not.toContain('[12,13,23]');
    expect(untold).toContain('Mth Darroch');
  });

  it('a pair without a common person has its extended estimate: n from A and B alone, and C beside', () => {
    const found = estimate(sparse).models.find(({ formula }) => formula === '[13,23]');
    // 40 × 30 / 6 on neither A nor B, of whom C holds 20; the rest is missing.
    expect(found?.n).toBeCloseTo(96 + 200, 6);
    expect(found?.zeroed).toBe(3);
  });
});

describe('What cannot be estimated is said', () => {
  const of = (...counts: number[]): Histories => ({
    lists: ['a', 'b'],
    counts: Float64Array.from(counts),
  });

  it.each([
    ['nobody on two lists', of(0, 10, 20, 0), 'nobody stands on two lists'],
    ['an empty list', of(0, 10, 0, 0), 'nobody stands on the list b'],
    ['copies', of(0, 0, 0, 9), 'everybody stands on all lists'],
  ])('%s', (_, histories, words) => {
    expect(() => estimate(histories)).toThrow(words);
  });
});

it('Captures at any time: illegal immigrants in the Netherlands, as Rcapture prints them', () => {
  const { models } = estimateCaptures(
    Float64Array.of(0, 1645, 183, 37, 13, 1, 1),
    Number.POSITIVE_INFINITY,
  );
  expect(models.map(({ name, n, df }) => [name, n.toFixed(1), df])).toEqual([
    ['M0', '7079.9', 4],
    ['Mh Chao (lower bound)', '9273.5', 1],
    ['Mh Poisson2', '8617.6', 3],
    ['Mh Darroch', '15562.1', 3],
    ['Mh Gamma3.5', '29058.3', 3],
  ]);
  const { profile } = named(models, 'Mh Chao (lower bound)');
  expect([profile?.n.toFixed(1), profile?.low.toFixed(1), profile?.high?.toFixed(0)]).toEqual([
    '9267.5',
    '8088.2',
    '10704',
  ]);
});

describe('A bootstrap', () => {
  const lists = printed(3, [12, 30, 25, 90, 20, 70, 80]);
  const draws = drawPoints(lists, 7, 0, 60);

  it('draws the same samples in pieces as at once', () => {
    expect([...drawPoints(lists, 7, 0, 25), ...drawPoints(lists, 7, 25, 60)]).toEqual(draws);
    expect(drawPoints(lists, 8, 0, 60)).not.toEqual(draws);
  });

  it('gives an interval about the estimate', () => {
    const point = pointOf(lists);
    const { low, high } = bcaInterval(point, draws, leaveOneOut(lists, 0, 8));
    expect(low).toBeLessThan(point);
    expect(high).toBeGreaterThan(point);
  });

  it('is the percentile interval where nothing is biased or accelerated', () => {
    const even = Array.from({ length: 1001 }, (_, at) => at - 500);
    const { low, high } = bcaInterval(0.5, [...even, 1000], [{ n: 1, count: 5 }]);
    expect(low).toBeCloseTo(-475, 0);
    expect(high).toBeCloseTo(476, 0);
  });
});

it('Doubt about links widens the error by the spread between draws', () => {
  const told = acrossLinkages([
    { n: 100, se: 3 },
    { n: 110, se: 3 },
    { n: 120, se: 3 },
  ]);
  expect(told.n).toBe(110);
  expect(told.se).toBeCloseTo(Math.sqrt(9 + (4 / 3) * 100), 12);
  expect(told.fromLinkage).toBeCloseTo(133.333 / 142.333, 4);
});

const tables = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 7, maxLength: 7 })
  .map((counts): Histories => ({ lists: ['a', 'b', 'c'], counts: Float64Array.of(0, ...counts) }));

describe('for any three lists', () => {
  it('their order changes no estimate', () => {
    fc.assert(
      fc.property(tables, (histories) => {
        const there = estimate(histories);
        const back = estimate(turned(histories));
        expect(back.low / there.low).toBeCloseTo(1, 5);
        expect(back.high / there.high).toBeCloseTo(1, 5);
        const sorted = (models: readonly Estimate[]) =>
          models.map(({ n }) => n).sort((a, b) => a - b);
        sorted(back.models).forEach((n, at) => {
          expect(n / (sorted(there.models)[at] ?? 0)).toBeCloseTo(1, 5);
        });
      }),
      { numRuns: 8 },
    );
  });

  it('every estimate lies in its interval, and none below those who were seen', () => {
    fc.assert(
      fc.property(tables, (histories) => {
        const { observed, models, low, high } = estimate(histories);
        for (const one of models) {
          expect(one.n).toBeGreaterThanOrEqual(observed);
          expect(one.low).toBeLessThanOrEqual(one.n);
          expect(one.high).toBeGreaterThanOrEqual(one.n);
        }
        expect(low).toBeLessThan(high);
      }),
      { numRuns: 8 },
    );
  });
});

/** The lists in reverse order: bit 0 and bit 2 change places. */
function turned({ lists, counts }: Histories): Histories {
  return {
    lists: lists.toReversed(),
    counts: counts.map((_, h) => counts[(h & 2) | ((h & 1) << 2) | ((h >> 2) & 1)] ?? 0),
  };
}

it('The range holds the truth where lists depend and people differ', () => {
  const random = seededStreams(3)('people');
  const counts = new Float64Array(16);
  for (let person = 0; person < 8_000; person += 1) {
    const easy = random() < 0.4 ? 2 : 1;
    let history = 0;
    [0.15, 0.1, 0.2, 0.08].forEach((chance, list) => {
      if (random() < chance * easy * (list === 1 && history & 1 ? 2 : 1)) history |= 1 << list;
    });
    counts[history] = (counts[history] ?? 0) + 1;
  }
  counts[0] = 0;
  const { low, high } = estimate({ lists: ['a', 'b', 'c', 'd'], counts });
  expect(low).toBeLessThan(8_000);
  expect(high).toBeGreaterThan(8_000);
});
