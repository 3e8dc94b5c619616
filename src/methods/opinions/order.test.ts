import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { nextStatement, priorityOf, type Waiting } from './opinions.ts';

const tally = (agree: number, disagree: number, passed = 0) => ({
  ...{ agree, disagree, seen: agree + disagree + passed },
});

describe('What is learnt most', () => {
  it('is the published figure', () => {
    // polismath's own check: 20 agree of 20, 3 pass among them.
    expect(priorityOf({ agree: 17, disagree: 0, seen: 20, extremity: 0 })).toBeCloseTo(
      ((1 - 4 / 22) * (18 / 22) * (1 + 8 / 16)) ** 2,
      12,
    );
  });

  it('is of a new statement before one that is known', () => {
    expect(priorityOf(tally(0, 0))).toBeGreaterThan(4 * priorityOf(tally(20, 20)));
  });

  it('is of one that parts people before one that does not', () => {
    const known = tally(30, 10);
    expect(priorityOf({ ...known, extremity: 2 })).toBeGreaterThan(priorityOf(known));
  });

  it('is little of one that everybody passes', () => {
    expect(priorityOf(tally(10, 10))).toBeGreaterThan(priorityOf(tally(10, 10, 40)));
  });
});

describe('The next statement', () => {
  const waiting: Waiting[] = [
    { statement: '1', ...tally(0, 0) },
    { statement: '2', ...tally(30, 30) },
    { statement: '3', ...tally(4, 3, 12) },
  ];

  it('is drawn in proportion: none is never shown, new ones soonest', () => {
    const random = seededStreams(1)('order');
    const drawn = Array.from({ length: 20_000 }, () => nextStatement(waiting, random) ?? '');
    const share = (name: string) => drawn.filter((one) => one === name).length / drawn.length;
    const all = waiting.reduce((sum, one) => sum + priorityOf(one), 0);
    for (const one of waiting) {
      expect(share(one.statement)).toBeCloseTo(priorityOf(one) / all, 1);
      expect(share(one.statement)).toBeGreaterThan(0);
    }
  });

  it('is the same for the same seed', () => {
    const of = () => nextStatement(waiting, seededStreams(7)('p'));
    expect(of()).toBe(of());
  });

  it('is none where all are answered', () => {
    expect(nextStatement([], () => 0.5)).toBeNull();
  });
});
