import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vote } from '../../methods/opinions/opinions.ts';
import { computeResult, type Heard, type Rules } from './computing.ts';
import { type Next, NOTHING_TOLD, nextPublished, type Published } from './publishing.ts';
import type { Tally } from './result.ts';

const LEAST = 6;
const RULES: Rules = { threshold: LEAST, minimum: 12, threatened: false };
const STATEMENTS = Array.from({ length: 5 }, (_, at) => ({ id: `s${at + 1}`, number: at + 1 }));
const NOTHING: Published = { told: NOTHING_TOLD, voices: new Map(), result: null };

type Ballots = ReadonlyMap<string, ReadonlyMap<string, Vote['vote']>>;

function heardOf(ballots: Ballots, hands = new Map<string, Tally>()): Heard {
  const votes = [...ballots].flatMap(([participant, own]) =>
    [...own].map(([statement, vote]): Vote => ({ participant, statement, vote })),
  );
  return { votes, statements: STATEMENTS, hands, present: 0, setAside: 0 };
}

function follow(before: Published, heard: Heard, gone: ReadonlySet<string> = new Set()): Next {
  // Whoever left is gone from what is kept, too.
  const voices = new Map([...before.voices].filter(([one]) => !gone.has(one)));
  const of = new Map(
    [...voices].flatMap(([one, { group }]) => (group === null ? [] : [[one, group] as const])),
  );
  const computed = computeResult(heard, RULES, { of, next: 26 });
  return nextPublished({ ...before, voices }, heard, computed, RULES);
}

const crowd = (size: number, votes: readonly Vote['vote'][], name = 'p'): Ballots =>
  new Map(
    Array.from({ length: size }, (_, at) => [
      `${name}${at}`,
      new Map(STATEMENTS.flatMap(({ id }, place) => [[id, votes[place] ?? 1] as const])),
    ]),
  );

const toldOf = ({ result }: Published) =>
  JSON.stringify([result?.participants, result?.votes, result?.statements, result?.groups]);

describe('what is published next', () => {
  const first = follow(NOTHING, heardOf(crowd(20, [1, 1, -1, 0, 1])));

  it('is the first count as it is', () => {
    expect(first.result).toMatchObject({ participants: 20, votes: 100 });
    expect(first.result.statements[2]?.tally).toEqual({ agree: 0, disagree: 20, pass: 0 });
  });

  it('stays while fewer than the threshold come, change their mind or leave', () => {
    const one = new Map([...crowd(20, [1, 1, -1, 0, 1]), ...crowd(1, [-1, -1, -1, -1, -1], 'n')]);
    expect(toldOf(follow(first, heardOf(one)))).toBe(toldOf(first));
    const other = new Map([...crowd(20, [1, 1, -1, 0, 1]), ...crowd(5, [-1, -1, 1, 1, -1])]);
    expect(toldOf(follow(first, heardOf(other)))).toBe(toldOf(first));
    const left = new Map([...crowd(20, [1, 1, -1, 0, 1])].filter(([id]) => id !== 'p3'));
    expect(toldOf(follow(first, heardOf(left), new Set(['p3'])))).toBe(toldOf(first));
  });

  it('comes with the voice that fills the threshold, those that waited with it', () => {
    const five = follow(
      first,
      heardOf(new Map([...crowd(20, [1, 1, -1, 0, 1]), ...crowd(5, [1], 'n')])),
    );
    expect(five.result.participants).toBe(20);
    const six = follow(
      five,
      heardOf(new Map([...crowd(20, [1, 1, -1, 0, 1]), ...crowd(6, [1], 'n')])),
    );
    expect(six.result.participants).toBe(26);
    expect(six.result.statements[2]?.tally).toEqual({ agree: 6, disagree: 20, pass: 0 });
  });

  it('tells a statement anew by itself, once enough answered it', () => {
    const only = new Map([
      ...crowd(20, [1, 1, -1, 0, 1]),
      ...[...crowd(6, [1], 'n')].map(([id]) => [id, new Map([['s1', 1 as const]])] as const),
    ]);
    const { result } = follow(first, heardOf(only));
    expect(result.statements.map(({ tally }) => tally?.agree)).toEqual([26, 20, 0, 0, 20]);
  });
});

const anyRounds = fc.array(
  fc.record({
    said: fc.array(
      fc.tuple(fc.nat(60), fc.nat(STATEMENTS.length - 1), fc.constantFrom<Vote['vote']>(-1, 0, 1)),
      { maxLength: 60 },
    ),
    left: fc.array(fc.nat(60), { maxLength: 2 }),
  }),
  { minLength: 3, maxLength: 12 },
);

/** Who is in a cell, and with which answer. */
const cellOf = ({ voices }: Published, number: number, group: number | null) =>
  new Map(
    [...voices].flatMap(([one, { said }]) => {
      const { vote, grouped } = said[number] ?? {};
      if (group === null) return vote === undefined ? [] : [[one, vote] as const];
      return grouped?.[0] === group ? [[one, grouped[1]] as const] : [];
    }),
  );

const countOf = (cell: ReadonlyMap<string, Vote['vote']>): Tally => ({
  agree: [...cell.values()].filter((vote) => vote === 1).length,
  disagree: [...cell.values()].filter((vote) => vote === -1).length,
  pass: [...cell.values()].filter((vote) => vote === 0).length,
});

const talliesIn = ({ result }: Published, at: number) =>
  new Map<number | null, Tally | null | undefined>([
    [null, result?.statements[at]?.tally],
    ...(result?.groups ?? []).map(({ id, tallies }) => [id, tallies[at]] as const),
  ]);

const firstBallots = (): Ballots =>
  new Map(
    Array.from({ length: 40 }, (_, one) => [
      `p${one}`,
      new Map(STATEMENTS.map(({ id }) => [id, one % 2 === 0 ? 1 : -1])),
    ]),
  );

describe('laws', () => {
  it('between two published states no cell differs by fewer voices than the threshold', () => {
    let differences = 0;
    fc.assert(
      fc.property(anyRounds, (rounds) => {
        let ballots = firstBallots();
        let before = follow(NOTHING, heardOf(ballots));
        for (const { said, left } of rounds) {
          const next = new Map([...ballots].map(([one, own]) => [one, new Map(own)]));
          for (const [one, at, vote] of said) {
            const own = next.get(`p${one}`) ?? new Map<string, Vote['vote']>();
            next.set(`p${one}`, own.set(`s${at + 1}`, vote));
          }
          const gone = new Set(left.map((one) => `p${one}`));
          for (const one of gone) next.delete(one);
          ballots = next;
          const after = follow(before, heardOf(ballots), gone);
          for (const [at, { number }] of STATEMENTS.entries()) {
            const former = talliesIn(before, at);
            for (const [group, tally] of talliesIn(after, at)) {
              const old = former.get(group);
              if (!tally || !old || JSON.stringify(tally) === JSON.stringify(old)) continue;
              differences += 1;
              const [was, is] = [cellOf(before, number, group), cellOf(after, number, group)];
              expect(countOf(is)).toEqual(tally);
              const people = [...new Set([...was.keys(), ...is.keys()])];
              const changed = people.filter((one) => was.get(one) !== is.get(one));
              expect(changed.length).toBeGreaterThanOrEqual(LEAST);
            }
          }
          const more = (after.result.participants ?? 0) - (before.result.participants ?? 0);
          expect(Math.abs(more) < LEAST ? after.grown || more === 0 : true).toBe(true);
          before = after;
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
    expect(differences).toBeGreaterThan(20);
  }, 30_000);
});
