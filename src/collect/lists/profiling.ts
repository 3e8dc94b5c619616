/** What the columns of a list hold, counted before anything is done with them. */
import { type ColumnProfile, type DateOrder, idColumnOf } from '../../methods/linkage/linkage.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { Problem } from '../../platform/problem.ts';
import { LINE } from './reading.ts';

export interface ListInput {
  /** What the list is called in results. */
  readonly source: string;
  /** An SQL relation; each of its columns is text. */
  readonly relation: string;
  /** The header that names each row; found by itself where not given. */
  readonly id?: string | undefined;
}

export interface ProfiledList extends ListInput {
  readonly rows: number;
  /** All columns but the one of the id. */
  readonly columns: readonly ColumnProfile[];
  readonly idHeader: string | null;
  readonly dateOrders: ReadonlyMap<string, DateOrder>;
}

const MOST_COLUMNS = 200;

export async function profileList(duck: Duck, list: ListInput): Promise<ProfiledList> {
  const described = await duck.rows<{ column_name: string }>(
    `describe select * from ${list.relation}`,
  );
  const headers = described
    .map(({ column_name }) => column_name)
    .filter((header) => header !== LINE);
  if (headers.length > MOST_COLUMNS)
    throw new Problem('list/too-many-columns', 422, {
      file: list.source,
      columns: headers.length,
      most: MOST_COLUMNS,
    });
  const [counts = {}] = await duck.rows<Record<string, number>>(
    `select count(*) n, ${headers.map(countsSql).join(', ')} from ${list.relation}`,
  );
  const number = (name: string) => Number(counts[name] ?? 0);
  const rows = number('n');
  if (rows === 0) throw new Problem('list/no-rows', 422, { file: list.source });
  const columns = headers.map((header, at) => ({
    header,
    rows,
    filled: number(`f${at}`),
    distinct: number(`d${at}`),
    numeric: number(`f${at}`) > 0 ? number(`n${at}`) / number(`f${at}`) : 0,
    length: number(`l${at}`),
  }));
  const id = idOf(list, columns);
  const dateOrders = headers.map(
    (header, at) =>
      [header, number(`b${at}`) > number(`a${at}`) ? 'month-day' : 'day-month'] as const,
  );
  return {
    ...list,
    rows,
    columns: columns.filter((column) => column !== id),
    idHeader: id?.header ?? null,
    dateOrders: new Map(dateOrders),
  };
}

function countsSql(header: string, at: number): string {
  const x = `trim(${duckdb.identifier(header)})`;
  const part = (pattern: string) =>
    `count(case when try_cast(regexp_extract(${x}, '${pattern}', 1) as integer) > 12 then 1 end)`;
  return [
    `count(nullif(${x}, '')) f${at}`,
    `count(distinct nullif(${x}, '')) d${at}`,
    `count(case when regexp_full_match(${x}, '-?[0-9]+([.]0+)?') then 1 end) n${at}`,
    `avg(length(${x})) l${at}`,
    // Whether day or month leads is told by a number above twelve.
    `${part('^([0-9]{1,2})[-/. ][0-9]{1,2}[-/. ][0-9]{4}')} a${at}`,
    `${part('^[0-9]{1,2}[-/. ]([0-9]{1,2})[-/. ][0-9]{4}')} b${at}`,
  ].join(', ');
}

function idOf({ id, source }: ListInput, columns: readonly ColumnProfile[]): ColumnProfile | null {
  if (id === undefined) return idColumnOf(columns);
  const found = columns.find(({ header }) => header.trim() === id.trim());
  if (!found)
    throw new Problem('list/id-absent', 422, {
      file: source,
      column: id,
      columns: columns.map(({ header }) => header.trim()).join(', '),
    });
  if (found.filled < found.rows || found.distinct < found.rows)
    throw new Problem('list/id-repeated', 422, {
      file: source,
      column: id,
      rows: found.rows,
      distinct: found.distinct,
    });
  return found;
}
