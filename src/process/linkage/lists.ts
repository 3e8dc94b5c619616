/** From relations of raw text to one table `standardised`: idx, source, id and a column for each field. */
import { type ListInput, type ProfiledList, profileList } from '../../collect/lists/lists.ts';
import {
  columnOf,
  comparable,
  dated,
  type Field,
  fieldsOf,
  isName,
  isUnnamed,
  type Kind,
  standard,
  withoutFillers,
} from '../../methods/linkage/linkage.ts';
import { romanise } from '../../methods/names/names.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { Problem } from '../../platform/problem.ts';
import { prepareHearing } from './pairing.ts';
import { spellAlike } from './spelling.ts';

/** A list, and what its headers are about where that is known better than from the headers of all lists. */
export interface LinkInput extends ListInput {
  readonly kinds?: ReadonlyMap<string, Kind | null> | undefined;
  /** The year of which it is true. */
  readonly latest?: number | undefined;
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
  for (const input of inputs) profiled.push({ ...input, ...(await profileList(duck, input)) });
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
  lists: readonly (ProfiledList & LinkInput)[],
  fields: readonly Field[],
): Promise<void> {
  await readDates(duck, lists, fields);
  const selects = lists.map((list, at) => selectSql(list, at, fields));
  // In an order that comes from what the records say: the one in which they came must change nothing.
  const content = fields.map((field) => columnOf(field)).join(', ');
  await duck.run(`create table standardised as
    select (row_number() over (order by hash(source, id, ${content}), source, id) - 1)::integer as idx, *
    from (select *${withoutUnnamed(fields)} from (${selects.join(' union all ')}))`);
  await duck.run('drop table dates');
  await prepareHearing(duck);
  await spellAlike(duck, fields);
}

/** « NA » is somebody's name beside another part of it, and nobody's alone. */
function withoutUnnamed(fields: readonly Field[]): string {
  const names = fields.filter(({ kind }) => isName(kind)).map(columnOf);
  if (names.length === 0) return '';
  const told = names.map(
    (name) => `case when ${isUnnamed(names)} then null else ${name} end as ${name}`,
  );
  return ` replace (${told.join(', ')})`;
}

/** The table `dates`: what each date of a list says, as it is written there. */
async function readDates(
  duck: Duck,
  lists: readonly (ProfiledList & LinkInput)[],
  fields: readonly Field[],
): Promise<void> {
  await duck.run(
    `create or replace temp table dates (${LIST} smallint, ${WRITTEN} text, ${SAID} text)`,
  );
  for (const [at, { relation, dateOrders, latest }] of lists.entries())
    for (const { headers } of fields.filter(({ kind }) => kind === 'birth-date')) {
      const [header] = headers[at] ?? [];
      if (header === undefined) continue;
      const order = dateOrders.get(header) ?? 'day-month';
      const rows = await duck.rows<{ text: string }>(
        `select distinct ${quoted(header)} as text from ${relation} where ${quoted(header)} is not null`,
      );
      const said = rows.map(({ text }) => [at, text, dated(text, { order, latest })] as const);
      await duck.append('dates', said);
    }
}

// No list has a column of such a name.
const [LIST, WRITTEN, SAID] = ['passerelle list', 'passerelle written', 'passerelle said'].map(
  quoted,
);

const FOREIGN = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Names in other scripts in Latin letters, so that two lists in two scripts can be compared; as they were written they
 * stay in `natives`. Whether there were any.
 */
async function romaniseNames(duck: Duck, field: Field): Promise<boolean> {
  if (!isName(field.kind)) return false;
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

function fieldSql({ kind, headers }: Field, at: number, list: ProfiledList): string {
  const [first, ...more] = headers[at] ?? [];
  if (first === undefined) return 'null::text';
  if (kind === 'birth-date')
    return `(select ${SAID} from dates where ${LIST} = ${at} and ${WRITTEN} = ${quoted(first)})`;
  const told = [first, ...more].map((header) =>
    isName(kind) && list.fillers.has(header) ? withoutFillers(quoted(header)) : quoted(header),
  );
  const text = more.length === 0 ? (told[0] ?? '') : `concat_ws(' ', ${told.join(', ')})`;
  return standard(kind, text, list.spanishSexes.has(first) ? 'h-m' : 'm-f');
}
