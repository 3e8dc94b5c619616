import { xmlText } from '../../web/http/xml.ts';
import type { Listed } from './showing.ts';

interface About {
  readonly title: string;
  readonly lang: string;
  /** `https://hub.example/fr` */
  readonly base: string;
  readonly updated: Date;
}

/** What is to come, for programs: the same as the page, and no more. */
export const eventsJson = (listed: readonly Listed[], { base }: About): string =>
  JSON.stringify({
    events: listed.map(({ event, time }) => ({
      id: time.id,
      uid: event.uid,
      title: event.words.title,
      language: event.words.lang,
      starts: time.startsAt.toISOString(),
      ends: time.endsAt.toISOString(),
      zone: event.zone,
      status: time.cancelled || event.cancelledOn ? 'cancelled' : 'confirmed',
      town: event.town || null,
      country: event.country,
      online: event.online,
      organiser: event.organiser || null,
      spoken: event.spoken,
      access: event.access,
      registration: event.registers,
      places: event.capacity,
      full: time.full,
      url: `${base}/events/${event.slug}`,
    })),
  });

/** The same as a feed (RFC 4287): one entry for each time. */
export const eventsAtom = (listed: readonly Listed[], about: About): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${about.lang}">`,
    `<title>${xmlText(about.title)}</title>`,
    `<id>${xmlText(`${about.base}/events`)}</id>`,
    `<link rel="self" href="${xmlText(`${about.base}/events.atom`)}"/>`,
    `<link rel="alternate" href="${xmlText(`${about.base}/events`)}"/>`,
    `<updated>${about.updated.toISOString()}</updated>`,
    `<author><name>${xmlText(about.title)}</name></author>`,
    ...listed.map((one) => entry(one, about)),
    '</feed>',
  ].join('\n');

const entry = ({ event, time }: Listed, { base }: About): string =>
  [
    `<entry xml:lang="${xmlText(event.words.lang)}">`,
    `<title>${xmlText(event.words.title)}</title>`,
    `<id>urn:uuid:${time.id}</id>`,
    `<link href="${xmlText(`${base}/events/${event.slug}`)}"/>`,
    `<updated>${event.changedAt.toISOString()}</updated>`,
    `<summary>${xmlText(`${time.startsAt.toISOString()} · ${event.words.description.slice(0, 500)}`)}</summary>`,
    '</entry>',
  ].join('\n');
