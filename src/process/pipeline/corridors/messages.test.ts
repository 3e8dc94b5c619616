import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIDENCE_CODES, UNKNOWN_CODES } from './document.ts';
import { CORRIDOR_STEPS } from './steps.ts';

const LANGS = ['fr', 'en', 'es', 'ar'];

describe('what the pipeline says in codes', () => {
  it.each(LANGS)('has its words in %s', (lang) => {
    const files = globSync(`locales/{${lang},parts/*.${lang}}.json`);
    const spoken = new Set(
      files.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8')))),
    );
    const needed = [
      ...UNKNOWN_CODES.map((code) => `unknown.${code}`),
      ...CONFIDENCE_CODES.map((code) => `confidence.${code}`),
      ...CORRIDOR_STEPS.map(({ table }) => `runs.table.${table}`),
    ];
    expect(needed.filter((key) => !spoken.has(key))).toEqual([]);
  });
});
