import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, openSync } from 'node:fs';
import { readFile, rename, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { Problem } from '../problem.ts';
import type { Binaries } from './binaries.ts';
import type { Account } from './ownership.ts';

/** How to start one PostgreSQL: its program, its account, its folder and where it answers. */
export interface Server {
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly pgdata: string;
  readonly log: string;
  readonly port: number;
  readonly url: string;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  dynamic_shared_memory_type: 'posix',
  max_wal_size: '512MB',
  wal_compression: 'pglz',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // What people wrote stays out of the log: no statements, no "Key (email)=(…)".
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  jit: 'off',
};

/** Starts the server and waits until it answers; a refusal says why it does not. */
export async function launch(server: Server): Promise<ChildProcess> {
  await turnLog(server.log);
  for (let attempt = 1; ; attempt += 1) {
    const child = spawnServer(server);
    const failure = await ready(server, child);
    if (failure === null) return child;
    await stopChild(child);
    // Backends of a killed postmaster may need a moment to notice that it is gone.
    if (attempt >= 40 || !/still in use|starting up/.test(failure))
      throw await refusal(failure, server);
    await pause(250);
  }
}

// A full disk takes no log either, so that the server may not have been able to say why it ended.
async function refusal(reason: string, { log, pgdata }: Server): Promise<Problem> {
  if (/No space left on device/.test(reason) || (await isFull(dirname(log))))
    return new Problem('storage/full', 503, { folder: pgdata });
  if (/could not bind|could not create any TCP/.test(reason))
    return new Problem('database/port-taken', 500, { reason });
  return new Problem('database/not-started', 500, { reason, log });
}

/** One segment of PostgreSQL's write-ahead log: with less room it cannot go on. */
const SEGMENT = 16 * 1024 * 1024;

async function isFull(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < SEGMENT;
}

const LARGEST_LOG = 8 * 1024 * 1024;

// One log of the past is kept: enough to see why something ended, never enough to fill a disk.
async function turnLog(log: string): Promise<void> {
  const found = await stat(log).catch(() => null);
  if (found && found.size > LARGEST_LOG) await rename(log, `${log}.1`);
}

function spawnServer(server: Server): ChildProcess {
  const args = ['-D', server.pgdata, '-p', String(server.port)];
  for (const [key, value] of Object.entries(SETTINGS)) args.push('-c', `${key}=${value}`);
  const log = openSync(server.log, 'a', 0o600);
  if (server.account) chownSync(server.log, server.account.uid, server.account.gid);
  // Its own group: an interrupt at the terminal reaches the hub, which then stops the server in order.
  const child = spawn(server.binaries.postgres, args, {
    ...server.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
  });
  closeSync(log);
  child.unref();
  return child;
}

const PATIENCE = 60_000;

/** Null once the server answers; otherwise why it does not. One that says it is recovering may take its time. */
async function ready(server: Server, child: ChildProcess): Promise<string | null> {
  const from = await logEnd(server.log);
  let deadline = Date.now() + PATIENCE;
  let failed: string | null = null;
  child.once('error', (error) => {
    failed = error.message;
  });
  while (Date.now() < deadline) {
    if (failed) return failed;
    if (hasEnded(child)) return logTail(server.log, from);
    const state = await ask(server.url);
    if (state === 'ready') return null;
    if (state === 'refused') throw new Problem('database/password', 500, { folder: server.pgdata });
    if (state === 'recovering') deadline = Date.now() + PATIENCE;
    await pause(20);
  }
  return logTail(server.log, from);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function ask(url: string): Promise<'ready' | 'recovering' | 'refused' | 'away'> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, backoff: false });
  try {
    await sql`select 1`;
    return 'ready';
  } catch (error) {
    const { code } = error as { code?: string };
    // 57P03: starting up or recovering; 28P01: another password than ours.
    return code === '57P03' ? 'recovering' : code === '28P01' ? 'refused' : 'away';
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

const logEnd = async (log: string) => (await stat(log).catch(() => null))?.size ?? 0;

async function logTail(log: string, from: number): Promise<string> {
  const bytes = await readFile(log).catch(() => Buffer.alloc(0));
  return tail(bytes.subarray(from).toString());
}

export function tail(text: string): string {
  return text.trim().split('\n').slice(-3).join(' · ').slice(-500);
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return;
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGINT');
  const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(force);
}

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
