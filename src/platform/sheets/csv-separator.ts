export interface Separator {
  readonly separator: string;
  /** Excel's own first line `sep=;`, which is no data. */
  readonly declared: boolean;
}

const CANDIDATES = [',', ';', '\t', '|'] as const;
const LINES = 60;

/** The separator under which most lines have the same number of fields, and many. */
export function findSeparator(sample: string): Separator {
  const declared = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (declared) return { separator: declared, declared: true };
  const lines = sampleLines(sample);
  let best = { separator: ',', score: 0 };
  for (const separator of CANDIDATES) {
    const score = regularity(lines.map((line) => countFields(line, separator)));
    if (score > best.score) best = { separator, score };
  }
  return { separator: best.separator, declared: false };
}

function sampleLines(sample: string): string[] {
  const lines = sample.split(/\r\n|\n|\r/);
  if (lines.length > 1) lines.pop();
  return lines.filter((line) => line.trim()).slice(0, LINES);
}

function countFields(line: string, separator: string): number {
  let fields = 1;
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) fields += 1;
  }
  return fields;
}

/** Share of lines with the commonest count of two fields or more, weighted by the logarithm of that count. */
function regularity(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, lines] of tally) {
    best = Math.max(best, (lines / counts.length) ** 2 * Math.log2(count));
  }
  return best;
}
