import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '../../src/platform/postgres/binaries.ts';
import { serverAccount } from '../../src/platform/postgres/ownership.ts';
import { freePort, launch, stopChild } from '../../src/platform/postgres/server.ts';

const PACKAGE = `postgres-15-${process.platform}-${process.arch}`;

/** The oldest server that the hub takes comes with the tests where it exists for this machine. */
export const hasPostgres15 = existsSync(join('node_modules', PACKAGE));

/** A PostgreSQL 15 of its own, as an operator might have one, with an empty database. */
export async function startPostgres15(): Promise<{ url: string; stop: () => Promise<void> }> {
  const account = serverAccount();
  const binaries = await findBinaries(account !== null, PACKAGE);
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-15-'));
  chmodSync(folder, 0o755);
  const pgdata = join(folder, 'postgres');
  mkdirSync(pgdata, { mode: 0o700 });
  if (account) chownSync(pgdata, account.uid, account.gid);
  const args = ['-D', pgdata, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C'];
  execFileSync(binaries.initdb, args, { ...account, cwd: '/', env: { LC_ALL: 'C' } });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const log = join(folder, 'postgres.log');
  const child = await launch({ binaries, account, pgdata, log, port, url });
  return {
    url,
    stop: async () => {
      await stopChild(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
