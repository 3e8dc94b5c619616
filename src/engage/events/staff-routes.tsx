import { randomUUID } from 'node:crypto';
import { asc, desc, eq, gte, sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { localOf } from '../../platform/calendar/calendar.ts';
import type { Executor } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import { type Env, isLang, type PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { type AtDoor, admitAtDoor, countOnPaper, countsOf } from './attendance.ts';
import {
  addEvent,
  cancelEvent,
  changeEvent,
  changeTime,
  eventById,
  publishEvent,
  putText,
  refuseEvent,
  textsOf,
} from './editing.ts';
import { endOf, eventForm, eventWords, movedForm, repeatOf, timesIn } from './event-form.ts';
import { feedById } from './feeds.ts';
import { EventDesk, NewEvent, StaffEvent, StaffTime } from './staff-views.tsx';
import { events, eventTimes } from './tables.ts';
import { type Event, type Time, timesOf } from './times.ts';

const FORM_MINUTES = 24 * 60;
const MOST = 300;

const LONGEST_REASON = 300;

/** The desk of events: writing them, publishing them, each of their times, and the door. */
export function eventDeskRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();
  const home = (c: PageContext) => `/${c.var.locale.lang}/staff/events`;
  const trail = (c: PageContext) => [{ label: c.var.locale.t('team.page.events'), href: home(c) }];

  app.get('/staff/events', async (c) => {
    const { locale } = c.var;
    const children = <EventDesk locale={locale} events={await deskEvents(db, hub.clock())} />;
    return c.html(teamPage(c, { title: locale.t('team.page.events'), children }));
  });

  const newPage = (c: PageContext, values: Typed, errors: readonly FieldError[]) =>
    teamPage(c, {
      title: c.var.locale.t('events.desk.new'),
      trail: trail(c),
      children: <NewEvent locale={c.var.locale} values={values} errors={errors} />,
    });

  app.get('/staff/events/new', (c) =>
    c.html(newPage(c, typed({ once: randomUUID(), registers: 'yes' }), [])),
  );

  app.post('/staff/events/new', async (c) => {
    const form = await readForm(c);
    const given = eventForm.safeParse(saidIn(form));
    if (!given.success)
      return c.html(newPage(c, form, fieldErrors(given.error, c.var.locale)), 422);
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    const { host } = new URL(c.var.face.address);
    const made = await db.transaction(async (tx) =>
      (await firstTime(tx, hub, 'event', once, FORM_MINUTES))
        ? addEvent(tx, actingOn(c, hub), given.data, host)
        : null,
    );
    return c.redirect(`${home(c)}${made ? `/${made.id}` : ''}`, 303);
  });

  const show = async (
    c: PageContext,
    event: Event,
    values: Typed = valuesOf(event),
    errors: readonly FieldError[] = [],
  ) => {
    const feed = event.feedId ? (await feedById(db, event.feedId)).name : null;
    const times = await timesOf(db, event.id, hub.clock());
    const texts = await textsOf(db, event.id);
    const children = (
      <StaffEvent locale={c.var.locale} {...{ event, times, texts, feed, values, errors }} />
    );
    return teamPage(c, { title: event.title, trail: trail(c), children });
  };

  app.get('/staff/events/:id', async (c) => c.html(await show(c, await found(c))));

  app.post('/staff/events/:id', async (c) => {
    const event = await found(c);
    if (event.feedId) throw new Problem('event/of-feed', 409);
    const form = await readForm(c);
    const given = eventForm.safeParse(saidIn(form));
    if (!given.success)
      return c.html(await show(c, event, form, fieldErrors(given.error, c.var.locale)), 422);
    await db.transaction((tx) => changeEvent(tx, hub, actingOn(c, hub).actor, event, given.data));
    return c.redirect(`${home(c)}/${event.id}`, 303);
  });

  app.post('/staff/events/:id/:act{(?:publish|refuse|cancel)}', async (c) => {
    const event = await found(c);
    const by = actingOn(c, hub);
    const act = c.req.param('act');
    const reason = (await readForm(c)).one('reason').trim();
    // The field takes no more: nothing is cut off in silence.
    if (reason.length > LONGEST_REASON) throw new Problem('page/refused', 400);
    await db.transaction(async (tx) => {
      if (act === 'publish') await publishEvent(tx, by, event);
      else if (act === 'refuse') await refuseEvent(tx, by, event);
      else await cancelEvent(tx, hub, by.actor, event, reason);
    });
    return c.redirect(`${home(c)}/${event.id}`, 303);
  });

  app.post('/staff/events/:id/text/:into', async (c) => {
    const event = await found(c);
    const lang = c.req.param('into');
    if (!isLang(lang) || lang === event.lang) throw new Problem('page/not-found', 404);
    const form = await readForm(c);
    const said = { title: form.one('title'), description: form.one('description') };
    const empty = said.title.trim() === '' && said.description.trim() === '';
    const given = eventWords.safeParse(said);
    if (!empty && !given.success) {
      const errors = fieldErrors(given.error, c.var.locale).map(({ name, message }) => ({
        ...{ name: `${name}-${lang}`, message },
      }));
      return c.html(await show(c, event, valuesOf(event), errors), 422);
    }
    const words = given.success ? given.data : null;
    await db.transaction((tx) => putText(tx, actingOn(c, hub), event, lang, words));
    return c.redirect(`${home(c)}/${event.id}`, 303);
  });

  const showTime = async (
    c: PageContext,
    { event, time }: { event: Event; time: Time },
    more: { said?: AtDoor; values?: Typed; errors?: readonly FieldError[] } = {},
  ) => {
    const { said = null, values = timeValues(event, time), errors = [] } = more;
    const counts = await countsOf(db, time.id);
    const children = (
      <StaffTime locale={c.var.locale} {...{ event, time, counts, said, values, errors }} />
    );
    const here = { label: event.title, href: `${home(c)}/${event.id}` };
    return teamPage(c, { title: event.title, trail: [...trail(c), here], children });
  };

  app.get('/staff/events/:id/times/:time', async (c) => c.html(await showTime(c, await at(c))));

  app.post('/staff/events/:id/times/:time/door', async (c) => {
    const here = await at(c);
    const door = (await readForm(c)).one('door');
    const said = await db.transaction((tx) => admitAtDoor(tx, hub.clock, here.time.id, door));
    return c.html(await showTime(c, here, { said }), said === 'unknown' ? 422 : 200);
  });

  app.post('/staff/events/:id/times/:time/counted', async (c) => {
    const here = await at(c);
    const form = await readForm(c);
    const given = counted.safeParse({ counted: form.one('counted') });
    if (!given.success) {
      const errors = fieldErrors(given.error, c.var.locale);
      return c.html(await showTime(c, here, { errors }), 422);
    }
    await db.transaction((tx) => countOnPaper(tx, here.time.id, given.data.counted));
    return c.redirect(c.req.path.replace(/\/counted$/, ''), 303);
  });

  app.post('/staff/events/:id/times/:time/move', async (c) => {
    const here = await at(c);
    const form = await readForm(c);
    const given = movedForm.safeParse(
      Object.fromEntries(['day', 'from', 'to'].map((name) => [name, form.one(name)])),
    );
    if (!given.success) {
      const errors = fieldErrors(given.error, c.var.locale);
      return c.html(await showTime(c, here, { values: form, errors }), 422);
    }
    const { day, from, to } = given.data;
    const { actor } = actingOn(c, hub);
    await db.transaction((tx) =>
      changeTime(tx, hub, actor, here.event, here.time, {
        starts: `${day}T${from}`,
        ends: endOf(day, from, to),
      }),
    );
    return c.redirect(c.req.path.replace(/\/move$/, ''), 303);
  });

  app.post('/staff/events/:id/times/:time/cancel', async (c) => {
    const { event, time } = await at(c);
    const { actor } = actingOn(c, hub);
    await db.transaction((tx) => changeTime(tx, hub, actor, event, time, 'cancelled'));
    return c.redirect(c.req.path.replace(/\/cancel$/, ''), 303);
  });

  const found = (c: PageContext): Promise<Event> => {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    return eventById(db, id);
  };

  const at = async (c: PageContext): Promise<{ event: Event; time: Time }> => {
    const event = await found(c);
    const id = c.req.param('time') ?? '';
    const [time] = isId(id) ? await db.select().from(eventTimes).where(eq(eventTimes.id, id)) : [];
    if (time?.eventId !== event.id) throw new Problem('page/not-found', 404);
    return { event, time };
  };
  return app;
}

const counted = z.object({ counted: z.coerce.number().int().min(0).max(1_000_000) });

/** What waits first, then by when it is next; what is long over is left out. */
async function deskEvents(db: Executor, now: Date) {
  const next = db
    .select({
      eventId: eventTimes.eventId,
      at: sql<string>`min(${eventTimes.startsAt})`.as('next_at'),
    })
    .from(eventTimes)
    .where(gte(eventTimes.endsAt, new Date(now.getTime() - 30 * 86_400_000)))
    .groupBy(eventTimes.eventId)
    .as('next');
  const rows = await db
    .select({ event: events, at: next.at })
    .from(events)
    .innerJoin(next, eq(next.eventId, events.id))
    .orderBy(desc(sql`${events.publishedOn} is null`), asc(next.at))
    .limit(MOST);
  return rows.map(({ event, at }) => ({ event, next: at ? new Date(at) : null }));
}

/** What was typed, as the form of an event reads it. */
function saidIn(form: Typed) {
  const one = (name: string) => [name, form.one(name)] as const;
  const ticked = (name: string) => [name, form.one(name) !== ''] as const;
  return {
    ...Object.fromEntries(
      'title description lang day from to zone repeat times except town country address link organiser accessNote capacity'
        .split(' ')
        .map(one),
    ),
    ...Object.fromEntries(['online', 'registers'].map(ticked)),
    spoken: form.all('spoken'),
    access: form.all('access'),
  };
}

const valuesOf = (event: Event): Typed =>
  typed({
    ...Object.fromEntries(
      (
        ['title', 'description', 'lang', 'zone', 'town', 'address', 'link', 'organiser'] as const
      ).map((name) => [name, event[name]]),
    ),
    accessNote: event.accessNote,
    spoken: event.spoken,
    access: event.access,
    day: event.starts.slice(0, 10),
    from: event.starts.slice(11),
    to: event.ends.slice(11),
    repeat: repeatOf(event.rule, event.starts.slice(0, 10)),
    times: timesIn(event.rule),
    except: event.except.map((local) => local.slice(0, 10)).join(', '),
    country: event.country ?? '',
    online: event.online ? 'yes' : '',
    registers: event.registers ? 'yes' : '',
    capacity: event.capacity === null ? '' : String(event.capacity),
  });

function timeValues({ zone }: Event, { startsAt, endsAt }: Time): Typed {
  const [from, to] = [localOf(startsAt, zone), localOf(endsAt, zone)];
  return typed({ day: from.slice(0, 10), from: from.slice(11), to: to.slice(11) });
}
