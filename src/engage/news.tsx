import type { News } from '../apply/apply.ts';
import { becameLately, FateLines, Wait } from './fates/fates.ts';

/** What engagement tells on the home page. */
export const news: News = {
  became: async ({ hub }, locale) => {
    const { fates, days } = await becameLately(hub.house.db, hub.clock, locale.lang);
    if (fates.length === 0 && days === null) return null;
    return (
      <>
        <Wait locale={locale} days={days} />
        <FateLines locale={locale} fates={fates} today={hub.clock().toISOString().slice(0, 10)} />
      </>
    );
  },
  happening: async () => [],
};
