/** Links lists of persons in a database of its own. Each stage leaves a table that can be opened and read. */
import { type ListInput, type ProfiledList, profileList } from '../../collect/lists/lists.ts';
import {
  type Comparison,
  comparisonsOf,
  type Field,
  type Kind,
  type Model,
  type PlannedRule,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { comparePairs } from './comparing.ts';
import { countVectors, learnModel } from './learning.ts';
import { standardiseLists } from './lists.ts';
import { clusterPairs } from './persons.ts';
import { planRules } from './planning.ts';
import { scorePairs } from './scoring.ts';

export { writeResults } from './results.ts';

export interface LinkOptions {
  /** Only pairs of two lists: duplicates within one are not looked for. */
  readonly linkOnly: boolean;
  /** Sources known to hold nobody twice. */
  readonly unique: readonly string[];
  /** What a column is about where its header does not tell; null: no evidence. Keys are headers. */
  readonly kinds: ReadonlyMap<string, Kind | null>;
  readonly pairsPerRecord: number;
  /** Probability from which two records are linked. */
  readonly linkAbove: number;
  readonly random: () => number;
  readonly progress: (share: number, stage: Stage) => void;
}

export type Stage = 'read' | 'plan' | 'compare' | 'learn' | 'score' | 'cluster';

export interface Linkage {
  readonly records: number;
  readonly candidatePairs: number;
  readonly links: number;
  readonly clusters: number;
  /** The weight from which two records are linked, in bits. */
  readonly least: number;
  readonly lists: readonly ProfiledList[];
  readonly fields: readonly Field[];
  readonly comparisons: readonly Comparison[];
  readonly plan: readonly PlannedRule[];
  readonly model: Model;
}

/** As many pairs are compared without blocking: seconds of work. */
const FEW_PAIRS = 1_000_000;
/** Fewer are not worth saving. */
const LEAST_BUDGET = 300_000;

export async function linkLists(
  duck: Duck,
  inputs: readonly ListInput[],
  options: LinkOptions,
): Promise<Linkage> {
  const { linkOnly, progress } = options;
  progress(0, 'read');
  const lists: ProfiledList[] = [];
  // Named in the order of their names, so that the order of the command line changes nothing.
  for (const input of inputs.toSorted((a, b) => (a.source < b.source ? -1 : 1)))
    lists.push(await profileList(duck, input));
  const fields = await standardiseLists(duck, lists, options.kinds);
  const records = lists.reduce((sum, { rows }) => sum + rows, 0);
  const pairs = pairsOfLists(lists, linkOnly);
  progress(0.1, 'plan');
  const all = pairs <= FEW_PAIRS;
  const budget = Math.max(LEAST_BUDGET, records * options.pairsPerRecord);
  const plan = all
    ? []
    : await planRules(duck, fields, { linkOnly, records, pairs: budget, random: options.random });
  progress(0.15, 'compare');
  const comparisons = comparisonsOf(fields);
  const candidatePairs = await comparePairs(duck, plan, comparisons, {
    linkOnly,
    records,
    all,
    progress: (share) => progress(0.15 + 0.55 * share, 'compare'),
  });
  progress(0.7, 'learn');
  const vectors = await countVectors(duck, comparisons);
  const model = await learnModel(duck, comparisons, vectors, {
    linkOnly,
    records,
    pairs,
    candidates: candidatePairs,
  });
  const least = bitsOf(options.linkAbove);
  progress(0.85, 'score');
  await scorePairs(duck, vectors, comparisons, model, least);
  progress(0.95, 'cluster');
  const found = await clusterPairs(duck, comparisons, model, {
    linkOnly,
    records,
    least,
    uniqueList: await uniqueLists(duck, lists, options.unique),
  });
  progress(1, 'cluster');
  return { records, candidatePairs, ...found, least, lists, fields, comparisons, plan, model };
}

const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));

function pairsOfLists(lists: readonly ProfiledList[], linkOnly: boolean): number {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const all = pairs(lists.reduce((sum, { rows }) => sum + rows, 0));
  return linkOnly ? all - lists.reduce((sum, { rows }) => sum + pairs(rows), 0) : all;
}

async function uniqueLists(
  duck: Duck,
  lists: readonly ProfiledList[],
  unique: readonly string[],
): Promise<(record: number) => number | null> {
  if (unique.length === 0) return () => null;
  const known = lists.map(({ source }) => unique.includes(source));
  const rows = await duck.rows<{ source: number }>('select source from standardised order by idx');
  const sources = Int16Array.from(rows, ({ source }) => source);
  return (record) => (known[sources[record] ?? 0] ? (sources[record] ?? null) : null);
}
