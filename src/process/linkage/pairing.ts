/** Pairs of records laid side by side, compared in one query, with names of several scripts compared by ear before. */
import { type Comparison, packedSql } from '../../methods/linkage/linkage.ts';
import { compareNames, SAME_NAME } from '../../methods/names/names.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';

/** A query for the vectors (l, r, vector) of the pairs that another query gives (a, b). */
export async function comparedSql(
  duck: Duck,
  pairs: string,
  comparisons: readonly Comparison[],
): Promise<string> {
  const heard = comparisons.filter((one) => one.heard);
  const joins = heard.map(
    ({ heard: as, field, needs: [column] }) =>
      ` left join alike ${as} on ${as}.same and ${as}.field = ${literal(field)} and ${as}.l = l.${column} and ${as}.r = r.${column}`,
  );
  if (heard.length > 0) {
    await duck.run(`create or replace temp table paired as ${pairs}`);
    for (const comparison of heard) await hear(duck, comparison);
  }
  return `${heard.length > 0 ? '' : `with paired as materialized (${pairs})`}
    select a as l, b as r, ${packedSql(comparisons)} as vector
    from paired join standardised l on l.idx = a join standardised r on r.idx = b${joins.join('')}`;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Makes the tables `natives` (how a name in Latin letters was written) and `alike` (what was compared by ear so far). */
export async function prepareHearing(duck: Duck): Promise<void> {
  await duck.run('create table natives (field text, latin text, name text)');
  await duck.run('create table alike (field text, l text, r text, same boolean)');
}

/** Names compared at once at most, those that most pairs bring first. */
const MOST_HEARD = 200_000;
/** Of names that are one in two scripts nineteen of twenty are so near in Latin letters already, of strangers one in twelve. */
const NEAR = 0.6;

/** Compares by their learned similarity all names that the pairs bring together and that were not compared yet. */
async function hear(duck: Duck, { field, needs: [column] }: Comparison): Promise<void> {
  const foreign = `(select latin from natives where field = ${literal(field)})`;
  const fresh = await duck.rows<{ one: string; other: string }>(`
    select one, other from (
      select least(l.${column}, r.${column}) as one, greatest(l.${column}, r.${column}) as other, count(*) as pairs
      from paired join standardised l on l.idx = a join standardised r on r.idx = b
      where l.${column} <> r.${column} and (l.${column} in ${foreign} or r.${column} in ${foreign})
        and jaro_similarity(l.${column}, r.${column}) >= ${NEAR}
      group by all
    ) anti join alike on field = ${literal(field)} and l = one and r = other
    order by pairs desc, one, other limit ${MOST_HEARD}`);
  if (fresh.length === 0) return;
  const forms = await nativesOf(duck, field);
  await duck.append(
    'alike',
    fresh.flatMap(({ one, other }) => {
      const same = soundAlike(forms.get(one) ?? [one], forms.get(other) ?? [other]);
      return [
        [field, one, other, same],
        [field, other, one, same],
      ];
    }),
  );
}

async function nativesOf(duck: Duck, field: string): Promise<Map<string, string[]>> {
  const rows = await duck.rows<{ latin: string; name: string }>(
    `select latin, name from natives where field = ${literal(field)} order by all`,
  );
  const forms = new Map<string, string[]>();
  for (const { latin, name } of rows) forms.set(latin, [...(forms.get(latin) ?? []), name]);
  return forms;
}

const soundAlike = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.some((one) => others.some((other) => compareNames(one, other).similarity >= SAME_NAME));
