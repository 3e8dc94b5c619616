import { type Counts, protect } from '../src/methods/disclosure/disclosure.ts';
import { seededStreams } from '../src/methods/random/random.ts';
import type { Result } from './result.ts';

/** What the work may take at most, in seconds. */
const LIMIT = 60;
const THRESHOLD = 5;

/** npm run bench -- protect: a three-way table of 10,000 leaves, of which an eighth are unsafe, hidden and audited. */
export async function* benchProtect(): AsyncIterable<Result> {
  const began = performance.now();
  const { cells, primary, secondary, suppressed } = await protect(skewed(30), {
    threshold: THRESHOLD,
    zeros: false,
  });
  const ours = (performance.now() - began) / 1000;
  const narrowest = Math.min(...suppressed.map(({ low, high }) => high - low));
  yield {
    name: 'protect: 20 × 20 × 25 with audit',
    unit: 's',
    ours,
    peer: LIMIT,
    floor: { most: 1 },
    note: `peer is the limit; ${cells} cells, ${primary} primary, ${secondary} secondary, narrowest interval ${narrowest}`,
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
