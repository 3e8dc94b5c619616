/** The record that a run leaves of itself, written after each step. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './step.ts';

/** The manifest of a run's directory, null where there is none (or a broken one). */
export async function readManifest(directory: string): Promise<Manifest | null> {
  try {
    // Written by `writeManifest`, whole or not at all.
    return JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

/** Whole or not at all. */
export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  const path = join(directory, 'manifest.json');
  await writeFile(`${path}.tmp`, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(`${path}.tmp`, path);
}
