import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readLists } from '../collect/lists/lists.ts';
import { KINDS } from '../methods/linkage/linkage.ts';
import { duckdb } from '../platform/duckdb/dialect.ts';
import { openDuck } from '../platform/duckdb/duckdb.ts';
import { type LinkOptions, linkLists, writeResults } from '../process/linkage/linkage.ts';
import type { Options } from './options.ts';
import { answer, openBar, terminalLocale, UsageError, writing } from './output.ts';

const settings = z
  .strictObject({
    /** What a column is about, where its header does not say so; null leaves it out. */
    columns: z.record(z.string(), z.enum(KINDS).nullable()),
    /** Lists that hold nobody twice. */
    unique: z.array(z.string()),
    link_above: z.number().min(0.01).max(0.9999),
    pairs_per_record: z.number().min(1).max(1000),
    memory_mb: z.number().int().min(200),
  })
  .partial();

type Settings = z.infer<typeof settings>;

const MOST_FILES = 20;

/** Links the lists in these files, without a hub and without a database. */
export async function link(options: Options, files: string[]): Promise<void> {
  if (files.length === 0 || files.length > MOST_FILES)
    throw new UsageError(`link takes from one to ${MOST_FILES} files`);
  if (options['link-only'] && files.length < 2)
    throw new UsageError('--link-only needs two files or more');
  if (options.out === undefined)
    throw new UsageError('link needs --out and the folder for its results');
  const given = await readSettings(options.config);
  const out = options.out;
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-link-'));
  const bar = openBar('', options.quiet);
  const duck = await openDuck({
    path: join(folder, 'link.duckdb'),
    memoryMb: given.memory_mb ?? 2000,
    threads: availableParallelism(),
    temp: folder,
  });
  try {
    const lists = await readLists(duck, duckdb, files, folder);
    await writing(out, () => mkdir(out, { recursive: true })); // before the work, not after it
    const how = optionsOf(options, given, bar.set);
    const linkage = await linkLists(
      duck,
      lists.map((list) => ({ ...list, id: options.id })),
      how,
    );
    await writing(out, () => writeResults(duck, linkage, out, how));
    bar.end();
    const { records, candidatePairs, links, clusters } = linkage;
    const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    const counts = {
      records,
      candidate_pairs: candidatePairs,
      links,
      clusters,
      seconds,
      peak_mb: peak,
    };
    answer(options, counts, terminalLocale().t('link.done', { ...counts, folder: out }));
  } finally {
    await duck.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readSettings(path: string | undefined): Promise<Settings> {
  if (path === undefined) return {};
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`no such file: ${path}`);
  });
  const parsed = settings.safeParse(jsonOf(text, path));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new UsageError(`${path}: ${first?.path.join('.') || 'settings'}: ${first?.message}`);
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
}

function optionsOf(
  options: Options,
  given: Settings,
  progress: LinkOptions['progress'],
): LinkOptions {
  return {
    linkOnly: options['link-only'] ?? false,
    unique: given.unique ?? [],
    kinds: new Map(Object.entries(given.columns ?? {})),
    pairsPerRecord: given.pairs_per_record ?? 20,
    linkAbove: given.link_above ?? 0.5,
    seed: 1,
    progress,
  };
}
