/** Encodings compared in threads, piece by piece, so that it can be watched and stopped. */
import type { CompareTask } from '../../methods/encoding/compare-thread.ts';
import {
  compare,
  EncodingError,
  type Filters,
  type Pairs,
} from '../../methods/encoding/encoding.ts';
import { inThreads, threadCount } from '../../platform/threads.ts';

/** Below this many comparisons a thread takes longer to start than to work. */
const WORTH_THREADS = 10_000_000;
/** So many comparisons in one go: some seconds. */
const IN_ONE_GO = 2_000_000_000;

interface Watch {
  readonly signal?: AbortSignal;
  /** Told how far it is, 0 to 1. */
  readonly onShare?: (share: number) => Promise<void>;
}

/** All pairs that reach the threshold; large lists are shared out among threads. Throws an EncodingError. */
export async function comparePairs(
  a: Filters,
  b: Filters,
  threshold: number,
  { signal, onShare }: Watch = {},
): Promise<Pairs> {
  const comparisons = a.totals.length * b.totals.length;
  if (comparisons < WORTH_THREADS) return compare(a, b, threshold);
  const goes = Math.ceil(comparisons / IN_ONE_GO);
  const of = goes * threadCount();
  const parts: Pairs[] = [];
  for (let go = 0; go < goes; go += 1) {
    signal?.throwIfAborted();
    const tasks = Array.from(
      { length: threadCount() },
      (_, thread): CompareTask => ({
        ...{ a, b, threshold },
        options: { part: go * threadCount() + thread, of },
      }),
    );
    parts.push(...(await compareTasks(tasks)));
    await onShare?.((go + 1) / goes);
  }
  return joined(parts);
}

async function compareTasks(tasks: readonly CompareTask[]): Promise<Pairs[]> {
  const answers = await inThreads<CompareTask, Pairs | { readonly refusal: string }>(
    'src/methods/encoding/compare-thread.ts',
    tasks,
  );
  return answers.map((one) => {
    if ('refusal' in one) throw new EncodingError(one.refusal);
    return one;
  });
}

const joined = (parts: readonly Pairs[]): Pairs => ({
  a: Int32Array.from(parts.flatMap((part) => [...part.a])),
  b: Int32Array.from(parts.flatMap((part) => [...part.b])),
  dice: Float64Array.from(parts.flatMap((part) => [...part.dice])),
  compared: parts.reduce((sum, { compared }) => sum + compared, 0),
});
