import { describe, expect, it } from 'vitest';
import { courseOf } from './course.ts';
import { type Referred, shareOf } from './share.ts';

const person = (id: string, by: string | null, has: boolean, degree = 4): Referred => ({
  ...{ id, by, degree, has },
});

describe('The course of a referral sample', () => {
  // Those with the trait bring one with it and one without; the others bring one in four.
  const sample = [
    person('a', null, true),
    person('b', 'a', true),
    person('c', 'a', false),
    person('d', null, false),
    person('e', 'd', true),
    person('f', 'd', false),
    person('g', 'f', false),
    person('h', 'f', false),
  ];

  it('ends at the estimate', () => {
    expect(courseOf(sample).steps.at(-1)).toEqual({ people: 8, share: shareOf(sample).share });
    expect(courseOf(sample).steps[0]).toEqual({ people: 1, share: 1 });
  });

  it('parts the people by the seed from whom they come, the longest chain first', () => {
    expect(courseOf(sample).chains).toEqual([
      { people: 5, share: 0.2 },
      { people: 3, share: 2 / 3 },
    ]);
  });

  it('settles where as many come to a kind as leave it', () => {
    const { brought, settled } = courseOf(sample);
    expect(brought).toEqual({ by: 0.5, byOthers: 0.25 });
    // π = .25 ⁄ (.5 + .25); each wave leaves a quarter of the distance: 1 → .25 → .0625 → .0156.
    expect(settled).toEqual({ share: 1 / 3, waves: 3 });
  });

  it('never settles where each kind brings only its own', () => {
    const apart = [
      person('a', null, true),
      person('b', 'a', true),
      person('c', null, false),
      person('d', 'c', false),
    ];
    expect(courseOf(apart).settled).toBeNull();
  });

  it('is found at once in a chain of ten thousand', () => {
    const long = Array.from({ length: 10_000 }, (_, at) =>
      person(`${at}`, at ? `${at - 1}` : null, at % 3 === 0),
    );
    const began = performance.now();
    expect(courseOf(long).chains).toEqual([
      { people: 10_000, share: shareOf(long, { draws: 10 }).share },
    ]);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
