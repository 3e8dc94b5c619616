import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupWith, type Link, type Pair } from './linkage.ts';

const nobody = { same: [], different: [] };
const rules = { least: 0, unknown: -6, exclusive: () => false };
const link = (left: number, right: number, weight: number): Link => ({ left, right, weight });
const couple = [link(1, 2, 9), link(3, 4, 9), link(1, 3, -5), link(2, 4, -7)];

describe('persons from weights and verdicts', () => {
  it('are what the weights say where nobody said anything', () => {
    expect(groupWith([4, 3, 2, 1, 7], couple, nobody, rules)).toEqual([[1, 2], [3, 4], [7]]);
  });

  it('are joined whole where a reviewer said that two of their records are one person', () => {
    expect(groupWith([1, 2, 3, 4], couple, { ...nobody, same: [[4, 2]] }, rules)).toEqual([
      [1, 2, 3, 4],
    ]);
  });

  it('fall apart where a reviewer said that two of their records are two', () => {
    expect(groupWith([1, 2, 3, 4], couple, { ...nobody, different: [[2, 1]] }, rules)).toEqual([
      [1],
      [2],
      [3, 4],
    ]);
  });

  it('let the judged record change sides where the others same stay apart', () => {
    const said = { same: [[2, 3]], different: [[1, 3]] } as const;
    expect(groupWith([1, 2, 3, 4], couple, said, rules)).toEqual([[1], [2, 3, 4]]);
  });

  it('are never two records of a list that holds nobody twice, unless a reviewer knows better', () => {
    const even = (a: number, b: number) => a % 2 === b % 2;
    const three = [link(1, 2, 9), link(1, 3, 12), link(2, 3, 9)];
    const exclusive = { ...rules, exclusive: even };
    expect(groupWith([1, 2, 3], three, nobody, exclusive)).toEqual([[1, 2], [3]]);
    expect(groupWith([1, 2, 3], three, { ...nobody, same: [[1, 3]] }, exclusive)).toEqual([
      [1, 2, 3],
    ]);
  });
});

describe('laws of verdicts', () => {
  const record = fc.integer({ min: 0, max: 11 });
  const pair = fc.tuple(record, record).filter(([a, b]) => a !== b);
  const links = fc.uniqueArray(fc.tuple(pair, fc.integer({ min: -10, max: 20 })), {
    selector: ([[a, b]]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
    maxLength: 40,
  });
  const records = Array.from({ length: 12 }, (_, at) => at);
  const all = fc.record({
    links,
    same: fc.array(pair, { maxLength: 6 }),
    different: fc.array(pair, { maxLength: 6 }),
  });
  const given = ({
    links,
    same,
    different,
  }: {
    links: [Pair, number][];
    same: Pair[];
    different: Pair[];
  }) => [links.map(([[a, b], weight]) => link(a, b, weight)), { same, different }] as const;
  const together = (persons: number[][], [a, b]: Pair) =>
    persons.some((person) => person.includes(a) && person.includes(b));

  it('every record has one person, and no two records that were told apart share one', () => {
    fc.assert(
      fc.property(all, (drawn) => {
        const [weighed, said] = given(drawn);
        const persons = groupWith(records, weighed, said, rules);
        expect(persons.flat().toSorted((a, b) => a - b)).toEqual(records);
        for (const pair of drawn.different) expect(together(persons, pair)).toBe(false);
      }),
    );
  });

  it('every two records that were said to be one are one, where nobody said otherwise', () => {
    fc.assert(
      fc.property(all, (drawn) => {
        const [weighed, said] = given({ ...drawn, different: [] });
        const persons = groupWith(records, weighed, said, rules);
        for (const pair of drawn.same) expect(together(persons, pair)).toBe(true);
      }),
    );
  });

  it('neither the order of records, of pairs nor of verdicts matters', () => {
    fc.assert(
      fc.property(all, (drawn) => {
        const [weighed, said] = given(drawn);
        const turned = {
          ...said,
          same: drawn.same.toReversed().map(([a, b]): Pair => [b, a]),
          different: drawn.different.toReversed(),
        };
        expect(groupWith(records.toReversed(), weighed.toReversed(), turned, rules)).toEqual(
          groupWith(records, weighed, said, rules),
        );
      }),
    );
  });

  it('a group that is looked at alone is the same as among others', () => {
    fc.assert(
      fc.property(all, (drawn) => {
        const [weighed, said] = given(drawn);
        const shifted = weighed.map(({ left, right, weight }) =>
          link(left + 100, right + 100, weight),
        );
        const both = groupWith(
          [...records, ...records.map((one) => one + 100)],
          [...shifted, ...weighed],
          said,
          rules,
        );
        expect(both.filter(([first = 0]) => first < 100)).toEqual(
          groupWith(records, weighed, said, rules),
        );
      }),
    );
  });
});
