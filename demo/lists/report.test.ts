import { describe, expect, it } from 'vitest';
import { judge } from './report.ts';

const [CONSULATE, CITY] = [
  'donnees-inventees-personnes-consulat',
  'donnees-inventees-personnes-ville',
];
const line = (list: string, person: string, cluster: string) => ({
  list,
  person,
  cluster,
  script: list === CITY ? 'arabic' : 'latin',
});

describe('a linkage against the truth', () => {
  // Awa is found on both lists, Moussa is missed, Omar and Demba are taken for one.
  const report = judge(
    [
      line(CONSULATE, 'awa', '1'),
      line(CITY, 'awa', '1'),
      line(CONSULATE, 'moussa', '2'),
      line(CITY, 'moussa', '3'),
      line(CONSULATE, 'omar', '4'),
      line(CONSULATE, 'demba', '4'),
    ],
    10,
  );

  it('counts pairs of one person, pairs found, and those of them that are right', () => {
    expect(report.all).toMatchObject({
      pairs: 2,
      found: 2,
      right: 1,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
    });
  });

  it('says where it went wrong: between which lists, and between which scripts', () => {
    expect(report.lists).toMatchObject([
      { between: 'city – consulate', pairs: 2, found: 1, right: 1 },
      { between: 'consulate', pairs: 0, found: 1, right: 0, precision: 0, recall: 1 },
    ]);
    expect(report.scripts.map(({ between }) => between)).toEqual(['arabic – latin', 'latin']);
  });

  it('counts people by the lists that have them, in truth and as linked', () => {
    expect(report).toMatchObject({ population: 10, listed: 4, persons: 4 });
    expect([report.histories.truth.slice(1, 4), report.histories.linked.slice(1, 4)]).toEqual([
      [2, 0, 2],
      [2, 1, 1],
    ]);
  });
});
