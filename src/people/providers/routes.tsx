import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { isHttps } from '../../web/http/headers.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn, actorOf, keepSecret, networkOf } from '../access/access.ts';
import { letIn, nextOf } from '../entry/entry.ts';
import { mustConfirm } from '../factors/factors.ts';
import { grantsOf } from '../roles/roles.ts';
import { comeBack, providerName, RETURN, setOut } from './providers.ts';
import { Duties } from './views.tsx';

const SETTING_OUT: Brake = { what: 'provider', most: 60, minutes: 10 };

/** The way in by the employer's provider. A link and not a form: no form of the hub may lead to another site. */
export function providerRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/sign-in/provider', (c) => start(c, nextOf(c.req.query('next') ?? '/staff'), null));

  app.get('/me/keys/provider', async (c) => {
    const actor = actorIn(c);
    if (await mustConfirm(db, actor)) throw new Problem('access/confirm', 403);
    return start(c, '/me/keys', actor.account);
  });

  app.get('/me/duties', async (c) => {
    const { locale } = c.var;
    const { account } = actorIn(c);
    const grants = await grantsOf(db, hub.clock, account);
    const children = <Duties locale={locale} account={account} grants={grants} />;
    return c.html(ownPage(c, { title: locale.t('duties.title'), children }));
  });

  const start = async (c: PageContext, next: string, account: string | null) => {
    c.header('cache-control', 'no-store');
    const { lang } = c.var.locale;
    if (!providerName(hub.config))
      return c.redirect(`/${lang}${account ? '/me/keys' : '/sign-in'}`, 302);
    await brake(db, hub, SETTING_OUT, networkOf(c, hub.config));
    const asked = { home: homeOf(c, site), next, lang, account };
    const { url, secret } = await setOut(db, hub, hub.config.oidc, asked);
    setCookie(c, wayName(site), secret, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: isHttps(hub.config.server),
      maxAge: 600,
    });
    return c.redirect(url, 302);
  };
  return app;
}

/** Where the provider sends back to: one address for all languages, so that there is one to register with it. */
export function returnRoute(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get(RETURN, async (c) => {
    c.header('cache-control', 'no-store');
    const secret = getCookie(c, wayName(site)) ?? '';
    deleteCookie(c, wayName(site), { path: '/', secure: isHttps(hub.config.server) });
    await brake(db, hub, SETTING_OUT, networkOf(c, hub.config));
    const { search } = new URL(c.req.url);
    const here = (await actorOf(c, hub))?.account ?? null;
    const came = { home: homeOf(c, site), search, secret, here };
    const { account, next, lang, linked } = await comeBack(db, hub, hub.config.oidc, came);
    if (linked) return c.redirect(`/${lang}${next}`, 302);
    const entrance = { account, method: 'provider' } as const;
    keepSecret(c, hub, await db.transaction((tx) => letIn(c, tx, site, entrance)));
    const duties = await grantsOf(db, hub.clock, account);
    return c.redirect(`/${lang}${duties.length > 0 ? nextOf(next) : '/me/duties'}`, 302);
  });
  return app;
}

const homeOf = (c: PageContext, { hub }: Site): string =>
  new URL(hub.config.server.address ?? c.req.url).origin;

const wayName = ({ hub }: Site): string =>
  isHttps(hub.config.server) ? '__Host-passerelle-way' : 'passerelle-way';
