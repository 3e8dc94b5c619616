import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate, readMigrations } from '../src/platform/database/migrate.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    server: string;
  }
}

/** One real server for the whole run; each test file gets its own copy of a migrated template (see test/hub.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbedded(folder);
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await migrate(sql, await readMigrations('migrations'));
  await sql.end();
  project.provide('server', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
