import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type postgres from 'postgres';
import type { Config } from '../../config.ts';
import { copyIn } from '../database/copy.ts';
import { openPool, refuseOldServer } from '../database/database.ts';
import { type Migration, migrate, readMigrations } from '../database/migrate.ts';
import { home } from '../home.ts';
import { connectDatabase } from '../hub.ts';
import { createLog } from '../log.ts';
import { Problem } from '../problem.ts';
import { type Entry, readArchive } from './archive.ts';
import { columnsOf, listTables, quoted } from './catalogue.ts';
import {
  damaged,
  HEAD,
  type Head,
  KEYS,
  MANIFEST,
  parseHead,
  parseManifest,
  SUMS,
  sha256,
  sums,
  tableOf,
} from './format.ts';
import { type OpenedKeys, openSealedKeys, placeKeys } from './sealed-keys.ts';

export interface Restored {
  readonly hub: string;
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  /** `absent`: not in the file; `left`: in the file, but no passphrase was given. */
  readonly keys: 'restored' | 'left' | 'absent';
  /** Migrations that the program had beyond the backup's. */
  readonly migrated: readonly string[];
}

interface Choices {
  readonly passphrase?: string;
  readonly onProgress?: (share: number, table: string) => void;
  /** Runs in the same transaction, after the rows and before they count: what was erased since is erased again. */
  readonly replay?: (sql: postgres.TransactionSql) => Promise<void>;
}

/** Fills an empty hub from a backup: every row of it, checked, or none. A folder that was new is then new again. */
export async function restoreBackup(
  config: Config,
  file: string,
  choices: Choices = {},
): Promise<Restored> {
  const found = await readdir(config.dataDir).catch(() => null);
  try {
    return await restoreInto(config, file, choices);
  } catch (error) {
    await clearNew(config.dataDir, found);
    throw error;
  }
}

/** Nobody should take what a failed restore has begun for a hub. The folder itself stays where there was one. */
async function clearNew(folder: string, found: readonly string[] | null): Promise<void> {
  if (found === null) await rm(folder, { recursive: true, force: true });
  if (found?.length !== 0) return;
  for (const name of await readdir(folder))
    await rm(join(folder, name), { recursive: true, force: true });
}

async function restoreInto(config: Config, file: string, choices: Choices): Promise<Restored> {
  const entries = readArchive(file);
  try {
    const head = await firstOf(entries);
    const known = await readMigrations(join(home, 'migrations'));
    refuseStrangers(head, known);
    const connected = await connectDatabase(config, {}, createLog(config.log.level));
    const pool = openPool(connected.url, { max: 2 });
    try {
      return await fill(pool.sql, { config, head, known, entries, choices });
    } finally {
      await pool.close();
      await connected.close();
    }
  } finally {
    await entries.return(undefined);
  }
}

async function firstOf(entries: AsyncGenerator<Entry>): Promise<{ head: Head; hash: string }> {
  const { value } = await entries.next();
  if (value?.name !== HEAD) throw new Problem('backup/not-one', 500);
  return { head: parseHead(value.bytes), hash: sha256(value.bytes) };
}

// A database whose making this program does not know cannot be made by it.
function refuseStrangers({ head }: { head: Head }, known: readonly Migration[]): void {
  for (const { name, hash } of head.migrations) {
    const ours = known.find((migration) => migration.name === name);
    if (!ours) throw new Problem('backup/newer', 500, { what: name });
    if (ours.hash !== hash)
      throw new Problem('database/migration-changed', 500, { migration: name });
  }
}

interface Restoration {
  readonly config: Config;
  readonly head: { head: Head; hash: string };
  readonly known: readonly Migration[];
  readonly entries: AsyncGenerator<Entry>;
  readonly choices: Choices;
}

async function fill(sql: postgres.Sql, restoration: Restoration): Promise<Restored> {
  const { head, known, choices } = restoration;
  await refuseOldServer(sql);
  await makeRoom(sql, known);
  await migrate(sql, known, head.head.migrations.at(-1)?.name);
  const loaded = await sql.begin(async (tx) => {
    await tx.unsafe('set local statement_timeout = 0');
    const done = await load(tx, restoration);
    await goOnCounting(tx);
    await choices.replay?.(tx);
    if (done.opened) await placeKeys(join(restoration.config.dataDir, 'keys'), done.opened);
    return done;
  });
  const migrated = await migrate(sql, known);
  await sql.unsafe('analyze');
  const { hub, createdAt, keys } = head.head;
  return {
    hub,
    createdAt,
    tables: loaded.tables,
    rows: loaded.rows,
    keys: loaded.opened ? 'restored' : keys ? 'left' : 'absent',
    migrated,
  };
}

/** Only an empty hub is filled: its tables go, to be made as they were when the backup was taken. */
async function makeRoom(sql: postgres.Sql, known: readonly Migration[]): Promise<void> {
  const ours = new Set(
    known.flatMap(({ sql: text }) =>
      [...text.matchAll(/create table "(\w+)"/gi)].map(([, name = '']) => name),
    ),
  );
  const tables = await listTables(sql);
  for (const { name } of tables) {
    const [row] = await sql<{ full: boolean }[]>`select exists (select from ${sql(name)}) as full`;
    if (row?.full || !ours.has(name)) throw new Problem('restore/not-empty', 500, { table: name });
  }
  await sql.begin(async (tx) => {
    // With the views that the migrations laid over them.
    for (const { name } of tables) await tx.unsafe(`drop table ${quoted(name)} cascade`);
    for (const name of functionsIn(known))
      await tx.unsafe(`drop function if exists ${quoted(name)} cascade`);
    await tx.unsafe('drop table if exists migrations');
  });
}

const functionsIn = (known: readonly Migration[]): string[] =>
  known.flatMap(({ sql: text }) =>
    [...text.matchAll(/create (?:or replace )?function (\w+)\(/gi)].map(([, name = '']) => name),
  );

interface Loaded {
  readonly tables: number;
  readonly rows: number;
  readonly opened: OpenedKeys | null;
}

async function load(tx: postgres.TransactionSql, restoration: Restoration): Promise<Loaded> {
  const { head, entries, choices } = restoration;
  const hashes = new Map([[HEAD, head.hash]]);
  const tables = new Map(head.head.tables.map((table) => [table.name, table]));
  let opened: OpenedKeys | null = null;
  let manifest: Buffer | null = null;
  let summed = false;
  for await (const { name, bytes } of entries) {
    if (summed) throw damaged(name);
    const table = tables.get(tableOf(name) ?? '');
    if (name === SUMS) summed = bytes.toString() === sums(hashes);
    else if (name === MANIFEST) manifest = bytes;
    else if (name === KEYS) opened = openKeys(bytes, choices.passphrase);
    else if (!table) throw damaged(name);
    else {
      choices.onProgress?.([...tables.keys()].indexOf(table.name) / tables.size, table.name);
      await loadPart(
        tx,
        `copy ${quoted(table.name)} (${columnsOf(table)}) from stdin`,
        name,
        bytes,
      );
    }
    if (name === SUMS && !summed) throw damaged(SUMS);
    hashes.set(name, sha256(bytes));
  }
  if (!summed || !manifest) throw damaged(SUMS);
  if (choices.passphrase !== undefined && !opened) throw new Problem('backup/no-keys', 500);
  const rows = await count(tx, manifest);
  return { tables: tables.size, rows, opened };
}

function openKeys(bytes: Buffer, passphrase: string | undefined): OpenedKeys | null {
  return passphrase === undefined ? null : openSealedKeys(bytes, passphrase);
}

async function loadPart(
  tx: postgres.TransactionSql,
  statement: string,
  name: string,
  bytes: Buffer,
): Promise<void> {
  try {
    await copyIn(tx, statement, Readable.from([bytes], { objectMode: false }));
  } catch (error) {
    // Classes 22, 23 and 42: the data, not the server, is at fault.
    if (/^(22|23|42)/.test((error as { code?: string }).code ?? '')) throw damaged(name);
    throw error;
  }
}

/** Tables that number their rows themselves go on after the last one that came back. */
async function goOnCounting(tx: postgres.TransactionSql): Promise<void> {
  const counters = await tx<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`;
  for (const { table, column } of counters)
    await tx`select setval(pg_get_serial_sequence(${table}, ${column}), (select max(${tx(column)}) from ${tx(table)}))`;
}

/** The rows that are there now against those that the backup says it holds. */
async function count(tx: postgres.TransactionSql, manifest: Buffer): Promise<number> {
  let sum = 0;
  for (const { name, rows } of parseManifest(manifest).tables) {
    const [found] = await tx<{ rows: string }[]>`select count(*) as rows from ${tx(name)}`;
    if (Number(found?.rows) !== rows) throw damaged(name);
    sum += rows;
  }
  return sum;
}
