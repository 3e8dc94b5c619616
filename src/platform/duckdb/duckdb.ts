/**
 * The driver of the pipeline's database. Only child processes open it: a query may fill the processors for seconds,
 * and the web process must never wait for one.
 */
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

export interface DuckOptions {
  /** A file, or nothing for a database in memory. */
  readonly path?: string;
  readonly memoryMb: number;
  readonly threads: number;
  /** Where sorts and joins larger than the memory limit spill. */
  readonly temp: string;
}

export type Row = Record<string, unknown>;

export interface Duck {
  run(sql: string): Promise<void>;
  rows<T extends object = Row>(sql: string): Promise<T[]>;
  /** Rows by blocks of about two thousand, with flat memory. */
  blocks<T extends object = Row>(sql: string): AsyncGenerator<T[]>;
  /** How far the running query is, between 0 and 1; 0 where unknown. */
  progress(): number;
  /** Makes the running query fail at once. */
  interrupt(): void;
  close(): void;
}

export async function openDuck(options: DuckOptions): Promise<Duck> {
  const instance = await DuckDBInstance.create(options.path ?? ':memory:', settings(options));
  const connection = await instance.connect();
  // Progress is measured only when asked for, and would otherwise be drawn on the terminal.
  await connection.run('set enable_progress_bar = true; set enable_progress_bar_print = false');
  return duckOn(connection, () => {
    connection.closeSync();
    instance.closeSync();
  });
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

function duckOn(connection: DuckDBConnection, close: () => void): Duck {
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async <T extends object>(sql: string) => {
      const reader = await connection.runAndReadAll(sql);
      // The caller names the columns that its own SQL selects.
      return reader.getRowObjects().map(plain) as T[];
    },
    blocks: <T extends object>(sql: string) => blocksOf<T>(connection, sql),
    progress: () => Math.max(0, connection.progress.percentage) / 100,
    interrupt: () => connection.interrupt(),
    close,
  };
}

async function* blocksOf<T extends object>(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<T[]> {
  const result = await connection.stream(sql);
  const names = result.deduplicatedColumnNames();
  for await (const chunk of result) {
    yield chunk.getRowObjects(names).map(plain) as T[];
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
