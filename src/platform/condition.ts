import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Hub } from './hub.ts';

export interface Condition {
  readonly server: string;
  readonly encoding: string;
  readonly collation: string;
  readonly databaseBytes: number;
  /** Whether public pages read through a role that sees released tables only. */
  readonly separated: boolean;
  readonly migrations: number;
  readonly newestMigration: string;
  /** How far the database's clock is ahead of this machine's. */
  readonly skewSeconds: number;
  readonly failedJobs: number;
  readonly waitingMinutes: number;
  readonly unsealedMinutes: number;
  readonly lastBackup: Date | null;
}

// The query builder has the driver leave moments as text.
interface Row
  extends Omit<Condition, 'separated' | 'skewSeconds' | 'databaseBytes' | 'lastBackup'> {
  readonly databaseBytes: string;
  readonly owner: string;
  readonly now: string;
  readonly lastBackup: string | null;
}

/** What can be asked of the database about the hub's own state. */
export async function conditionOf(hub: Hub): Promise<Condition> {
  const before = Date.now();
  const [row] = await hub.house.sql<Row[]>`select
    current_setting('server_version') as server, pg_database_size(current_database()) as "databaseBytes",
    (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
    (select datcollate from pg_database where datname = current_database()) as collation,
    current_user as owner, clock_timestamp() as now,
    (select count(*)::int from migrations) as migrations,
    (select max(name) from migrations) as "newestMigration",
    (select count(*)::int from jobs where outcome = 'failed' and ended_at > now() - interval '7 days') as "failedJobs",
    (select coalesce(max(extract(epoch from now() - run_after)) / 60, 0)::int from jobs
      where ended_at is null and started_at is null and run_after < now()) as "waitingMinutes",
    (select coalesce(max(extract(epoch from now() - at)) / 60, 0)::int from journal where sequence is null) as "unsealedMinutes",
    (select max(at) from journal where act = 'hub/backup-begun') as "lastBackup"`;
  const [reader] = await hub.public.sql<{ name: string }[]>`select current_user as name`;
  if (!row) throw new Error('the database answered nothing about itself');
  const { owner, now, databaseBytes, lastBackup, ...rest } = row;
  return {
    ...rest,
    databaseBytes: Number(databaseBytes),
    lastBackup: lastBackup === null ? null : new Date(lastBackup),
    separated: reader?.name !== owner,
    skewSeconds: Math.round((new Date(now).getTime() - (before + Date.now()) / 2) / 1000),
  };
}

export async function diskOf(folder: string): Promise<{ free: number; size: number }> {
  const disk = await statfs(folder);
  return { free: disk.bavail * disk.bsize, size: disk.blocks * disk.bsize };
}

export async function isPortFree(host: string, port: number): Promise<boolean> {
  if (port === 0) return true;
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}
