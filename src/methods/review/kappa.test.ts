import { describe, expect, it } from 'vitest';
import { agreementWord, cohensKappa, fleissKappa } from './kappa.ts';

describe('two reviewers', () => {
  it('agree as the published example says', () => {
    // Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72: 200 subjects; kappa .429, variance .002885.
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    const agreement = cohensKappa(table);
    expect(agreement?.kappa).toBeCloseTo(0.4286, 4);
    expect((agreement?.se ?? 0) ** 2).toBeCloseTo(0.002885, 6);
    expect(agreement?.observed).toBeCloseTo(0.7, 12);
    expect(agreement?.subjects).toBe(200);
  });

  it('who agree in everything have 1, and by chance 0', () => {
    const whole = [
      [8, 0],
      [0, 12],
    ];
    const chance = [
      [25, 25],
      [25, 25],
    ];
    expect(cohensKappa(whole)).toMatchObject({ kappa: 1, se: 0, low: 1, high: 1 });
    expect(cohensKappa(chance)?.kappa).toBeCloseTo(0, 12);
  });

  it('say nothing of chance while nothing was judged, or one word only was used', () => {
    const one = [
      [9, 0],
      [0, 0],
    ];
    expect(cohensKappa([[0]])).toBeNull();
    expect(cohensKappa(one)).toBeNull();
  });
});

describe('several reviewers', () => {
  it('agree as in the table by which it is taught', () => {
    // Ten subjects, fourteen raters: the worked example of https://en.wikipedia.org/wiki/Fleiss%27_kappa, kappa .210.
    const table = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    expect(fleissKappa(table)?.kappa).toBeCloseTo(0.20993, 5);
  });

  it('may each miss some, as in Gwet’s four raters', () => {
    // Gwet (2014), table 2.10, in the package irrCAC: kappa .76117, standard error .15302, from .424.
    const [a, b, c, d, e] = [0, 1, 2, 3, 4];
    const ratings = [
      [a, a, a],
      [b, b, c, b],
      [c, c, c, c],
      [c, c, c, c],
      [b, b, b, b],
      [a, b, c, d],
      [d, d, d, d],
      [a, a, b, a],
      [b, b, b, b],
      [e, e, e],
      [a, a],
      [c],
    ];
    const counts = ratings.map((one) =>
      [a, b, c, d, e].map((k) => one.filter((x) => x === k).length),
    );
    const agreement = fleissKappa(counts);
    expect(agreement?.kappa).toBeCloseTo(0.76117, 5);
    expect(agreement?.se).toBeCloseTo(0.15302, 4);
    expect(agreement?.subjects).toBe(11);
  });
});

it('a kappa is said in a word', () => {
  expect([-0.1, 0.1, 0.3, 0.5, 0.7, 0.9].map(agreementWord)).toEqual([
    'none',
    'slight',
    'fair',
    'moderate',
    'good',
    'very-good',
  ]);
});
