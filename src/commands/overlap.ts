import {
  EncodingError,
  type Filters,
  type Match,
  matchOneToOne,
  orderFilters,
  type Pairs,
} from '../methods/encoding/encoding.ts';
import { writeCsvFile } from '../platform/sheets/sheets.ts';
import { comparePairs } from '../process/overlaps/overlaps.ts';
import { type EncodedList, readEncoded } from './encoded-files.ts';
import type { Options } from './options.ts';
import { answer, keepInputs, UsageError, writing } from './output.ts';
import { numberOf } from './readable-tables.ts';

const USUAL_THRESHOLD = '0.9';

/** How many records of two encoded lists are one person, one to one. */
export async function overlap(options: Options, [first, second, ...more]: string[]): Promise<void> {
  if (!first || !second || more.length)
    throw new UsageError('overlap takes two encoded lists: overlap A.csv B.csv --threshold 0.9');
  const threshold = thresholdOf(options.threshold ?? USUAL_THRESHOLD);
  keepInputs(options.out, first, second);
  const began = performance.now();
  const [a, b] = [await readEncoded(first), await readEncoded(second)];
  if (a.length !== b.length)
    throw new UsageError(
      `${a.file} has encodings of ${a.length * 8} bits, ${b.file} of ${b.length * 8}: encode both with one schema`,
    );
  const pairs = await compareAll(filtersOf(a), filtersOf(b), threshold);
  const matches = matchOneToOne(pairs);
  if (options.out !== undefined) await writePairs(options.out, matches, a, b);
  const told = {
    a: a.ids.length,
    b: b.ids.length,
    matches: matches.length,
    seconds: Number(((performance.now() - began) / 1000).toFixed(2)),
  };
  answer(
    options,
    told,
    `${told.matches} of ${told.a} records of ${a.file} are among the ${told.b} of ${b.file} (Dice ≥ ${threshold}, ${told.seconds} s)`,
  );
}

function thresholdOf(text: string): number {
  const threshold = numberOf(text);
  if (!(threshold > 0 && threshold <= 1))
    throw new UsageError(
      `--threshold takes a number above 0 and at most 1, as in 0.9, not "${text}"`,
    );
  return threshold;
}

const filtersOf = ({ encodings, length }: EncodedList) => orderFilters(encodings, length);

/** All pairs that reach the threshold; what cannot be compared is said in one line. */
async function compareAll(a: Filters, b: Filters, threshold: number): Promise<Pairs> {
  try {
    return await comparePairs(a, b, threshold);
  } catch (error) {
    throw error instanceof EncodingError ? new UsageError(error.message) : error;
  }
}

async function writePairs(
  path: string,
  matches: readonly Match[],
  a: EncodedList,
  b: EncodedList,
): Promise<void> {
  const rows = matches.map((match) => [a.ids[match.a] ?? '', b.ids[match.b] ?? '', match.dice]);
  await writing(path, () => writeCsvFile([['id_a', 'id_b', 'dice'], ...rows], path));
}
