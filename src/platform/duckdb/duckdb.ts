/**
 * The driver of the pipeline's database. Only child processes open it: a query may fill the processors for seconds,
 * and the web process must never wait for one.
 */
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBResult,
  type DuckDBValue,
} from '@duckdb/node-api';
import { duckdb } from './dialect.ts';

export interface DuckOptions {
  /** A file, or nothing for a database in memory. */
  readonly path?: string;
  /**
   * Encrypts the file at `path`, its log and what spills. The engine's own ciphers come without a cryptographic source of
   * chance (decision 19): a key is drawn for one file and never used for another.
   */
  readonly key?: Buffer;
  readonly memoryMb: number;
  readonly threads: number;
  /** Where sorts and joins larger than the memory limit spill. */
  readonly temp: string;
}

export type Row = Record<string, unknown>;

/** Big integers are for columns of type bigint alone. */
export type Value = string | number | bigint | boolean | null;

export interface Duck {
  run(sql: string): Promise<void>;
  rows<T extends object = Row>(sql: string): Promise<T[]>;
  /** Rows by blocks of about two thousand, with flat memory. */
  blocks<T extends object = Row>(sql: string): AsyncGenerator<T[]>;
  /** Adds rows, whose values stand in the order of the table's columns and have their types. */
  append(table: string, rows: Iterable<readonly Value[]>): Promise<void>;
  /** How far the running query is, between 0 and 1; 0 where unknown. */
  progress(): number;
  /** Makes the running query fail at once. */
  interrupt(): void;
  /** Ends what still runs, and lets the file go. */
  close(): Promise<void>;
}

export async function openDuck(options: DuckOptions): Promise<Duck> {
  const file = options.key ? undefined : options.path;
  const instance = await DuckDBInstance.create(file ?? ':memory:', settings(options));
  const connection = await instance.connect();
  if (options.key && options.path) await attach(connection, options.path, options.key);
  // Progress is measured only when asked for, and would otherwise be drawn on the terminal.
  await connection.run('set enable_progress_bar = true; set enable_progress_bar_print = false');
  const turns = takingTurns();
  return duckOn(connection, turns, async () => {
    // More than once: a statement that has not quite begun does not hear it.
    const stopping = setInterval(() => turns.busy() && connection.interrupt(), 10);
    await turns.end();
    clearInterval(stopping);
    connection.closeSync();
    instance.closeSync();
  });
}

/**
 * One statement at a time, and none after the last: the engine frees a connection even while another thread is at work
 * on it, and the process dies. Where several were asked for at once and one failed, the others still wait for theirs.
 */
interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
  busy(): boolean;
  /** Lets what runs come to its end, and nothing begin. */
  end(): Promise<void>;
}

function takingTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let [waiting, over] = [0, false];
  return {
    take: (work) => {
      waiting += 1;
      const mine = last
        .then(() => {
          if (over) throw new Error('the database is closed');
          return work();
        })
        .finally(() => {
          waiting -= 1;
        });
      last = mine.catch(() => {});
      return mine;
    },
    busy: () => waiting > 0,
    end: async () => {
      over = true;
      await last;
    },
  };
}

async function attach(connection: DuckDBConnection, path: string, key: Buffer): Promise<void> {
  await connection.run('set force_mbedtls_unsafe = true; set temp_file_encryption = true');
  const options = `encryption_key '${key.toString('hex')}', encryption_cipher 'GCM'`;
  try {
    await connection.run(`attach ${duckdb.text(path)} as work (${options}); use work`);
  } catch (cause) {
    // The engine's words repeat the statement, and with it the key.
    throw new Error('the encrypted database cannot be opened', {
      cause: (cause as Error).message.replaceAll(key.toString('hex'), '…'),
    });
  }
}

function settings(options: DuckOptions): Record<string, string> {
  return {
    memory_limit: `${options.memoryMb}MB`,
    threads: String(options.threads),
    temp_directory: options.temp,
    preserve_insertion_order: 'true',
    // Nothing is ever fetched from outside the hub.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
}

function duckOn(connection: DuckDBConnection, turns: Turns, close: () => Promise<void>): Duck {
  return {
    run: (sql) =>
      turns.take(async () => {
        await connection.run(sql);
      }),
    rows: <T extends object>(sql: string) =>
      turns.take(async () => {
        const reader = await connection.runAndReadAll(sql);
        // The caller names the columns that its own SQL selects.
        return reader.getRowObjects().map(plain) as T[];
      }),
    blocks: <T extends object>(sql: string) => blocksOf<T>(connection, turns, sql),
    append: (table, rows) => turns.take(() => appendRows(connection, table, rows)),
    progress: () => Math.max(0, connection.progress.percentage) / 100,
    interrupt: () => connection.interrupt(),
    close,
  };
}

async function* blocksOf<T extends object>(
  connection: DuckDBConnection,
  turns: Turns,
  sql: string,
): AsyncGenerator<T[]> {
  const result = await turns.take(() => connection.stream(sql));
  const names = result.deduplicatedColumnNames();
  const next = () => turns.take(() => result.fetchChunk());
  try {
    for (let chunk = await next(); chunk?.rowCount; chunk = await next())
      yield chunk.getRowObjects(names).map(plain) as T[];
  } finally {
    // A result that was not read to its end keeps the file open, whatever is closed.
    await turns.take(() => drain(result)).catch(() => {});
  }
}

async function drain(result: DuckDBResult): Promise<void> {
  while ((await result.fetchChunk())?.rowCount);
}

/** Rows are handed over in blocks of as many as the engine holds at once. */
const BLOCK = 2048;

async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  const appender = await connection.createAppender(table);
  try {
    const types = Array.from({ length: appender.columnCount }, (_, at) => appender.columnType(at));
    let block: (readonly Value[])[] = [];
    const flush = () => {
      if (block.length === 0) return;
      const chunk = DuckDBDataChunk.create(types, block.length);
      chunk.setColumns(types.map((_, at) => block.map((row) => row[at] ?? null)));
      appender.appendDataChunk(chunk);
      block = [];
    };
    for (const row of rows) if (block.push(row) === BLOCK) flush();
    flush();
  } finally {
    appender.closeSync();
  }
}

/** Big integers become numbers: no count or figure of ours comes near 2^53. */
function plain(row: Record<string, DuckDBValue>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ]),
  );
}
