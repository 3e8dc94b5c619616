import { describe, expect, it } from 'vitest';
import { FRAMES } from '../../reference/frames/frames.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import { DEFINITIONS, KINDS, MEASURES, SEXES } from '../facts/fact.ts';
import { DECISIONS, type Decision } from './decisions.ts';

const decisions: readonly Decision[] = DECISIONS;

describe('the mapping plan', () => {
  it('asks eighteen questions, numbered in order, each under a code of its own', () => {
    expect(decisions.map((one) => one.number)).toEqual(decisions.map((_, index) => index + 1));
    expect(new Set(decisions.map((one) => one.code)).size).toBe(18);
  });

  it.each(decisions)(
    '$number. $code is asked, explained and illustrated in four languages',
    (one) => {
      for (const language of LANGS) {
        expect(one.question[language]).toMatch(/[?؟]$/u);
        expect(one.subject[language]).toMatch(/\p{L}$/u);
        expect(one.why[language]).toMatch(/\.$/u);
        expect(one.options.map((option) => option[language].trim()).filter(Boolean)).toHaveLength(
          one.options.length,
        );
      }
      expect(one.options.length).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('the words for a fact', () => {
  const codes = (frame: readonly { code: string }[]) => frame.map((term) => term.code);

  it('name every definition, kind and sex that a fact may carry, and no other', () => {
    expect(codes(FRAMES.definitions)).toEqual([...DEFINITIONS]);
    expect(codes(FRAMES.kinds)).toEqual([...KINDS]);
    expect(codes(FRAMES.sexes)).toEqual([...SEXES]);
  });

  it('name every measure with the unit in which it is kept', () => {
    const named = FRAMES.measures.map(({ code, unit }) => [code, { unit }]);
    expect(Object.fromEntries(named)).toEqual(MEASURES);
  });
});
