import { eq, inArray, lt } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { proposerPlace } from './editing.ts';
import { registrationsOf, unregister } from './registering.ts';
import { eventCalendars, eventRegistrations, eventTimes } from './tables.ts';
import { EVENTS, tellerPlace } from './telling.ts';

/** Three months after an event nobody needs to know who was registered. */
const KEPT_MONTHS = 3;

/** What events owe a person: their registrations and the secret address of their calendar. */
export const eventHolding: Holding = {
  name: 'events',
  held: async (db, means, { account }, locale) => {
    const own = await registrationsOf(db, means, account);
    if (own.length === 0) return [];
    return [
      {
        term: locale.t('holding.events'),
        text: locale.t('me.events.count', { n: own.length }),
        href: `/${locale.lang}/me/events`,
      },
    ];
  },
  export: async (db, means, { account, as }) => {
    const own = await registrationsOf(db, means, account);
    const calendars = await db
      .select()
      .from(eventCalendars)
      .where(eq(eventCalendars.person, as(EVENTS)));
    return [
      {
        name: 'event-registrations',
        rows: own.map(({ registration, time, event }) => ({
          event: event.title,
          starts: time.startsAt.toISOString(),
          waiting: registration.waiting,
          told: registration.teller !== null,
          reminded: registration.remindedOn,
          came: registration.cameOn,
        })),
      },
      { name: 'event-calendars', rows: calendars.map(({ madeOn }) => ({ made: madeOn })) },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, means, { account, as }) => {
    const own = await registrationsOf(tx, means, account);
    // Whoever waits behind them moves up.
    for (const one of own) await unregister(tx, means, one);
    const calendars = await tx
      .delete(eventCalendars)
      .where(eq(eventCalendars.person, as(EVENTS)))
      .returning({ person: eventCalendars.person });
    return own.length + calendars.length;
  },
  clock: {
    months: KEPT_MONTHS,
    expire: async (tx, _, before) => {
      const over = tx
        .select({ id: eventTimes.id })
        .from(eventTimes)
        .where(lt(eventTimes.endsAt, new Date(before)));
      const gone = await tx
        .delete(eventRegistrations)
        .where(inArray(eventRegistrations.timeId, over))
        .returning({ id: eventRegistrations.id });
      return gone.length;
    },
  },
  reseal: async (tx, { keys }) =>
    (await resealColumn(tx, keys.fields, {
      table: 'event_registrations',
      key: ['id'],
      column: 'teller',
      placeOf: tellerPlace,
    })) +
    (await resealColumn(tx, keys.fields, {
      table: 'events',
      key: ['id'],
      column: 'proposer',
      placeOf: proposerPlace,
    })),
};
