import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { Problem } from '../problem.ts';
import type { Binaries } from './binaries.ts';
import { clearLeftover } from './leftover.ts';
import type { Account } from './ownership.ts';
import { freePort, launch, stopChild, tail } from './server.ts';

export interface Place {
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly pgdata: string;
  readonly log: string;
  readonly password: string;
}

const UNFINISHED = '.postgres-';
const FIRST_SECRET = '.first-';

/** Makes the database's folder if there is none: aside, and moved to its place when it is whole. */
export async function ensureCluster(place: Place): Promise<void> {
  await clearUnfinished(dirname(place.pgdata));
  if (await stat(place.pgdata).catch(() => null)) return refuseOtherMajor(place);
  const aside = join(dirname(place.pgdata), `${UNFINISHED}${process.pid}`);
  try {
    await initialise({ ...place, pgdata: aside });
    await createDatabase({ ...place, pgdata: aside });
    await rename(aside, place.pgdata);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

// A hub killed at its very first start leaves a half-made folder, maybe with a server in it.
async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(UNFINISHED)) await clearLeftover(join(folder, name));
    else if (!name.startsWith(FIRST_SECRET)) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function refuseOtherMajor({ pgdata, binaries }: Place): Promise<void> {
  const found = (await readFile(join(pgdata, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const { stdout } = await promisify(execFile)(binaries.postgres, ['--version'], { cwd: '/' });
  const ours = /(\d+)/.exec(stdout)?.[1] ?? '';
  if (found !== ours) throw new Problem('database/other-major', 500, { found, ours });
}

async function initialise({ binaries, account, pgdata, password }: Place): Promise<void> {
  await mkdir(pgdata, { mode: 0o700 });
  await chmod(pgdata, 0o700);
  const secret = join(dirname(pgdata), `${FIRST_SECRET}${process.pid}`);
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
    throw notCreated(pgdata, (error as { stderr?: string }).stderr || (error as Error).message);
  } finally {
    await rm(secret, { force: true });
  }
}

function notCreated(pgdata: string, reason: string): Problem {
  return /No space left on device/.test(reason)
    ? new Problem('storage/full', 503, { folder: dirname(pgdata) })
    : new Problem('database/not-created', 500, { reason: tail(reason) });
}

async function createDatabase(place: Place): Promise<void> {
  const port = await freePort();
  const url = `postgres://passerelle:${place.password}@127.0.0.1:${port}/postgres`;
  const child = await launch({ ...place, port, url });
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`create database passerelle`;
  } finally {
    await sql.end();
    await stopChild(child);
  }
}
