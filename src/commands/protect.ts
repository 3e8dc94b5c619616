import { randomBytes } from 'node:crypto';
import {
  type Counts,
  DisclosureError,
  protect as hide,
  noisyCells,
  type Protection,
  roundCells,
} from '../methods/disclosure/disclosure.ts';
import { belowFrom, discreteLaplace, type Rational, rationalOf } from '../methods/noise/noise.ts';
import type { Options } from './options.ts';
import { answer, UsageError } from './output.ts';
import { readCounts, readEarlier } from './protect-input.ts';
import { describeNoisy, describeProtection, describeRounded } from './protect-words.ts';
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
  const round = options.round === undefined ? null : baseOf(options.round);
  if (scale && round) throw new UsageError('--epsilon and --round are two ways: take one');
  const threshold = scale || round ? 0 : thresholdOf(options.threshold);
  const counts = readCounts(await readTable(file), options.count, options.by);
  if (scale) return answerNoisy(options, counts, scale);
  if (round) return answerRounded(options, counts, round);
  const zeros = options['protect-zeros'] ?? false;
  const earlier =
    options.earlier === undefined ? [] : await earlierOf(options.earlier, options, counts);
  const told = await hide(counts, { threshold, zeros }, earlier).catch(refuse);
  const compared = options.earlier !== undefined;
  answer(
    options,
    plain(told, counts.dimensions, compared),
    describeProtection(told, counts.dimensions),
  );
}

async function earlierOf(file: string, { count = '', by = '' }: Options, counts: Counts) {
  return readEarlier(await readTable(file), count, by, counts);
}

function refuse(error: unknown): never {
  throw error instanceof DisclosureError ? new UsageError(error.message) : error;
}

async function answerRounded(options: Options, counts: Counts, base: number): Promise<void> {
  const seed = options.seed === undefined ? randomBytes(4).readUInt32LE() : seedOf(options.seed);
  const { cells, within } = await roundCells(counts, base, seed).catch(refuse);
  const { dimensions } = counts;
  const rounded = cells.map(({ name, count }) => ({ ...keyed(dimensions, name), count }));
  const told = { cells: cells.length, primary: 0, secondary: 0, suppressed: [], within, rounded };
  answer(options, told, describeRounded(cells, dimensions, base, within));
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

function baseOf(text: string): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) < 2)
    throw new UsageError(`--round takes a whole number from 2 to 9999999, not "${text}"`);
  return Number(text);
}

function seedOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--seed takes a whole number, not "${text}"`);
  return Number(text);
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

/** As programs read it; an interval without an upper end has `high` null, one that may be wider has `exact` false. */
const plain = (
  { cells, primary, secondary, differences, exposed, suppressed }: Protection,
  dimensions: readonly string[],
  compared: boolean,
) => ({
  cells,
  primary,
  secondary,
  ...(compared && { differences, exposed }),
  suppressed: suppressed.map(({ name, reason, low, high, exact }) => ({
    ...keyed(dimensions, name),
    reason,
    low,
    high: Number.isFinite(high) ? high : null,
    ...(!exact && { exact }),
  })),
});

const keyed = (dimensions: readonly string[], name: readonly string[]) =>
  Object.fromEntries(dimensions.map((dimension, at) => [dimension, name[at] ?? '']));
