import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from '../../web/http/context.ts';
import { isHttps } from '../../web/http/headers.ts';
import { page, type Site } from '../../web/http/site.ts';
import { operationRoutes } from './operation-routes.tsx';
import { cookieName, endSession, findSession, openSession } from './operators.ts';
import { OpenStaff } from './views.tsx';

/** The way in for staff until accounts exist: a page with one button, so that a preview of the link does not use it up. */
export function operatorRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const app = new Hono<Env>();
  const cookie = cookieName(hub);

  app.get('/operator/:link', (c) => {
    c.header('cache-control', 'no-store');
    const { locale } = c.var;
    return c.html(
      page(c, {
        title: locale.t('operator.title'),
        staff: true,
        children: <OpenStaff locale={locale} />,
      }),
    );
  });

  app.post('/operator/:link', async (c) => {
    const secret = await hub.house.db.transaction((tx) =>
      openSession(tx, hub, c.req.param('link')),
    );
    setCookie(c, cookie, secret, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: isHttps(hub.config.server),
      maxAge: 12 * 3600,
    });
    return c.redirect(`/${c.var.locale.lang}/staff`, 303);
  });

  app.post('/staff/leave', async (c) => {
    const session = await findSession(hub.house.db, hub, getCookie(c, cookie));
    if (session) await hub.house.db.transaction((tx) => endSession(tx, hub, session));
    deleteCookie(c, cookie, { path: '/', secure: isHttps(hub.config.server) });
    return c.redirect(`/${c.var.locale.lang}/`, 303);
  });
  app.route('/', operationRoutes(site));
  return app;
}
