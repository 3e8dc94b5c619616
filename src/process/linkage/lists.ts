/** From relations of raw text to one table `standardised`: idx, source, id and a column for each field. */
import { type ListInput, type ProfiledList, profileList } from '../../collect/lists/lists.ts';
import {
  columnOf,
  comparable,
  type Field,
  fieldsOf,
  type Kind,
  standard,
} from '../../methods/linkage/linkage.ts';
import { romanise } from '../../methods/names/names.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { Problem } from '../../platform/problem.ts';
import { prepareHearing } from './pairing.ts';
import { spellAlike } from './spelling.ts';

/** A list, and what its headers are about where that is known better than from the headers of all lists. */
export interface LinkInput extends ListInput {
  readonly kinds?: ReadonlyMap<string, Kind | null> | undefined;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The lists as they stand in `standardised`, as plain data. */
export interface Standardised {
  readonly lists: readonly {
    readonly source: string;
    readonly rows: number;
    readonly idHeader: string | null;
  }[];
  /** What the lists have to compare. */
  readonly fields: readonly Field[];
}

/** Makes `standardised` of the lists. */
export async function readStandardised(
  duck: Duck,
  inputs: readonly LinkInput[],
  kinds: ReadonlyMap<string, Kind | null>,
): Promise<Standardised> {
  const profiled: (ProfiledList & LinkInput)[] = [];
  for (const input of inputs)
    profiled.push({ ...(await profileList(duck, input)), kinds: input.kinds });
  const fields = comparable(fieldsOf(profiled, kinds));
  if (fields.length === 0)
    throw new Problem('linkage/nothing-to-compare', 422, {
      files: inputs.map(({ source }) => source).join(', '),
    });
  await standardise(duck, profiled, fields);
  const told: Field[] = [];
  for (const field of fields)
    told.push((await romaniseNames(duck, field)) ? { ...field, scripts: true } : field);
  const lists = profiled.map(({ source, rows, idHeader }) => ({ source, rows, idHeader }));
  return { lists, fields: told };
}

async function standardise(
  duck: Duck,
  lists: readonly ProfiledList[],
  fields: readonly Field[],
): Promise<void> {
  const selects = lists.map((list, at) => selectSql(list, at, fields));
  // In an order that comes from what the records say: the one in which they came must change nothing.
  const content = fields.map((field) => columnOf(field)).join(', ');
  await duck.run(`create table standardised as
    select (row_number() over (order by hash(source, id, ${content}), source, id) - 1)::integer as idx, *
    from (${selects.join(' union all ')})`);
  await prepareHearing(duck);
  await spellAlike(duck, fields);
}

const NAMES: readonly Kind[] = ['given', 'middle', 'surname', 'name'];

const FOREIGN = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Names in other scripts in Latin letters, so that two lists in two scripts can be compared; as they were written they
 * stay in `natives`. Whether there were any.
 */
async function romaniseNames(duck: Duck, field: Field): Promise<boolean> {
  if (!NAMES.includes(field.kind)) return false;
  const column = columnOf(field);
  const names = await duck.rows<{ name: string }>(
    `select distinct ${column} as name from standardised where regexp_matches(${column}, '[^\\x00-\\x7f]')`,
  );
  if (names.length === 0) return false;
  const latin = names.map(({ name }) => ({ name, latin: romanise(name) }));
  await duck.run('create or replace temp table romanised (name text, latin text)');
  await duck.append(
    'romanised',
    latin.map(({ name, latin }) => [name, latin]),
  );
  await duck.run(
    `update standardised set ${column} = latin from romanised where ${column} = name and latin <> ''`,
  );
  await duck.run('drop table romanised');
  const foreign = latin.filter(({ name, latin }) => latin !== '' && FOREIGN.test(name));
  await duck.append(
    'natives',
    foreign.map(({ name, latin }) => [field.name, latin, name]),
  );
  return foreign.length > 0;
}

function selectSql(list: ProfiledList, at: number, fields: readonly Field[]): string {
  const id =
    list.idHeader === null ? '(row_number() over ())::text' : `trim(${quoted(list.idHeader)})`;
  const columns = fields.map((field) => `${fieldSql(field, at, list)} as ${columnOf(field)}`);
  return `select ${at}::smallint as source, ${id} as id, ${columns.join(', ')} from ${list.relation}`;
}

function fieldSql(field: Field, at: number, { dateOrders, spanishSexes }: ProfiledList): string {
  const headers = field.headers[at];
  if (!headers) return 'null::text';
  const text =
    headers.length === 1
      ? quoted(headers[0] ?? '')
      : `concat_ws(' ', ${headers.map(quoted).join(', ')})`;
  const [first = ''] = headers;
  const sexes = spanishSexes.has(first) ? 'h-m' : 'm-f';
  return standard(field.kind, text, dateOrders.get(first) ?? 'day-month', sexes);
}
