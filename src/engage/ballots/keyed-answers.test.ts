import { describe, expect, it } from 'vitest';
import { isKeyedTwice, linesOf, readLine } from './keyed-answers.ts';

describe('a line that is keyed from paper', () => {
  it.each([
    ['1230', [1, -1, 0, null]],
    ['12 30', [1, -1, 0, null]],
    ['١٢٣٠', [1, -1, 0, null]],
  ])('%s is four answers', (text, answers) => {
    expect(readLine(text, 4)).toEqual(answers);
  });

  it('is refused with the sign that is no box', () => {
    expect(readLine('1270', 4)).toEqual({ why: 'sign', sign: '7' });
    expect(readLine('12o0', 4)).toEqual({ why: 'sign', sign: 'o' });
  });

  it('is refused where a statement was skipped', () => {
    expect(readLine('123', 4)).toEqual({ why: 'count', given: 3, wanted: 4 });
  });

  it('holds ten statements, and the last one what is left', () => {
    expect(linesOf(23)).toEqual([10, 10, 3]);
    expect(linesOf(10)).toEqual([10]);
  });
});

describe('the second keying', () => {
  it('falls on about one sheet in ten, by its code alone', () => {
    const codes = Array.from({ length: 4000 }, (_, at) =>
      Buffer.from(`code ${at * 7919}`).toString('base64url'),
    );
    const drawn = codes.filter(isKeyedTwice).length;
    expect(drawn / codes.length).toBeGreaterThan(0.05);
    expect(drawn / codes.length).toBeLessThan(0.16);
    expect(codes.filter(isKeyedTwice)).toEqual(codes.filter(isKeyedTwice));
  });
});
