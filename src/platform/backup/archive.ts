import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import { Problem } from '../problem.ts';
import { damaged } from './format.ts';

export interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
}

// A part is 4 MiB and one row more; a row of a blob is 2 MiB.
const LARGEST = 256 * 1024 * 1024;

/** The files of a backup in their order, one in memory at a time. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const entries = extract();
  let failure: unknown = null;
  const fed = pipeline(createReadStream(file), createZstdDecompress(), entries).catch((error) => {
    failure = error;
  });
  try {
    for await (const entry of entries) {
      const { name, type, size = 0 } = entry.header;
      if (type !== 'file' || size > LARGEST) throw damaged(name);
      const parts: Buffer[] = [];
      // Its types leave open what a stream of bytes gives.
      for await (const part of entry) parts.push(part as Buffer);
      yield { name, bytes: Buffer.concat(parts) };
    }
    await fed;
    if (failure) throw failure;
  } catch (error) {
    throw await explained(failure ?? error, file);
  } finally {
    entries.destroy();
    await fed;
  }
}

// What the reader's own caller throws passes through; what the file's bytes cause is damage.
async function explained(error: unknown, file: string): Promise<unknown> {
  if (error instanceof Problem) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (/^E(NOENT|ACCES|ISDIR|PERM)$/.test(code))
    return new Problem('backup/unreadable', 500, { file, reason: code });
  return damaged(file);
}
