/**
 * Writes rows of any length as one immutable Parquet file with flat memory: a temporary CSV first, then one pass of
 * the engine. Filling the engine's vectors value by value from JavaScript is several times slower.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { duckdb } from './dialect.ts';
import { openDuck } from './duckdb.ts';

export type Cell = string | number | boolean | null;
type Source<T> = AsyncIterable<readonly T[]> | Iterable<T>;

export interface WrittenParquet {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * `columns` maps the records' fields to SQL types, in the file's order; records that come over time come in batches,
 * because a promise for each costs more than all the rest. A stopped or failed call leaves nothing
 * behind; the same records in the same order give the same bytes.
 */
export async function writeParquet<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  records: Source<Readonly<Record<Name, Cell>>>,
  path: string,
  signal?: AbortSignal,
): Promise<WrittenParquet> {
  const csv = `${path}.${process.pid}.csv.tmp`;
  const parquet = `${path}.${process.pid}.tmp`;
  try {
    const count = await spool(columns, records, csv, signal);
    await convert(columns, csv, parquet);
    signal?.throwIfAborted();
    await rename(parquet, path);
    return { rows: count, ...(await fingerprint(path)) };
  } finally {
    await Promise.all([rm(csv, { force: true }), rm(parquet, { force: true })]);
  }
}

const SPOOL_BYTES = 1 << 20;

async function spool<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  records: Source<Readonly<Record<Name, Cell>>>,
  path: string,
  signal?: AbortSignal,
): Promise<number> {
  const lineOf = createLine(columns);
  const file = await open(path, 'w');
  const block = Buffer.allocUnsafe(SPOOL_BYTES);
  let [count, used] = [0, 0];
  const flush = async (): Promise<void> => {
    signal?.throwIfAborted();
    await file.write(block, 0, used);
    used = 0;
  };
  const addAll = async (some: Iterable<Readonly<Record<Name, Cell>>>): Promise<void> => {
    let text = '';
    for (const record of some) {
      text += lineOf(record);
      count += 1;
      if (text.length < PIECE) continue;
      await put(text);
      text = '';
    }
    await put(text);
  };
  // A UTF-16 unit becomes at most three bytes of UTF-8.
  const put = async (text: string): Promise<void> => {
    if (used + text.length * 3 > SPOOL_BYTES) await flush();
    if (text.length * 3 > SPOOL_BYTES) await file.write(text);
    else used += block.write(text, used);
  };
  try {
    if (Symbol.iterator in records) await addAll(records);
    else for await (const some of records) await addAll(some);
    await flush();
  } finally {
    await file.close();
  }
  return count;
}

// Small enough to stay in the processor's cache from its making to its copying.
const PIECE = 1 << 14;

/** Neighbours share most of their cells, so that each column keeps the text of its last one. */
function createLine<Name extends string>(
  columns: Readonly<Record<Name, string>>,
): (record: Readonly<Record<Name, Cell>>) => string {
  // The keys of a Record<Name, …> are Names.
  const names = Object.keys(columns) as Name[];
  const whole = names.map((name) => columns[name] === 'INTEGER');
  const last: Cell[] = names.map(() => null);
  const texts = names.map(() => '');
  return (record) => {
    let line = '';
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] as Name; // within the bounds of the array
      const cell = record[name];
      if (cell !== last[index]) {
        texts[index] = field(name, whole[index] === true, cell);
        last[index] = cell;
      }
      line += index === 0 ? texts[index] : `,${texts[index]}`;
    }
    return `${line}\n`;
  };
}

function field(name: string, whole: boolean, cell: Cell): string {
  if (cell === null) return '';
  // The engine would round 1.5 to 2 without a word.
  if (typeof cell === 'number' && !(whole ? Number.isInteger(cell) : Number.isFinite(cell)))
    throw new RangeError(`invalid ${name}: ${cell}`);
  if (typeof cell !== 'string') return String(cell);
  if (!cell.includes('"') && !cell.includes('\0')) return `"${cell}"`;
  // The engine's strings cannot hold NUL; U+FFFD says that something unreadable stood there.
  return `"${cell.replaceAll('"', '""').replaceAll('\0', '\uFFFD')}"`;
}

/**
 * One thread: the order of rows and so the bytes of the file are then the same on every machine. A group of rows of
 * the widest table takes half of this memory; more would only be filled with pages of the CSV.
 */
async function convert(
  columns: Readonly<Record<string, string>>,
  csv: string,
  parquet: string,
): Promise<void> {
  const duck = await openDuck({ memoryMb: 128, threads: 1, temp: dirname(parquet) });
  try {
    await duck.run(duckdb.writeParquet(`select * from ${duckdb.readCsv(csv, columns)}`, parquet));
  } finally {
    await duck.close();
  }
}

/** Size and SHA-256 of a file, read as a stream. */
export async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
