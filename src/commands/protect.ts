import {
  DisclosureError,
  protect as hide,
  type Protection,
} from '../methods/disclosure/disclosure.ts';
import type { Options } from './options.ts';
import { answer, UsageError } from './output.ts';
import { readCounts } from './protect-input.ts';
import { describeProtection } from './protect-words.ts';
import { readTable } from './readable-tables.ts';

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
  const threshold = thresholdOf(options.threshold);
  const counts = readCounts(await readTable(file), options.count, options.by);
  const zeros = options['protect-zeros'] ?? false;
  const told = await hide(counts, { threshold, zeros }).catch((error: unknown) => {
    throw error instanceof DisclosureError ? new UsageError(`${file}: ${error.message}`) : error;
  });
  answer(options, plain(told, counts.dimensions), describeProtection(told, counts.dimensions));
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
    ...Object.fromEntries(dimensions.map((dimension, at) => [dimension, name[at] ?? ''])),
    reason,
    low,
    high: Number.isFinite(high) ? high : null,
  })),
});
