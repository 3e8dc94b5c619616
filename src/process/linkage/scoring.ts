/** The table `scored`: pairs worth keeping (l, r, vector, weight in bits). */
import { type Comparison, type Model, tieCell, weightOf } from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { PackedVector } from './learning.ts';
import type { Steps } from './steps.ts';

/** What a rare value can add at most for all comparisons together, in bits; a frequent one takes away without limit. */
const MOST_BONUS = 12;

/** Scores the candidates; those below `keep` bits are not kept. */
export async function scorePairs(
  duck: Duck,
  steps: Steps,
  vectors: readonly PackedVector[],
  comparisons: readonly Comparison[],
  model: Model,
  keep: number,
): Promise<void> {
  await steps.once('weigh', async () => {
    await weighFrequencies(duck, comparisons);
    await duck.run('create table weighed (vector bigint primary key, weight double, same bigint)');
    await weighVectors(
      duck,
      vectors.filter(({ levels }) => weightOf(levels, model) >= keep - MOST_BONUS),
      comparisons,
      model,
    );
  });
  await steps.once('score', () =>
    duck.run(
      `create table scored as select * from (${scoreSql('compared', comparisons)}) where weight >= ${keep}`,
    ),
  );
}

/** Weighs pairs of any table (l, r, vector) whose vectors were weighed; as short as they are kept in the end. */
export function scoreSql(pairs: string, comparisons: readonly Comparison[]): string {
  const bonus = comparisons.flatMap(({ frequencies }, at) =>
    frequencies ? [`case when (same // ${2 ** at}) % 2 = 1 then t${at} else 0 end`] : [],
  );
  return `select p.l, p.r, p.vector, (w.weight + least(${MOST_BONUS}, ${bonus.join(' + ') || '0'}))::real as weight
    from ${pairs} p join weighed w using (vector) join frequencies f on f.idx = p.l`;
}

export async function weighVectors(
  duck: Duck,
  vectors: readonly PackedVector[],
  comparisons: readonly Comparison[],
  model: Model,
): Promise<void> {
  await duck.append(
    'weighed',
    vectors.map(({ packed, levels }) => [
      packed,
      weightOf(levels, model),
      BigInt(rareAgreements(levels, comparisons, model)),
    ]),
  );
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
async function weighFrequencies(duck: Duck, comparisons: readonly Comparison[]): Promise<void> {
  const chance = (at: number) => `(select u from learned where comparison = ${at} and level = 1)`;
  const columns = comparisons.flatMap(({ frequencies, needs: [column = ''] }, at) =>
    frequencies
      ? [
          `case when ${column} is null then 0 else log2(${chance(at)} * (count(${column}) over ()) / (count(*) over (partition by ${column}))) end as t${at}`,
        ]
      : [],
  );
  await duck.run(
    `create table frequencies as select ${['idx', ...columns].join(', ')} from standardised`,
  );
}
