import { describe, expect, it } from 'vitest';
import { seededStreams } from '../src/methods/random/random.ts';
import { AGE_BANDS, ARRIVALS, people } from './cohorts.ts';
import { ORIGIN, RESIDENCES } from './countries.ts';
import { byAncestry, byBirth, byCitizenship } from './definitions.ts';
import { FIRST_YEAR, YEARS } from './gravity.ts';
import { belongingOf, belongingSum } from './observe.ts';
import { imagine, WORK_RESIDENCES } from './truth.ts';
import { WORK_YEAR } from './work.ts';

const truth = imagine(seededStreams(19));
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('the invented world', () => {
  it('is the same world for the same seed, and another for another', () => {
    expect(imagine(seededStreams(19))).toEqual(truth);
    expect(imagine(seededStreams(20)).corridors[0]).not.toEqual(truth.corridors[0]);
  });

  it('counts whole people, never fewer than none', () => {
    const counts = truth.corridors.flatMap(({ male, female }) => [...male, ...female]);
    expect(counts.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
    expect(counts.length).toBe(66 * 65 * YEARS.length * 2);
  });

  it('sums ages and periods of arrival to each sex, and the sexes to the corridor', () => {
    for (const community of truth.communities) {
      const corridor = truth.corridors.find(
        ({ origin, residence }) => origin === ORIGIN && residence === community.residence,
      );
      for (const year of [1990, 2007, 2024]) {
        const byAge = AGE_BANDS.map((_, age) => people(community, year, { age }));
        const byArrival = ARRIVALS.map((_, arrival) => people(community, year, { arrival }));
        const step = year - FIRST_YEAR;
        const both = (corridor?.male[step] ?? -1) + (corridor?.female[step] ?? -1);
        expect(total(byAge)).toBe(both);
        expect(total(byArrival)).toBe(both);
      }
    }
  });

  it('lets nobody arrive before their time', () => {
    const early = truth.communities.map((community) => people(community, 2003, { arrival: 4 }));
    expect(total(early)).toBe(0);
  });

  it('keeps birth, citizenship, ancestry and registration in their places', () => {
    for (const b of truth.belonging) {
      expect(byBirth(b) - b.bornToForeigners - b.bornNaturalised).toBe(b.bornCitizens);
      expect(byCitizenship(b) - b.childrenCitizens).toBe(b.bornCitizens);
      expect(byAncestry(b)).toBeGreaterThanOrEqual(byBirth(b) - b.bornToForeigners);
      expect(b.registered).toBeLessThanOrEqual(byCitizenship(b));
      expect(b.dualBorn).toBeLessThanOrEqual(b.bornCitizens);
      expect(b.dualChildren).toBeLessThanOrEqual(b.childrenCitizens);
      expect(b.selfIdentified).toBeLessThanOrEqual(byAncestry(b));
      expect(b.members).toBeLessThanOrEqual(b.selfIdentified);
    }
  });

  it('has as many born in the origin by definition as by corridor', () => {
    for (const { origin, residence, male, female } of truth.corridors) {
      if (origin !== ORIGIN) continue;
      for (const year of [1990, 2024]) {
        const step = year - FIRST_YEAR;
        const [men, women] = (['male', 'female'] as const).map((sex) => {
          const found = belongingOf(truth, residence, year, sex);
          return found ? byBirth(found) : -1;
        });
        expect([men, women]).toEqual([male[step], female[step]]);
      }
    }
  });

  it('houses everybody: cities and the rest sum to the residence', () => {
    for (const residence of RESIDENCES) {
      const here = truth.dwellings.filter((dwelling) => dwelling.residence === residence);
      const last = YEARS.length - 1;
      expect(total(here.map(({ born }) => born[last] ?? 0))).toBe(
        belongingSum(truth, residence, 2024),
      );
      expect(total(here.map(({ citizens }) => citizens[last] ?? 0))).toBe(
        belongingSum(truth, residence, 2024, byCitizenship),
      );
    }
  });

  it('knows what everybody aged 15 or more does', () => {
    for (const residence of WORK_RESIDENCES) {
      const community = truth.communities.find((each) => each.residence === residence);
      if (!community) throw new Error(`no community in ${residence}`);
      const working = truth.work.filter((cell) => cell.residence === residence);
      const adults = people(community, WORK_YEAR) - people(community, WORK_YEAR, { age: 0 });
      expect(total(working.map((cell) => cell.people))).toBe(adults);
    }
    expect(
      truth.work.every(({ labour, isco }) => (labour === 'employed') === (isco !== null)),
    ).toBe(true);
  });

  it('is rich where a diaspora lives: over half a million people, dozens of communities', () => {
    const now = truth.communities.map((community) => people(community, 2024));
    expect(total(now)).toBeGreaterThan(500_000);
    expect(total(now)).toBeLessThan(1_200_000);
    expect(now.filter((n) => n >= 1000).length).toBeGreaterThanOrEqual(25);
    expect(Math.max(...now) / total(now)).toBeLessThan(0.35);
  });
});
