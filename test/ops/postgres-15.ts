import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAccount } from '../../src/platform/postgres/ownership.ts';
import { freePort, launch, stopChild } from '../../src/platform/postgres/server.ts';

/** Where Debian's package puts it. */
const BIN = '/usr/lib/postgresql/15/bin';

/** The oldest server that the hub takes; the tests that need it are skipped, visibly, where the machine has none. */
export const hasPostgres15 = existsSync(BIN);

/** A PostgreSQL 15 of its own, as an operator might have one, with an empty database. */
export async function startPostgres15(): Promise<{ url: string; stop: () => Promise<void> }> {
  const account = serverAccount();
  const binaries = { postgres: join(BIN, 'postgres'), initdb: join(BIN, 'initdb') };
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
