import type postgres from 'postgres';
import type { Table } from './format.ts';

/** The list of migrations is made anew by the migrations themselves; the backup's head names them. */
const MADE_ANEW = 'migrations';

/** Every table of the hub with its columns; those that others point to come first. */
export async function listTables(sql: postgres.ISql): Promise<Table[]> {
  const rows = await sql<{ name: string; columns: string[]; size: string }[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> ${MADE_ANEW}
    group by c.relname order by c.relname`;
  const links = await sql<{ from: string; to: string }[]>`
    select f.relname as from, t.relname as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> k.confrelid`;
  const byName = new Map(rows.map(({ name, columns }) => [name, { name, columns }]));
  return inOrder([...byName.keys()], links).flatMap((name) => byName.get(name) ?? []);
}

/** Names so ordered that every link leads to an earlier one. */
export function inOrder(
  names: readonly string[],
  links: readonly { readonly from: string; readonly to: string }[],
): string[] {
  const placed = new Set<string>();
  const ready = (name: string) =>
    !placed.has(name) && links.every(({ from, to }) => from !== name || placed.has(to));
  while (placed.size < names.length) {
    const next = names.filter(ready);
    if (next.length === 0) throw new Error('tables whose foreign keys form a ring have no order');
    for (const name of next) placed.add(name);
  }
  return [...placed];
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const columnsOf = ({ columns }: Table): string => columns.map(quoted).join(', ');
