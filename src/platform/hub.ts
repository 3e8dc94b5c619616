import { mkdir } from 'node:fs/promises';
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
  await mkdir(config.dataDir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('data/folder', 500, { folder: config.dataDir, reason: error.code ?? '' });
  });
  const connected = await connect(config, options, log);
  const pools = await openPools(connected.url);
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

async function connect(config: Config, options: OpenOptions, log: Log): Promise<Connected> {
  const { url } = config.database;
  if (url) return { url, close: async () => {} };
  let databasePort: number | null = null;
  const describe = () => ({ pid: process.pid, databasePort, address: options.address?.() ?? null });
  const instance = await takeInstance(config.dataDir, describe);
  if (!instance) return attach(config, options);
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

async function attach(config: Config, options: OpenOptions): Promise<Connected> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const running = await findInstance(config.dataDir);
    if (running && !options.attach) throw refusal(config, running);
    if (running?.databasePort) {
      return {
        url: await embeddedUrl(config.dataDir, running.databasePort),
        close: async () => {},
      };
    }
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Problem('hub/not-ready', 500, { data: config.dataDir });
}

function refusal(config: Config, running: { pid: number; address: string | null }): Problem {
  return new Problem('hub/running', 500, {
    data: config.dataDir,
    pid: running.pid,
    address: running.address ?? '',
  });
}

async function openPools(url: string): Promise<{ house: Pool; public: Pool }> {
  const house = openPool(url);
  try {
    await refuseOldServer(house.sql);
    await migrate(house.sql, await readMigrations(join(home, 'migrations')));
    const separated = await grantPublic(house.sql, PUBLIC_TABLES);
    return { house, public: openPool(url, separated ? { role: PUBLIC_ROLE } : {}) };
  } catch (error) {
    await house.close();
    throw error;
  }
}
