/** Linkages on the hub: lists in, persons out, and nothing that cannot be taken back. */
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { DEFAULTS, type LinkageSettings } from './linkage.ts';
import { linkagePairs, linkageRecords, linkages } from './tables.ts';

export { evidenceOf } from './evidence.ts';
export { regroup } from './regrouping.ts';
export { endVerdicts, giveVerdict, type Reviewing } from './verdicts.ts';

export type Linkage = typeof linkages.$inferSelect;
export type LinkageRecord = typeof linkageRecords.$inferSelect;
export type LinkagePair = typeof linkagePairs.$inferSelect;

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** Begins a linkage of these lists; it is planned, looked at, and then asked for. */
export async function openLinkage(
  tx: Executor,
  by: By,
  settings: Pick<LinkageSettings, 'lists'> & Partial<LinkageSettings>,
): Promise<string> {
  if (settings.lists.length === 0) throw new Problem('linkage/no-lists', 422);
  const id = newId();
  await tx
    .insert(linkages)
    .values({ id, settings: { ...DEFAULTS, ...settings }, by: by.actor, createdAt: by.clock() });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/opened',
    subject: `linkage:${id}`,
    details: { lists: settings.lists.length },
  });
  return id;
}

export async function linkageById(db: Executor, id: string): Promise<Linkage> {
  const [row] = await db.select().from(linkages).where(eq(linkages.id, id));
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

/** Takes a whole linkage out of force; what was in force before it is again. */
export async function undoLinkage(tx: Executor, by: By, linkage: Linkage): Promise<void> {
  if (!linkage.finishedAt) throw new Problem('linkage/not-finished', 409);
  if (linkage.undoneAt) return;
  await tx
    .update(linkages)
    .set({ undoneAt: by.clock(), undoneBy: by.actor })
    .where(eq(linkages.id, linkage.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/undone',
    subject: `linkage:${linkage.id}`,
  });
}

/** Puts an undone linkage back in force, with every verdict that stands. */
export async function restoreLinkage(tx: Executor, by: By, linkage: Linkage): Promise<void> {
  if (!linkage.undoneAt) return;
  await tx
    .update(linkages)
    .set({ undoneAt: null, undoneBy: null })
    .where(eq(linkages.id, linkage.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'linkages/restored',
    subject: `linkage:${linkage.id}`,
  });
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
