import { describe, expect, it } from 'vitest';
import { type Random, seededStreams } from '../random/random.ts';
import {
  type Arrivals,
  coordination,
  type Flag,
  opinionsOf,
  type Vote,
  votesOf,
} from './opinions.ts';

const STATEMENTS = 60;

/** Two camps that lean against each other on most statements; everybody votes on about half, by themselves. */
function honest(people: number, random: Random): Vote[] {
  const leanings = Array.from({ length: STATEMENTS }, () => 0.2 + 0.6 * random());
  return Array.from({ length: people }, (_, person) =>
    leanings.flatMap((leaning, statement): Vote[] => {
      const agrees = person % 2 === 0 ? leaning : 1 - leaning;
      const vote = random() < 0.1 ? 0 : random() < agrees ? 1 : -1;
      return random() < 0.5
        ? [{ participant: `p${person}`, statement: `s${statement}`, vote }]
        : [];
    }),
  ).flat();
}

/** So many who vote by one script, each slipping now and then. */
function hired(people: number, statements: number, slips: number, random: Random): Vote[] {
  const script = Array.from({ length: statements }, (_, at) => ({
    statement: `s${Math.floor((at * STATEMENTS) / statements)}`,
    vote: random() < 0.5 ? (1 as const) : (-1 as const),
  }));
  return Array.from({ length: people }, (_, person) =>
    script.map(
      ({ statement, vote }): Vote => ({
        participant: `hired${person}`,
        statement,
        vote: random() < slips ? (vote === 1 ? -1 : 1) : vote,
      }),
    ),
  ).flat();
}

const flagsOf = (cast: readonly Vote[]) => coordination(opinionsOf(votesOf(cast))).filter(isAlike);

const isAlike = (flag: Flag): flag is Flag & { code: 'alike' } => flag.code === 'alike';

describe('Votes by one script among 300 people', () => {
  it.each([
    [5, 20, 0],
    [5, 30, 0.05],
    [20, 20, 0.05],
    [60, 30, 0.05],
  ])(
    '%i people, %i statements, slips at %d: found, and nobody else',
    (people, statements, slips) => {
      const random = seededStreams(people + statements)('attack');
      const cast = [...honest(300, random), ...hired(people, statements, slips, random)];
      const found = flagsOf(cast).flatMap(({ participants }) => participants);
      expect(found.filter((one) => !one.startsWith('hired'))).toEqual([]);
      expect(found.length).toBeGreaterThanOrEqual(0.9 * people);
    },
  );

  it('figures say how much alike, and how many such sets chance would give', () => {
    const random = seededStreams(2)('attack');
    const [flag, ...more] = flagsOf([...honest(300, random), ...hired(6, 24, 0, random)]);
    expect(more).toEqual([]);
    expect(flag).toMatchObject({ code: 'alike', shared: 24, same: 24 });
    expect(flag?.participants).toHaveLength(6);
    expect(flag?.expected).toBeLessThan(1e-6);
  });
});

it('Of forty conversations of 150 honest people none is flagged', () => {
  const flagged = Array.from({ length: 40 }, (_, seed) =>
    flagsOf(honest(150, seededStreams(seed)('honest'))),
  ).flat();
  expect(flagged).toEqual([]);
});

describe('Newcomers by day', () => {
  const days = (counts: readonly number[]): Arrivals[] =>
    counts.map((newcomers, at) => ({
      ...{ day: `2026-03-${String(at + 1).padStart(2, '0')}`, newcomers },
    }));
  const nobody = opinionsOf(votesOf([]));

  it('a day ten times the usual is a flood, and does not hide the next', () => {
    const flags = coordination(nobody, days([6, 4, 5, 7, 5, 60, 5, 55]));
    expect(flags).toMatchObject([
      { code: 'flood', day: '2026-03-06', newcomers: 60, usual: 5.4 },
      { code: 'flood', day: '2026-03-08', newcomers: 55 },
    ]);
  });

  it('days that scatter widely make a flood of nothing less', () => {
    expect(coordination(nobody, days([2, 40, 5, 30, 1, 50]))).toEqual([]);
  });

  it('the first days, and small counts, are no floods', () => {
    expect(coordination(nobody, days([1, 0, 80]))).toEqual([]);
    expect(coordination(nobody, days([0, 0, 0, 0, 9]))).toEqual([]);
  });

  it('one day in a thousand at most is a false alarm, of counts that come by themselves', () => {
    const random = seededStreams(4)('days');
    const counts = Array.from({ length: 1_000 }, () => poisson(12, random));
    const alarms = Array.from({ length: 50 }, (_, at) =>
      coordination(nobody, days(counts.slice(20 * at, 20 * (at + 1)))),
    ).flat();
    expect(alarms.length).toBeLessThanOrEqual(1);
  });
});

/** Knuth's way, for small means. */
function poisson(mean: number, random: Random): number {
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); product *= random()) count += 1;
  return count;
}
