import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { home } from '../../platform/home.ts';
import type { Hub } from '../../platform/hub.ts';

export interface Health {
  readonly version: string;
  readonly node: string;
  readonly postgres: string;
  readonly embedded: boolean;
  readonly dataDir: string;
  readonly databaseBytes: number;
  readonly diskFree: number;
  readonly diskSize: number;
  readonly memoryBytes: number;
  readonly upSeconds: number;
}

/** How the hub is: what it runs on and how much room is left. */
export async function healthOf(hub: Hub): Promise<Health> {
  const [server] = await hub.house.sql<{ version: string; bytes: string }[]>`
    select current_setting('server_version') as version, pg_database_size(current_database())::text as bytes`;
  const disk = await statfs(hub.config.dataDir);
  return {
    version: packageVersion(),
    node: process.version,
    postgres: server?.version ?? '',
    embedded: !hub.config.database.url,
    dataDir: hub.config.dataDir,
    databaseBytes: Number(server?.bytes ?? 0),
    diskFree: disk.bavail * disk.bsize,
    diskSize: disk.blocks * disk.bsize,
    memoryBytes: process.memoryUsage().rss,
    upSeconds: Math.round(process.uptime()),
  };
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string;
  }; // the project's own file
  return version;
}
