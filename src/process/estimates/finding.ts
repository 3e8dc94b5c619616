import { desc, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Linkage } from '../intake/intake.ts';
import { populationEstimates } from './tables.ts';

export type PopulationEstimate = typeof populationEstimates.$inferSelect;

/** The newest of a linkage; null where nobody has asked yet. */
export async function newestEstimate(
  db: Executor,
  { id }: Linkage,
): Promise<PopulationEstimate | null> {
  const [row] = await db
    .select()
    .from(populationEstimates)
    .where(eq(populationEstimates.linkageId, id))
    .orderBy(desc(populationEstimates.id))
    .limit(1);
  return row ?? null;
}
