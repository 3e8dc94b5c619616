import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startHub } from '../../src/main.ts';
import { openHub } from '../../src/platform/hub.ts';
import { type EmbeddedServer, startEmbedded } from '../../src/platform/postgres/embedded.ts';
import { runningAsRoot } from '../../src/platform/postgres/ownership.ts';
import { temporaryFolder } from './folders.ts';

/** What happens to a hub's own server on a machine that is not kind to it; a server that outlives its hub is in `test/kill/`. */
let folder: string;
let dataDir: string;
let pidFile: string;

beforeAll(async () => {
  folder = temporaryFolder();
  dataDir = join(folder, 'hub');
  pidFile = join(dataDir, 'postgres/postmaster.pid');
  await (await startEmbedded(dataDir)).stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const config = (port = 0) => ({
  ...readConfig({ data: dataDir, port }),
  database: {},
  log: { level: 'silent' as const },
});

async function answers(server: EmbeddedServer): Promise<boolean> {
  const sql = postgres(server.url, { max: 1, connect_timeout: 5 });
  return sql`select 1`
    .then(() => true)
    .catch(() => false)
    .finally(() => sql.end());
}

async function opensAndStops(): Promise<void> {
  const server = await startEmbedded(dataDir);
  expect(await answers(server)).toBe(true);
  await server.stop();
}

it('a server that is killed is back by itself, on the same port', async () => {
  const troubles: unknown[] = [];
  const server = await startEmbedded(dataDir, (trouble) => troubles.push(trouble));
  const killed = server.pid() ?? 0;
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => server.pid(), { timeout: 20_000 }).not.toBe(killed);
  await expect.poll(() => answers(server), { timeout: 20_000 }).toBe(true);
  expect(troubles).toContainEqual(expect.objectContaining({ code: 'database/died' }));
  await server.stop();
}, 60_000);

it.each([
  ['a process that is no more', 4_194_300],
  ['a stranger that now wears the number', process.pid],
])('a lock file of %s is taken away', async (_, pid) => {
  writeFileSync(pidFile, lockOf(pid), { mode: 0o644 });
  await opensAndStops();
});

it.skipIf(process.platform !== 'linux')('a lock file of a zombie is taken away', async () => {
  // The shell leaves a child, and becomes a program that never asks how it ended.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
  const zombie = Number(await new Promise((done) => parent.stdout.once('data', done)));
  await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z ');
  writeFileSync(pidFile, lockOf(zombie));
  await opensAndStops();
  parent.kill();
});

// The lines that PostgreSQL writes: process, folder, start, port, socket, address.
const lockOf = (pid: number) =>
  [pid, join(dataDir, 'postgres'), 1_790_000_000, 5432, '', '127.0.0.1', ''].join('\n');

it('a second hub on the same folder is refused, and told where the first one is', async () => {
  const first = await startHub(config(), 'none');
  await expect(openHub(config())).rejects.toMatchObject({
    code: 'hub/running',
    details: { data: dataDir, pid: process.pid, address: first.address },
  });
  await first.stop();
}, 60_000);

it('a port that somebody else has is named, and the database is stopped again', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(startHub(config(port), 'none')).rejects.toMatchObject({
    code: 'server/port-taken',
    details: { port },
  });
  expect(() => statSync(pidFile)).toThrow('ENOENT');
  taken.close();
}, 60_000);

it('a data folder that is a file is named', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(startEmbedded(file)).rejects.toMatchObject({ code: 'data/folder' });
});

it('a database of another version of PostgreSQL is refused with both', async () => {
  const version = join(dataDir, 'postgres/PG_VERSION');
  const ours = readFileSync(version, 'utf8');
  writeFileSync(version, '17\n');
  await expect(startEmbedded(dataDir)).rejects.toMatchObject({
    code: 'database/other-major',
    details: { found: '17', ours: ours.trim() },
  });
  writeFileSync(version, ours);
});

it('a password that is not the database’s is refused', async () => {
  const file = join(dataDir, 'keys/postgres');
  const ours = readFileSync(file, 'utf8');
  writeFileSync(file, 'another');
  await expect(startEmbedded(dataDir)).rejects.toMatchObject({ code: 'database/password' });
  writeFileSync(file, ours);
  await opensAndStops();
}, 60_000);

it.skipIf(!runningAsRoot())('a database that belongs to somebody else is refused', async () => {
  const pgdata = join(dataDir, 'postgres');
  const { uid, gid } = statSync(pgdata);
  chownSync(pgdata, 4321, 4321);
  await expect(startEmbedded(dataDir)).rejects.toMatchObject({
    code: 'data/owner',
    details: { folder: pgdata, owner: 4321, expected: uid },
  });
  chownSync(pgdata, uid, gid);
  await opensAndStops();
});

it.skipIf(!runningAsRoot())(
  'a folder that the database’s account cannot reach is named with the one to open',
  async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    await expect(startEmbedded(join(closed, 'hub'))).rejects.toMatchObject({
      code: 'data/untraversable',
      details: { folder: closed },
    });
    chmodSync(closed, 0o711);
  },
);
