/** For tests: the corridors made in a process of their own, which says how far it is and may be killed. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../step.ts';
import { type CorridorInput, type CorridorOptions, runCorridors } from './corridors.ts';

export interface Job {
  readonly input: CorridorInput;
  readonly options: Omit<CorridorOptions, 'onProgress' | 'signal' | 'dialect'>;
}

/** Gives how the process ended: its exit code, or the signal that killed it. `onProgress` may ask for the kill. */
export function makeInChild(
  job: Job,
  onProgress: (progress: Progress, kill: () => void) => void = () => {},
): Promise<number | NodeJS.Signals | null> {
  const child = fork(fileURLToPath(import.meta.url));
  child.on('message', (progress: Progress) => onProgress(progress, () => child.kill('SIGKILL')));
  child.send(job);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => done(code ?? signal));
  });
}

if (process.send && import.meta.filename === process.argv[1])
  process.once('message', async ({ input, options }: Job) => {
    await runCorridors(input, { ...options, onProgress: (progress) => process.send?.(progress) });
    process.disconnect();
  });
