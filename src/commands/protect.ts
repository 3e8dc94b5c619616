import { randomBytes } from 'node:crypto';
import {
  type Counts,
  DisclosureError,
  protect as hide,
  noisyCells,
  type Protection,
} from '../methods/disclosure/disclosure.ts';
import { belowFrom, discreteLaplace, type Rational, rationalOf } from '../methods/noise/noise.ts';
import type { Options } from './options.ts';
import { answer, UsageError } from './output.ts';
import { readCounts } from './protect-input.ts';
import { describeNoisy, describeProtection } from './protect-words.ts';
import { readTable } from './readable-tables.ts';

const MOST_EPSILON = 100;
const MOST_THRESHOLD = 1_000_000;

/** Which cells of a table of counts are hidden before it is published, and what can be told of each all the same. */
export async function protect(options: Options, [file, ...more]: string[]): Promise<void> {
  if (!file || more.length)
    throw new UsageError(
      'protect takes one file: protect FILE --count COLUMN --by A,B --threshold K',
    );
  if (options.count === undefined) throw new UsageError('protect needs --count COLUMN');
  if (options.by === undefined)
    throw new UsageError('protect needs --by A,B: the columns that name a cell');
  const scale = options.epsilon === undefined ? null : scaleOf(options.epsilon);
  const threshold = scale ? 0 : thresholdOf(options.threshold);
  const counts = readCounts(await readTable(file), options.count, options.by);
  if (scale) return answerNoisy(options, counts, scale);
  const zeros = options['protect-zeros'] ?? false;
  const told = await hide(counts, { threshold, zeros }).catch(refuse);
  answer(options, plain(told, counts.dimensions), describeProtection(told, counts.dimensions));
}

function refuse(error: unknown): never {
  throw error instanceof DisclosureError ? new UsageError(error.message) : error;
}

/** One person changes one leaf by one: noise of scale 1/ε makes the whole table ε-private. */
function answerNoisy(options: Options, counts: Counts, scale: Rational): void {
  const below = belowFrom((count) => randomBytes(count));
  const cells = noisyOrRefuse(counts, () => Number(discreteLaplace(scale, below)));
  const { dimensions } = counts;
  const told = {
    cells: cells.length,
    primary: 0,
    secondary: 0,
    suppressed: [],
    epsilon: Number(options.epsilon),
    noisy: cells.map(({ name, count }) => ({ ...keyed(dimensions, name), count })),
  };
  answer(options, told, describeNoisy(cells, dimensions, told.epsilon));
}

function noisyOrRefuse(counts: Counts, draw: () => number) {
  try {
    return noisyCells(counts, draw);
  } catch (error) {
    return refuse(error);
  }
}

/** 1/ε as an exact fraction of the decimal that was written. */
function scaleOf(text: string): Rational {
  const epsilon = rationalOf(text);
  if (!epsilon || Number(text) > MOST_EPSILON)
    throw new UsageError(
      `--epsilon takes a decimal number above 0 and up to ${MOST_EPSILON}, as in 0.5, not "${text}"`,
    );
  return { top: epsilon.bottom, bottom: epsilon.top };
}

function thresholdOf(text: string | undefined): number {
  if (text === undefined)
    throw new UsageError('protect needs --threshold K: counts from 1 to K − 1 are hidden');
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > MOST_THRESHOLD)
    throw new UsageError(
      `--threshold takes a whole number from 1 to ${MOST_THRESHOLD}, not "${text}"`,
    );
  return value;
}

/** As programs read it; an interval without an upper end has `high` null. */
const plain = ({ suppressed, ...told }: Protection, dimensions: readonly string[]) => ({
  ...told,
  suppressed: suppressed.map(({ name, reason, low, high }) => ({
    ...keyed(dimensions, name),
    reason,
    low,
    high: Number.isFinite(high) ? high : null,
  })),
});

const keyed = (dimensions: readonly string[], name: readonly string[]) =>
  Object.fromEntries(dimensions.map((dimension, at) => [dimension, name[at] ?? '']));
