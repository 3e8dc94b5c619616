import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../alive.ts';
import { Problem } from '../problem.ts';

/**
 * Clears what a killed hub left behind: a server that lives on is interrupted and awaited,
 * the lock file of a dead one (or of a zombie, or of a stranger that now wears its number) is removed.
 */
export async function clearLeftover(pgdata: string): Promise<void> {
  const file = join(pgdata, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  if (await isOurs(pid, pgdata)) await interrupt(pid, pgdata);
  await rm(file, { force: true });
}

async function isOurs(pid: number, pgdata: string): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (status === null) return process.platform !== 'linux' && isAlive(pid);
  // The state follows the command, which is in parentheses and may hold anything.
  if (status.slice(status.lastIndexOf(')') + 2).startsWith('Z')) return false;
  const cmdline = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return cmdline.split('\0').includes(pgdata);
}

// SIGINT: fast shutdown; SIGQUIT: immediate, recovered from the log at the next start; SIGKILL: the same by force.
async function interrupt(pid: number, pgdata: string): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    if (!send(pid, signal)) return;
    if (await gone(pid, pgdata, seconds)) return;
  }
  throw new Problem('database/will-not-stop', 500, { pid });
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw new Problem('database/owned-by-another', 500, { pid });
  }
}

async function gone(pid: number, pgdata: string, seconds: number): Promise<boolean> {
  for (let waited = 0; waited < seconds * 1000; waited += 25) {
    if (!(await isOurs(pid, pgdata))) return true;
    await pause(25);
  }
  return false;
}
