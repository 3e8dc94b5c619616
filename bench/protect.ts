import { type Counts, protect } from '../src/methods/disclosure/disclosure.ts';
import { seededStreams } from '../src/methods/random/random.ts';
import type { Result } from './result.ts';

/** What the work may take at most, in seconds. */
const LIMIT = 60;
const THRESHOLD = 5;

/** npm run bench -- protect: three-way tables of 10,000 leaves, of which an eighth and then nearly half are unsafe, hidden and audited. */
export async function* benchProtect(): AsyncIterable<Result> {
  yield await protecting('sparse', 30);
  yield await protecting('dense', 5);
}

async function protecting(name: string, mean: number): Promise<Result> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const told = await protect(skewed(mean), { threshold: THRESHOLD, zeros: false });
  const ours = (performance.now() - began) / 1000;
  const cpu = process.cpuUsage(before).user / 1e6;
  const { cells, primary, secondary, suppressed } = told;
  const narrowest = Math.min(...suppressed.map(({ low, high }) => high - low));
  const exact = suppressed.filter((cell) => cell.exact).length;
  return {
    name: `protect: 20 × 20 × 25 with audit, ${name}`,
    unit: 's',
    ours,
    peer: LIMIT,
    floor: { most: 1 },
    note: `peer is the limit; ${cpu.toFixed(0)} s of processor; ${cells} cells, ${primary} primary, ${secondary} secondary, narrowest interval ${narrowest}, ${exact} exact`,
  };
}

/** Counts that fall off exponentially, as those of places do. */
function skewed(mean: number): Counts {
  const random = seededStreams(20)('counts');
  const rows = Array.from({ length: 20 * 20 * 25 }, (_, at) => ({
    categories: [at % 20, Math.floor(at / 20) % 20, Math.floor(at / 400)].map(String),
    count: Math.floor(-Math.log(1 - random()) * mean),
  }));
  return { dimensions: ['place', 'occupation', 'age'], rows };
}
