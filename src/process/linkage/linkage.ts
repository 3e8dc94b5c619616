/** Links lists of persons in a database of its own. Each stage leaves a table that can be opened and read. */
import {
  comparisonsOf,
  type KeptModel,
  type Kind,
  keptModel,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { comparePairs } from './comparing.ts';
import { judge, type Verdict } from './judging.ts';
import { countVectors, learnModel } from './learning.ts';
import { type LinkInput, readStandardised, type Standardised } from './lists.ts';
import { clusterPairs } from './persons.ts';
import { type Plan, planRules } from './planning.ts';
import { countByRarity, weighWords } from './rarity.ts';
import { scorePairs } from './scoring.ts';
import { interruptible, type Steps, stepsIn } from './steps.ts';

export type { Verdict } from './judging.ts';
export { eachKeptPair, eachRecord, type KeptPair, type LinkedRecord } from './kept.ts';
export type { LinkInput } from './lists.ts';
export type { Plan } from './planning.ts';
export { writeResults } from './results.ts';

export interface PlanOptions {
  /** Only pairs of two lists: duplicates within one are not looked for. */
  readonly linkOnly: boolean;
  /** What a column is about where its header does not tell; null: no evidence. Keys are headers. */
  readonly kinds: ReadonlyMap<string, Kind | null>;
  readonly pairsPerRecord: number;
  readonly seed: number;
  /** Ends the work within moments. Called again with the same database, it goes on from there. */
  readonly signal?: AbortSignal | undefined;
  readonly progress: (share: number, stage: Stage) => void;
}

export interface LinkOptions extends PlanOptions {
  /** Sources known to hold nobody twice. */
  readonly unique: readonly string[];
  /** Probability from which two records are linked. */
  readonly linkAbove: number;
  /** Probability from which a pair is kept, to be looked at; `linkAbove` where not given. */
  readonly keepAbove?: number | undefined;
  /** What reviewers said of pairs: learnt from, and followed. */
  readonly verdicts?: readonly Verdict[] | undefined;
  /** As it was made before; made now where none is given, or where it speaks of other fields. */
  readonly plan?: Plan | undefined;
}

export type Stage = 'read' | 'plan' | 'compare' | 'learn' | 'score' | 'cluster';

export interface Linkage {
  readonly records: number;
  readonly candidatePairs: number;
  readonly links: number;
  readonly clusters: number;
  readonly lists: Standardised['lists'];
  readonly plan: Plan;
  readonly model: KeptModel;
}

/** Read only where the database does not hold them yet. */
type Inputs = readonly LinkInput[] | (() => Promise<readonly LinkInput[]>);

/** What would be compared, at what cost: nothing is compared yet but a sample, to know how long the rest would take. */
export async function planLists(duck: Duck, inputs: Inputs, options: PlanOptions): Promise<Plan> {
  return interruptible(duck, options.signal, async () => {
    const steps = await stepsIn(duck, options.signal);
    return plannedIn(duck, steps, await readIn(duck, steps, inputs, options), options);
  });
}

export async function linkLists(
  duck: Duck,
  inputs: Inputs,
  options: LinkOptions,
): Promise<Linkage> {
  return interruptible(duck, options.signal, async () => {
    const steps = await stepsIn(duck, options.signal);
    const read = await readIn(duck, steps, inputs, options);
    const plan = await plannedIn(duck, steps, read, options);
    return linkedIn(duck, steps, read, plan, options);
  });
}

async function readIn(
  duck: Duck,
  steps: Steps,
  inputs: Inputs,
  { kinds, progress }: PlanOptions,
): Promise<Standardised> {
  progress(0, 'read');
  return steps.once('read', async () => {
    const lists = typeof inputs === 'function' ? await inputs() : inputs;
    // Named in the order of their names, so that the order of the command line changes nothing.
    const sorted = lists.toSorted((a, b) => (a.source < b.source ? -1 : 1));
    return readStandardised(duck, sorted, kinds);
  });
}

async function plannedIn(
  duck: Duck,
  steps: Steps,
  read: Standardised,
  options: PlanOptions & Pick<LinkOptions, 'plan'>,
): Promise<Plan> {
  options.progress(0.1, 'plan');
  const given = options.plan;
  const fits = given && JSON.stringify(given.fields) === JSON.stringify(read.fields);
  return steps.once('plan', async () => (fits ? given : planRules(duck, read, options)));
}

async function linkedIn(
  duck: Duck,
  steps: Steps,
  read: Standardised,
  plan: Plan,
  options: LinkOptions,
): Promise<Linkage> {
  const { linkOnly, progress, linkAbove } = options;
  const { fields, lists } = read;
  const { records, pairs } = plan;
  const comparisons = comparisonsOf(fields, lists.length > 1 && !linkOnly);
  const least = bitsOf(linkAbove);
  const keep = bitsOf(Math.min(linkAbove, options.keepAbove ?? linkAbove));
  progress(0.15, 'compare');
  const candidatePairs = await comparePairs(duck, steps, plan, comparisons, {
    linkOnly,
    progress: (share) => progress(0.15 + 0.55 * share, 'compare'),
  });
  progress(0.7, 'learn');
  const judged = await judge(duck, steps, lists, options.verdicts ?? [], comparisons);
  const vectors = await countVectors(duck, steps, comparisons);
  await weighWords(duck, steps, comparisons);
  const named = comparisons.some(({ words }) => words);
  const counted = named ? await countByRarity(duck, steps, comparisons) : vectors;
  const learned = await learnModel(duck, steps, comparisons, [...counted, ...judged.vectors], {
    linkOnly,
    records,
    pairs,
  });
  progress(0.85, 'score');
  await scorePairs(duck, steps, vectors, comparisons, learned, keep);
  progress(0.95, 'cluster');
  const found = await clusterPairs(duck, steps, comparisons, learned, {
    linkOnly,
    records,
    least,
    said: judged.said,
    exclusive: await exclusiveBy(duck, lists, options.unique),
  });
  progress(1, 'cluster');
  const model = keptModel(fields, comparisons, learned, least);
  return { records, candidatePairs, ...found, lists, plan, model };
}

const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));

/** Whether two records stand on one list that is known to hold nobody twice. */
async function exclusiveBy(
  duck: Duck,
  lists: Standardised['lists'],
  unique: readonly string[],
): Promise<(a: number, b: number) => boolean> {
  if (unique.length === 0) return () => false;
  const known = lists.map(({ source }) => unique.includes(source));
  const rows = await duck.rows<{ source: number }>('select source from standardised order by idx');
  const sources = Int16Array.from(rows, ({ source }) => source);
  return (a, b) => sources[a] === sources[b] && (known[sources[a] ?? 0] ?? false);
}
