import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { type Pair, pairName, pairsOf, type Seeker } from './pairs.ts';

const person = (id: string, given: Partial<Seeker>): Seeker => ({
  ...{ id, offers: [], seeks: [], langs: ['fr'], times: [], proposed: 0, room: 3 },
  ...given,
});

const namesOf = (pairs: readonly Pair[]) => pairs.map(({ one, other }) => `${one}–${other}`);

describe('Two people', () => {
  const lawyer = person('a', { offers: ['rights'], seeks: ['housing'], langs: ['fr', 'ar'] });
  const host = person('b', { offers: ['housing'], seeks: ['rights'], langs: ['ar'] });

  it('who complete each other are proposed, with the facts that speak for it', () => {
    expect(pairsOf([lawyer, host])).toEqual([
      {
        ...{ one: 'a', other: 'b', score: 0.65 },
        reasons: { given: ['rights'], taken: ['housing'], shared: [], langs: ['ar'], times: [] },
      },
    ]);
  });

  it('without a language in common are not', () => {
    expect(pairsOf([lawyer, { ...host, langs: ['es'] }])).toEqual([]);
  });

  it('who are free at other times are not; who has not said may be', () => {
    const morning = { ...lawyer, times: ['2027-03-04T09:00:00.000Z'] };
    expect(pairsOf([morning, { ...host, times: ['2027-03-04T15:00:00.000Z'] }])).toEqual([]);
    expect(pairsOf([morning, host])).toHaveLength(1);
  });

  it('are proposed to each other once', () => {
    expect(pairsOf([lawyer, host], new Set([pairName('b', 'a')]))).toEqual([]);
  });
});

describe('Fairness', () => {
  it('nobody has a second proposal before all have had a first who can', () => {
    const giver = (id: string) => person(id, { offers: ['rights'], seeks: ['housing'] });
    const seekers = ['x', 'y', 'z'].map((id) =>
      person(id, { seeks: ['rights'], offers: id === 'x' ? ['housing'] : [], room: 1 }),
    );
    const pairs = pairsOf([giver('a'), giver('b'), giver('c'), ...seekers]);
    expect(new Set(pairs.map(({ one }) => one)).size).toBe(3);
  });

  it('who was proposed less often goes first', () => {
    const asked = person('q', { seeks: ['rights'], room: 1 });
    const known = person('a', { offers: ['rights'], proposed: 9 });
    const newcomer = person('b', { offers: ['rights'] });
    expect(namesOf(pairsOf([asked, known, newcomer]))).toEqual(['b–q']);
  });
});

const TOPICS = ['rights', 'housing', 'studies', 'business'];
const some = (all: readonly string[]) => fc.subarray([...all]);
const seekers = fc
  .array(
    fc.record({
      offers: some(TOPICS),
      seeks: some(TOPICS),
      langs: some(['fr', 'ar', 'es']),
      times: some(['2027-01-01T09:00:00.000Z', '2027-01-01T10:00:00.000Z']),
      proposed: fc.nat(5),
      room: fc.nat(3),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((one, at) => ({ id: `p${at}`, ...one })));

describe('Laws', () => {
  it('the order of people changes nothing', () => {
    fc.assert(
      fc.property(seekers, (people) => {
        expect(pairsOf(people.toReversed())).toEqual(pairsOf(people));
      }),
    );
  });

  it('nobody is proposed more often than they have room, to themselves, or twice to the same', () => {
    fc.assert(
      fc.property(seekers, (people) => {
        const pairs = pairsOf(people);
        for (const { id, room } of people)
          expect(
            pairs.filter(({ one, other }) => one === id || other === id).length,
          ).toBeLessThanOrEqual(room);
        for (const { one, other } of pairs) expect(one < other).toBe(true);
        expect(new Set(namesOf(pairs)).size).toBe(pairs.length);
      }),
    );
  });

  it('no two who fit and have room are left', () => {
    fc.assert(
      fc.property(seekers, (people) => {
        const pairs = pairsOf(people);
        const left = people.map((one) => ({
          ...one,
          room:
            one.room - pairs.filter(({ one: a, other: b }) => a === one.id || b === one.id).length,
        }));
        const done = new Set(pairs.map(({ one, other }) => pairName(one, other)));
        expect(pairsOf(left, done)).toEqual([]);
      }),
    );
  });

  it('every pair speaks a language in common, and at least one gains', () => {
    fc.assert(
      fc.property(seekers, (people) => {
        for (const { reasons } of pairsOf(people)) {
          expect(reasons.langs.length).toBeGreaterThan(0);
          expect(reasons.given.length + reasons.taken.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

it('Of five thousand people nearly all who can have a proposal, and no more than their room', () => {
  const random = seededStreams(1)('people');
  const draw = (all: readonly string[]) => all.filter(() => random() < 0.3);
  const people = Array.from({ length: 5_000 }, (_, at) =>
    person(`p${at}`, {
      offers: draw(TOPICS),
      seeks: draw(TOPICS),
      langs: random() < 0.7 ? ['fr'] : ['fr', 'ar'],
    }),
  );
  const pairs = pairsOf(people);
  const proposed = new Set(pairs.flatMap(({ one, other }) => [one, other]));
  const able = people.filter(({ offers, seeks }) => offers.length + seeks.length > 0);
  expect(proposed.size / able.length).toBeGreaterThan(0.9);
});
