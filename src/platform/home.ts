import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, wherever this code runs from: source, bundle or test. */
export const home: string = find(import.meta.dirname);

function find(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'migrations'))) return from;
  if (dirname(from) === from)
    throw new Error('The folder of Passerelle was not found above this file');
  return find(dirname(from));
}
