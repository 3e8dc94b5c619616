import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { troubleOf } from '../../src/platform/database/troubles.ts';
import { type Hub, openHub } from '../../src/platform/hub.ts';

export const PROGRAM = 'dist/passerelle.mjs';

/** A real hub: its own process, its own server, its own pipeline children. */
export interface LivingHub {
  readonly dataDir: string;
  /** Where it answers now; it changes with each start. */
  readonly address: () => string;
  readonly process: () => ChildProcess;
  /** Starts it again after its end; gives the seconds until it was open. */
  readonly start: () => Promise<number>;
  readonly stop: () => Promise<number | null>;
}

interface Choices {
  /** Further words of the command line. */
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export function livingHub(dataDir: string, { words = [], env = {} }: Choices = {}): LivingHub {
  let child: ChildProcess | null = null;
  let address = '';
  const current = () => {
    if (!child) throw new Error('the hub was never started');
    return child;
  };
  return {
    dataDir,
    address: () => address,
    process: current,
    start: async () => {
      const began = performance.now();
      child = spawnHub(dataDir, words, env);
      address = await opened(child);
      return (performance.now() - began) / 1000;
    },
    stop: async () => {
      const ended = endOf(current());
      current().kill('SIGTERM');
      return ended;
    },
  };
}

function spawnHub(
  dataDir: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const log = openSync(`${dataDir}.log`, 'a');
  const { DATABASE_URL: _, ...rest } = process.env;
  const args = [PROGRAM, 'start', '--data', dataDir, '--port', '0', '--empty', ...words];
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', log],
    env: { ...rest, LANG: 'en_GB.UTF-8', PASSERELLE_LOG_LEVEL: 'warn', ...env },
  });
}

const PATIENCE = 90_000;

function opened(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const timer = setTimeout(() => fail(new Error(`not open after 90 s: ${said}`)), PATIENCE);
    child.stdout?.on('data', (part) => {
      said += part;
      const found = /(http:\/\/[\d.]+:\d+)\//.exec(said)?.[1];
      if (!found) return;
      clearTimeout(timer);
      done(found);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(new Error(`the hub ended before it was open (${code ?? signal}): ${said}`));
    });
  });
}

export function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once('exit', (code) => done(code)));
}

/** Looks into the running hub from outside, as its commands do; looks again where its server is just coming back. */
export async function inspect<T>(dataDir: string, look: (hub: Hub) => Promise<T>): Promise<T> {
  const config = {
    ...readConfig({ data: dataDir }),
    database: {},
    log: { level: 'silent' as const },
  };
  for (let waited = 0; ; waited += 250) {
    try {
      const hub = await openHub(config, { attach: true });
      return await look(hub).finally(hub.close);
    } catch (error) {
      if (troubleOf(error)?.code !== 'database/away' || waited > PATIENCE) throw error;
      await pause(250);
    }
  }
}

export const KINDS = ['node', 'postgres', 'both', 'child'] as const;
export type Kind = (typeof KINDS)[number];

/** Kills without warning; gives what was killed in words. */
export async function kill(hub: LivingHub, kind: Kind, random: () => number): Promise<string> {
  const { pid } = hub.process();
  if (pid === undefined) throw new Error('the hub has no process');
  if (kind === 'child') return killChild(pid, random);
  const postmaster = kind === 'node' ? null : postmasterOf(hub.dataDir);
  if (kind !== 'node' && postmaster) killServer(postmaster, random());
  if (kind === 'postgres') return `server ${postmaster}`;
  const ended = endOf(hub.process());
  process.kill(pid, 'SIGKILL');
  await ended;
  return `hub ${pid}${postmaster ? ` and server ${postmaster}` : ''}`;
}

export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

// The postmaster alone, one of its backends, or all of them at once.
function killServer(postmaster: number, chosen: number): void {
  const backends = childrenOf(postmaster);
  const backend = backends[Math.floor(chosen * 1000) % Math.max(1, backends.length)];
  if (chosen < 0.33 || backend === undefined) process.kill(postmaster, 'SIGKILL');
  else if (chosen < 0.66) process.kill(-postmaster, 'SIGKILL');
  else process.kill(backend, 'SIGKILL');
}

async function killChild(hub: number, random: () => number): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const child = await appearing(() =>
      childrenOf(hub).find((pid) => commandOf(pid).includes('--job')),
    );
    await pause(random() * 1500);
    if (!commandOf(child).includes('--job')) continue;
    process.kill(child, 'SIGKILL');
    return `pipeline child ${child}`;
  }
  throw new Error('no pipeline child lived long enough to be killed');
}

async function appearing<T>(find: () => T | undefined): Promise<T> {
  for (let waited = 0; waited < PATIENCE; waited += 10) {
    const found = find();
    if (found !== undefined) return found;
    await pause(10);
  }
  throw new Error('nothing appeared in 90 s');
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number {
  const status = readProc(pid, 'stat');
  return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
}

const commandOf = (pid: number): string => readProc(pid, 'cmdline');

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
