/** What each blocking rule costs, from the sizes of its groups in a sample, and the plan that follows. */
import {
  type CostedRule,
  columnOf,
  comparisonsOf,
  type Field,
  type Filled,
  type Key,
  keysOf,
  type PlannedRule,
  planBlocking,
  type Rule,
  ruleName,
  rulesOf,
} from '../../methods/linkage/linkage.ts';
import { seededStreams } from '../../methods/random/random.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { Standardised } from './lists.ts';
import { comparedSql } from './pairing.ts';

export interface PlanOptions {
  /** Only pairs of two lists. */
  readonly linkOnly: boolean;
  readonly pairsPerRecord: number;
  readonly seed: number;
}

/** What is to be compared, and what that costs. Plain data. */
export interface Plan {
  readonly version: 1;
  readonly lists: readonly { readonly source: string; readonly rows: number }[];
  readonly fields: readonly Field[];
  readonly records: number;
  /** Pairs that the lists have in all. */
  readonly pairs: number;
  /** Few enough to compare every pair; then there are no rules. */
  readonly all: boolean;
  readonly rules: readonly PlannedRule[];
  /** In so many parts is each rule followed: what one join has in memory at once, and what is lost where a run is cut. */
  readonly chunks: number;
  /** Pairs that will be compared, at most. */
  readonly expectedPairs: number;
  /** From the speed at which this machine compared a sample. */
  readonly expectedSeconds: number;
}

/** As many pairs are compared without blocking: seconds of work. */
const FEW_PAIRS = 1_000_000;
/** Fewer are not worth saving. */
const LEAST_BUDGET = 300_000;
/** A chunk holds about so many records' keys. */
const CHUNK = 250_000;
/** Places in `standardised` are as good as drawn by lot. */
const SAMPLE = 15_000;

export async function planRules(
  duck: Duck,
  { lists, fields }: Standardised,
  { linkOnly, pairsPerRecord, seed }: PlanOptions,
): Promise<Plan> {
  const records = lists.reduce((sum, { rows }) => sum + rows, 0);
  const pairs = pairsOfLists(lists, linkOnly);
  const all = pairs <= FEW_PAIRS;
  const budget = Math.max(LEAST_BUDGET, records * pairsPerRecord);
  const rules = all
    ? []
    : await chooseRules(duck, fields, { linkOnly, records, pairs: budget }, seed);
  const expectedPairs = all ? pairs : Math.round(rules.reduce((sum, rule) => sum + rule.pairs, 0));
  return {
    version: 1,
    lists: lists.map(({ source, rows }) => ({ source, rows })),
    fields,
    records,
    pairs,
    all,
    rules,
    chunks: Math.max(1, Math.ceil(records / CHUNK)),
    expectedPairs,
    expectedSeconds: await secondsFor(duck, fields, records, expectedPairs),
  };
}

function pairsOfLists(lists: Standardised['lists'], linkOnly: boolean): number {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const all = pairs(lists.reduce((sum, { rows }) => sum + rows, 0));
  return linkOnly ? all - lists.reduce((sum, { rows }) => sum + pairs(rows), 0) : all;
}

interface Budget {
  readonly linkOnly: boolean;
  readonly records: number;
  /** Pairs to be compared at most. */
  readonly pairs: number;
}

async function chooseRules(
  duck: Duck,
  fields: readonly Field[],
  budget: Budget,
  seed: number,
): Promise<PlannedRule[]> {
  const keys = keysOf(fields);
  const sample = await sampleKeys(duck, keys);
  const costed = costRules(rulesOf(keys), sample, budget);
  return planBlocking(
    costed,
    fields,
    await fillRates(duck, fields, keys),
    budget,
    seededStreams(seed)('linkage'),
  );
}

const TRIAL = 20_000;
/** What all else takes beside comparing: seconds for each pair compared, and for each record. */
const BESIDE_PAIRS = 1.5;
const SECONDS_PER_RECORD = 15e-6;

/** Compares some random pairs to see how fast this machine is today. */
async function secondsFor(
  duck: Duck,
  fields: readonly Field[],
  records: number,
  pairs: number,
): Promise<number> {
  const began = performance.now();
  const place = (salt: number) => `(hash(i * 2 + ${salt}) % ${records})::integer`;
  const drawn = `select ${place(0)} as a, ${place(1)} as b from range(${TRIAL}) t(i)`;
  const compared = await comparedSql(duck, drawn, comparisonsOf(fields));
  await duck.rows(`select max(vector) from (${compared})`);
  // What was heard on trial must change nothing.
  await duck.run(`delete from alike`);
  const rate = (performance.now() - began) / 1000 / TRIAL;
  return Math.ceil(pairs * rate * BESIDE_PAIRS + records * SECONDS_PER_RECORD);
}

/** The keys of some records as small integers, 0 where there is none. */
interface KeySample {
  readonly rows: number;
  readonly source: Int32Array;
  readonly codes: ReadonlyMap<string, Int32Array>;
}

async function sampleKeys(duck: Duck, keys: readonly Key[]): Promise<KeySample> {
  await duck.run(`create or replace temp table sampled as
    select source, ${keys.map(({ sql }, at) => `${sql} as k${at}`).join(', ')}
    from standardised where idx < ${SAMPLE}`);
  const ranks = keys.map(
    (_, at) =>
      `case when k${at} is null then 0 else dense_rank() over (order by k${at}) end::integer as k${at}`,
  );
  const rows = await duck.rows<Record<string, number>>(
    `select source, ${ranks.join(', ')} from sampled`,
  );
  await duck.run('drop table sampled');
  return {
    rows: rows.length,
    source: Int32Array.from(rows, (row) => Number(row.source)),
    codes: new Map(
      keys.map(({ name }, at) => [name, Int32Array.from(rows, (row) => row[`k${at}`] ?? 0)]),
    ),
  };
}

/** Leaves out what holds a cheaper rule: that one finds all that it finds. */
function costRules(
  rules: readonly Rule[],
  sample: KeySample,
  { records, pairs, linkOnly }: Budget,
): CostedRule[] {
  const scale = (records / sample.rows) ** 2;
  const costs = new Map<string, number>();
  const cheap = (name: string) => (costs.get(name) ?? 0) < pairs / 100;
  const ordered = rules.toSorted((a, b) => a.keys.length - b.keys.length);
  return ordered.flatMap((rule) => {
    if (partsOf(rule).some((name) => !costs.has(name) || cheap(name))) return [];
    const cost = pairsOf(rule, sample, linkOnly) * scale;
    costs.set(rule.name, cost);
    return [{ ...rule, pairs: cost }];
  });
}

function partsOf({ keys }: Rule): string[] {
  return keys.length === 1 ? [] : keys.map((left) => ruleName(keys.filter((key) => key !== left)));
}

function pairsOf({ keys }: Rule, { rows, source, codes }: KeySample, linkOnly: boolean): number {
  const columns = keys.map(({ name }) => codes.get(name) ?? new Int32Array(rows));
  const groups = new Map<number, number>();
  const own = new Map<number, number>();
  for (let row = 0; row < rows; row += 1) {
    const group = groupOf(columns, row);
    if (group === null) continue;
    groups.set(group, (groups.get(group) ?? 0) + 1);
    if (!linkOnly) continue;
    const mine = group * 64 + (source[row] ?? 0);
    own.set(mine, (own.get(mine) ?? 0) + 1);
  }
  return pairsIn(groups) - pairsIn(own);
}

// At most 15,000 codes a key: two fit in a safe integer exactly, a third is folded in with few collisions.
function groupOf(columns: readonly Int32Array[], row: number): number | null {
  let group = 0;
  for (const column of columns) {
    const code = column[row] ?? 0;
    if (code === 0) return null;
    group = (group * 15_013 + code) % 70_368_744_177_643;
  }
  return group;
}

function pairsIn(groups: ReadonlyMap<number, number>): number {
  let pairs = 0;
  for (const size of groups.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}

/** How many records tell each field, and how many of those have each key. */
async function fillRates(
  duck: Duck,
  fields: readonly Field[],
  keys: readonly Key[],
): Promise<Filled> {
  const field = (name: string) => columnOf({ name });
  const told = fields.map(({ name }, at) => `count(${field(name)}) / count(*) as f${at}`);
  const had = keys.map(
    ({ field: of, sql }, at) => `count(${sql}) / greatest(1, count(${field(of)})) as k${at}`,
  );
  const [row = {}] = await duck.rows<Record<string, number>>(
    `select ${[...told, ...had].join(', ')} from standardised`,
  );
  return {
    fields: new Map(fields.map(({ name }, at) => [name, Number(row[`f${at}`] ?? 0)])),
    keys: new Map(keys.map(({ name }, at) => [name, Number(row[`k${at}`] ?? 0)])),
  };
}
