import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type postgres from 'postgres';
import { Problem } from '../problem.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

// Any constant will do: the lock keeps two starting nodes from migrating at once.
const LOCK = 7_263_001;

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Applies what is missing, forward only, each in its own transaction; returns the names applied. `upTo` stops after that one. */
export async function migrate(
  sql: postgres.Sql,
  migrations: readonly Migration[],
  upTo?: string,
): Promise<string[]> {
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${LOCK})`;
    await connection`create table if not exists migrations
      (name text primary key, hash text not null, applied_at timestamptz not null default now())`;
    const known = await connection<
      { name: string; hash: string }[]
    >`select name, hash from migrations order by name`;
    refuseStrangers(known, migrations);
    const missing = migrations.filter(
      ({ name }) => !known.some((row) => row.name === name) && (!upTo || name <= upTo),
    );
    for (const migration of missing) await apply(connection, migration);
    return missing.map(({ name }) => name);
  } finally {
    await connection`select pg_advisory_unlock(${LOCK})`.catch(() => {});
    connection.release();
  }
}

function refuseStrangers(
  known: readonly { name: string; hash: string }[],
  migrations: readonly Migration[],
): void {
  for (const { name, hash } of known) {
    const ours = migrations.find((migration) => migration.name === name);
    if (!ours) throw new Problem('database/newer', 500, { migration: name });
    if (ours.hash !== hash)
      throw new Problem('database/migration-changed', 500, { migration: name });
  }
}

async function apply(connection: postgres.ReservedSql, migration: Migration): Promise<void> {
  await connection`begin`;
  try {
    await connection.unsafe(migration.sql);
    await connection`insert into migrations (name, hash) values (${migration.name}, ${migration.hash})`;
    await connection`commit`;
  } catch (error) {
    await connection`rollback`;
    throw error;
  }
}
