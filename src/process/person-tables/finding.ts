import { asc, desc, eq, isNotNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Linkage } from '../intake/intake.ts';
import type { Published } from './mixing.ts';
import { personTables } from './tables.ts';

export type PersonTables = typeof personTables.$inferSelect;

/** Those of a linkage that were made last. */
export async function newestTables(
  db: Executor,
  { id }: Pick<Linkage, 'id'>,
): Promise<PersonTables | null> {
  const [row] = await db
    .select()
    .from(personTables)
    .where(eq(personTables.linkageId, id))
    .orderBy(desc(personTables.madeAt))
    .limit(1);
  return row ?? null;
}

/** Every table that a release has ever shown, withdrawn since or not: whoever has seen it has it. */
export async function publishedTables(db: Executor): Promise<Published[]> {
  const rows = await db
    .select({
      tables: personTables.tables,
      chosen: personTables.chosen,
      report: personTables.report,
    })
    .from(personTables)
    .where(isNotNull(personTables.publishedAt))
    .orderBy(asc(personTables.publishedAt));
  return rows.flatMap(({ tables, chosen, report: { epsilon } }) =>
    tables.flatMap((table) => {
      const way = chosen[table.name];
      return way ? [{ table, way, epsilon }] : [];
    }),
  );
}
