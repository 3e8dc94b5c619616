import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST, mergeSmall, STEP } from './merging.ts';

const times = (n: number, ...codes: string[]) => Array.from({ length: n }, () => codes);

describe('what people answered', () => {
  it('is counted, rounded to five, largest first', () => {
    expect(mergeSmall([...times(23, 'care'), ...times(41, 'trade')])).toEqual({
      people: 65,
      cells: [
        { code: 'trade', people: 40 },
        { code: 'care', people: 25 },
      ],
      other: null,
    });
  });

  it('becomes "other" where fewer than ten gave it', () => {
    const answers = [...times(30, 'trade'), ...times(7, 'care'), ...times(6, 'digital')];
    expect(mergeSmall(answers)).toEqual({
      people: 45,
      cells: [{ code: 'trade', people: 30 }],
      other: 15,
    });
  });

  it('takes the next smallest with it where "other" would be too few', () => {
    const answers = [...times(30, 'trade'), ...times(12, 'care'), ...times(3, 'digital')];
    expect(mergeSmall(answers)).toEqual({
      people: 45,
      cells: [{ code: 'trade', people: 30 }],
      other: 15,
    });
  });

  it('is nothing where fewer than ten answered, or all would be "other"', () => {
    expect(mergeSmall(times(9, 'trade'))).toBeNull();
    expect(mergeSmall([...times(9, 'trade'), ...times(9, 'care')])).toBeNull();
    expect(mergeSmall([...times(20), ...times(9, 'care')])).toBeNull();
  });

  it('counts a person once for each answer, and once among those who answered', () => {
    expect(mergeSmall(times(20, 'trade', 'care', 'care'))).toMatchObject({
      people: 20,
      cells: [
        { code: 'care', people: 20 },
        { code: 'trade', people: 20 },
      ],
    });
  });
});

const codes = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 0 });

describe('for any answers', () => {
  it('no count shown stands for fewer than ten people, and each is a multiple of five', () => {
    fc.assert(
      fc.property(fc.array(codes, { maxLength: 120 }), (answers) => {
        const merged = mergeSmall(answers);
        if (!merged) return;
        const exact = (code: string) => answers.filter((one) => one.includes(code)).length;
        for (const { code } of merged.cells) expect(exact(code)).toBeGreaterThanOrEqual(LEAST);
        const shown = new Set(merged.cells.map(({ code }) => code));
        const hidden = answers.filter((one) => one.some((code) => !shown.has(code))).length;
        expect(merged.other === null ? hidden === 0 : hidden >= LEAST).toBe(true);
        for (const count of [
          merged.people,
          merged.other ?? 0,
          ...merged.cells.map((c) => c.people),
        ])
          expect(count % STEP).toBe(0);
      }),
    );
  });

  it('one person more changes no shown count by more than one step', () => {
    fc.assert(
      fc.property(fc.array(codes, { minLength: 20, maxLength: 80 }), codes, (answers, more) => {
        const [before, after] = [mergeSmall(answers), mergeSmall([...answers, more])];
        for (const { code, people } of before?.cells ?? []) {
          const then = after?.cells.find((cell) => cell.code === code);
          if (then) expect(Math.abs(then.people - people)).toBeLessThanOrEqual(STEP);
        }
      }),
    );
  });
});
