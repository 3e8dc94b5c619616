import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { home } from '../src/platform/home.ts';

/**
 * The browser that the tests bring along, unpacked in the project's own folder: in the machine's folder for passing files
 * another account may have left one that is not ours to start.
 */
export async function browserPath(): Promise<string> {
  const before = process.env.TMPDIR;
  const folder = join(home, '.cache', 'browser');
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  try {
    return await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
