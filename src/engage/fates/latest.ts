import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { newestFates, tallyOfFates } from './tally.ts';
import { type ToldFate, tellFates } from './telling.ts';

/** The last fates of what everybody may read. */
export async function latestFates(db: Executor, lang: Lang, most: number): Promise<ToldFate[]> {
  // Some may speak of what has been hidden since.
  const told = await tellFates(db, await newestFates(db, most * 3), lang);
  return told.filter(({ subject }) => subject !== null).slice(0, most);
}

export interface Became {
  readonly fates: readonly ToldFate[];
  /** Days to a human answer, at the median; null where there are too few. */
  readonly days: number | null;
}

/** What home says of what people said: the last three fates, and how long an answer takes. */
export async function becameLately(db: Executor, clock: Clock, lang: Lang): Promise<Became> {
  const [fates, { days }] = await Promise.all([latestFates(db, lang, 3), tallyOfFates(db, clock)]);
  return { fates, days };
}
