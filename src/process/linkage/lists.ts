/** From relations of raw text to one table `standardised`: idx, source, id and a column for each field. */

import type { ProfiledList } from '../../collect/lists/lists.ts';
import {
  columnOf,
  type Field,
  fieldsOf,
  type Kind,
  standard,
} from '../../methods/linkage/linkage.ts';
import { romanise } from '../../methods/names/names.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { Problem } from '../../platform/problem.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

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
