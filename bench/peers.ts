import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const MINUTES = 20;

/** What a public program says of the same work; null, and a word of it, where no interpreter that has it is named. */
export async function askPeer<Told>(
  name: string,
  variable: string,
  script: string,
  given: readonly string[],
): Promise<Told | null> {
  const interpreter = process.env[variable];
  if (!interpreter) {
    console.error(`${name} is not asked: ${variable} names no interpreter that has it.`);
    return null;
  }
  const { stdout } = await promisify(execFile)(interpreter, [join('bench', script), ...given], {
    maxBuffer: 2 ** 26,
    timeout: MINUTES * 60_000,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Told; // the script's own answer
}
