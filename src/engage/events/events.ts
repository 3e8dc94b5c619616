import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { comingTimes, type Listed, NO_FILTER } from './showing.ts';

export { askDueFeeds, readFeed } from './feeds.ts';
export { eventHolding } from './holding.ts';
export { asksOf } from './parts.tsx';
export { remind } from './reminding.ts';
export type { Listed } from './showing.ts';
export { extendTimes } from './times.ts';
export { EventLines } from './views.tsx';

/** The next times of events that are published, for pages that show a few of them. */
export const nextEvents = (
  db: Executor,
  clock: Clock,
  lang: Lang,
  most: number,
): Promise<Listed[]> => comingTimes(db, clock, { lang, filter: NO_FILTER, after: null, most });
