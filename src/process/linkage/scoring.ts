/** The table `scored`: pairs worth keeping (l, r, vector, weight in bits). */
import {
  type Comparison,
  type Model,
  packedSql,
  tieCell,
  weightOf,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { PackedVector } from './learning.ts';

/** What a rare value can add at most for all comparisons together, in bits; a frequent one takes away without limit. */
const MOST_BONUS = 12;

export async function scorePairs(
  duck: Duck,
  vectors: readonly PackedVector[],
  comparisons: readonly Comparison[],
  model: Model,
  least: number,
): Promise<void> {
  await weighFrequencies(duck, comparisons, model);
  await duck.run('create table weighed (vector bigint primary key, weight double, same bigint)');
  await weighVectors(
    duck,
    vectors.filter(({ levels }) => weightOf(levels, model) >= least - MOST_BONUS),
    comparisons,
    model,
  );
  await duck.run(
    `create table scored as select * from (${scoreSql('compared', comparisons)}) where weight >= ${least}`,
  );
}

/** Weighs pairs of any table (l, r, vector) whose vectors were weighed. */
export function scoreSql(pairs: string, comparisons: readonly Comparison[]): string {
  const bonus = comparisons.flatMap(({ frequencies }, at) =>
    frequencies ? [`case when (same // ${2 ** at}) % 2 = 1 then t${at} else 0 end`] : [],
  );
  return `select p.l, p.r, p.vector, w.weight + least(${MOST_BONUS}, ${bonus.join(' + ') || '0'}) as weight
    from ${pairs} p join weighed w using (vector) join frequencies f on f.idx = p.l`;
}

export async function weighVectors(
  duck: Duck,
  vectors: readonly PackedVector[],
  comparisons: readonly Comparison[],
  model: Model,
): Promise<void> {
  for (let at = 0; at < vectors.length; at += 2000) {
    const rows = vectors.slice(at, at + 2000).map(({ packed, levels }) => {
      const same = rareAgreements(levels, comparisons, model);
      return `(${packed}, ${weightOf(levels, model)}, ${same})`;
    });
    await duck.run(`insert or ignore into weighed values ${rows.join(', ')}`);
  }
}

/** The comparisons whose agreement counts by how rare the value is, as bits; of two tied ones the more telling speaks. */
function rareAgreements(
  levels: readonly number[],
  comparisons: readonly Comparison[],
  { ties = [], u }: Model,
): number {
  const silent = ties.flatMap((tie) => {
    if (tieCell(tie, levels) !== 0) return [];
    return (u[tie.a]?.[0] ?? 0) > (u[tie.b]?.[0] ?? 0) ? [tie.a] : [tie.b];
  });
  return levels.reduce(
    (sum, level, at) =>
      level === 1 && comparisons[at]?.frequencies && !silent.includes(at) ? sum + 2 ** at : sum,
    0,
  );
}

/** How many bits more or less than on average each value of a record says where another record has the same one. */
async function weighFrequencies(
  duck: Duck,
  comparisons: readonly Comparison[],
  model: Model,
): Promise<void> {
  const columns = comparisons.flatMap(({ frequencies, needs: [column = ''] }, at) =>
    frequencies
      ? [
          `case when ${column} is null then 0 else log2(${model.u[at]?.[0] ?? 1} * (count(${column}) over ()) / (count(*) over (partition by ${column}))) end as t${at}`,
        ]
      : [],
  );
  await duck.run(
    `create table frequencies as select ${['idx', ...columns].join(', ')} from standardised`,
  );
}

/** Pairs inside groups of records that links hold together, whether or not they were candidates: the table `inner_pairs`. */
export async function compareWithin(duck: Duck, comparisons: readonly Comparison[]): Promise<void> {
  await duck.run(`create table inner_pairs as
    with pairs as materialized (select a.idx as a, b.idx as b from grouped a join grouped b on a.grp = b.grp and a.idx < b.idx)
    select a as l, b as r, ${packedSql(comparisons)} as vector from pairs join standardised l on l.idx = a join standardised r on r.idx = b`);
}
