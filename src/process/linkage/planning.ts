/** What each blocking rule costs, from the sizes of its groups in a sample, and the plan that follows. */
import {
  type CostedRule,
  columnOf,
  type Field,
  type Key,
  keysOf,
  type PlannedRule,
  planBlocking,
  type Rule,
  ruleName,
  rulesOf,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';

export interface PlanOptions {
  /** Only pairs of two lists. */
  readonly linkOnly: boolean;
  readonly records: number;
  /** Pairs to be compared at most. */
  readonly pairs: number;
  readonly random: () => number;
}

/** Places in `standardised` are as good as drawn by lot. */
const SAMPLE = 15_000;

export async function planRules(
  duck: Duck,
  fields: readonly Field[],
  options: PlanOptions,
): Promise<PlannedRule[]> {
  const keys = keysOf(fields);
  const sample = await sampleKeys(duck, keys);
  const costed = costRules(rulesOf(keys), sample, options);
  return planBlocking(
    costed,
    fields,
    await fillRates(duck, fields),
    { pairs: options.pairs, records: options.records },
    options.random,
  );
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
  { records, pairs, linkOnly }: PlanOptions,
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

/** The share of records that tell each field. */
async function fillRates(duck: Duck, fields: readonly Field[]): Promise<Map<string, number>> {
  const [row = {}] = await duck.rows<Record<string, number>>(
    `select ${fields.map((field, at) => `count(${columnOf(field)}) / count(*) as f${at}`).join(', ')} from standardised`,
  );
  return new Map(fields.map(({ name }, at) => [name, Number(row[`f${at}`] ?? 0)]));
}
