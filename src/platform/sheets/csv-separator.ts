import { createSplitter, type Dialect } from './csv-splitter.ts';
import { DEFAULT_LIMITS } from './limits.ts';

/** How a text file is written, told by its beginning. */
export function findDialect(sample: string): Dialect {
  const newline = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n';
  return { ...findSeparator(sample, newline), newline };
}

interface Separator {
  readonly separator: string;
  /** Excel's own first line `sep=;`, which is no data. */
  readonly declared: boolean;
}

/** Bytes of a file's beginning by which its dialect is told. */
export const SAMPLE = 64 * 1024;
const CANDIDATES = [',', ';', '\t', '|'] as const;
const RECORDS = 60;

/** The separator under which most records have the same number of fields, and many. */
function findSeparator(sample: string, newline: '\n' | '\r'): Separator {
  const declared = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (declared) return { separator: declared, declared: true };
  let best = { separator: ',', score: 0 };
  for (const separator of CANDIDATES) {
    const score = regularity(countFields(sample, separator, newline));
    if (score > best.score) best = { separator, score };
  }
  return { separator: best.separator, declared: false };
}

const LENIENT = { ...DEFAULT_LIMITS, columns: Infinity, cellChars: Infinity, lineChars: Infinity };

/** Fields of the first records, split as the whole file will be, so that quoted separators and line ends do not count. */
function countFields(sample: string, separator: string, newline: '\n' | '\r'): number[] {
  const splitter = createSplitter({ separator, newline, declared: false }, '', LENIENT);
  const rows = splitter.push(sample.endsWith(newline) ? sample : sample + newline);
  return rows.slice(0, RECORDS).map(({ cells }) => cells.length);
}

/** Share of records with the commonest count of two fields or more, weighted by the logarithm of that count. */
function regularity(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, records] of tally) {
    best = Math.max(best, (records / counts.length) ** 2 * Math.log2(count));
  }
  return best;
}
