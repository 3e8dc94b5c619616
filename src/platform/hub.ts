import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type BlobStore, blobStore } from './blobs/blobs.ts';
import { type Clock, systemClock } from './clock.ts';
import { openPool, type Pool, PUBLIC_ROLE, refuseOldServer } from './database/database.ts';
import { migrate, readMigrations } from './database/migrate.ts';
import { grantPublic } from './database/roles.ts';
import { home } from './home.ts';
import { findInstance, takeInstance } from './instance.ts';
import { type Keys, openKeys } from './keys.ts';
import { createLog, type Log } from './log.ts';
import { embeddedUrl, startEmbedded } from './postgres/embedded.ts';
import { runningAsRoot } from './postgres/ownership.ts';
import { Problem } from './problem.ts';

/** What every room stands on. */
export interface Hub {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** All that the hub holds. */
  readonly house: Pool;
  /** Released tables, guides and offices only: what public pages may see. */
  readonly public: Pool;
  readonly blobs: BlobStore;
  readonly keys: Keys;
  readonly close: () => Promise<void>;
}

/** What the public role may read; every other table is the house's. */
const PUBLIC_TABLES = [
  'releases',
  'release_documents',
  'release_facts',
  'release_cells',
  'guides',
  'guide_texts',
  'public_offices',
  'public_organisations',
  'public_organisation_moves',
  'public_activities',
  'public_communities',
  'public_events',
  'public_event_texts',
  'public_event_times',
  'purposes',
  'recipients',
  'hub_marks',
];

interface OpenOptions {
  readonly clock?: Clock;
  /** The page address, told to whoever finds this data folder in use. */
  readonly address?: () => string | null;
  /** Join a hub that is running instead of refusing. */
  readonly attach?: boolean;
}

interface Connected {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Opens the databases, migrates them and prepares what the rooms need. */
export async function openHub(config: Config, options: OpenOptions = {}): Promise<Hub> {
  const log = createLog(config.log.level);
  const clock = options.clock ?? systemClock;
  const connected = await connectDatabase(config, options, log);
  const pools = await openPools(connected.url, config.hub.threat).catch(async (error) => {
    await connected.close();
    throw error;
  });
  return {
    config,
    clock,
    log,
    ...pools,
    blobs: blobStore(join(config.dataDir, 'cache', 'blobs'), clock),
    keys: openKeys(config.dataDir),
    close: async () => {
      await Promise.all([pools.house.close(), pools.public.close()]);
      await connected.close();
    },
  };
}

/** A server to talk to: the given one, or the embedded one, started here or joined where it runs. */
export async function connectDatabase(
  config: Config,
  options: OpenOptions,
  log: Log,
): Promise<Connected> {
  openFolder(config.dataDir);
  const { url } = config.database;
  if (url) return { url, close: async () => {} };
  // A hub that is just ending holds its place a moment longer than it answers; so does one that is just beginning.
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const connected = (await hold(config, options, log)) ?? (await joinRunning(config, options));
    if (connected) return connected;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Problem('hub/not-ready', 500, { data: config.dataDir });
}

// Others of the machine may not look in; where root starts the database, its account must be able to pass through.
function openFolder(folder: string): void {
  const mask = process.umask(0o022);
  try {
    mkdirSync(folder, { recursive: true, mode: runningAsRoot() ? 0o711 : 0o700 });
    mkdirSync(join(folder, 'cache'), { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Problem('data/folder', 500, { folder, reason: code });
  } finally {
    process.umask(mask);
  }
}

/** Takes the data folder and starts its server; null where another process holds it. */
async function hold(config: Config, options: OpenOptions, log: Log): Promise<Connected | null> {
  let databasePort: number | null = null;
  const describe = () => ({ pid: process.pid, databasePort, address: options.address?.() ?? null });
  const instance = await takeInstance(config.dataDir, describe);
  if (!instance) return null;
  const server = await startEmbedded(config.dataDir, (error) => log.error(error)).catch((error) => {
    instance.release();
    throw error;
  });
  databasePort = server.port;
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      instance.release();
    },
  };
}

async function joinRunning(config: Config, options: OpenOptions): Promise<Connected | null> {
  const running = await findInstance(config.dataDir);
  if (running && !options.attach) throw refusal(config, running);
  if (!running?.databasePort) return null;
  const url = await embeddedUrl(config.dataDir, running.databasePort);
  return { url, close: async () => {} };
}

function refusal(config: Config, running: { pid: number; address: string | null }): Problem {
  return new Problem('hub/running', 500, {
    data: config.dataDir,
    pid: running.pid,
    address: running.address ?? '',
  });
}

async function openPools(
  url: string,
  threat: Config['hub']['threat'],
): Promise<{ house: Pool; public: Pool }> {
  const house = openPool(url);
  try {
    await refuseOldServer(house.sql);
    await migrate(house.sql, await readMigrations(join(home, 'migrations')));
    const separated = await grantPublic(house.sql, PUBLIC_TABLES);
    return {
      house,
      public: openPool(url, { threat, ...(separated ? { role: PUBLIC_ROLE } : {}) }),
    };
  } catch (error) {
    await house.close();
    throw error;
  }
}
