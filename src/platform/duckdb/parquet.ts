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
type Source<T> = AsyncIterable<T> | Iterable<T>;

export interface WrittenParquet {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * `columns` maps the records' fields to SQL types, in the file's order. A stopped or failed call leaves nothing
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

const SPOOL_CHARACTERS = 1 << 18;

async function spool<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  records: Source<Readonly<Record<Name, Cell>>>,
  path: string,
  signal?: AbortSignal,
): Promise<number> {
  // The keys of a Record<Name, …> are Names.
  const names = Object.keys(columns) as Name[];
  const whole = names.map((name) => columns[name] === 'INTEGER');
  const file = await open(path, 'w');
  let [count, text] = [0, ''];
  const flush = async (): Promise<void> => {
    signal?.throwIfAborted();
    await file.write(text);
    text = '';
  };
  const add = (record: Readonly<Record<Name, Cell>>): boolean => {
    text += line(names, whole, record);
    count += 1;
    return text.length > SPOOL_CHARACTERS;
  };
  try {
    // `for await` over a plain iterable costs a promise a record.
    if (Symbol.iterator in records) {
      for (const record of records) if (add(record)) await flush();
    } else {
      for await (const record of records) if (add(record)) await flush();
    }
    await flush();
  } finally {
    await file.close();
  }
  return count;
}

function line<Name extends string>(
  names: readonly Name[],
  whole: readonly boolean[],
  record: Readonly<Record<Name, Cell>>,
): string {
  let text = '';
  for (const [index, name] of names.entries()) {
    const cell = record[name];
    // The engine would round 1.5 to 2 without a word.
    if (
      typeof cell === 'number' &&
      !(whole[index] ? Number.isInteger(cell) : Number.isFinite(cell))
    ) {
      throw new RangeError(`invalid ${name}: ${cell}`);
    }
    text += index === 0 ? field(cell) : `,${field(cell)}`;
  }
  return `${text}\n`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  if (!cell.includes('"') && !cell.includes('\0')) return `"${cell}"`;
  // The engine's strings cannot hold NUL; U+FFFD says that something unreadable stood there.
  return `"${cell.replaceAll('"', '""').replaceAll('\0', '\uFFFD')}"`;
}

/** One thread: the order of rows and so the bytes of the file are then the same on every machine. */
async function convert(
  columns: Readonly<Record<string, string>>,
  csv: string,
  parquet: string,
): Promise<void> {
  const duck = await openDuck({ memoryMb: 256, threads: 1, temp: dirname(parquet) });
  try {
    await duck.run(duckdb.writeParquet(`select * from ${duckdb.readCsv(csv, columns)}`, parquet));
  } finally {
    duck.close();
  }
}

/** Size and SHA-256 of a file, read as a stream. */
export async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
