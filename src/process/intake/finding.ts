import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { linkagePairs, linkageRecords, linkages } from './tables.ts';

export type Linkage = typeof linkages.$inferSelect;
export type LinkageRecord = typeof linkageRecords.$inferSelect;
export type LinkagePair = typeof linkagePairs.$inferSelect;

export async function linkageById(db: Executor, id: string): Promise<Linkage> {
  const [row] = isId(id) ? await db.select().from(linkages).where(eq(linkages.id, id)) : [];
  if (!row) throw new Problem('page/not-found', 404);
  return row;
}

/** Newest first. */
export async function listLinkages(db: Executor, limit = 30): Promise<Linkage[]> {
  return db.select().from(linkages).orderBy(desc(linkages.id)).limit(limit);
}

/** The one in force: the newest that is finished and not undone. */
export async function currentLinkage(db: Executor): Promise<Linkage | null> {
  const [row] = await db
    .select()
    .from(linkages)
    .where(and(isNotNull(linkages.finishedAt), isNull(linkages.undoneAt)))
    .orderBy(desc(linkages.finishedAt))
    .limit(1);
  return row ?? null;
}

/** The records that are taken for one person, in order. */
export async function recordsOfPerson(
  db: Executor,
  { id }: Linkage,
  person: number,
): Promise<LinkageRecord[]> {
  const rows = await db
    .select()
    .from(linkageRecords)
    .where(and(eq(linkageRecords.linkageId, id), eq(linkageRecords.person, person)))
    .orderBy(asc(linkageRecords.idx));
  if (rows.length === 0) throw new Problem('page/not-found', 404);
  return rows;
}

export async function recordsAt(
  db: Executor,
  { id }: Linkage,
  places: readonly number[],
): Promise<LinkageRecord[]> {
  return db
    .select()
    .from(linkageRecords)
    .where(and(eq(linkageRecords.linkageId, id), inArray(linkageRecords.idx, [...places])))
    .orderBy(asc(linkageRecords.idx));
}

export async function pairAt(
  db: Executor,
  { id }: Linkage,
  l: number,
  r: number,
): Promise<LinkagePair> {
  const [row] = await db
    .select()
    .from(linkagePairs)
    .where(and(eq(linkagePairs.linkageId, id), eq(linkagePairs.l, l), eq(linkagePairs.r, r)));
  if (!row) throw new Problem('page/not-found', 404);
  return row;
}

/** Every known pair among these records. */
export async function pairsAmong(
  db: Executor,
  { id }: Linkage,
  places: readonly number[],
): Promise<LinkagePair[]> {
  const some = [...places];
  return db
    .select()
    .from(linkagePairs)
    .where(
      and(
        eq(linkagePairs.linkageId, id),
        inArray(linkagePairs.l, some),
        inArray(linkagePairs.r, some),
      ),
    )
    .orderBy(desc(linkagePairs.weight));
}
