import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * What the file holds; it is made where it is missing. Linked to its name when it is whole: two processes that start
 * at once agree on one content, and none is ever half written.
 */
export function writeOnce(file: string, make: () => string): string {
  if (!existsSync(file)) {
    const unfinished = `${file}.${process.pid}`;
    try {
      writeFileSync(unfinished, make(), { mode: 0o600 });
      linkSync(unfinished, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
}
