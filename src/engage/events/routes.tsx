import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { actorIn, actorOf, networkOf } from '../../people/access/access.ts';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { listedZone } from '../../platform/calendar/zones.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { country } from '../../reference/countries/countries.ts';
import { type Env, isLang, type PageContext } from '../../web/http/context.ts';
import { type FieldError, readForm } from '../../web/http/forms.ts';
import { page, type Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { eventsCalendar, ownCalendar } from './calendars.ts';
import {
  calendarSince,
  dropCalendar,
  makeCalendar,
  registrationsBySecret,
} from './own-calendars.ts';
import {
  type Registered,
  register,
  registrationByCode,
  registrationsOf,
  unregister,
} from './registering.ts';
import { ByCode, Follow, Gone, Kept, OwnEvents, Register } from './registration-views.tsx';
import {
  type Cursor,
  comingOf,
  comingTimes,
  eventBySlug,
  type Filter,
  type ShownEvent,
  type ShownTime,
} from './showing.ts';
import { eventsAtom, eventsJson } from './twins.ts';
import { EventList, EventPage, queryOf } from './views.tsx';

const PAGE = 25;
const MOST_IN_TWINS = 500;
const MOST_TIMES = 24;
const REGISTERING: Brake = { what: 'event registration', most: 30, minutes: 60 };
const FOLLOWING: Brake = { what: 'event code', most: 30, minutes: 10 };
const OWN: Brake = { what: 'own events', most: 60, minutes: 60 };
const READING: Brake = { what: 'event calendar', most: 120, minutes: 60 };

/** Events: what is to come, saying that one comes, and one's own. */
export function eventRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const shown = hub.public.db;
  const app = new Hono<Env>();

  app.get('/events', async (c) => {
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const [filter, zone, after] = [filterOf(c), zoneOf(c), cursorOf(c.req.query('after') ?? '')];
    const rows = await comingTimes(shown, hub.clock, {
      ...{ lang: locale.lang, filter, after },
      most: PAGE + 1,
    });
    const listed = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? listed.at(-1) : undefined;
    const next = last ? `${last.time.startsAt.toISOString()}_${last.time.id}` : null;
    const children = (
      <EventList {...{ locale, listed, next, filter, zone }} first={after === null} />
    );
    const query = queryOf({ filter, zone: null });
    return c.html(
      page(c, {
        title: locale.t('events.title'),
        section: 'participate',
        trail: trail(c),
        twins: [
          { type: 'application/atom+xml', href: `/${locale.lang}/events.atom${query}` },
          { type: 'text/calendar', href: `/${locale.lang}/events.ics${query}` },
          { type: 'application/json', href: `/${locale.lang}/events.json${query}` },
        ],
        children,
      }),
    );
  });

  app.get('/:file{events\\.(?:ics|json|atom)}', async (c) => {
    const { locale } = c.var;
    const form = c.req.param('file').replace('events.', '');
    const filter = filterOf(c);
    const listed = await comingTimes(shown, hub.clock, {
      ...{ lang: locale.lang, filter, after: null },
      most: MOST_IN_TWINS,
    });
    c.header('cache-control', 'no-cache');
    c.header('access-control-allow-origin', '*');
    const written = { base: baseOf(c), lang: locale.lang };
    const title = `${locale.t('events.title')} · ${c.var.face.name}`;
    if (form === 'ics') {
      const events = new Map(listed.map(({ event }) => [event.id, event]));
      const text = await eventsCalendar(shown, [...events.values()], { ...written, name: title });
      return calendar(c, text, 'events');
    }
    const updated = new Date(Math.max(0, ...listed.map(({ event }) => event.changedAt.getTime())));
    const about = { ...written, title, updated };
    return form === 'json'
      ? c.body(eventsJson(listed, about), 200, {
          'content-type': 'application/json; charset=utf-8',
        })
      : c.body(eventsAtom(listed, about), 200, {
          'content-type': 'application/atom+xml; charset=utf-8',
        });
  });

  app.get('/events/registration', (c) => c.html(followPage(c, [])));

  app.post('/events/registration', async (c) => {
    const code = (await readForm(c)).one('code');
    const own = await followed(c, site, code);
    if (!own) return c.html(followPage(c, wrongCode(c)), 422);
    const children = <ByCode locale={c.var.locale} own={own} code={code} />;
    return c.html(hiddenPage(c, own.event.title, children));
  });

  app.post('/events/registration/cancel', async (c) => {
    const own = await followed(c, site, (await readForm(c)).one('code'));
    if (!own) return c.html(followPage(c, wrongCode(c)), 422);
    await db.transaction((tx) => unregister(tx, hub, own));
    const { locale } = c.var;
    return c.html(hiddenPage(c, locale.t('events.gone'), <Gone locale={locale} />));
  });

  app.get('/events/calendar/:file{[\\w-]{32}\\.ics}', async (c) => {
    await brake(db, hub, READING, networkOf(c, hub.config));
    const { locale } = c.var;
    const own = await registrationsBySecret(db, hub, c.req.param('file').slice(0, -4));
    if (!own) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
    const name = `${locale.t('events.mine')} · ${c.var.face.name}`;
    return calendar(c, ownCalendar(own, { name, lang: locale.lang, base: baseOf(c) }), 'mine');
  });

  app.get('/events/:file{[a-z0-9-]+\\.ics}', async (c) => {
    const { locale } = c.var;
    const event = await found(c, site, c.req.param('file').slice(0, -4));
    c.header('cache-control', 'no-cache');
    const text = await eventsCalendar(shown, [event], {
      ...{ name: event.words.title, lang: locale.lang, base: baseOf(c) },
    });
    return calendar(c, text, event.slug);
  });

  app.get('/events/:slug{[a-z0-9-]+}', async (c) => {
    const { locale, face } = c.var;
    const event = await found(c, site, c.req.param('slug'));
    const times = await comingOf(shown, hub.clock, event.id, MOST_TIMES);
    c.header('cache-control', 'no-cache');
    const children = (
      <EventPage {...{ locale, event, times }} zone={zoneOf(c)} owner={face.owner || face.name} />
    );
    return c.html(
      page(c, {
        title: event.words.title,
        section: 'participate',
        trail: [...trail(c), { label: locale.t('events.title'), href: `/${locale.lang}/events` }],
        twins: [{ type: 'text/calendar', href: `/${locale.lang}/events/${event.slug}.ics` }],
        children,
      }),
    );
  });

  app.get('/events/:slug{[a-z0-9-]+}/register', async (c) => {
    const { locale, face } = c.var;
    const event = await found(c, site, c.req.param('slug'));
    const time = await timeIn(site, event, c.req.query('time') ?? '');
    const known = (await actorOf(c, hub)) !== null;
    const children = (
      <Register
        {...{ locale, event, time, known }}
        once={randomUUID()}
        owner={face.owner || face.name}
      />
    );
    return c.html(hiddenPage(c, event.words.title, children));
  });

  app.post('/events/:slug{[a-z0-9-]+}/register', async (c) => {
    const { locale } = c.var;
    const form = await readForm(c);
    const event = await found(c, site, c.req.param('slug'));
    const time = await timeIn(site, event, form.one('time'));
    const once = form.one('once');
    if (!isId(once)) throw new Problem('page/refused', 400);
    await brake(db, hub, REGISTERING, networkOf(c, hub.config));
    const actor = await actorOf(c, hub);
    const by = { account: actor?.account ?? null, told: form.one('told') !== '', id: once };
    const made = await db.transaction((tx) => register(tx, hub, time.id, by));
    if (actor) return c.redirect(`/${locale.lang}/me/events`, 303);
    if (!made?.code) return c.redirect(`/${locale.lang}/events/registration`, 303);
    const own = await registrationByCode(db, hub, made.code);
    if (!own) throw new Problem('page/not-found', 404);
    const children = <Kept locale={locale} code={made.code} own={own} />;
    return c.html(hiddenPage(c, locale.t('events.registered.done'), children));
  });

  app.get('/me/events', async (c) => c.html(await ownEvents(c, site, null)));

  app.post('/me/events/calendar', async (c) => {
    const { account } = actorIn(c);
    await brake(db, hub, OWN, account);
    const secret = await db.transaction((tx) => makeCalendar(tx, hub, account));
    return c.html(await ownEvents(c, site, `${baseOf(c)}/events/calendar/${secret}.ics`));
  });

  app.post('/me/events/calendar/end', async (c) => {
    const { account } = actorIn(c);
    await brake(db, hub, OWN, account);
    await db.transaction((tx) => dropCalendar(tx, hub, account));
    return c.redirect(`/${c.var.locale.lang}/me/events`, 303);
  });

  app.post('/me/events/:id/cancel', async (c) => {
    const { account } = actorIn(c);
    const id = c.req.param('id');
    await brake(db, hub, OWN, account);
    await db.transaction(async (tx) => {
      const own = (await registrationsOf(tx, hub, account)).find(
        ({ registration }) => registration.id === id,
      );
      if (!own) throw new Problem('page/not-found', 404);
      await unregister(tx, hub, own);
    });
    return c.redirect(`/${c.var.locale.lang}/me/events`, 303);
  });
  return app;
}

const trail = (c: PageContext) => [
  { label: c.var.locale.t('nav.participate'), href: `/${c.var.locale.lang}/participate` },
];

const baseOf = (c: PageContext): string => `${c.var.face.address}/${c.var.locale.lang}`;

function filterOf(c: PageContext): Filter {
  const spoken = c.req.query('spoken');
  return {
    country: country(c.req.query('country') ?? '')?.code ?? null,
    online: c.req.query('online') === 'yes',
    spoken: isLang(spoken) ? spoken : null,
  };
}

const zoneOf = (c: PageContext): string | null => listedZone(c.req.query('zone') ?? '');

function cursorOf(text: string): Cursor | null {
  const [at = '', id = ''] = text.split('_');
  const startsAt = new Date(at);
  return isId(id) && !Number.isNaN(startsAt.getTime()) ? { startsAt, id } : null;
}

async function found(c: PageContext, { hub }: Site, slug: string): Promise<ShownEvent> {
  const event = await eventBySlug(hub.public.db, slug.slice(0, 100), c.var.locale.lang);
  if (!event) throw new Problem('page/not-found', 404);
  return event;
}

async function timeIn({ hub }: Site, event: ShownEvent, id: string): Promise<ShownTime> {
  const times = await comingOf(hub.public.db, hub.clock, event.id, 200);
  const time = times.find((one) => one.id === id);
  if (!time || !event.registers) throw new Problem('page/not-found', 404);
  return time;
}

async function followed(c: PageContext, { hub }: Site, code: string): Promise<Registered | null> {
  await brake(hub.house.db, hub, FOLLOWING, networkOf(c, hub.config));
  return registrationByCode(hub.house.db, hub, code);
}

const wrongCode = (c: PageContext): FieldError[] => [
  { name: 'code', message: c.var.locale.t('events.follow.wrong') },
];

const followPage = (c: PageContext, errors: readonly FieldError[]): string =>
  hiddenPage(c, c.var.locale.t('events.follow'), <Follow locale={c.var.locale} errors={errors} />);

/** A page about somebody's own: kept by nobody on the way. */
function hiddenPage(c: PageContext, title: string, children: Child): string {
  c.header('cache-control', 'no-store');
  return page(c, { title, section: 'participate', hidden: true, children });
}

async function ownEvents(c: PageContext, { hub }: Site, address: string | null): Promise<string> {
  const { account } = actorIn(c);
  const { locale } = c.var;
  const { db } = hub.house;
  const children = (
    <OwnEvents
      locale={locale}
      registered={await registrationsOf(db, hub, account)}
      now={hub.clock()}
      since={await calendarSince(db, hub, account)}
      address={address}
    />
  );
  return ownPage(c, { title: locale.t('events.mine'), children });
}

const calendar = (c: Context, text: string, name: string) =>
  c.body(text, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${name}.ics"`,
  });
