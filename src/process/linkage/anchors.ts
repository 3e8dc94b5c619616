/** Records that are mostly one person, whatever their names. */
import { columnOf, type Field, type Kind } from '../../methods/linkage/linkage.ts';
import type { Sighting } from '../../methods/names/names.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';

/** More show nothing new. */
const MOST = 300_000;

/**
 * Pairs of records that agree on a whole day of birth and on an address or number (`sure`), or on sex and place, with the
 * words of their names. `words` is the column of these.
 */
export async function sightingsOf(
  duck: Duck,
  fields: readonly Field[],
  words: string,
): Promise<Sighting[]> {
  const ways = anchorsSql(fields);
  if (!ways) return [];
  const rows = await duck.rows<{
    one: { items: string[] };
    other: { items: string[] };
    sure: boolean;
  }>(`
    select l.${words} as one, r.${words} as other, coalesce(${ways.sure}, false) as sure
    from standardised l join standardised r on ${ways.either} and l.idx < r.idx
    where len(l.${words}) > 0 and len(r.${words}) > 0 order by l.idx, r.idx limit ${MOST}`);
  return rows.map(({ one, other, sure }) => ({ one: one.items, other: other.items, sure }));
}

function anchorsSql(fields: readonly Field[]): { sure: string; either: string } | null {
  const columns = (...kinds: readonly Kind[]) =>
    fields.filter(({ kind }) => kinds.includes(kind)).map((field) => columnOf(field));
  const equal = (column: string) => `l.${column} = r.${column}`;
  const [birth] = columns('birth-date');
  if (!birth) return null;
  const own = columns('email', 'phone', 'number').map(equal);
  const [[sex], [place]] = [columns('sex'), columns('place')];
  const likely = sex && place ? [`(${equal(sex)} and ${equal(place)})`] : [];
  if (own.length + likely.length === 0) return null;
  const day = `${equal(birth)} and right(l.${birth}, 4) not in ('0000', '0101', '1231')`;
  return {
    sure: own.length > 0 ? `(${own.join(' or ')})` : 'false',
    either: `${day} and (${[...own, ...likely].join(' or ')})`,
  };
}
