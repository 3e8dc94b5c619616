import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Problem } from '../problem.ts';

/** The unprivileged account that runs the database when the hub itself runs as root (PostgreSQL refuses root). */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

export function runningAsRoot(): boolean {
  return process.getuid?.() === 0;
}

export function serverAccount(): Account | null {
  if (!runningAsRoot()) return null;
  return lookUp() ?? create();
}

function lookUp(): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

// useradd is in Debian's and Fedora's base; adduser -S is what small images have.
function create(): Account {
  const ways: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', NAME]],
  ];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
    } catch {
      continue;
    }
    const account = lookUp();
    if (account) return account;
  }
  throw new Problem('database/no-account', 500, { account: NAME });
}

/** Whether somebody who is neither owner nor in the group may pass through every folder down to `path`. */
export async function isTraversable(path: string): Promise<boolean> {
  return (await firstClosedFolder(path)) === null;
}

export async function firstClosedFolder(path: string): Promise<string | null> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found?.isDirectory() && (found.mode & 0o001) === 0) return at;
    if (at === dirname(at)) return null;
  }
}
