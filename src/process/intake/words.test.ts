import { expect, it } from 'vitest';
import { LEVELS } from '../../methods/linkage/linkage.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { levelWords } from './words.ts';

it('has words for every level of agreement', () => {
  const words = LEVELS.map((level) => levelWords(localeOf('fr'), level));
  expect(new Set(words).size).toBe(LEVELS.length);
});
