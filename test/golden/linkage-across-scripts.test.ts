/**
 * A register in Arabic, Hebrew or Cyrillic letters and a list of members in Latin ones, made of names that were held out
 * from learning (NETransliteration-COLING2018, CC0 1.0): each name stands as two people of two scripts wrote it.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from '../../scripts/names/rows.ts';
import { type Random, seededStreams } from '../../src/methods/random/random.ts';
import { linkFiles } from '../linkage.ts';
import { DATA, type Row } from './tables.ts';

const FOLDER = join(DATA, 'translit');
const [PEOPLE, SHARED] = [2500, 1500];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkage-scripts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Name = { readonly latin: string; readonly native: string };

const pick = <T>(random: Random, values: readonly T[]): T => values[Math.floor(random() * values.length)] as T; // never empty

/** Few given names are many people's, as in life. */
const frequent = (random: Random, names: readonly Name[]): Name => names[Math.floor(names.length ** random()) - 1] as Name; // from 0 on

function people(random: Random, names: readonly Name[]) {
  const [given, surnames] = [names.slice(0, 400), names.slice(400, 2400)];
  return Array.from({ length: 2 * PEOPLE - SHARED }, () => ({
    given: frequent(random, given),
    surname: frequent(random, surnames),
    birth: `${1940 + Math.floor(random() * 65)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`,
    town: pick(random, TOWNS),
  }));
}

const TOWNS = 'Paris Lyon Lille Nantes Rennes Nice Metz Dijon Brest Tours Caen Pau'.split(' ');

async function list(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, `${['id,given name,surname,date of birth,town', ...rows.map((row) => row.join(','))].join('\n')}\n`);
  return path;
}

describe.skipIf(!existsSync(FOLDER))('a register in another script', () => {
  // By their Latin rendering alone: .879, .872 and .933.
  it.each([
    ['arabic', 0.915],
    ['hebrew', 0.915],
    ['russian', 0.945],
  ] as const)('is linked to a list in Latin letters: %s (F1 ≥ %d)', async (script, floor) => {
    const random = seededStreams(5)(script);
    const all = people(random, readRows(FOLDER, script).held);
    const register = all.slice(0, PEOPLE).map(({ given, surname, birth, town }, at) => [`${at}`, given.native, surname.native, birth, town]);
    const members = all.slice(PEOPLE - SHARED).map(({ given, surname, birth, town }, at) => [
      `${at + PEOPLE - SHARED}`,
      given.latin,
      surname.latin,
      random() < 0.15 ? '' : random() < 0.1 ? `${birth.slice(0, -2)}${10 + Math.floor(random() * 18)}` : birth,
      random() < 0.2 ? pick(random, TOWNS) : town,
    ]);
    const out = join(folder, script);
    await linkFiles([await list(`register-${script}`, register), await list(`members-${script}`, members)], out, { linkOnly: true }, 'id');
    const pairs: Row[] = parse(await readFile(join(out, 'pairs.csv')), { columns: true });
    const hits = pairs.filter(({ id_l, id_r }) => id_l === id_r).length;
    const f1 = (2 * hits) / (pairs.length + SHARED);
    expect(f1).toBeGreaterThanOrEqual(floor);
  }, 120_000);
});
