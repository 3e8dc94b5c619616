import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import engine from '../scripts/engine.json' with { type: 'json' };
import { home } from '../src/platform/home.ts';
import { endChild } from './children.ts';
import type { Result } from './result.ts';

const PORT = 8419;
export const ADDRESS = `http://127.0.0.1:${PORT}`;

/** A hub in a process of its own with the invented demonstration released; in a folder of its own unless one is given. */
export async function* withHub(
  given: string | undefined,
  measure: (hub: ChildProcess, folder: string) => AsyncIterable<Result>,
): AsyncGenerator<Result> {
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: home, stdio: 'inherit' });
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'passerelle-bench-')));
  // The database may run under an account of its own, which must be able to enter.
  if (!given) await chmod(folder, 0o755);
  const hub = startHub(folder);
  try {
    await firstDossier();
    yield* measure(hub, folder);
  } finally {
    await endChild(hub, 'SIGTERM');
    if (!given) await rm(folder, { recursive: true });
  }
}

function startHub(folder: string): ChildProcess {
  const args = [
    ...engine.flags,
    'dist/passerelle.mjs',
    'start',
    '--data',
    folder,
    '--port',
    String(PORT),
    '--demo',
    // Lists of persons would be linked while pages are measured.
    ...['--persons', '0'],
  ];
  return spawn(process.execPath, args, {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PASSERELLE_LOG_LEVEL: 'error' },
  });
}

/** Waits until the demonstration is released, which takes a minute. */
export async function firstDossier(): Promise<string> {
  for (let waited = 0; waited < 600; waited += 1) {
    const text = await fetch(`${ADDRESS}/fr/dossiers`).then(
      (answer) => answer.text(),
      () => '',
    );
    const [, path] = /href="(\/fr\/dossiers\/[A-Z]{3}-[A-Z]{3})"/.exec(text) ?? [];
    if (path) return path;
    await pause(1000);
  }
  throw new Error('the hub showed no release within ten minutes');
}
