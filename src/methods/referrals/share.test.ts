import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { type Referred, shareOf } from './share.ts';

const person = (
  id: string,
  by: string | null,
  degree: number | null,
  has: boolean | null,
): Referred => ({ id, by, degree, has });

describe('Six people, two seeds', () => {
  const sample = [
    person('a', null, 10, true),
    person('b', 'a', 5, false),
    person('c', 'a', 2, true),
    person('d', null, 4, false),
    person('e', 'd', 20, true),
    person('f', 'c', 1, null),
  ];

  it('count by the inverse of whom they know', () => {
    const told = shareOf(sample, { draws: 200 });
    const [yes, no] = [1 / 10 + 1 / 2 + 1 / 20, 1 / 5 + 1 / 4];
    expect(told.share).toBeCloseTo(yes / (yes + no), 12);
    expect(told).toMatchObject({ people: 5, seeds: 2, waves: 2 });
    expect(told.low).toBeLessThan(told.share);
    expect(told.high).toBeGreaterThan(told.share);
  });

  it('are told to be too few in too few waves', () => {
    const { warnings } = shareOf(sample, { draws: 50 });
    expect(warnings).toContainEqual({ why: 'few-waves', waves: 2, least: 4 });
    expect(warnings).toContainEqual({ why: 'unknown', people: 1 });
    expect(warnings).toContainEqual({ why: 'one-seed', seed: 'a', share: 4 / 6 });
  });

  it('give the same error for the same seed', () => {
    expect(shareOf(sample, { seed: 3, draws: 50 }).se).toBe(
      shareOf(sample, { seed: 3, draws: 50 }).se,
    );
    expect(shareOf(sample, { seed: 4, draws: 50 }).se).not.toBe(
      shareOf(sample, { seed: 3, draws: 50 }).se,
    );
  });
});

it('Equal degrees give the plain share', () => {
  const sample = [...'ttffffff'].map((kind, at) =>
    person(`${at}`, at ? `${at - 1}` : null, 7, kind === 't'),
  );
  expect(shareOf(sample, { draws: 20 }).share).toBeCloseTo(0.25, 12);
});

it('Chains that keep to one kind are warned of', () => {
  const sample = Array.from({ length: 40 }, (_, at) =>
    person(`${at}`, at % 20 ? `${at - 1}` : null, 5, at < 20),
  );
  expect(shareOf(sample, { draws: 50 }).warnings.map(({ why }) => why)).toContain(
    'keeps-to-itself',
  );
});

it('A walk over people who know unequally many finds the share that the plain count misses', () => {
  // 3,000 people; the 30 % with the trait know three times as many.
  const random = seededStreams(11)('people');
  const degree = (at: number) => (at < 900 ? 15 : 5);
  const ends = Array.from({ length: 3_000 }, (_, at) => Array<number>(degree(at)).fill(at)).flat();
  let at = ends[0] ?? 0;
  const sample = Array.from({ length: 600 }, (_, step) => {
    at = ends[Math.floor(random() * ends.length)] ?? 0;
    return person(`${step}`, step ? `${step - 1}` : null, degree(at), at < 900);
  });
  const told = shareOf(sample, { draws: 300 });
  expect(sample.filter(({ has }) => has).length / 600).toBeGreaterThan(0.5);
  expect(told.low).toBeLessThan(0.3);
  expect(told.high).toBeGreaterThan(0.3);
  expect(told.se).toBeGreaterThan(0.008);
  expect(told.se).toBeLessThan(0.04);
});

describe('A sample that cannot be is refused', () => {
  it.each([
    ['a stranger', [person('a', 'x', 2, true)], 'a was brought by x, who is not in the sample'],
    [
      'a circle',
      [person('a', 'b', 2, true), person('b', 'a', 2, true)],
      'was brought by themselves',
    ],
    [
      'a double id',
      [person('a', null, 2, true), person('a', null, 2, true)],
      'two people have the same id',
    ],
    ['no degree', [person('a', null, null, true)], 'nobody has both an answer and a number'],
  ])('%s', (_, sample, words) => {
    expect(() => shareOf(sample)).toThrow(words);
  });
});
