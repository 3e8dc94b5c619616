import { sql } from 'drizzle-orm';
import type { Executor } from './database/database.ts';
import type { Fields } from './fields.ts';

/** A column whose values are sealed, and to what each of them is bound. */
interface SealedColumn {
  readonly table: string;
  /** The columns that name a row, in the order in which `placeOf` takes them. */
  readonly key: readonly string[];
  readonly column: string;
  readonly placeOf: (...key: string[]) => string;
}

const BATCH = 500;

/** Seals anew, under the newest key, what a column holds under older ones; gives how many values. */
export async function resealColumn(
  tx: Executor,
  fields: Fields,
  sealed: SealedColumn,
): Promise<number> {
  let count = 0;
  for (;;) {
    const done = await resealBatch(tx, fields, sealed);
    count += done;
    if (done < BATCH) return count;
  }
}

async function resealBatch(
  tx: Executor,
  fields: Fields,
  { table, key, column, placeOf }: SealedColumn,
): Promise<number> {
  const [from, value] = [sql.identifier(table), sql.identifier(column)];
  const names = key.map((name) => sql.identifier(name));
  const parts = sql.join(
    names.map((name) => sql`${name}::text`),
    sql`, `,
  );
  const rows = await tx.execute<{ key: string[]; value: Buffer }>(sql`
    select array[${parts}] as key, ${value} as value from ${from}
    where ${value} is not null and substring(${value} from 1 for 4) <> ${fields.mark()}
    order by ${sql.join(names, sql`, `)} limit ${BATCH} for update`);
  for (const row of rows) {
    const place = placeOf(...row.key);
    const anew = fields.seal(place, fields.open(place, row.value));
    const here = sql.join(
      names.map((name, index) => sql`${name}::text = ${row.key[index]}`),
      sql` and `,
    );
    await tx.execute(sql`update ${from} set ${value} = ${anew} where ${here}`);
  }
  return rows.length;
}
