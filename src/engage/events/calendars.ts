import { type CalendarEvent, localOf, writeCalendar } from '../../platform/calendar/calendar.ts';
import type { Executor } from '../../platform/database/database.ts';
import { countryName } from '../../reference/countries/countries.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Registered } from './registering.ts';
import { ownTimesOf, type ShownEvent, type ShownTime } from './showing.ts';

interface Written {
  readonly name: string;
  readonly lang: Lang;
  /** The hub's own address with the language: `https://hub.example/fr`. */
  readonly base: string;
}

/** Events for the diaries of others: what stands on their public pages, and no more. */
export async function eventsCalendar(
  db: Executor,
  events: readonly ShownEvent[],
  { name, lang, base }: Written,
): Promise<string> {
  const own = await ownTimesOf(
    db,
    events.map(({ id }) => id),
  );
  const written = events.flatMap((event) => [
    shownEvent(event, lang, base),
    ...own
      .filter(({ eventId }) => eventId === event.id && event.rule !== null)
      .map((time) => shownTime(event, time, lang, base)),
  ]);
  return writeCalendar(written, { name, lang });
}

function shownEvent(event: ShownEvent, lang: Lang, base: string): CalendarEvent {
  const { uid, sequence, zone, rule, except, also, words, changedAt } = event;
  return {
    ...{ uid, sequence, rule, except, also, changedAt },
    start: { local: event.starts, zone },
    end: { local: event.ends, zone },
    title: words.title,
    description: words.description,
    place: placeOf(event, lang),
    url: `${base}/events/${event.slug}`,
    instead: null,
    status: event.cancelledOn ? 'cancelled' : 'confirmed',
  };
}

const shownTime = (
  event: ShownEvent,
  time: ShownTime,
  lang: Lang,
  base: string,
): CalendarEvent => ({
  ...shownEvent(event, lang, base),
  rule: null,
  except: [],
  also: [],
  instead: time.key,
  start: { local: localOf(time.startsAt, event.zone), zone: event.zone },
  end: { local: localOf(time.endsAt, event.zone), zone: event.zone },
  status: time.cancelled ? 'cancelled' : 'confirmed',
});

export const placeOf = (
  { town, country }: { readonly town: string; readonly country: string | null },
  lang: Lang,
): string => [town, country ? countryName(country, lang) : ''].filter(Boolean).join(', ');

/** What somebody is registered for, with where to go: for whoever knows their secret address. */
export const ownCalendar = (
  registered: readonly Registered[],
  { name, lang, base }: Written,
): string =>
  writeCalendar(
    registered.map(({ registration, time, event }) => ({
      uid: `${time.id}@${event.uid.split('@').at(-1) ?? 'hub'}`,
      sequence: event.sequence,
      start: { local: localOf(time.startsAt, event.zone), zone: event.zone },
      end: { local: localOf(time.endsAt, event.zone), zone: event.zone },
      title: event.title,
      description: [event.description, event.link].filter(Boolean).join('\n\n'),
      place: [event.address, placeOf(event, lang)].filter(Boolean).join(', '),
      url: `${base}/events/${event.slug}`,
      rule: null,
      except: [],
      also: [],
      instead: null,
      status: time.cancelled ? 'cancelled' : registration.waiting ? 'tentative' : 'confirmed',
      changedAt: event.changedAt,
    })),
    { name, lang },
  );
