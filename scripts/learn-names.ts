/**
 * Learns how scripts write the same names, from pairs of name tokens, into `src/methods/names/tables/`; half of each
 * file is held out, and recall is measured on it. `latin` comes last: it asks the others. Usage: node scripts/learn-names.ts FOLDER [SCRIPT…]
 * with a folder that holds `wd_arabic_80.tsv` and its like (NETransliteration-COLING2018, CC0 1.0).
 */
import { writeFileSync } from 'node:fs';
import { channelOf } from '../src/methods/names/channel.ts';
import { LEARNED } from '../src/methods/names/letters.ts';
import { learnLatin } from './names/latin.ts';
import { measure } from './names/measure.ts';
import { readRows } from './names/rows.ts';
import { learnTable } from './names/tables.ts';

const [folder = '', ...wanted] = process.argv.slice(2);
for (const script of LEARNED) {
  if (wanted.length && !wanted.includes(script)) continue;
  console.log(script);
  const { learn, held } = readRows(folder, script);
  const table = learnTable(script, learn);
  write(script, table);
  console.log(`  ${table.pieces.length} native pieces`);
  measure(channelOf(table), held);
}
if (!wanted.length || wanted.includes('latin')) {
  console.log('latin');
  write('latin', learnLatin(folder));
}

function write(name: string, table: object): void {
  const file = new URL(`../src/methods/names/tables/${name}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
}
