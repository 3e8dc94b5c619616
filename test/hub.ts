import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Config, readConfig } from '../src/config.ts';
import { type Hub, openHub } from '../src/platform/hub.ts';

export interface TestHub extends Hub {
  /** Moves the hub's clock. */
  readonly wait: (milliseconds: number) => void;
}

let count = 0;

/** A hub on a database of its own, with a clock that the test moves. */
export async function openTestHub(settings: Partial<Config> = {}): Promise<TestHub> {
  const server = inject('server');
  count += 1;
  const name = `t${process.pid}_${Date.now()}_${count}`;
  const admin = postgres(server.replace(/\/passerelle$/, '/postgres'), {
    max: 1,
    onnotice: () => {},
  });
  // Two files may copy the template at the same moment, which the server refuses to the second.
  await admin`select pg_advisory_lock(1)`;
  await admin.unsafe(`create database ${name} template passerelle strategy file_copy`);
  await admin.end();
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-hub-'));
  const url = server.replace(/\/passerelle$/, `/${name}`);
  const config: Config = {
    ...readConfig({ data: folder }),
    database: { url },
    log: { level: 'error' },
    ...settings,
  };
  let now = Date.UTC(2026, 10, 22, 9);
  const tick = () => {
    now += 1;
    return new Date(now);
  };
  const hub = await openHub(config, { clock: tick });
  return {
    ...hub,
    wait: (milliseconds) => {
      now += milliseconds;
    },
    close: async () => {
      await hub.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
