/**
 * Linking generated lists of persons: seconds, memory and what was found. The lists hold people whose records slip, lack
 * values or name a town anew; the truth stands in their ids.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { runChild } from './children.ts';
import { LIST_HEADER, linesOfList } from './generated-list.ts';
import type { Linked } from './linking.ts';
import { askPeer } from './peers.ts';
import type { Result } from './result.ts';

const SECONDS = 60;
const MEGABYTES = 4000;

/** Options: the numbers of records, one million where none is given. Limits hold for a million and grow with the list. Where SPLINK_PYTHON names a Python that has Splink (PyPI), it links the same lists by the same rules. */
export async function* benchLinkage(sizes: string[]): AsyncGenerator<Result> {
  for (const size of sizes.length > 0 ? sizes.map(Number) : [1_000_000]) yield* linked(size);
}

async function* linked(records: number): AsyncGenerator<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  try {
    const file = join(folder, 'list.csv');
    await pipeline(Readable.from(withHeader(records)), createWriteStream(file));
    const out = join(folder, 'out');
    const one = await runChild<Linked>('linking.ts', { file, out });
    const { f1, precision, recall } = await scoreOf(join(out, 'clusters.csv'));
    const million = Math.max(1, records / 1_000_000);
    const of = `linkage of ${records.toLocaleString('en')} records`;
    yield {
      name: `${of}: seconds`,
      unit: 's',
      ours: one.seconds,
      peer: SECONDS * million,
      floor: { most: 1 },
      note: `${one.candidatePairs.toLocaleString('en')} pairs scored, ${one.cpu.toFixed(0)} s of processor time; the peer is the limit`,
    };
    yield {
      name: `${of}: peak memory`,
      unit: 'MB',
      ours: one.megabytes,
      peer: MEGABYTES * million,
      floor: { most: 1 },
      note: 'of the whole process, engine included; the peer is the limit',
    };
    yield {
      name: `${of}: F1`,
      unit: '',
      ours: f1,
      peer: 1,
      floor: { least: 0.95 },
      note: `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} over pairs of one person; the peer is the truth`,
    };
    yield* besideSplink(of, file, folder, one, f1);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function* besideSplink(
  of: string,
  file: string,
  folder: string,
  ours: Linked,
  f1: number,
): AsyncGenerator<Result> {
  const out = join(folder, 'splink');
  const given = [file, JSON.stringify(ours.rules), out];
  const peer = await askPeer<Splink>('Splink', 'SPLINK_PYTHON', 'splink_peer.py', given);
  if (!peer) return;
  const scores = await Promise.all(
    peer.cuts.map(async (cut) => ({ cut, ...(await scoreOf(`${out}-${cut}.csv`)) })),
  );
  const [best] = scores.toSorted((a, b) => b.f1 - a.f1);
  if (!best) throw new Error('Splink was cut nowhere');
  const who = `Splink ${peer.splink} on DuckDB ${peer.duckdb}`;
  const load = loadavg()[0]?.toFixed(1);
  yield {
    name: `${of}: seconds beside Splink`,
    unit: 's',
    ours: ours.seconds,
    peer: peer.seconds,
    floor: { most: 1 },
    note: `${who}, our rules, ${peer.pairs.toLocaleString('en')} pairs scored, ${peer.megabytes.toFixed(0)} MB, load ${load}`,
  };
  yield {
    name: `${of}: F1 beside Splink`,
    unit: '',
    ours: f1,
    peer: best.f1,
    floor: { least: 1 },
    note: `${who} at its best cut, probability ${best.cut}: precision ${best.precision.toFixed(4)}, recall ${best.recall.toFixed(4)}; ours stands as it is`,
  };
}

interface Splink {
  readonly splink: string;
  readonly duckdb: string;
  readonly pairs: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly cuts: readonly number[];
}

function* withHeader(records: number): Generator<string> {
  yield `${LIST_HEADER}\n`;
  yield* linesOfList(records);
}

/** Counts pairs from the sizes of groups alone: true ones, found ones, and those that are both. */
async function scoreOf(path: string): Promise<{ f1: number; precision: number; recall: number }> {
  const persons = new Map<string, number>();
  const clusters = new Map<string, number>();
  const both = new Map<string, number>();
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
  for await (const [, id, cluster] of createReadStream(path).pipe(parse({ from_line: 2 }))) {
    const person = String(id).split('-')[0] ?? '';
    count(persons, person);
    count(clusters, cluster);
    count(both, `${person} ${cluster}`);
  }
  const pairs = (of: Map<string, number>) =>
    of.values().reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const [truth, found, right] = [pairs(persons), pairs(clusters), pairs(both)];
  return { f1: (2 * right) / (truth + found), precision: right / found, recall: right / truth };
}
