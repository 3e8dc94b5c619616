import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, type Place } from './cluster.ts';
import { clearLeftover } from './leftover.ts';
import { type Account, firstClosedFolder, serverAccount } from './ownership.ts';
import { freePort, launch, type Server, stopChild } from './server.ts';

export interface EmbeddedServer {
  readonly url: string;
  readonly port: number;
  readonly pid: () => number | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts the hub's own PostgreSQL below `dataDir`, creating it at first, and keeps it alive until stopped. */
export async function startEmbedded(
  dataDir: string,
  onTrouble: (error: unknown) => void = console.error,
): Promise<EmbeddedServer> {
  const place = await prepare(resolve(dataDir));
  const first = await launchSomewhere(place);
  const { server } = first;
  let { child } = first;
  const stopping = new AbortController();
  let reviving: Promise<void> = Promise.resolve();
  const watch = () =>
    child.once('exit', () => {
      if (!stopping.signal.aborted) reviving = revive();
    });
  // A full disk may keep it down for hours; it comes back without help once there is room.
  const revive = async () => {
    onTrouble(new Problem('database/died', 503));
    for (let wait = 250; !stopping.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        await clearLeftover(server.pgdata);
        child = await launch(server);
        watch();
        return;
      } catch (error) {
        onTrouble(error);
        await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };
  watch();
  return {
    url: server.url,
    port: server.port,
    pid: () => child.pid,
    stop: async () => {
      stopping.abort();
      await reviving;
      await stopChild(child);
    },
  };
}

async function prepare(given: string): Promise<Place> {
  const account = serverAccount();
  const dataDir = await openFolder(given);
  if (account) await refuseClosedFolder(dataDir);
  const pgdata = join(dataDir, 'postgres');
  await refuseForeignOwner(pgdata, account);
  const place = {
    account,
    pgdata,
    binaries: await findBinaries(account !== null),
    log: join(dataDir, 'postgres.log'),
    password: await serverPassword(dataDir),
  };
  await clearLeftover(pgdata);
  await ensureCluster(place);
  return place;
}

// Whoever asked for a free port may find it taken a moment later.
async function launchSomewhere(place: Place) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server: Server = { ...place, port, url: urlOf(place.password, port) };
    try {
      return { server, child: await launch(server) };
    } catch (error) {
      const taken = error instanceof Problem && error.code === 'database/port-taken';
      if (!taken || attempt >= 5) throw error;
    }
  }
}

const urlOf = (password: string, port: number) =>
  `postgres://passerelle:${password}@127.0.0.1:${port}/passerelle`;

/** The address of a server that another process of the same hub runs. */
export async function embeddedUrl(dataDir: string, port: number): Promise<string> {
  return urlOf(await serverPassword(dataDir), port);
}

// The real path: a folder reached by a link is the same folder, and its server is known by it.
async function openFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(folder);
  } catch (error) {
    throw folderProblem(folder, error);
  }
}

function folderProblem(folder: string, error: unknown): Problem {
  const { code, message } = error as NodeJS.ErrnoException; // of the file system
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new Problem('storage/full', 503, { folder })
    : new Problem('data/folder', 500, { folder, reason: code ?? message });
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
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const known = await readFile(file, 'utf8').catch(nothingYet);
    if (known) return known.trim();
    const made = randomBytes(24).toString('base64url');
    await writeFile(`${file}.new`, made, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return made;
  } catch (error) {
    throw folderProblem(dirname(file), error);
  }
}

function nothingYet(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
