/** Files through the hub's own verbs: received, staged, applied, run and published, as a person or the command does. */
import { basename } from 'node:path';
import { type App, createApp } from '../../src/app.tsx';
import { apply, type Import, receive, stageNow } from '../../src/collect/imports/imports.ts';
import { proposedSource } from '../../src/collect/imports/proposals.ts';
import { publish } from '../../src/process/releases/releases.ts';
import { openRun, run, runById } from '../../src/process/runs/runs.ts';
import type { TestHub } from '../hub.ts';

export const by = (hub: TestHub) => ({ clock: hub.clock, actor: 'operator' });

export interface Imported {
  readonly row: Import;
  readonly source: string;
  readonly outcome: 'applied' | 'already';
}

export async function importFile(
  hub: TestHub,
  path: string,
  name: string = basename(path),
): Promise<Imported> {
  const row = await stageNow(hub, await receive(hub, by(hub), { path, name }));
  return hub.house.db.transaction(async (tx) => {
    const source = await proposedSource(tx, by(hub), row);
    const outcome = await apply(tx, by(hub), row, source.id);
    return { row, source: source.id, outcome };
  });
}

export async function runAndPublish(hub: TestHub): Promise<{ steps: string; app: App }> {
  const runId = await openRun(hub.house.db, by(hub));
  const manifest = await run(hub, runId);
  await publish(hub, await runById(hub.house.db, runId));
  const slowest = manifest.steps
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 6)
    .map(({ table, seconds }) => `${table} ${seconds.toFixed(1)} s`);
  return {
    steps: `run ${manifest.seconds.toFixed(1)} s (${slowest.join(', ')})`,
    app: await createApp(hub),
  };
}

/** A page's machine-readable twin; null where there is no such page. */
export async function pageJson<T>(app: App, path: string): Promise<T | null> {
  const response = await app.request(path);
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T; // the type that the page's builder declares
}
