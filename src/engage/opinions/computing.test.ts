import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opinionsOf, type Vote, votesOf } from '../../methods/opinions/opinions.ts';
import { computeResult, type Heard, type Rules } from './computing.ts';
import { NO_PLACES } from './grouping.ts';
import { openVotes } from './open-data.ts';
import { letterOf, NO_ANSWERS, sumOf, voicesIn } from './result.ts';

const RULES: Rules = { threshold: 10, minimum: 30, threatened: false };
const STATEMENTS = Array.from({ length: 10 }, (_, at) => ({ id: `s${at + 1}`, number: at + 1 }));

/** So many people on each side: they differ on the first eight statements and agree with the last two. */
function sides(one: number, other: number): Vote[] {
  return Array.from({ length: one + other }, (_, person) =>
    STATEMENTS.map(({ id, number }): Vote => {
      const vote = number > 8 || person < one ? 1 : -1;
      return { participant: `p${person}`, statement: id, vote };
    }),
  ).flat();
}

const heard = (votes: readonly Vote[], given: Partial<Heard> = {}): Heard => ({
  ...{ votes, statements: STATEMENTS, hands: new Map(), present: 0, setAside: 0 },
  ...given,
});

const resultOf = (votes: readonly Vote[], rules: Partial<Rules> = {}, given: Partial<Heard> = {}) =>
  computeResult(heard(votes, given), { ...RULES, ...rules }, NO_PLACES).result;

describe('two sides of forty and twenty', () => {
  const result = resultOf(sides(40, 20));

  it('are two groups, the larger one first, with sizes to five', () => {
    expect(result.groups.map(({ id, size }) => [letterOf(id), size])).toEqual([
      ['A', 40],
      ['B', 20],
    ]);
  });

  it('share the last two statements, and are divided on the others', () => {
    expect(result.convergences).toEqual([
      { number: 9, agree: true },
      { number: 10, agree: true },
    ]);
    expect(result.divides).toEqual([1, 2, 3, 4, 5]);
  });

  it('stand each for what the other does not think', () => {
    const [one, other] = result.groups;
    expect(one?.representative.every(({ agree }) => agree)).toBe(true);
    expect(other?.representative.some(({ agree }) => !agree)).toBe(true);
    expect(one?.tallies[0]).toEqual({ agree: 40, disagree: 0, pass: 0 });
    expect(other?.tallies[0]).toEqual({ agree: 0, disagree: 20, pass: 0 });
  });
});

describe('a hub that protects its people', () => {
  it('says nothing of groups before the minimum of participants', () => {
    const { groups, noGroups, convergences, divides } = resultOf(sides(15, 14));
    expect({ groups, noGroups, convergences, divides }).toEqual({
      ...{ groups: [], noGroups: 'few', convergences: [], divides: [] },
    });
  });

  it('merges a group of nine into the nearest one, and then says that there is one', () => {
    const { groups, noGroups } = resultOf(sides(40, 9));
    expect({ groups, noGroups }).toEqual({ groups: [], noGroups: 'one' });
  });

  it('publishes under a threat what all share, and nothing that sets people apart', () => {
    const { groups, noGroups, divides, statements } = resultOf(sides(40, 20), { threatened: true });
    expect({ groups, noGroups, divides }).toEqual({ groups: [], noGroups: 'threat', divides: [] });
    expect(statements.filter(({ tally }) => tally).map(({ number }) => number)).toEqual([9, 10]);
  });

  it('does not count a statement that nine answered', () => {
    const votes = sides(40, 20).filter(
      ({ participant, statement }) => statement !== 's3' || Number(participant.slice(1)) < 9,
    );
    const { statements, withheld } = resultOf(votes);
    expect(statements.find(({ number }) => number === 3)?.tally).toBeNull();
    expect(withheld).toBe(1);
  });

  it('does not let a subtraction give away the three of a group who answered', () => {
    const votes = sides(40, 20).filter(
      ({ participant, statement }) => statement !== 's3' || Number(participant.slice(1)) < 43,
    );
    const { groups, statements } = resultOf(votes);
    expect(statements.find(({ number }) => number === 3)?.tally).toEqual({
      ...{ agree: 40, disagree: 3, pass: 0 },
    });
    expect(groups.map(({ tallies }) => tallies[2])).toEqual([null, null]);
  });
});

describe('hands raised in a room', () => {
  it('weigh as much as other voices in totals, and are in no group', () => {
    const hands = new Map([['s1', { agree: 5, disagree: 30, pass: 2 }]]);
    const { statements, groups, present } = resultOf(sides(40, 20), {}, { hands, present: 37 });
    expect(statements[0]?.tally).toEqual({ agree: 45, disagree: 50, pass: 2 });
    expect(groups.map(({ size }) => size)).toEqual([40, 20]);
    expect(present).toBe(37);
  });
});

describe('letters', () => {
  const first = computeResult(heard(sides(40, 20)), RULES, NO_PLACES);

  it('stay with the people when the smaller group outgrows the larger one', () => {
    const grown = sides(40, 90);
    const { result } = computeResult(heard(grown), RULES, first.places);
    expect(result.groups.map(({ id, size }) => [letterOf(id), size])).toEqual([
      ['A', 40],
      ['B', 90],
    ]);
  });

  it('are never given to other people', () => {
    const gone = sides(40, 20).map((vote) => ({ ...vote, participant: `new ${vote.participant}` }));
    const { result } = computeResult(heard(gone), RULES, first.places);
    expect(result.groups.map(({ id }) => letterOf(id))).toEqual(['C', 'D']);
  });

  it('go on after Z', () => {
    expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']);
  });
});

const numberOf = new Map(STATEMENTS.map(({ id, number }) => [id, number]));

/** What is given away of votes that the results count, all of them. */
function given(votes: readonly Vote[]) {
  const voicesOf = new Map<string, number>();
  for (const { statement } of votes) voicesOf.set(statement, (voicesOf.get(statement) ?? 0) + 1);
  return openVotes(votes, {
    ...{ threshold: 10, numberOf, voicesOf },
    nameOf: (one) => `x${one.length}${one}`,
  });
}

const anyVotes = fc.array(
  fc.record({
    participant: fc.nat(80).map((one) => `p${one}`),
    statement: fc.constantFrom(...STATEMENTS.map(({ id }) => id)),
    vote: fc.constantFrom(-1 as const, 0 as const, 1 as const),
  }),
  { minLength: 200, maxLength: 900 },
);

const once = (votes: readonly Vote[]): Vote[] => [
  ...new Map(votes.map((one) => [`${one.participant} ${one.statement}`, one])).values(),
];

describe('laws', () => {
  it('no count below the threshold is told, by itself or by subtraction', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const { statements, groups } = resultOf(once(votes), { threshold: 12 });
        for (const { size } of groups) expect(size).toBeGreaterThanOrEqual(10);
        for (const [at, { tally }] of statements.entries()) {
          if (tally) expect(voicesIn(tally)).toBeGreaterThanOrEqual(12);
          const told = groups.flatMap(({ tallies }) => tallies[at] ?? []);
          for (const one of told) expect(voicesIn(one)).toBeGreaterThanOrEqual(12);
          if (!tally || told.length === 0) continue;
          const rest = voicesIn(tally) - voicesIn(told.reduce(sumOf, NO_ANSWERS));
          expect(rest === 0 || rest >= 12).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the order of votes changes nothing', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        expect(resultOf(once(votes).toReversed())).toEqual(resultOf(once(votes)));
      }),
      { numRuns: 20 },
    );
  });

  it('what is given away has no statement, answer or participant that stands out', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const open = given(once(votes));
        const bySide = Map.groupBy(open.votes, ({ statement, vote }) => `${statement} ${vote}`);
        for (const [, { length }] of bySide) expect(length).toBeGreaterThanOrEqual(3);
        const byStatement = Map.groupBy(open.votes, ({ statement }) => statement);
        for (const [statement, { length }] of byStatement) {
          expect(length).toBeGreaterThanOrEqual(10);
          const told = once(votes).filter((one) => numberOf.get(one.statement) === statement);
          const rest = told.length - length;
          expect(rest === 0 || rest >= 10).toBe(true);
        }
        const people = new Set(once(votes).map(({ participant }) => participant)).size;
        expect(open.withheld.participants === 0 || open.withheld.participants >= 10).toBe(true);
        expect(people).toBeGreaterThanOrEqual(open.withheld.participants);
      }),
      { numRuns: 40 },
    );
  });
});

describe('votes as open data', () => {
  it('give back the groups of the page where nothing is withheld', () => {
    const open = given(sides(40, 20));
    expect(open.withheld).toEqual({ statements: 0, participants: 0, votes: 0 });
    const again = opinionsOf(
      votesOf(open.votes.map((one) => ({ ...one, statement: String(one.statement) }))),
    );
    expect(again.groups.map(({ participants }) => participants.length)).toEqual([40, 20]);
  });

  it('leave out whoever answered much more than all others', () => {
    const calm = sides(20, 20).filter(({ statement }) => ['s9', 's10'].includes(statement));
    const loud = STATEMENTS.map(({ id }): Vote => ({ participant: 'p1', statement: id, vote: 1 }));
    const { votes, withheld } = given(once([...calm, ...loud]));
    expect(withheld).toEqual({ statements: 8, participants: 0, votes: 0 });
    expect(votes.filter(({ participant }) => participant === 'x2p1')).toHaveLength(2);
    const spread = STATEMENTS.flatMap(({ id }, at) =>
      Array.from(
        { length: 12 },
        (_, one): Vote => ({
          participant: `q${at} ${one}`,
          statement: id,
          vote: 1,
        }),
      ),
    );
    expect(given([...spread, ...loud]).withheld.participants).toBe(10);
  });

  it('leave out an answer that two gave', () => {
    const votes = sides(30, 2);
    const { withheld } = given(votes);
    expect(withheld).toEqual({ statements: 0, participants: 0, votes: 80 });
  });
});
