import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Margin, meanOf, unheard, unheardCells, weigh } from './weighting.ts';

const margin = (name: string, totals: Record<string, number>, values: string[]): Margin => {
  const categories = Object.keys(totals);
  const of = Int32Array.from(values, (value) => categories.indexOf(value));
  return { variable: { name, categories, of }, totals: Object.values(totals) };
};

const sexes = [...'FFFMMMMFMFMM'];
const ages = [...'yoyyooyoyooy'];
const sex = margin('sex', { F: 52, M: 48 }, sexes);
const age = margin('age', { y: 60, o: 40 }, ages);
const base = Float64Array.of(1, 2, 1.5, 3, 1, 2, 2.5, 1, 4, 1, 2, 3);
const answers = Float64Array.of(10, 12, 9, 15, 14, Number.NaN, 11, 16, 13, 8, 12, 17);
const design = {
  clusters: Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5),
  strata: Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1),
};

describe('Twelve answers are weighted as R’s survey 4.1 weights them', () => {
  it.each([
    ['rake', 9.3202551497133, 12.19695586160737, 0.52476457468392],
    ['poststratify', 8, 12.24788391777509, 0.57624065067081],
    ['greg', 8.6881720430108, 12.265371878636, 0.58102788811481],
  ] as const)('%s', (method, first, mean, se) => {
    const margins = method === 'poststratify' ? [sex] : [sex, age];
    const weighted = weigh({ base }, margins, { method });
    expect(weighted.weights[0]).toBeCloseTo(first, 9);
    const estimate = meanOf(answers, { base }, margins, weighted, design);
    expect(estimate).toMatchObject({ missing: 1, clusters: 6 });
    expect(estimate.mean).toBeCloseTo(mean, 9);
    expect(estimate.se).toBeCloseTo(se, 9);
  });
});

describe('What no weights can do is refused by name', () => {
  it('nobody answered in a category', () => {
    const old = margin('age', { y: 60, o: 40, ancient: 5 }, ages);
    expect(() => weigh({ base }, [old], { method: 'rake' })).toThrow(
      'age = "ancient" has a total of 5 and no respondent, which no weight can mend',
    );
    expect(unheard([old], 12).filter(({ mendable }) => !mendable)).toEqual([
      {
        variable: 'age',
        category: 'ancient',
        respondents: 0,
        population: 5 / 105,
        answers: 0,
        redressed: null,
        mendable: false,
      },
    ]);
  });

  it('two margins of two populations', () => {
    const other = margin('age', { y: 60, o: 50 }, ages);
    expect(() => weigh({ base }, [sex, other], { method: 'rake' })).toThrow(
      'the totals of sex sum to 100 and those of age to 110',
    );
  });

  it('margins that contradict each other among those who answered', () => {
    const same = margin('same', { F: 40, M: 60 }, sexes);
    for (const method of ['rake', 'greg'] as const)
      expect(() => weigh({ base }, [sex, same], { method })).toThrow(
        'sex and same contradict each other',
      );
  });

  it('bounds too narrow', () => {
    const bounds = { low: 0.9, high: 1.1 };
    expect(() => weigh({ base }, [sex, age], { method: 'greg', bounds })).toThrow(
      'widen the bounds',
    );
  });

  it('limits that cannot hold the total', () => {
    expect(() => weigh({ base }, [sex], { method: 'rake', trim: { low: 0, high: 5 } })).toThrow(
      '12 weights between 0 and 5 cannot sum to 100',
    );
  });
});

it('Trimming keeps the total and the limits', () => {
  const { weights } = weigh({ base }, [sex, age], { method: 'rake', trim: { low: 4, high: 12 } });
  expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 9);
  expect(Math.min(...weights)).toBeGreaterThanOrEqual(4);
  expect(Math.max(...weights)).toBeLessThanOrEqual(12);
});

it('Bounded calibration keeps factors within the bounds and margins exact', () => {
  const raised = base.map((one) => (one * 100) / 24);
  const { factors, weights } = weigh({ base: raised }, [sex, age], {
    method: 'greg',
    bounds: { low: 0.3, high: 1.95 },
  });
  const free = weigh({ base: raised }, [sex, age], { method: 'greg' });
  expect(Math.max(...free.factors)).toBeGreaterThan(1.95);
  expect(Math.max(...factors)).toBeLessThanOrEqual(1.95);
  expect(sumsOf(weights, sex)).toEqual([expect.closeTo(52, 8), expect.closeTo(48, 8)]);
  expect(sumsOf(weights, age)).toEqual([expect.closeTo(60, 8), expect.closeTo(40, 8)]);
});

it('Combinations in which nobody answered are listed', () => {
  const place = margin(
    'place',
    { town: 50, land: 50 },
    sexes.map((one) => (one === 'F' ? 'town' : 'land')),
  );
  expect(unheardCells([sex, place], 12)).toEqual([
    ['F', 'land'],
    ['M', 'town'],
  ]);
});

const people = fc.array(
  fc.record({
    a: fc.constantFrom('1', '2', '3'),
    b: fc.constantFrom('x', 'y'),
    base: fc.double({ min: 0.2, max: 5, noNaN: true }),
  }),
  { minLength: 4, maxLength: 40 },
);
// One of each combination, so that every set of margins can be reproduced.
const each = ['1', '2', '3'].flatMap((a) => ['x', 'y'].map((b) => ({ a, b, base: 1 })));
const weighAll = (rows: typeof each, method: 'rake' | 'greg', share: number) => {
  const margins = [
    margin(
      'a',
      { 1: 20, 2: 30, 3: 50 },
      rows.map(({ a }) => a),
    ),
    margin(
      'b',
      { x: 100 * share, y: 100 * (1 - share) },
      rows.map(({ b }) => b),
    ),
  ];
  const respondents = { base: Float64Array.from(rows, (row) => row.base) };
  return { margins, ...weigh(respondents, margins, { method }) };
};
const share = fc.double({ min: 0.1, max: 0.9, noNaN: true });
const method = fc.constantFrom('rake' as const, 'greg' as const);

describe('for any answers', () => {
  it('weights reproduce the margins', () => {
    fc.assert(
      fc.property(people, method, share, (rows, how, part) => {
        const { weights, margins } = weighAll([...each, ...rows], how, part);
        for (const one of margins)
          sumsOf(weights, one).forEach((sum, at) => {
            expect(sum).toBeCloseTo(one.totals[at] ?? 0, 7);
          });
      }),
    );
  });

  it('the order of rows changes no weight', () => {
    fc.assert(
      fc.property(people, method, share, (rows, how, part) => {
        const all = [...each, ...rows];
        const there = weighAll(all, how, part).weights;
        const back = weighAll(all.toReversed(), how, part).weights.toReversed();
        there.forEach((one, at) => {
          expect(back[at]).toBeCloseTo(one, 7);
        });
      }),
    );
  });

  it('equal rows may be merged, their base weights added', () => {
    fc.assert(
      fc.property(people, method, share, (rows, how, part) => {
        const all = [...each, ...rows];
        const merged = each.map((cell) => ({
          ...cell,
          base: all
            .filter(({ a, b }) => a === cell.a && b === cell.b)
            .reduce((sum, row) => sum + row.base, 0),
        }));
        const few = weighAll(merged, how, part);
        const many = weighAll(all, how, part);
        many.factors.forEach((one, at) => {
          expect(few.factors[at]).toBeCloseTo(one, 7);
        });
      }),
    );
  });
});

function sumsOf(weights: Float64Array, { variable, totals }: Margin): number[] {
  const sums = totals.map(() => 0);
  variable.of.forEach((category, at) => {
    sums[category] = (sums[category] ?? 0) + (weights[at] ?? 0);
  });
  return sums;
}
