import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { Problem } from '../problem.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { clearLeftover } from './leftover.ts';
import { type Account, firstClosedFolder, serverAccount } from './ownership.ts';

export interface EmbeddedServer {
  readonly url: string;
  readonly port: number;
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
}

interface Server {
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
  jit: 'off',
};

/** Starts the hub's own PostgreSQL below `dataDir`, creating it at first, and keeps it alive until stopped. */
export async function startEmbedded(
  dataDir: string,
  onTrouble: (error: unknown) => void = console.error,
): Promise<EmbeddedServer> {
  const server = await prepare(resolve(dataDir));
  let child = await launch(server);
  let stopping = false;
  let reviving: Promise<void> = Promise.resolve();
  const revive = async () => {
    if (stopping) return;
    onTrouble(new Problem('database/died', 503));
    await clearLeftover(server.pgdata);
    child = await launch(server);
    watch();
  };
  const watch = () => {
    child.once('exit', () => {
      reviving = revive().catch(onTrouble);
    });
  };
  watch();
  return {
    url: server.url,
    port: server.port,
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      await reviving;
      await stopChild(child);
    },
  };
}

async function prepare(dataDir: string): Promise<Server> {
  const account = serverAccount();
  const pgdata = join(dataDir, 'postgres');
  await mkdir(dataDir, { recursive: true }).catch(refuseFolder(dataDir));
  if (account) await refuseClosedFolder(dataDir);
  await refuseForeignOwner(pgdata, account);
  const binaries = await findBinaries(account !== null);
  const password = await serverPassword(dataDir);
  const log = join(dataDir, 'postgres.log');
  await clearLeftover(pgdata);
  if (!(await isInitialised(pgdata)))
    await initialise({ binaries, account, pgdata, dataDir, password });
  const port = await freePort();
  const url = urlOf(password, port);
  return { binaries, account, pgdata, log, port, url };
}

const urlOf = (password: string, port: number) =>
  `postgres://passerelle:${password}@127.0.0.1:${port}/passerelle`;

/** The address of a server that another process of the same hub runs. */
export async function embeddedUrl(dataDir: string, port: number): Promise<string> {
  return urlOf(await serverPassword(dataDir), port);
}

function refuseFolder(folder: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw new Problem('data/folder', 500, { folder, reason: error.code ?? error.message });
  };
}

async function refuseClosedFolder(dataDir: string): Promise<void> {
  const folder = await firstClosedFolder(dataDir);
  if (folder) throw new Problem('data/untraversable', 500, { folder, data: dataDir });
}

async function refuseForeignOwner(pgdata: string, account: Account | null): Promise<void> {
  const found = await stat(pgdata).catch(() => null);
  const expected = account?.uid ?? process.getuid?.();
  if (found && expected !== undefined && found.uid !== expected) {
    throw new Problem('data/owner', 500, { folder: pgdata, owner: found.uid, expected });
  }
}

async function serverPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'keys', 'postgres');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known) return known.trim();
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

// The marker is written last: a folder without it is an unfinished creation and starts over.
async function isInitialised(pgdata: string): Promise<boolean> {
  return (await stat(join(pgdata, 'passerelle.ready')).catch(() => null)) !== null;
}

async function initialise(place: {
  binaries: Binaries;
  account: Account | null;
  pgdata: string;
  dataDir: string;
  password: string;
}): Promise<void> {
  const { binaries, account, pgdata, password } = place;
  await rm(pgdata, { recursive: true, force: true });
  await mkdir(pgdata, { recursive: true, mode: 0o700 });
  await chmod(pgdata, 0o700);
  const secret = join(pgdata, '..', `.first-${process.pid}`);
  await writeFile(secret, password, { mode: 0o600 });
  if (account) for (const path of [pgdata, secret]) await chown(path, account.uid, account.gid);
  const args = ['-D', pgdata, '-U', 'passerelle', '-A', 'scram-sha-256', `--pwfile=${secret}`];
  args.push(
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    '--data-checksums',
  );
  try {
    await promisify(execFile)(binaries.initdb, args, {
      ...account,
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    });
  } catch (error) {
    await rm(pgdata, { recursive: true, force: true });
    throw new Problem('database/not-created', 500, {
      reason: tail(String((error as Error).message)),
    });
  } finally {
    await rm(secret, { force: true });
  }
  await createDatabase(place);
  await writeFile(join(pgdata, 'passerelle.ready'), '');
}

async function createDatabase(place: {
  binaries: Binaries;
  account: Account | null;
  pgdata: string;
  dataDir: string;
  password: string;
}): Promise<void> {
  const port = await freePort();
  const url = `postgres://passerelle:${place.password}@127.0.0.1:${port}/postgres`;
  const child = await launch({ ...place, log: join(place.dataDir, 'postgres.log'), port, url });
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`create database passerelle`;
  await sql.end();
  await stopChild(child);
}

async function launch(server: Server): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const child = spawnServer(server);
    const failure = await ready(server, child);
    if (failure === null) return child;
    await stopChild(child);
    // Backends of a killed postmaster may need a moment to notice that it is gone.
    if (attempt >= 20 || !/still in use|starting up|could not bind/.test(failure)) {
      throw new Problem('database/not-started', 500, { reason: failure, log: server.log });
    }
    await pause(250);
  }
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

/** Null once the server answers; otherwise why it does not. */
async function ready(server: Server, child: ChildProcess): Promise<string | null> {
  const deadline = Date.now() + 60_000;
  let failed: string | null = null;
  child.once('error', (error) => {
    failed = error.message;
  });
  while (Date.now() < deadline) {
    if (failed) return failed;
    if (child.exitCode !== null || child.signalCode !== null) return logTail(server.log);
    if (await answers(server.url)) return null;
    await pause(20);
  }
  return logTail(server.log);
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, backoff: false });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

async function logTail(log: string): Promise<string> {
  return tail(await readFile(log, 'utf8').catch(() => ''));
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-3).join(' · ').slice(-500);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGINT');
  const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(force);
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
