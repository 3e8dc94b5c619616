import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { Problem } from '../problem.ts';

export type Database = PostgresJsDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a verb needs: either the database itself or the transaction that the request opened. */
export type Executor = Database | Transaction;

export interface Pool {
  readonly db: Database;
  readonly sql: postgres.Sql;
  readonly close: () => Promise<void>;
}

/** The role that public pages wear: it may read released tables, guides and offices, and nothing else. */
export const PUBLIC_ROLE = 'passerelle_public';

export function openPool(
  url: string,
  options: { max?: number; role?: string; threat?: string } = {},
): Pool {
  const sql = postgres(url, {
    max: options.max ?? 8,
    connect_timeout: 10,
    idle_timeout: 300,
    // A server that comes back is found again within a second, not after the driver's twenty.
    backoff: (tries) => Math.min(0.05 * 2 ** tries, 1),
    onnotice: () => {},
    connection: {
      application_name: 'passerelle',
      statement_timeout: 60_000,
      ...(options.role ? { role: options.role } : {}),
      // Views of the directory look at it.
      ...(options.threat ? { 'passerelle.threat': options.threat } : {}),
    },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}

const OLDEST = 150_000;

export async function refuseOldServer(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<
    { version: string }[]
  >`select current_setting('server_version_num') as version`;
  const version = Number(row?.version ?? 0);
  if (version < OLDEST)
    throw new Problem('database/too-old', 500, { version: Math.floor(version / 10_000) });
}

/**
 * One transaction spoken to in two ways: by the query builder and, for COPY, by the driver itself.
 * The builder reads the driver's options, which a transaction's handle lacks.
 */
export function inTransaction<T>(
  pool: Pool,
  work: (tx: Executor, sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return pool.sql.begin((sql) => {
    // A transaction that the builder opens within this one is a savepoint.
    const client = Object.assign(sql, { options: pool.sql.options, begin: sql.savepoint });
    // It has every method that the builder calls: unsafe, begin, and options.
    return work(drizzle(client as unknown as postgres.Sql), sql);
  }) as Promise<T>; // postgres.js unwraps arrays of promises, which T is not
}
