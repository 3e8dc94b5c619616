/** The clocks of lists: what no agreement covers any more, and what nobody accepted. */
import { isNull } from 'drizzle-orm';
import type { Hub } from '../../platform/hub.ts';
import { mosaic, type Tile } from '../sources/sources.ts';
import { withdrawList } from './accepting.ts';
import type { List } from './finding.ts';
import { lists } from './tables.ts';

/** After an agreement has ended. */
const CLOSED_DAYS = 30;
/** After a list was received that nobody accepts. */
const WAITING_DAYS = 90;

/** Withdraws the lists whose time is over; gives how many. */
export async function expireLists(hub: Hub): Promise<number> {
  const today = hub.clock().toISOString().slice(0, 10);
  const tiles = new Map((await mosaic(hub.house.db)).map((tile) => [tile.source.id, tile]));
  const kept = await hub.house.db.select().from(lists).where(isNull(lists.withdrawnAt));
  const over = kept.filter((list) => {
    const day = deletionDay(list, tiles.get(list.sourceId));
    return day !== null && day <= today;
  });
  const by = { clock: hub.clock, actor: 'worker' };
  for (const list of over)
    await hub.house.db.transaction((tx) => withdrawList(hub, tx, by, list, 'lists/expired'));
  return over.length;
}

/** The day on which a list is deleted by itself; null while nothing calls for it. */
export function deletionDay(list: List, tile: Tile | undefined): string | null {
  const agreement = tile?.agreement;
  const ended = agreement?.endedAt?.toISOString().slice(0, 10) ?? agreement?.expiresOn ?? null;
  const days = [
    ...(ended ? [plusDays(ended, CLOSED_DAYS)] : []),
    ...(list.acceptedAt ? [] : [plusDays(list.createdAt.toISOString(), WAITING_DAYS)]),
  ];
  return days.toSorted()[0] ?? null;
}

function plusDays(from: string, days: number): string {
  const date = new Date(from);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
