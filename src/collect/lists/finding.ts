import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { mosaic, standingOf, type Tile } from '../sources/sources.ts';
import type { ColumnUse, Mapping } from './columns.ts';
import { lists } from './tables.ts';

export type List = typeof lists.$inferSelect;

/** `read` waits for its mapping, `mapped` for somebody to accept it. */
export type ListState = 'received' | 'read' | 'mapped' | 'accepted' | 'withdrawn';

export function stateOf(list: List): ListState {
  if (list.withdrawnAt) return 'withdrawn';
  if (list.acceptedAt) return 'accepted';
  if (!list.profiledAt) return 'received';
  return list.mapping ? 'mapped' : 'read';
}

export async function listById(db: Executor, id: string): Promise<List> {
  const [found] = isId(id) ? await db.select().from(lists).where(eq(lists.id, id)) : [];
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Newest first. */
export async function allLists(db: Executor): Promise<List[]> {
  return db.select().from(lists).orderBy(desc(lists.id)).limit(500);
}

/** Lists that may be linked today: accepted, not withdrawn, under an agreement that is open and says so. */
export async function acceptedLists(db: Executor, clock: Clock): Promise<List[]> {
  const today = clock().toISOString().slice(0, 10);
  const tiles = await mosaic(db);
  const open = new Set(
    tiles.filter((tile) => closureOf(tile, today) === null).map(({ source }) => source.id),
  );
  const accepted = await db
    .select()
    .from(lists)
    .where(and(isNotNull(lists.acceptedAt), isNull(lists.withdrawnAt)))
    .orderBy(lists.id);
  return accepted.filter(({ sourceId }) => open.has(sourceId));
}

/** For a condition on what was made of lists. */
export const withdrawnLists = (db: Executor) =>
  db.select({ id: lists.id }).from(lists).where(isNotNull(lists.withdrawnAt));

/** What each column of a list is used for; empty before somebody has said so. */
export const mappingOf = ({ mapping }: Pick<List, 'mapping'>): ReadonlyMap<string, ColumnUse> =>
  new Map(Object.entries(mapping ?? {}));

export type ListClosure = 'none' | 'ended' | 'expired' | 'not-agreed';

/** Why people of a source may not be linked on a day; null where they may. */
export function closureOf(
  { agreement }: Pick<Tile, 'agreement'>,
  today: string,
): ListClosure | null {
  const standing = standingOf(agreement, today);
  if (standing === 'none' || standing === 'ended' || standing === 'expired') return standing;
  return agreement?.uses.includes('linkage') ? null : 'not-agreed';
}

export async function tileOf(db: Executor, sourceId: string): Promise<Tile> {
  const tile = (await mosaic(db)).find(({ source }) => source.id === sourceId);
  if (!tile) throw new Problem('page/not-found', 404);
  return tile;
}

/** How the newest other delivery of the same source was mapped. */
export async function formerMapping(
  db: Executor,
  { id, sourceId }: Pick<List, 'id' | 'sourceId'>,
): Promise<Mapping | null> {
  const [former] = await db
    .select({ mapping: lists.mapping })
    .from(lists)
    .where(and(eq(lists.sourceId, sourceId), ne(lists.id, id), isNotNull(lists.mapping)))
    .orderBy(desc(lists.id))
    .limit(1);
  return former?.mapping ?? null;
}
