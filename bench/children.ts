import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../src/platform/home.ts';

/** Starts one of the files beside this one in a process of its own. */
export const startChild = (name: string): ChildProcess =>
  fork(join(home, 'bench', name), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

/** The first message of a child; fails where it ends without one. */
export async function messageOf<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the measured process ended with ${code}`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return message as T; // each file beside this one sends one kind of message
}

export async function runChild<T>(name: string, job: unknown): Promise<T> {
  const child = startChild(name);
  child.send(JSON.stringify(job));
  const exited = once(child, 'exit');
  const message = await messageOf<T>(child);
  await exited;
  return message;
}

export async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** Seconds of processor time that a process has used (Linux; 100 ticks a second). */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Megabytes of memory of a process and all that it started, shared pages counted once (Linux). */
export function familyMegabytes(pid: number): number {
  return familyOf(pid).reduce((sum, one) => sum + megabytesOf(one), 0);
}

function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const below = (of: number): number[] =>
    parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

// PSS divides a shared page among those who share it, so that the sum over a family is its true size.
export function megabytesOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

// A process may end between being listed and being read.
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
