/** Which words are one name in two spellings, as the lists themselves show. */
import { columnOf, type Field, type Kind } from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';

/** Fewer sightings are chance, and so is a word that stands beside many others. */
const [LEAST_SEEN, LEAST_SHARE] = [3, 0.35];

/**
 * Records that agree on a whole day of birth and on an address or number, or on sex and place, are mostly one person,
 * whatever their names. Where a word of the one again and again has the same word of the other across from it, the two are
 * spellings of one name: each rarer one leads to the more frequent one. `words` is the column of the sorted words.
 */
export async function seenTogether(
  duck: Duck,
  fields: readonly Field[],
  words: string,
): Promise<Map<string, string>> {
  const same = anchorsSql(fields);
  if (!same) return new Map();
  const rows = await duck.rows<{ word: string; other: string }>(`
    with pairs as (
      select list_filter(l.${words}, lambda x: not list_contains(r.${words}, x)) as a,
        list_filter(r.${words}, lambda x: not list_contains(l.${words}, x)) as b
      from standardised l join standardised r on ${same} and l.idx < r.idx),
    apart as (select row_number() over () as pair, a, b from pairs where len(a) between 1 and 3 and len(b) between 1 and 3),
    both_ways as (select pair, a, b from apart union all select pair, b, a from apart),
    left_words as (select pair, unnest(a) as word, b from both_ways),
    met as (select word, unnest(b) as other, pair from left_words),
    seen as (select word, count(*) as n from left_words group by word),
    together as (select word, other, count(*) as n from met group by all),
    told as (select word, count(*) as n from (select unnest(${words}) as word from standardised) group by word)
    select t.word, arg_max(t.other, (t.n, t.other)) as other
    from together t join seen s using (word) join told x on x.word = t.word join told y on y.word = t.other
    where t.n >= ${LEAST_SEEN} and t.n >= s.n * ${LEAST_SHARE} and (y.n, t.other) > (x.n, t.word)
      and length(t.word) > 1 and length(t.other) > 1
    group by t.word order by t.word`);
  return followed(new Map(rows.map(({ word, other }) => [word, other])));
}

function anchorsSql(fields: readonly Field[]): string | null {
  const columns = (...kinds: readonly Kind[]) =>
    fields.filter(({ kind }) => kinds.includes(kind)).map((field) => columnOf(field));
  const equal = (column: string) => `l.${column} = r.${column}`;
  const [birth] = columns('birth-date');
  if (!birth) return null;
  const [sex] = columns('sex');
  const [place] = columns('place');
  const ways = columns('email', 'phone', 'number').map(equal);
  if (sex && place) ways.push(`(${equal(sex)} and ${equal(place)})`);
  if (ways.length === 0) return null;
  return `${equal(birth)} and right(l.${birth}, 4) not in ('0000', '0101', '1231') and (${ways.join(' or ')})`;
}

/** A word leads to a more frequent one, that perhaps to another: to the last. */
function followed(leads: ReadonlyMap<string, string>): Map<string, string> {
  const last = (word: string): string => {
    const next = leads.get(word);
    return next === undefined ? word : last(next);
  };
  return new Map([...leads.keys()].map((word) => [word, last(word)]));
}
