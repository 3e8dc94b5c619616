import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { mosaic, standingOf, type Tile } from '../../collect/sources/sources.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { overlapCounts, overlapFiles, overlapParties, overlaps } from './tables.ts';

export type Overlap = typeof overlaps.$inferSelect;
export type OverlapFile = typeof overlapFiles.$inferSelect;
export type OverlapCount = typeof overlapCounts.$inferSelect;

/** Why a list of this source takes no part in something today; null where it may. */
export type Closure = 'none' | 'ended' | 'expired' | 'not-agreed';

/** `overlap` to be counted, `encoded-links` to learn which own lines are on the other list, `encoded-pairs` to have a number in common. */
export type OverlapUse = 'overlap' | 'encoded-links' | 'encoded-pairs';

/** A holder in a project, with what stands behind it. */
export interface Party {
  readonly id: string;
  readonly overlapId: string;
  readonly withdrawnAt: Date | null;
  readonly hasLink: boolean;
  readonly tile: Tile;
  /** The file that counts now; null before there is one. */
  readonly file: OverlapFile | null;
}

export function closureOf(
  { agreement }: Pick<Tile, 'agreement'>,
  use: OverlapUse,
  today: string,
): Closure | null {
  const standing = standingOf(agreement, today);
  if (standing === 'none' || standing === 'ended' || standing === 'expired') return standing;
  return agreement?.uses.includes(use) ? null : 'not-agreed';
}

export const todayOf = ({ clock }: Pick<Hub, 'clock'>): string =>
  clock().toISOString().slice(0, 10);

export async function overlapById(db: Executor, id: string): Promise<Overlap> {
  const [found] = isId(id) ? await db.select().from(overlaps).where(eq(overlaps.id, id)) : [];
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Newest first. */
export const allOverlaps = (db: Executor): Promise<Overlap[]> =>
  db.select().from(overlaps).orderBy(desc(overlaps.id)).limit(200);

/** In the order in which they were named. */
export async function partiesOf(db: Executor, overlapId: string): Promise<Party[]> {
  const tiles = new Map((await mosaic(db)).map((tile) => [tile.source.id, tile]));
  const rows = await db
    .select({ party: overlapParties, file: overlapFiles })
    .from(overlapParties)
    .leftJoin(
      overlapFiles,
      and(eq(overlapFiles.partyId, overlapParties.id), isNull(overlapFiles.deletedAt)),
    )
    .where(eq(overlapParties.overlapId, overlapId))
    .orderBy(asc(overlapParties.id));
  return rows.flatMap(({ party, file }) => {
    const tile = tiles.get(party.sourceId);
    if (!tile) return [];
    const { id, withdrawnAt, token } = party;
    return [{ id, overlapId, withdrawnAt, hasLink: token !== null, tile, file }];
  });
}

/** Whose file may be compared today: handed in, let through by the gate, under an agreement that says so. */
export const isReady = (party: Party, today: string): boolean =>
  !party.withdrawnAt &&
  party.file?.gate?.reasons.length === 0 &&
  closureOf(party.tile, 'overlap', today) === null;

/** The newest that is done; null before the first. */
export async function countOf(db: Executor, overlapId: string): Promise<OverlapCount | null> {
  const [found] = await db
    .select()
    .from(overlapCounts)
    .where(and(eq(overlapCounts.overlapId, overlapId), isNotNull(overlapCounts.madeAt)))
    .orderBy(desc(overlapCounts.id))
    .limit(1);
  return found ?? null;
}

/** Who a link speaks for; nothing is found by a link that was replaced. */
export async function partyByToken(
  db: Executor,
  { keys }: Pick<Hub, 'keys'>,
  token: string,
): Promise<{ overlap: Overlap; party: Party }> {
  const [found] = await db
    .select({ id: overlapParties.id, overlapId: overlapParties.overlapId })
    .from(overlapParties)
    .where(eq(overlapParties.token, hashOf(keys, token)));
  if (!found) throw new Problem('overlap/unknown-link', 404);
  const party = (await partiesOf(db, found.overlapId)).find(({ id }) => id === found.id);
  if (!party) throw new Problem('overlap/unknown-link', 404);
  return { overlap: await overlapById(db, found.overlapId), party };
}

export const hashOf = (keys: Hub['keys'], token: string): string =>
  keys.hash('overlap link', token.toUpperCase());
