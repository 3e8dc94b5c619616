/**
 * Staging a CSV file of figures: reading, resolving its countries, writing Parquet, and the list of issues. Each size
 * in a process of its own, so that its peak of memory is its own.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { COUNTRIES, countryName } from '../src/reference/countries/countries.ts';
import { runChild } from './children.ts';
import type { Result } from './result.ts';
import type { Staging } from './staging.ts';

const SMALL = 100_000;
const MIDDLE = 1_000_000;
const LARGE = 2_000_000;
const ROUNDS = 3;

export async function* benchImport(): AsyncGenerator<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  try {
    const [small, middle, large] = [
      await staged(folder, SMALL, 1),
      await staged(folder, MIDDLE, ROUNDS),
      await staged(folder, LARGE, 1),
    ];
    yield {
      name: 'import: rows staged a second',
      unit: '/s',
      ours: MIDDLE / middle.seconds,
      peer: 100_000,
      floor: { least: 1 },
      note: `best of ${ROUNDS} of ${MIDDLE} rows, the start of the process not counted; the peer is the limit`,
    };
    yield {
      name: 'import: rows a second of processor time',
      unit: '/s',
      ours: MIDDLE / middle.cpu,
      peer: 100_000,
      floor: { least: 0.5 },
      note: 'of all threads together, whatever else the machine does; two processors are the yardstick',
    };
    yield {
      name: 'import: peak memory, 2,000,000 rows',
      unit: 'MB',
      ours: large.megabytes,
      peer: small.megabytes,
      floor: { most: FLAT },
      note: `peak of resident memory, engine included; the peer is 100,000 rows; 1,000,000: ${Math.round(middle.megabytes)} MB`,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

// Twenty times the rows; the engine's own limit and the collector's young generation fill up to their bounds.
const FLAT = 1.5;

async function staged(folder: string, rows: number, rounds: number): Promise<Staging> {
  const path = join(folder, `${rows}.csv`);
  await writeFigures(path, rows);
  const all: Staging[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await runChild<Staging>('staging.ts', { path, rows });
    if (one.facts !== rows) throw new Error(`${one.facts} facts of ${rows} rows`);
    all.push(one);
  }
  await rm(path);
  return all.reduce((best, one) => (one.seconds < best.seconds ? one : best));
}

/** Names of countries in French, both sexes, thirty years; every row is another fact. */
async function writeFigures(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  const names = COUNTRIES.map(({ code }) => countryName(code, 'fr')).filter(
    (name) => !name.includes(','),
  );
  let text = 'origine,résidence,année,sexe,effectif\n';
  for (let row = 0; row < rows; row += 1) {
    const corridor = Math.floor(row / 60);
    const from = names[corridor % names.length];
    const to = names[(corridor * 7 + 1 + Math.floor(corridor / names.length)) % names.length];
    const sex = row % 2 ? 'femmes' : 'hommes';
    text += `${from},${to},${1990 + (Math.floor(row / 2) % 30)},${sex},${(row * 7919) % 1_000_003}\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await new Promise<void>((done) => out.once('drain', () => done()));
    text = '';
  }
  out.end(text);
  await finished(out);
}
