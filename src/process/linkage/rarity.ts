/** What it says that two names share a word: the rarer the word, the more. */
import { type Comparison, unpack, type VectorCount } from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { Steps } from './steps.ts';

/** What rare values can add at most for all comparisons together, in bits; frequent ones take away without limit. */
export const MOST_BONUS = 12;

/**
 * Makes a table `rarity_N` (idx, words, bits) for each comparison of whole names. Chance that two records share a word is
 * the sum of p² over words, and among matches p: sharing this one says log2(Σp² ⁄ p) more than sharing one on average.
 */
export async function weighWords(
  duck: Duck,
  steps: Steps,
  comparisons: readonly Comparison[],
): Promise<void> {
  for (const [at, { words }] of comparisons.entries())
    if (words)
      await steps.once(`rarity ${at}`, () =>
        duck.run(`create table rarity_${at} as
          with told as (select idx, unnest(${words}) as word from standardised),
            counts as (select word, count(*) as n from told group by word),
            average as (select sum(n * n) / sum(n) as n from counts)
          select idx, list(word order by word) as words, list(log2(average.n / counts.n) order by word) as bits
          from told join counts using (word), average group by idx`),
      );
}

/** The bits of all words that rows `f` and `g` of a `rarity_N` share. */
export const sharedBits = (f: string, g: string): string =>
  `coalesce(list_sum(list_transform(list_intersect(${f}.words, ${g}.words), lambda x: list_extract(${f}.bits, list_position(${f}.words, x)))), 0)`;

/** How many compared pairs show each vector, told apart by how rare the words are that their names share. */
export async function countByRarity(
  duck: Duck,
  steps: Steps,
  comparisons: readonly Comparison[],
): Promise<VectorCount[]> {
  const named = [...comparisons.keys()].filter((at) => comparisons[at]?.words);
  const bits = named.map((at) => sharedBits(`f${at}`, `g${at}`)).join(' + ');
  const joins = named.map(
    (at) =>
      `left join rarity_${at} f${at} on f${at}.idx = p.l left join rarity_${at} g${at} on g${at}.idx = p.r`,
  );
  await steps.once('count by rarity', () =>
    duck.run(`create table rare_vectors as
      select vector, round(least(${MOST_BONUS}, ${bits}))::integer as rarity, count(*) as pairs
      from compared p ${joins.join(' ')} group by all`),
  );
  const rows = await duck.rows<{ vector: string; rarity: number; pairs: number }>(
    'select vector::text as vector, rarity, pairs from rare_vectors order by rare_vectors.vector, rarity',
  );
  return rows.map(({ vector, rarity, pairs }) => ({
    levels: unpack(BigInt(vector), comparisons),
    count: Number(pairs),
    rarity: Number(rarity),
  }));
}
