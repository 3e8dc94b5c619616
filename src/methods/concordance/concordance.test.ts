import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, judge, type PairCounts, type Provenance, standing } from './concordance.ts';

const counts = (telling: number, same: number): PairCounts => ({
  cells: telling,
  identical: same,
  identicalRounded: same,
  telling,
  tellingIdentical: same,
  tellingIdenticalRounded: same,
});

describe('two sources that give figures for the same corridors', () => {
  it('are independent when they agree no more often than chance makes them', () => {
    // UN 2020 (year 2015) and the World Bank's 2017 matrix share 1.75 % of their figures of three digits or more.
    expect(judge(counts(7363, 129)).verdict).toBe('independent');
  });

  it('are dependent when one repeats most of the other', () => {
    // UN 2020 and KNOMAD 2021: 63.4 %.
    expect(judge(counts(7747, 4910))).toMatchObject({ verdict: 'dependent', judged: true });
  });

  it('are copies when hardly a figure differs', () => {
    expect(judge(counts(1000, 951)).verdict).toBe('copied');
  });

  it('cannot be judged on a handful of cells, and the judgement says so', () => {
    expect(judge(counts(19, 19))).toMatchObject({ verdict: 'independent', judged: false });
  });

  it('are dependent when their holder says so, whatever the figures', () => {
    expect(judge(counts(0, 0), true)).toMatchObject({ verdict: 'dependent', judged: true });
  });

  it('never look more independent for one more identical cell', () => {
    const order = ['independent', 'dependent', 'copied'];
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (same, other) => {
        const before = judge(counts(same + other, same)).verdict;
        const after = judge(counts(same + other + 1, same + 1)).verdict;
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
    );
  });
});

describe('which of two tied sources stands', () => {
  const un: Provenance = {
    slug: 'un-2020',
    holder: 'UN DESA',
    vintage: '2020-12-31',
    kind: 'modelled',
  };
  const knomad: Provenance = {
    slug: 'knomad-2021',
    holder: 'KNOMAD',
    vintage: '2022-12-01',
    kind: 'modelled',
  };
  const un2024: Provenance = {
    slug: 'un-2024',
    holder: 'UN DESA',
    vintage: '2025-01-15',
    kind: 'modelled',
  };
  const census: Provenance = {
    slug: 'census',
    holder: 'INSEE',
    vintage: '2023-06-29',
    kind: 'observed',
  };

  it('is the one that was published first', () => {
    expect(standing(knomad, un)).toEqual({ from: knomad, on: un });
  });

  it('is the newer edition where one holder publishes both', () => {
    expect(standing(un, un2024)).toEqual({ from: un, on: un2024 });
  });

  it('is the count where the other is a model, even if the model was published first', () => {
    expect(standing(census, un)).toEqual({ from: un, on: census });
  });

  it('does not depend on the order in which they are named', () => {
    const source = (slug: string) =>
      fc.record({
        slug: fc.constant(slug),
        holder: fc.constantFrom('H', 'I'),
        vintage: fc.constantFrom('2019-01-01', '2020-01-01'),
        kind: fc.constantFrom('observed' as const, 'modelled' as const),
      });
    fc.assert(
      fc.property(source('a'), source('b'), (a, b) => {
        expect(standing(a, b)).toEqual(standing(b, a));
      }),
    );
  });
});

describe('groups of sources that lean on one another', () => {
  it('join those tied through a third', () => {
    const groups = groupsOf(
      ['c', 'b', 'a', 'd'],
      [
        ['c', 'b'],
        ['a', 'b'],
      ],
    );
    expect(Object.fromEntries(groups)).toEqual({ a: 'a', b: 'a', c: 'a', d: 'd' });
  });

  it('are the same in whatever order names and ties come', () => {
    const name = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name)), (ties) => {
        const names = [...'abcdefgh'];
        const there = groupsOf(names, ties);
        const back = groupsOf(
          names.toReversed(),
          ties.toReversed().map(([a, b]) => [b, a] as const),
        );
        expect(Object.fromEntries(back)).toEqual(Object.fromEntries(there));
        for (const [a, b] of ties) expect(there.get(a)).toBe(there.get(b));
      }),
    );
  });
});
