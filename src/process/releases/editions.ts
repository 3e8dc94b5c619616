import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { releases } from './tables.ts';

/** What pages say of the release that they show. */
export interface Edition {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly demo: boolean;
}

export interface Editions {
  /** The newest release that stands; null before the first. */
  readonly current: () => Edition | null;
  readonly close: () => Promise<void>;
}

export const CHANNEL = 'releases';

/** Follows the newest release, so that a page never asks for it; every node hears of a change at once. */
export async function followEditions(hub: Hub, onChange: () => void): Promise<Editions> {
  let edition: Edition | null = null;
  const refresh = async () => {
    const next = await newestEdition(hub.public.db);
    if (next?.id === edition?.id) return;
    edition = next;
    onChange();
  };
  const safely = () => void refresh().catch((error) => hub.log.warn(error, 'following releases'));
  // The second callback also runs after a lost connection came back: what was missed meanwhile is read then.
  const listening = await hub.house.sql.listen(CHANNEL, safely, safely);
  await refresh();
  return { current: () => edition, close: () => listening.unlisten() };
}

export async function newestEdition(db: Executor): Promise<Edition | null> {
  const [row] = await db
    .select({
      id: releases.id,
      number: releases.number,
      publishedAt: releases.publishedAt,
      demo: releases.demo,
    })
    .from(releases)
    .where(and(isNull(releases.withdrawnAt), eq(releases.loaded, true)))
    .orderBy(desc(releases.number))
    .limit(1);
  return row ?? null;
}
