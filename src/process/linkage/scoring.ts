/** The table `scored`: pairs worth keeping (l, r, vector, weight in bits). */
import {
  type Comparison,
  kinWeightOf,
  type Model,
  strangeWeightOf,
  tieCell,
  weightOf,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { PackedVector } from './learning.ts';
import { MOST_BONUS, sharedBits } from './rarity.ts';
import type { Steps } from './steps.ts';

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
    await duck.run(
      'create table weighed (vector bigint primary key, weight double, kin double, same bigint)',
    );
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
  const named = [...comparisons.keys()].filter((at) => comparisons[at]?.words);
  const bonus = comparisons.flatMap(({ frequencies, words }, at) => {
    const bits = words ? sharedBits(`f${at}`, `g${at}`) : `t${at}`;
    return frequencies ? [`case when (same // ${2 ** at}) % 2 = 1 then ${bits} else 0 end`] : [];
  });
  const words = named.map(
    (at) =>
      `left join rarity_${at} f${at} on f${at}.idx = p.l left join rarity_${at} g${at} on g${at}.idx = p.r`,
  );
  // What relatives share is as rare among them as among matches.
  return `select l, r, vector, (weight + rare - log2(1 + 2 ** (kin + rare)))::real as weight from (
    select p.l, p.r, p.vector, w.weight, w.kin, least(${MOST_BONUS}, ${bonus.join(' + ') || '0'}) as rare
    from ${pairs} p join weighed w using (vector) join frequencies f on f.idx = p.l ${words.join(' ')})`;
}

/** So unlikely that it changes no weight. */
const NO_KIN = -200;

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
      strangeWeightOf(levels, model),
      Math.max(kinWeightOf(levels, model), NO_KIN),
      BigInt(rareAgreements(levels, comparisons, model)),
    ]),
  );
}

/** The comparisons whose agreement, of names also in part, counts by how rare the value is; of two tied ones the more telling speaks. */
function rareAgreements(
  levels: readonly number[],
  comparisons: readonly Comparison[],
  { ties = [], u }: Model,
): number {
  const silent = ties.flatMap((tie) => {
    if (tieCell(tie, levels) !== 0) return [];
    return (u[tie.a]?.[0] ?? 0) > (u[tie.b]?.[0] ?? 0) ? [tie.a] : [tie.b];
  });
  return levels.reduce((sum, level, at) => {
    const { frequencies = false, words, levels: all = [] } = comparisons[at] ?? {};
    const agrees = level === 1 || (words !== undefined && level > 0 && level < all.length);
    return agrees && frequencies && !silent.includes(at) ? sum + 2 ** at : sum;
  }, 0);
}

/** How many bits more or less than on average each value of a record, or each word of a name, says where another record has the same one. */
async function weighFrequencies(duck: Duck, comparisons: readonly Comparison[]): Promise<void> {
  const chance = (at: number) => `(select u from learned where comparison = ${at} and level = 1)`;
  const columns = comparisons.flatMap(({ frequencies, words, needs: [column = ''] }, at) => {
    if (!frequencies || words) return [];
    return [
      `case when ${column} is null then 0 else log2(${chance(at)} * (count(${column}) over ()) / (count(*) over (partition by ${column}))) end as t${at}`,
    ];
  });
  await duck.run(
    `create table frequencies as select ${['idx', ...columns].join(', ')} from standardised`,
  );
}
