import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { instantOf } from '../../platform/calendar/calendar.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import type { EventForm } from './event-form.ts';
import { note } from './registering.ts';
import { events, eventTexts, eventTimes } from './tables.ts';
import { type Means, moveUp, tellChanged } from './telling.ts';
import { alignTimes, type Event, type Time, timesOf } from './times.ts';

export const proposerPlace = (id: string): string => `events.proposer ${id}`;

export async function eventById(db: Executor, id: string): Promise<Event> {
  const [found] = await db.select().from(events).where(eq(events.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Writes an event down; nobody sees it before it is published. */
export async function addEvent(
  tx: Executor,
  { clock, actor }: By,
  form: EventForm,
  host: string,
): Promise<Event> {
  const id = randomUUID();
  const now = clock();
  const [event] = await tx
    .insert(events)
    .values({
      ...form,
      id,
      slug: await freeSlug(tx, form.title),
      uid: `${id}@${host}`,
      also: [],
      proposedOn: now.toISOString().slice(0, 10),
      changedAt: now,
    })
    .returning();
  if (!event) throw new Error('no event');
  await alignTimes(tx, clock, event);
  await note(tx, { clock }, 'added', id, actor);
  return event;
}

/** Changes an event; whoever is registered for a time that moves or falls away is told. */
export async function changeEvent(
  tx: Executor,
  means: Means,
  actor: string,
  event: Event,
  form: Partial<EventForm> & Partial<Pick<Event, 'cancelledOn' | 'reason' | 'also'>>,
): Promise<Event> {
  const [changed] = await tx
    .update(events)
    .set({ ...form, sequence: event.sequence + 1, changedAt: means.clock() })
    .where(eq(events.id, event.id))
    .returning();
  if (!changed) throw new Problem('page/not-found', 404);
  const news = await alignTimes(tx, means.clock, changed);
  if (changed.publishedOn) await tellChanged(tx, means, news);
  for (const time of await timesOf(tx, event.id, means.clock()))
    if (!time.cancelled) await moveUp(tx, means, time, changed.capacity);
  await note(tx, means, form.cancelledOn ? 'cancelled' : 'changed', event.id, actor);
  return changed;
}

export async function publishEvent(tx: Executor, by: By, event: Event): Promise<void> {
  await tx
    .update(events)
    .set({
      publishedOn: by.clock().toISOString().slice(0, 10),
      refusedOn: null,
      proposer: null,
      changedAt: by.clock(),
    })
    .where(and(eq(events.id, event.id), isNull(events.publishedOn)));
  await note(tx, by, 'published', event.id, by.actor);
}

/** What a member proposed is not shown; they see why on their own page. */
export async function refuseEvent(tx: Executor, by: By, event: Event): Promise<void> {
  if (event.publishedOn) return;
  const refusedOn = by.clock().toISOString().slice(0, 10);
  await tx.update(events).set({ refusedOn, proposer: null }).where(eq(events.id, event.id));
  await note(tx, by, 'refused', event.id, by.actor);
}

/** It does not take place at all: everybody who is registered is told, and calendars say so. */
export async function cancelEvent(
  tx: Executor,
  means: Means,
  actor: string,
  event: Event,
  reason: string,
): Promise<void> {
  if (event.cancelledOn) return;
  const cancelledOn = means.clock().toISOString().slice(0, 10);
  await changeEvent(tx, means, actor, event, { cancelledOn, reason });
}

/** One time of an event is moved, or does not take place. */
export async function changeTime(
  tx: Executor,
  means: Means,
  actor: string,
  event: Event,
  time: Time,
  to: { readonly starts: string; readonly ends: string } | 'cancelled',
): Promise<void> {
  const set =
    to === 'cancelled'
      ? { own: true, cancelled: true }
      : {
          own: true,
          cancelled: false,
          startsAt: instantOf(to.starts, event.zone),
          endsAt: instantOf(to.ends, event.zone),
        };
  const [changed] = await tx
    .update(eventTimes)
    .set(set)
    .where(eq(eventTimes.id, time.id))
    .returning();
  if (!changed) throw new Problem('page/not-found', 404);
  await tx
    .update(events)
    .set({ sequence: event.sequence + 1, changedAt: means.clock() })
    .where(eq(events.id, event.id));
  const news = to === 'cancelled' ? 'cancelled' : 'moved';
  await tellChanged(tx, means, [{ time: changed, news }]);
  await note(tx, means, `time-${news}`, event.id, actor);
}

/** Its words in another language; empty words take them away. */
export async function putText(
  tx: Executor,
  by: By,
  event: Event,
  lang: Lang,
  words: { readonly title: string; readonly description: string } | null,
): Promise<void> {
  const here = and(eq(eventTexts.eventId, event.id), eq(eventTexts.lang, lang));
  await tx.delete(eventTexts).where(here);
  if (words) await tx.insert(eventTexts).values({ eventId: event.id, lang, ...words });
  await note(tx, by, 'translated', event.id, by.actor);
}

export const textsOf = (db: Executor, eventId: string) =>
  db.select().from(eventTexts).where(eq(eventTexts.eventId, eventId));

/** Paths of this feature's own, which no event may take. */
const TAKEN = new Set(['registration', 'calendar']);

/** The words of its title as an address. */
export async function freeSlug(tx: Executor, title: string): Promise<string> {
  const words = fold(title)
    .split(' ')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  const wanted = words.join('-').slice(0, 60).replace(/-$/, '') || 'event';
  const taken = await tx.select({ id: events.id }).from(events).where(eq(events.slug, wanted));
  return taken.length === 0 && !TAKEN.has(wanted)
    ? wanted
    : `${wanted}-${randomBytes(3).toString('hex')}`;
}
