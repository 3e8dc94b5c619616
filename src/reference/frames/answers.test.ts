import { describe, expect, it } from 'vitest';
import { LANGS } from '../languages/languages.ts';
import { ANSWERS, answerNames, isQuestion } from './answers.ts';

const questions = Object.entries(ANSWERS);

describe('the answers of the form', () => {
  it.each(questions)('to %s have words in four languages, none twice', (_, answers) => {
    const names = Object.values<Readonly<Record<string, string>>>(answers);
    for (const lang of LANGS) {
      const words = names.map((name) => name[lang] ?? '');
      expect(words.every((word) => word !== '' && !word.includes("'"))).toBe(true);
      expect(new Set(words).size).toBe(words.length);
    }
    for (const { ar } of names) expect(ar).toMatch(/\p{Script=Arabic}/u);
  });

  it('have codes that a profile may hold', () => {
    for (const [, answers] of questions)
      for (const code of Object.keys(answers)) expect(code).toMatch(/^[a-z-]{2,40}$/);
  });

  it('are no property that every object has', () => {
    expect(answerNames('offers', 'constructor')).toBeNull();
    expect(isQuestion('toString')).toBe(false);
  });
});
