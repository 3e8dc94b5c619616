import { generateLists } from '../../demo/lists/lists.ts';
import { type ListsReport, type Range, reportOn, type Score } from '../../demo/lists/report.ts';
import { type Options, personsOf, wholeOf } from './options.ts';
import { answer, columnsOf, UsageError } from './output.ts';

const MOST_SEED = 2 ** 32 - 1;

/** The demonstration's invented lists of persons, and what a linkage of them is worth against the truth. */
export async function demo(options: Options, [what, ...words]: string[]): Promise<void> {
  if (what === 'lists') return writeLists(options, words);
  if (what === 'report') return report(options, words);
  throw new UsageError('demo is followed by "lists" or by "report"');
}

async function writeLists(options: Options, words: readonly string[]): Promise<void> {
  if (words.length > 0)
    throw new UsageError(`demo lists takes no further word; "${words[0]}" is one too many`);
  if (options.out === undefined) throw new UsageError('demo lists needs --out and a folder');
  const persons = personsOf(options, 1);
  const seed = wholeOf('--seed', options.seed, 0, MOST_SEED);
  const made = await generateLists(options.out, {
    ...(persons === undefined ? {} : { persons }),
    ...(seed === undefined ? {} : { seed }),
  });
  const rows = Object.entries(made.records).map(([list, n]) => [list, String(n)]);
  const told = `${made.persons} invented persons, ${made.listed} of them on a list; the truth apart in truth/`;
  answer(options, made, [...columnsOf([['list', 'records'], ...rows]), told].join('\n'));
}

async function report(
  options: Options,
  [lists, result, ...more]: readonly string[],
): Promise<void> {
  if (!lists || !result || more.length > 0)
    throw new UsageError(
      'demo report takes two folders: that of the lists and that of the linkage',
    );
  const found = await reportOn(lists, result).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new UsageError(`no such file: ${error.path}`) : error;
  });
  answer(options, found, describe(found));
}

function describe(report: ListsReport): string {
  const scores = [report.all, ...report.lists, ...report.scripts].map(scoreRow);
  return [
    ...columnsOf([['between', 'pairs', 'found', 'right', 'precision', 'recall', 'F1'], ...scores]),
    `persons on the lists: ${report.listed}, linked: ${report.persons}`,
    `true population: ${report.population}`,
    `estimated, were every link right: ${describeRange(report.estimates.truth)}`,
    `estimated from the links: ${describeRange(report.estimates.linked)}`,
  ].join('\n');
}

const scoreRow = ({ between, pairs, found, right, precision, recall, f1 }: Score): string[] => [
  between,
  ...[pairs, found, right].map(String),
  ...[precision, recall, f1].map((share) => share.toFixed(4)),
];

function describeRange(range: Range | null): string {
  if (!range) return 'nothing can be said';
  const ends = `${Math.round(range.low)} to ${Math.round(range.high)}`;
  return `${ends}, which ${range.holds ? 'holds' : 'misses'} the true population`;
}
