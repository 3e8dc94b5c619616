/** From relations of raw text to one table `standardised`: idx, source, id and a column for each field. */
import {
  type ColumnProfile,
  columnOf,
  type DateOrder,
  type Field,
  fieldsOf,
  idColumnOf,
  type Kind,
  standard,
} from '../../methods/linkage/linkage.ts';
import { romanise } from '../../methods/names/names.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { Problem } from '../../platform/problem.ts';

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

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const MOST_COLUMNS = 200;

export async function profileList(duck: Duck, list: ListInput): Promise<ProfiledList> {
  const described = await duck.rows<{ column_name: string }>(
    `describe select * from ${list.relation}`,
  );
  const headers = described.map(({ column_name }) => column_name);
  if (headers.length > MOST_COLUMNS)
    throw new Problem('linkage/too-many-columns', 422, {
      file: list.source,
      columns: headers.length,
      most: MOST_COLUMNS,
    });
  const [counts = {}] = await duck.rows<Record<string, number>>(
    `select count(*) n, ${headers.map(countsSql).join(', ')} from ${list.relation}`,
  );
  const number = (name: string) => Number(counts[name] ?? 0);
  const rows = number('n');
  if (rows === 0) throw new Problem('linkage/no-rows', 422, { file: list.source });
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
  const x = `trim(${quoted(header)})`;
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
    throw new Problem('linkage/id-absent', 422, {
      file: source,
      column: id,
      columns: columns.map(({ header }) => header.trim()).join(', '),
    });
  if (found.filled < found.rows || found.distinct < found.rows)
    throw new Problem('linkage/id-repeated', 422, {
      file: source,
      column: id,
      rows: found.rows,
      distinct: found.distinct,
    });
  return found;
}

/** Makes `standardised`; gives the fields that the lists have to compare. */
export async function standardiseLists(
  duck: Duck,
  lists: readonly ProfiledList[],
  kinds: ReadonlyMap<string, Kind | null>,
): Promise<Field[]> {
  const fields = fieldsOf(lists, kinds);
  if (fields.length === 0)
    throw new Problem('linkage/nothing-to-compare', 422, {
      files: lists.map(({ source }) => source).join(', '),
    });
  const selects = lists.map((list, at) => selectSql(list, at, fields));
  // In an order that comes from what the records say: the one in which they came must change nothing.
  const content = fields.map((field) => columnOf(field)).join(', ');
  await duck.run(`create table standardised as
    select (row_number() over (order by hash(source, id, ${content}), source, id) - 1)::integer as idx, *
    from (${selects.join(' union all ')})`);
  for (const field of fields)
    if (NAMES.includes(field.kind)) await romaniseNames(duck, columnOf(field));
  return fields;
}

const NAMES: readonly Kind[] = ['given', 'middle', 'surname', 'name'];

/** Names in other scripts in Latin letters, so that two lists in two scripts can be compared. */
async function romaniseNames(duck: Duck, column: string): Promise<void> {
  await duck.run('create or replace temp table romanised (name text, latin text)');
  const foreign = duck.blocks<{ name: string }>(
    `select distinct ${column} as name from standardised where regexp_matches(${column}, '[^\\x00-\\x7f]')`,
  );
  const rows: string[] = [];
  for await (const names of foreign)
    for (const { name } of names) rows.push(`(${literal(name)}, ${literal(romanise(name))})`);
  for (let at = 0; at < rows.length; at += 2000)
    await duck.run(`insert into romanised values ${rows.slice(at, at + 2000).join(', ')}`);
  if (rows.length > 0)
    await duck.run(
      `update standardised set ${column} = latin from romanised where ${column} = name and latin <> ''`,
    );
  await duck.run('drop table romanised');
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function selectSql(list: ProfiledList, at: number, fields: readonly Field[]): string {
  const id =
    list.idHeader === null ? '(row_number() over ())::text' : `trim(${quoted(list.idHeader)})`;
  const columns = fields.map((field) => `${fieldSql(field, at, list)} as ${columnOf(field)}`);
  return `select ${at}::smallint as source, ${id} as id, ${columns.join(', ')} from ${list.relation}`;
}

function fieldSql(field: Field, at: number, { dateOrders }: ProfiledList): string {
  const headers = field.headers[at];
  if (!headers) return 'null::text';
  const text =
    headers.length === 1
      ? quoted(headers[0] ?? '')
      : `concat_ws(' ', ${headers.map(quoted).join(', ')})`;
  return standard(field.kind, text, dateOrders.get(headers[0] ?? '') ?? 'day-month');
}
