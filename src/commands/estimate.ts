import type { Drawn, DrawTask } from '../methods/estimation/draw-thread.ts';
import {
  bcaInterval,
  type Estimation,
  EstimationError,
  estimateCaptures,
  estimate as estimateLists,
  type Histories,
  pointOf,
} from '../methods/estimation/estimation.ts';
import { inThreads, threadCount } from '../platform/threads.ts';
import { readCaptures } from './estimate-input.ts';
import { describeEstimation } from './estimate-words.ts';
import type { Options } from './options.ts';
import { answer, UsageError } from './output.ts';
import { readTable } from './readable-tables.ts';

/** A bootstrap of the stepwise model: its BCa interval; an end is null where the samples do not bound it. */
export interface Bootstrapped {
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly draws: number;
  readonly seed: number;
  /** Samples whose estimate the data could not tell. */
  readonly untold: number;
}

const MOST_DRAWS = 20_000;
const SEED = 1;

/** How many people there are, from how several lists overlap: all models side by side. */
export async function estimate(options: Options, [file, ...more]: string[]): Promise<void> {
  if (!file || more.length) throw new UsageError('estimate takes one file: estimate FILE');
  const draws = wholeOf('--bootstrap', options.bootstrap, 0, MOST_DRAWS);
  const seed = wholeOf('--seed', options.seed, SEED, 2 ** 31 - 1);
  const read = readCaptures(await readTable(file), options.occasions);
  const lists = 'histories' in read ? read.histories : null;
  if (draws && !lists) throw new UsageError('--bootstrap needs lists, not numbers of captures');
  const estimation = refusing(() =>
    'histories' in read
      ? estimateLists(read.histories)
      : estimateCaptures(read.captured, read.occasions),
  );
  const bca = draws && lists ? await bootstrap(lists, draws, seed) : null;
  const told = { ...estimation, bca };
  answer(options, told, describeEstimation(told));
}

function wholeOf(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw new UsageError(`${name} takes a whole number up to ${most}, not "${text}"`);
  return value;
}

function refusing(work: () => Estimation): Estimation {
  try {
    return work();
  } catch (error) {
    throw error instanceof EstimationError ? new UsageError(error.message) : error;
  }
}

/** Samples are numbered, so that their number of threads changes nothing. */
export async function bootstrap(
  histories: Histories,
  draws: number,
  seed: number,
): Promise<Bootstrapped> {
  const slices = threadCount() * 4;
  const slice = (all: number, at: number) =>
    [Math.floor((all * at) / slices), Math.floor((all * (at + 1)) / slices)] as const;
  const tasks = Array.from(
    { length: slices },
    (_, at): DrawTask => ({
      histories,
      seed,
      draws: slice(draws, at),
      left: slice(histories.counts.length, at),
    }),
  );
  const drawn = await inThreads<DrawTask, Drawn>('src/methods/estimation/draw-thread.ts', tasks);
  const points = drawn.flatMap((one) => one.draws);
  const n = pointOf(histories);
  const { low, high } = bcaInterval(
    n,
    points,
    drawn.flatMap(({ left }) => left),
  );
  return {
    n,
    low: Number.isFinite(low) ? low : null,
    high: Number.isFinite(high) ? high : null,
    draws,
    seed,
    untold: points.filter((one) => !Number.isFinite(one)).length,
  };
}
