import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLine } from './csv-line.ts';
import type { Cell } from './workbook.ts';

export type CsvRows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

const CHUNK = 64 * 1024;

/** Writes rows as RFC 4180 text with backpressure; the stream is ended. Returns the number of rows. */
export async function writeCsv(rows: CsvRows, out: Writable): Promise<number> {
  let count = 0;
  async function* counted(): AsyncGenerator<readonly Cell[]> {
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  }
  await pipeline(Readable.from(csvChunks(counted())), out);
  return count;
}

/** The same as a file that is whole or not there: a file of this name stays as it was until the new one is complete. */
export async function writeCsvFile(rows: CsvRows, path: string): Promise<number> {
  const unfinished = `${path}.part`;
  try {
    const count = await writeCsv(rows, createWriteStream(unfinished));
    await rename(unfinished, path);
    return count;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The same text in pieces of about 64 kB, for a response that streams. */
export async function* csvChunks(rows: CsvRows): AsyncGenerator<string> {
  let chunk = '';
  for await (const row of rows) {
    chunk += csvLine(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
