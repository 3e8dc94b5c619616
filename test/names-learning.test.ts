import { describe, expect, it } from 'vitest';
import { learnPieces } from '../scripts/names/expectation.ts';

const pair = (left: string, right: string) => ({ left: [...left], right: [...right] });

/** A toy script: ש is « sh », one sign for two letters. */
const TAUGHT = [
  pair('shana', 'שאנא'),
  pair('nasha', 'נאשא'),
  pair('dana', 'דאנא'),
  pair('asha', 'אשא'),
  pair('nada', 'נאדא'),
  pair('shad', 'שאד'),
  pair('ansha', 'אנשא'),
];
const settings = { longest: [2, 1], rounds: 12, damping: 0.2, discount: 0.1 } as const;

describe('learning how two scripts write the same names', () => {
  it('finds what each sign stands for, two letters for one among it', () => {
    const { pieces } = learnPieces(TAUGHT, settings);
    const bestOf = (sign: string) =>
      pieces.filter(({ right }) => right === sign).toSorted((a, b) => b.count - a.count)[0]?.left;
    expect([...'שאנד'].map(bestOf)).toEqual(['sh', 'a', 'n', 'd']);
  });

  it('doubts the pair that cannot be one name', () => {
    const { sound } = learnPieces(
      [...Array(10).fill(TAUGHT).flat(), pair('nadana', 'ששש')],
      settings,
    );
    expect(sound.at(-1)).toBeLessThan(0.5);
    expect(Math.min(...sound.slice(0, -1))).toBeGreaterThan(0.9);
  });

  it('gives the same each time', () => {
    expect(learnPieces(TAUGHT, settings)).toEqual(learnPieces(TAUGHT, settings));
  });
});
