import { bootstrap } from '../src/commands/estimate.ts';
import { estimate, type Histories } from '../src/methods/estimation/estimation.ts';
import { seededStreams } from '../src/methods/random/random.ts';
import type { Result } from './result.ts';

/** What the work may take at most, in seconds. */
const LIMIT = 60;
const DRAWS = 1_000;

/** npm run bench -- estimate: a BCa bootstrap that chooses its model anew in each sample, and all models side by side. */
export async function* benchEstimate(): AsyncIterable<Result> {
  const histories = eightLists();
  yield await timed(`estimate: ${DRAWS}-draw BCa on eight lists`, async () => {
    const { n, low, high, untold } = await bootstrap(histories, DRAWS, 1);
    return `${Math.round(n)}, ${Math.round(low ?? 0)} to ${Math.round(high ?? 0)}, truth ${PEOPLE}; ${untold} untold`;
  });
  yield await timed('estimate: all models on eight lists', async () => {
    const { models, low, high } = estimate(histories);
    return `${models.length} models, ${Math.round(low)} to ${Math.round(high)}`;
  });
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

/** People on eight lists by chance, of whom each on the first is three times as readily on the second. */
function eightLists(): Histories {
  const random = seededStreams(8)('people');
  const counts = new Float64Array(2 ** CHANCES.length);
  for (let person = 0; person < PEOPLE; person += 1) {
    let history = 0;
    CHANCES.forEach((chance, list) => {
      if (random() < (list === 1 && history & 1 ? 3 * chance : chance)) history |= 1 << list;
    });
    counts[history] = (counts[history] ?? 0) + 1;
  }
  counts[0] = 0;
  return { lists: CHANCES.map((_, list) => `list ${list + 1}`), counts };
}
