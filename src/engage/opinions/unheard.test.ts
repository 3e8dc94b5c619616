import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vote } from '../../methods/opinions/opinions.ts';
import { redress } from './redressing.ts';
import { heardBy, type Person, type Population } from './unheard.ts';

const FROM = { holder: 'Observatoire', definition: 'birth', year: 2020 };
const SEX: Population = {
  ...FROM,
  aspect: 'sex',
  categories: [
    { code: 'female', total: 500 },
    { code: 'male', total: 500 },
  ],
};
const RESIDENCE: Population = {
  ...FROM,
  aspect: 'residence',
  categories: [
    { code: 'FRA', total: 600 },
    { code: 'ITA', total: 300 },
    { code: 'GAB', total: 100 },
  ],
};
const AGE: Population = {
  ...FROM,
  aspect: 'age',
  categories: [
    { code: '15-24', total: 200 },
    { code: '25-64', total: 700 },
    { code: '65+', total: 100 },
  ],
};

const people = (count: number, told: Partial<Person>, from = 0): Person[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `p${from + at}`, residence: null, age: null, sex: null },
    ...told,
  }));

describe('who was not heard', () => {
  it('is nobody or fewer than ten, which look alike', () => {
    const heard = heardBy(
      [...people(60, { residence: 'FRA' }), ...people(9, { residence: 'ITA' }, 60)],
      RESIDENCE,
      10,
    );
    expect(heard?.rows).toEqual([
      { code: 'FRA', population: 0.6, participants: 60 / 70 },
      { code: 'ITA', population: 0.3, participants: null },
      { code: 'GAB', population: 0.1, participants: null },
    ]);
  });

  it('is not said where fewer than ten told it', () => {
    expect(heardBy(people(9, { sex: 'female' }), SEX, 10)).toBeNull();
    expect(heardBy(people(90, {}), SEX, 10)).toBeNull();
  });

  it('counts an age in the band that holds it whole', () => {
    const heard = heardBy(
      [...people(20, { age: '25-34' }), ...people(20, { age: '15-24' }, 20)],
      AGE,
      10,
    );
    expect(heard?.rows.map(({ participants }) => participants)).toEqual([0.5, 0.5, null]);
  });

  it('cannot be told by subtracting what is shown from the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 2, maxLength: 6 }),
        fc.constantFrom(5, 10, 20),
        (sizes, threshold) => {
          const codes = sizes.map((_, at) => `C${at}`);
          const all = sizes.flatMap((size, at) => people(size, { residence: codes[at] ?? '' }));
          const categories = codes.map((code) => ({ code, total: 10 }));
          const heard = heardBy(all, { ...FROM, aspect: 'residence', categories }, threshold);
          if (!heard) return;
          const shown = heard.rows.filter(({ participants }) => participants !== null);
          if (shown.length === heard.rows.length) return;
          // Each rounded figure leaves a step's width: of the whole, and of each part that is shown.
          const step = 5 * Math.ceil(threshold / 10);
          expect(heard.told % step).toBe(0);
          for (const { participants } of shown) {
            const count = (participants ?? 0) * heard.told;
            expect(Math.abs(count - step * Math.round(count / step))).toBeLessThan(1e-9);
          }
          expect((1 + shown.length) * step).toBeGreaterThanOrEqual(
            shown.length > 0 ? threshold : step,
          );
        },
      ),
    );
  });
});

/** Women agree, men do not; there are as many of both, and three women answer for one man. */
const answering = (women: number, men: number): { people: Person[]; votes: Vote[] } => {
  const all = [...people(women, { sex: 'female' }), ...people(men, { sex: 'male' }, women)];
  const votes = all.map(({ id, sex }): Vote => {
    return { participant: id, statement: 's1', vote: sex === 'female' ? 1 : -1 };
  });
  return { people: all, votes };
};

describe('redressing', () => {
  const numberOf = new Map([['s1', 1]]);

  it('says what would be said if those who answered were like the population, with what it costs', () => {
    const { people: all, votes } = answering(90, 30);
    expect(redress(all, [SEX], votes, numberOf, 10)).toEqual({
      aspects: ['sex'],
      ...{ used: 120, effective: 90, trimmed: 0 },
      statements: [{ number: 1, plain: 0.75, redressed: 0.5 }],
    });
  });

  it('says nothing of fewer than thirty, nor of what is worth fewer than thirty', () => {
    const few = answering(15, 10);
    expect(redress(few.people, [SEX], few.votes, numberOf, 10)).toBe('few');
    const uneven = answering(22, 10);
    const one: Population = {
      ...SEX,
      categories: [
        { code: 'female', total: 50 },
        { code: 'male', total: 950 },
      ],
    };
    expect(redress(uneven.people, [one], uneven.votes, numberOf, 10)).toBe('imprecise');
  });

  it('leaves out what fewer than half told of themselves', () => {
    const { people: all, votes } = answering(90, 30);
    const some = all.map((one, at) => ({ ...one, residence: at < 20 ? 'FRA' : null }));
    const redressed = redress(some, [RESIDENCE, SEX], votes, numberOf, 10);
    expect(redressed).toMatchObject({ aspects: ['sex'], used: 120 });
  });
});
