import { and, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
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

/** A list that says nothing any more: what was made of it is published no further. */
export interface ClosedList {
  readonly id: string;
  readonly slug: string;
  readonly holder: string;
  readonly title: Tile['source']['title'];
  readonly why: ListClosure | 'withdrawn';
  /** The day; null where an agreement was written anew without this use. */
  readonly since: string | null;
}

/** Which of these lists may no longer be used, in their order. */
export async function closedAmong(
  db: Executor,
  clock: Clock,
  ids: readonly string[],
): Promise<ClosedList[]> {
  const today = dayOf(clock());
  const tiles = new Map((await mosaic(db)).map((tile) => [tile.source.id, tile]));
  const found = await db
    .select()
    .from(lists)
    .where(inArray(lists.id, [...ids]));
  return ids.flatMap((id): ClosedList[] => {
    const list = found.find((one) => one.id === id);
    const tile = list && tiles.get(list.sourceId);
    if (!list || !tile) return [];
    const { source, holder, agreement } = tile;
    const about = { id, slug: source.slug, holder: holder.name, title: source.title };
    if (list.withdrawnAt)
      return [{ ...about, why: 'withdrawn' as const, since: dayOf(list.withdrawnAt) }];
    const why = closureOf(tile, today);
    const since =
      why === 'ended' ? agreement?.endedAt : why === 'expired' ? agreement?.expiresOn : null;
    return why ? [{ ...about, why, since: since ? dayOf(since) : null }] : [];
  });
}

const dayOf = (at: Date | string): string =>
  typeof at === 'string' ? at : at.toISOString().slice(0, 10);

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
