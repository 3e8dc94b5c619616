/**
 * Names across scripts (NETransliteration-COLING2018, CC0 1.0): half of each file was held out from learning, by a hash
 * of the row; here it is asked at the one threshold that the program has.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRows, strangers } from '../../scripts/names/rows.ts';
import { SAME_NAME, tokenSimilarity } from '../../src/methods/names/names.ts';
import { DATA } from './tables.ts';

const FOLDER = join(DATA, 'translit');

/** Floors asked of the program, and what it did when it was last taught, less a margin. */
const RECALL = [
  { script: 'arabic', floor: 0.9, reached: 0.95 },
  { script: 'russian', floor: 0.9, reached: 0.96 },
  { script: 'hebrew', floor: 0.7, reached: 0.955 },
  { script: 'korean', floor: 0.7, reached: 0.8 },
  { script: 'katakana', floor: 0.7, reached: 0.94 },
  { script: 'chinese', floor: 0.25, reached: 0.75 },
] as const;

describe.skipIf(!existsSync(FOLDER))('The same name in Latin letters and in', () => {
  for (const { script, floor, reached } of RECALL)
    it(`${script} is known again, and strangers are told apart`, () => {
      const { held } = readRows(FOLDER, script);
      const found = held.filter(
        ({ latin, native }) => tokenSimilarity(latin, native) >= SAME_NAME,
      ).length;
      let [strange, mistaken] = [0, 0];
      for (const [one, other] of strangers(held, 3)) {
        strange += 1;
        if (tokenSimilarity(one.latin, other.native) >= SAME_NAME) mistaken += 1;
      }
      expect(held.length).toBeGreaterThan(15_000);
      expect(mistaken / strange).toBeLessThanOrEqual(0.001);
      expect(found / held.length).toBeGreaterThan(Math.max(floor, reached));
    }, 300_000);
});
