import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, match, type Wanted } from './matching.ts';

const wanted: Wanted = {
  topic: 'mentoring',
  residence: 'FRA',
  origin: 'SEN',
  lang: 'fr',
  town: 'lyon',
};
const candidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  topics: ['mentoring'],
  residences: ['FRA'],
  origins: [],
  langs: ['fr'],
  town: '',
  load: 0,
  ...over,
});

describe('matching', () => {
  it('says why, the weightiest reason first', () => {
    const [best] = match(wanted, [candidate('a', { town: 'lyon', origins: ['SEN'] })]);
    expect(best?.reasons).toEqual(['topic', 'residence', 'language', 'origin', 'town']);
    expect(best?.score).toBeCloseTo(1, 12);
  });

  it('takes nobody of another topic, country or origin, however near', () => {
    const others = [
      candidate('a', { topics: ['culture'], town: 'lyon', origins: ['SEN'] }),
      candidate('b', { residences: ['ITA'] }),
      candidate('c', { origins: ['MAR'] }),
    ];
    expect(match(wanted, others)).toEqual([]);
  });

  it('takes those who name no country as well as those who name the right one, and these first', () => {
    const found = match(wanted, [candidate('a', { residences: [] }), candidate('b')]);
    expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('asks whoever has less to do, where all else is equal', () => {
    const found = match(wanted, [candidate('a', { load: 2 }), candidate('b')]);
    expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('does not depend on the order of the candidates, and a reason more never counts against anybody', () => {
    const codes = fc.subarray(['mentoring', 'culture', 'FRA', 'SEN', 'fr', 'ar']);
    const anybody = fc.record({
      id: fc.uuid(),
      topics: codes,
      residences: codes,
      origins: codes,
      langs: codes,
      town: fc.constantFrom('', 'lyon', 'dakar'),
      load: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anybody, { selector: ({ id }) => id }), (people) => {
        const found = match(wanted, people, 100);
        expect(match(wanted, people.toReversed(), 100)).toEqual(found);
        for (const person of people) {
          const before = match(wanted, [person])[0];
          const after = match(wanted, [{ ...person, langs: [...person.langs, 'fr'] }])[0];
          if (before) expect(after?.score).toBeGreaterThanOrEqual(before.score);
        }
      }),
    );
  });
});
