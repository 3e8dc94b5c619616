/** Links files as the command line does, without its words. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLists } from '../src/collect/lists/lists.ts';
import { duckdb } from '../src/platform/duckdb/dialect.ts';
import { openDuck } from '../src/platform/duckdb/duckdb.ts';
import {
  type Linkage,
  type LinkOptions,
  linkLists,
  writeResults,
} from '../src/process/linkage/linkage.ts';

export async function linkFiles(
  files: readonly string[],
  out: string,
  choices: Partial<LinkOptions> = {},
  id?: string,
): Promise<Linkage> {
  const folder = await mkdtemp(join(tmpdir(), 'linkage-test-'));
  const duck = await openDuck({ memoryMb: 1000, threads: 2, temp: folder });
  const options: LinkOptions = {
    linkOnly: false,
    unique: [],
    kinds: new Map(),
    pairsPerRecord: 20,
    linkAbove: 0.5,
    seed: 1,
    progress: () => {},
    ...choices,
  };
  try {
    const lists = await readLists(duck, duckdb, files, folder);
    const linkage = await linkLists(
      duck,
      lists.map((list) => ({ ...list, id })),
      options,
    );
    await writeResults(duck, linkage, out, options);
    return linkage;
  } finally {
    await duck.close();
    await rm(folder, { recursive: true, force: true });
  }
}
