import { describe, expect, it } from 'vitest';
import { DECISIONS } from '../src/collect/plans/decisions.ts';
import { demoPlan } from './plan.ts';

describe('the plan of the invented mapping', () => {
  it('answers the decisions that bear the same numbers, and leaves the last two open', () => {
    const answered = demoPlan(new Date('2026-11-15')).map(({ number, subject }) => [
      number,
      subject.en,
    ]);
    const asked = DECISIONS.map(({ number, subject }) => [number, subject.en]);
    expect(answered).toEqual(asked.slice(0, 16));
  });
});
