import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { receiveUpload } from '../../web/http/upload.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { FeedList, FeedPage } from './feed-views.tsx';
import {
  addFeed,
  allFeeds,
  askFeed,
  dropFeed,
  type Feed,
  feedById,
  putPending,
  takeFeed,
  tryFeed,
} from './feeds.ts';

const MEGABYTES = 5;

const named = z.object({ name: z.string().trim().min(2, 'short').max(120), lang: z.enum(LANGS) });
/** One of the public internet, by https on its own port, with nobody's password in it. */
const addressed = named.extend({
  address: z
    .string()
    .trim()
    .max(500)
    .transform((text) => text.replace(/^webcal:/i, 'https:'))
    .refine(isAddress, 'link'),
});

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, username, password } = new URL(text);
  return protocol === 'https:' && port === '' && username === '' && password === '';
}

/** Calendars of others: by file or by address; a trial first. */
export function eventFeedRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const open = hub.config.events.feeds === 'on';
  const app = new Hono<Env>();
  const home = (c: PageContext) => `/${c.var.locale.lang}/staff/events/feeds`;
  const trail = (c: PageContext) => [
    {
      label: c.var.locale.t('team.page.events'),
      href: `/${c.var.locale.lang}/staff/events`,
    },
  ];

  const list = async (c: PageContext, values: Typed, errors: readonly FieldError[]) => {
    const { locale } = c.var;
    const children = <FeedList {...{ locale, values, errors, open }} feeds={await allFeeds(db)} />;
    return teamPage(c, { title: locale.t('events.feeds'), trail: trail(c), children });
  };

  app.get('/staff/events/feeds', async (c) => c.html(await list(c, typed({}), [])));

  app.post('/staff/events/feeds', async (c) => {
    if (!open) throw new Problem('event/feeds-closed', 409);
    const form = await readForm(c);
    const given = addressed.safeParse(
      Object.fromEntries(['name', 'lang', 'address'].map((name) => [name, form.one(name)])),
    );
    if (!given.success)
      return c.html(await list(c, form, fieldErrors(given.error, c.var.locale)), 422);
    const id = await db.transaction((tx) =>
      addFeed(tx, actingOn(c, hub), { ...given.data, pending: null }),
    );
    return c.redirect(`${home(c)}/${id}`, 303);
  });

  app.post('/staff/events/feeds/file', async (c) => {
    const { text, fields } = await received(c);
    const given = named.safeParse(fields);
    if (!given.success)
      return c.html(await list(c, typed(fields), fieldErrors(given.error, c.var.locale)), 422);
    const id = await db.transaction((tx) =>
      addFeed(tx, actingOn(c, hub), { ...given.data, address: null, pending: text }),
    );
    return c.redirect(`${home(c)}/${id}`, 303);
  });

  app.get('/staff/events/feeds/:id', async (c) => {
    const { locale } = c.var;
    const feed = await found(c);
    const trial = feed.pending === null ? null : await tryFeed(db, hub.clock, feed, feed.pending);
    const here = { label: locale.t('events.feeds'), href: home(c) };
    const children = <FeedPage {...{ locale, feed, trial }} />;
    return c.html(teamPage(c, { title: feed.name, trail: [...trail(c), here], children }));
  });

  app.post('/staff/events/feeds/:id/file', async (c) => {
    const feed = await found(c);
    const { text } = await received(c);
    await db.transaction((tx) => putPending(tx, feed.id, text));
    return c.redirect(`${home(c)}/${feed.id}`, 303);
  });

  app.post('/staff/events/feeds/:id/:act{(?:take|read|drop)}', async (c) => {
    const feed = await found(c);
    const by = actingOn(c, hub);
    const act = c.req.param('act');
    if (act === 'read' && !open) throw new Problem('event/feeds-closed', 409);
    await db.transaction(async (tx) => {
      if (act === 'take') await takeFeed(tx, by, feed);
      else if (act === 'read') await askFeed(tx, by, feed.id);
      else await dropFeed(tx, by, feed.id);
    });
    return c.redirect(act === 'drop' ? home(c) : `${home(c)}/${feed.id}`, 303);
  });

  const found = (c: PageContext): Promise<Feed> => {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    return feedById(db, id);
  };
  return app;
}

async function received(c: PageContext) {
  const upload = await receiveUpload(c.req.raw, MEGABYTES);
  try {
    const [file] = upload.files;
    if (!file) throw new Problem('calendar/not-one', 422, { line: 1 });
    const bytes = await readFile(file.path);
    return { text: new TextDecoder().decode(bytes).replaceAll('\0', ''), fields: upload.fields };
  } finally {
    await upload.clean();
  }
}
