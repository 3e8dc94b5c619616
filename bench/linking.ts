/** A child: links one file as the command line does; tells how long it took and how much memory at most. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLists } from '../src/collect/lists/lists.ts';
import { duckdb } from '../src/platform/duckdb/dialect.ts';
import { openDuck } from '../src/platform/duckdb/duckdb.ts';
import { type Linkage, linkLists, writeResults } from '../src/process/linkage/linkage.ts';

export interface Linked {
  readonly candidatePairs: number;
  readonly seconds: number;
  /** Processor time of all threads. */
  readonly cpu: number;
  readonly megabytes: number;
  /** The rules of the plan, as conditions over two records l and r. */
  readonly rules: readonly string[];
}

const [job] = await once(process, 'message');
const { file, out } = JSON.parse(String(job)) as { file: string; out: string }; // sent by `linkage.ts`
const folder = await mkdtemp(join(tmpdir(), 'passerelle-linking-'));
const before = process.cpuUsage();
const began = performance.now();
const duck = await openDuck({
  path: join(folder, 'link.duckdb'),
  memoryMb: 2000,
  threads: 2,
  temp: folder,
});
const options = {
  linkOnly: false,
  unique: [],
  kinds: new Map(),
  pairsPerRecord: 20,
  linkAbove: 0.5,
  seed: 1,
  progress: (share: number, stage: string) =>
    process.env.BENCH_STAGES &&
    console.error(
      `${((performance.now() - began) / 1000).toFixed(1)} s ${stage} ${share.toFixed(2)}`,
    ),
};
const linkage = await linkLists(duck, await readLists(duck, duckdb, [file], folder), options);
await writeResults(duck, linkage, out, options);
await duck.close();
const seconds = (performance.now() - began) / 1000;
await rm(folder, { recursive: true });
const { user, system } = process.cpuUsage(before);
const measured: Linked = {
  candidatePairs: linkage.candidatePairs,
  seconds,
  cpu: (user + system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1024,
  rules: linkage.plan.rules.map(conditionOf),
};
process.send?.(measured);
process.channel?.unref();

function conditionOf({ keys }: Linkage['plan']['rules'][number]): string {
  const side = (sql: string, of: string) => sql.replaceAll('"f_', `${of}."f_`);
  return keys.map(({ sql }) => `(${side(sql, 'l')}) = (${side(sql, 'r')})`).join(' and ');
}
