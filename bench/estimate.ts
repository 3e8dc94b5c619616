import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from '../src/commands/estimate.ts';
import { estimate, type Histories } from '../src/methods/estimation/estimation.ts';
import { seededStreams } from '../src/methods/random/random.ts';
import { askPeer } from './peers.ts';
import type { Result } from './result.ts';

/** What the work may take at most, in seconds. */
const LIMIT = 60;
const DRAWS = 1_000;

/** npm run bench -- estimate: a BCa bootstrap that chooses its model anew in each sample, and all models side by side. */
export async function* benchEstimate(): AsyncIterable<Result> {
  const histories = listsOf(CHANCES);
  yield await timed(`estimate: ${DRAWS}-draw BCa on eight lists`, async () => {
    const { n, low, high, untold } = await bootstrap(histories, DRAWS, 1);
    return `${Math.round(n)}, ${Math.round(low ?? 0)} to ${Math.round(high ?? 0)}, truth ${PEOPLE}; ${untold} untold`;
  });
  yield await timed('estimate: all models on eight lists', async () => {
    const { models, low, high } = estimate(histories);
    return `${models.length} models, ${Math.round(low)} to ${Math.round(high)}`;
  });
  yield* besideConting(listsOf(CHANCES.slice(0, 5)));
}

interface Told {
  readonly version: string;
  readonly seconds: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

const ITERATIONS = 10_000;

/** Five lists: all our models, the exact average over decomposable graphs among them, beside one average by MCMC. */
async function* besideConting(histories: Histories): AsyncIterable<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  try {
    const file = join(folder, 'lists.csv');
    await writeFile(file, csvOf(histories));
    const given = [file, String(ITERATIONS)];
    const told = await askPeer<Told>('conting', 'CONTING_R', 'conting_peer.R', given);
    if (!told) return;
    const began = performance.now();
    const { models } = estimate(histories);
    const ours = (performance.now() - began) / 1000;
    const average = models.find(({ kind }) => kind === 'average');
    const said = (one: { n: number; low: number; high: number } | undefined) =>
      [one?.n, one?.low, one?.high].map((value) => Math.round(value ?? 0)).join(' / ');
    yield {
      name: 'estimate: five lists, beside conting',
      unit: 's',
      ours,
      peer: told.seconds,
      floor: { most: 1 },
      note: `conting ${told.version}, ${ITERATIONS} iterations; n / low / high: our average ${said(average)}, theirs ${said(told)}, truth ${PEOPLE}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function csvOf({ counts }: Histories): string {
  const size = Math.log2(counts.length);
  const header = [...Array.from({ length: size }, (_, list) => `l${list + 1}`), 'count'];
  const rows = Array.from(counts, (count, history) => [
    ...Array.from({ length: size }, (_, list) => (history >> list) & 1),
    count,
  ]);
  return [header, ...rows].map((row) => row.join(',')).join('\n');
}

async function timed(name: string, work: () => Promise<string>): Promise<Result> {
  const began = performance.now();
  const note = await work();
  const ours = (performance.now() - began) / 1000;
  return {
    name,
    unit: 's',
    ours,
    peer: LIMIT,
    floor: { most: 1 },
    note: `peer is the limit; ${note}`,
  };
}

const PEOPLE = 20_000;
const CHANCES = [0.06, 0.03, 0.08, 0.02, 0.04, 0.01, 0.05, 0.015];

/** People on lists by chance, of whom each on the first is three times as readily on the second. */
function listsOf(chances: readonly number[]): Histories {
  const random = seededStreams(8)('people');
  const counts = new Float64Array(2 ** chances.length);
  for (let person = 0; person < PEOPLE; person += 1) {
    let history = 0;
    chances.forEach((chance, list) => {
      if (random() < (list === 1 && history & 1 ? 3 * chance : chance)) history |= 1 << list;
    });
    counts[history] = (counts[history] ?? 0) + 1;
  }
  counts[0] = 0;
  return { lists: chances.map((_, list) => `list ${list + 1}`), counts };
}
