/** What the columns of a list hold, counted before anything is done with them. */
import {
  type ColumnProfile,
  type DateOrder,
  idColumnOf,
  isMaybeName,
} from '../../methods/linkage/linkage.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { Problem } from '../../platform/problem.ts';
import type { ListColumn } from './columns.ts';
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
  /** Columns in which H stands for somebody, and F for fewer: there M is a woman (hombre, mujer). */
  readonly spanishSexes: ReadonlySet<string>;
  /** Columns in which « NA » or « None » stands so often that it is nobody's name. */
  readonly fillers: ReadonlySet<string>;
}

const MOST_COLUMNS = 200;

interface Profiled {
  readonly rows: number;
  /** All columns, in order. */
  readonly columns: readonly ColumnProfile[];
  readonly dateOrders: ReadonlyMap<string, DateOrder>;
  /** Columns in which H stands for somebody, and F for fewer: there M is a woman (hombre, mujer). */
  readonly spanishSexes: ReadonlySet<string>;
  /** Columns in which « NA » or « None » stands so often that it is nobody's name. */
  readonly fillers: ReadonlySet<string>;
}

/** A list for linkage: its columns without the one that names each row. */
export async function profileList(duck: Duck, list: ListInput): Promise<ProfiledList> {
  const profiled = await profileColumns(duck, list);
  const id = idOf(list, profiled.columns);
  return {
    ...list,
    ...profiled,
    columns: profiled.columns.filter((column) => column !== id),
    idHeader: id?.header ?? null,
  };
}

export async function profileColumns(duck: Duck, list: ListInput): Promise<Profiled> {
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
  const dateOrders = headers.map(
    (header, at) =>
      [header, number(`b${at}`) > number(`a${at}`) ? 'month-day' : 'day-month'] as const,
  );
  const spanish = headers.filter((_, at) => number(`h${at}`) > 0);
  const fillers = headers.filter((_, at) => {
    const times = number(`m${at}`);
    return times >= FEW && times >= COMMON * number(`f${at}`);
  });
  return {
    ...{ rows, columns, dateOrders: new Map(dateOrders) },
    ...{ spanishSexes: new Set(spanish), fillers: new Set(fillers) },
  };
}

/** No name that is also a filler is borne by so many of a list. */
const FEW = 5;
const COMMON = 0.03;

/** What is further told of a column of a list that stays on the hub. */
export type Repeats = Pick<ListColumn, 'top' | 'shared' | 'eitherOrder' | 'firstOfJanuary'>;

/** Many rows that bear one value. */
const SHARED = 4;

export async function countRepeats(
  duck: Duck,
  { relation }: ListInput,
  header: string,
): Promise<Repeats> {
  const x = `trim(${duckdb.identifier(header)})`;
  const [groups = { top: 0, shared: 0 }] = await duck.rows<{ top: number; shared: number }>(
    `select coalesce(max(n), 0)::integer as top, coalesce(sum(n) filter (n >= ${SHARED}), 0)::integer as shared
     from (select count(*) as n from ${relation} where ${x} <> '' group by lower(${x}))`,
  );
  const [dates = { open: 0, told: 0, january: 0 }] = await duck.rows<{
    open: number;
    told: number;
    january: number;
  }>(
    `select count(*) filter (a <= 12 and b <= 12 and a <> b)::integer as open, count(*) filter (a > 12 or b > 12)::integer as told,
       count(*) filter (regexp_matches(x, '^(0?1[-/. ]0?1[-/. ][0-9]{4}|[0-9]{4}[-/. ]0?1[-/. ]0?1)$'))::integer as january
     from (select ${x} as x, try_cast(regexp_extract(${x}, '${WRITTEN}', 1) as integer) as a,
       try_cast(regexp_extract(${x}, '${WRITTEN}', 2) as integer) as b from ${relation})`,
  );
  return {
    ...groups,
    eitherOrder: dates.told === 0 ? dates.open : 0,
    firstOfJanuary: dates.january,
  };
}

const WRITTEN = '^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ][0-9]{4}';

function countsSql(header: string, at: number): string {
  const x = `trim(${duckdb.identifier(header)})`;
  const part = (pattern: string) =>
    `count(case when try_cast(regexp_extract(${x}, '${pattern}', 1) as integer) > 12 then 1 end)`;
  return [
    `count(nullif(${x}, '')) f${at}`,
    `count(distinct nullif(${x}, '')) d${at}`,
    `count(case when regexp_full_match(${x}, '-?[0-9]+([.]0+)?') then 1 end) n${at}`,
    `avg(length(${x})) l${at}`,
    `count(case when lower(${x}) = 'h' then 1 end) - count(case when lower(${x}) = 'f' then 1 end) h${at}`,
    `count(case when ${isMaybeName(x)} then 1 end) m${at}`,
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
