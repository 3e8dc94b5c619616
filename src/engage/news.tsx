import type { News } from '../apply/apply.ts';
import { longDate } from '../web/i18n/dates.ts';
import { openConsultations } from './consultations/consultations.ts';
import { asksOf, nextEvents } from './events/events.ts';
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
  happening: async ({ hub }, locale) => {
    const asked = await openConsultations(hub.house.db, hub.clock, locale.lang);
    const consultations = asked
      .filter(({ stage }) => stage === 'listening')
      .slice(0, 2)
      .map(({ slug, shown, until }) => ({
        label: shown.title,
        lang: shown.lang,
        href: `/${locale.lang}/consultations/${slug}`,
        when: locale.t('consultations.until', { date: longDate(until ?? '', locale.lang) }),
        asks: locale.t('consultations.asks'),
      }));
    const listed = await nextEvents(hub.public.db, hub.clock, locale.lang, 20);
    const next = new Map(listed.toReversed().map((one) => [one.event.id, one]));
    const events = [...next.values()]
      .toSorted((one, other) => one.time.startsAt.getTime() - other.time.startsAt.getTime())
      .map(({ event, time }) => ({
        label: event.words.title,
        lang: event.words.lang,
        href: `/${locale.lang}/events/${event.slug}`,
        when: longDate(time.startsAt, locale.lang),
        asks: asksOf({ event, time }, locale),
      }));
    return [...consultations, ...events];
  },
};
