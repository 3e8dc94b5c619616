/** What a linkage found on the lists, against the truth that was kept apart. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { EstimationError, estimate } from '../../src/methods/estimation/estimation.ts';
import { LISTS } from './coverage.ts';
import { LAYOUTS } from './layouts.ts';

/** Pairs of records: how many are of one person, how many were found, how many of these are right. */
export interface Score {
  readonly between: string;
  readonly pairs: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Populations by all supported models, from the least to the greatest end of their intervals. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** The population lies in it. */
  readonly holds: boolean;
}

export interface ListsReport {
  readonly population: number;
  /** Whom at least one list has: in truth, and as the linkage counts them. */
  readonly listed: number;
  readonly persons: number;
  readonly all: Score;
  readonly lists: readonly Score[];
  readonly scripts: readonly Score[];
  /** People by the lists that have them, the first list in the lowest place: 1 is the first list alone. */
  readonly histories: { readonly truth: readonly number[]; readonly linked: readonly number[] };
  readonly estimates: { readonly truth: Range | null; readonly linked: Range | null };
}

interface Line {
  readonly list: string;
  readonly person: string;
  readonly script: string;
  readonly cluster: string;
}

/** Reads `clusters.csv` of a linkage of the lists in `listsDir`, and judges it. */
export async function reportOn(listsDir: string, resultDir: string): Promise<ListsReport> {
  const truth = await rowsOf(join(listsDir, 'truth', 'records.csv'));
  const clusters = await rowsOf(join(resultDir, 'clusters.csv'));
  const found = new Map(
    clusters.map(({ source, id, cluster }) => [`${source}\t${id}`, cluster ?? '']),
  );
  const lines = truth.map(
    ({ list = '', id = '', row = '', person = '', script = '' }, at): Line => ({
      list,
      person,
      script,
      // Named by the holder's number or by the place; who is not spoken of is a person apart.
      cluster: found.get(`${list}\t${id}`) ?? found.get(`${list}\t${row}`) ?? `unspoken ${at}`,
    }),
  );
  const population = (await rowsOf(join(listsDir, 'truth', 'persons.csv'))).length;
  return judge(lines, population);
}

const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
  parse(await readFile(path), { columns: true, bom: true });

export function judge(lines: readonly Line[], population: number): ListsReport {
  const byPerson = groups(lines, 'person');
  const byCluster = groups(lines, 'cluster');
  const histories = { truth: historiesOf(byPerson), linked: historiesOf(byCluster) };
  return {
    population,
    listed: byPerson.length,
    persons: byCluster.length,
    all: scoresBy(byPerson, byCluster, () => 'all')[0] ?? scoreOf('all', NONE),
    lists: scoresBy(byPerson, byCluster, ({ list }) => NAMES.get(list) ?? list),
    scripts: scoresBy(byPerson, byCluster, ({ script }) => script),
    histories,
    estimates: {
      truth: rangeOf(histories.truth, population),
      linked: rangeOf(histories.linked, population),
    },
  };
}

const SOURCES = LISTS.map((list) => LAYOUTS[list].file.replace(/\.\w+$/, ''));
const NAMES: ReadonlyMap<string, string> = new Map(
  LISTS.map((list, at) => [SOURCES[at] ?? '', list]),
);

const groups = (lines: readonly Line[], by: 'person' | 'cluster'): Line[][] => [
  ...Map.groupBy(lines, (line) => line[by]).values(),
];

interface Tally {
  pairs: number;
  found: number;
  right: number;
}

const NONE: Tally = { pairs: 0, found: 0, right: 0 };

/** One score for each two names that `name` gives to the records of a pair. */
function scoresBy(
  persons: readonly Line[][],
  clusters: readonly Line[][],
  name: (line: Line) => string,
): Score[] {
  const tallies = new Map<string, Tally>();
  const add = (one: Line, other: Line, what: keyof Tally) => {
    const between = [...new Set([name(one), name(other)])].toSorted().join(' – ');
    const tally = tallies.get(between) ?? { ...NONE };
    tally[what] += 1;
    tallies.set(between, tally);
  };
  for (const [one, other] of pairsIn(persons)) add(one, other, 'pairs');
  for (const [one, other] of pairsIn(clusters)) {
    add(one, other, 'found');
    if (one.person === other.person) add(one, other, 'right');
  }
  return [...tallies]
    .map(([between, tally]) => scoreOf(between, tally))
    .toSorted((a, b) => b.pairs - a.pairs);
}

function* pairsIn(all: readonly Line[][]): Generator<readonly [Line, Line]> {
  for (const group of all)
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) yield [one, other];
}

function scoreOf(between: string, { pairs, found, right }: Tally): Score {
  return {
    between,
    pairs,
    found,
    right,
    precision: found > 0 ? right / found : 1,
    recall: pairs > 0 ? right / pairs : 1,
    f1: pairs + found > 0 ? (2 * right) / (pairs + found) : 1,
  };
}

/** How many people each set of lists has, by its number in binary. */
function historiesOf(people: readonly Line[][]): number[] {
  const counts = new Array<number>(2 ** LISTS.length).fill(0);
  for (const lines of people) {
    const on = lines.reduce((bits, { list }) => bits | (1 << SOURCES.indexOf(list)), 0);
    counts[on] = (counts[on] ?? 0) + 1;
  }
  return counts;
}

/** Null where the lists overlap too little for any estimate. */
function rangeOf(counts: readonly number[], population: number): Range | null {
  try {
    const { low, high } = estimate({ lists: LISTS, counts: Float64Array.from(counts) });
    if (low === null || high === null) return null;
    return { low, high, holds: low <= population && population <= high };
  } catch (error) {
    if (error instanceof EstimationError) return null;
    throw error;
  }
}
