import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { applyRoutes, preflight } from './apply/apply.ts';
import { collectRoutes } from './collect/collect.ts';
import { cookieName, findSession } from './people/operators/operators.ts';
import { operatorRoutes } from './people/operators/routes.tsx';
import type { Hub } from './platform/hub.ts';
import { Problem } from './platform/problem.ts';
import { processRoutes } from './process/process.ts';
import { followEditions } from './process/releases/releases.ts';
import { readableAddress } from './web/http/addresses.ts';
import { type Env, isLang } from './web/http/context.ts';
import { failure } from './web/http/failures.tsx';
import { isHttps, securityHeaders } from './web/http/headers.ts';
import { healthRoutes } from './web/http/health.ts';
import { knownMethods } from './web/http/methods.ts';
import { ownPagesOnly } from './web/http/origins.ts';
import { pageCache } from './web/http/page-cache.ts';
import { faceOf, type Site } from './web/http/site.ts';
import { staticRoutes } from './web/http/static.ts';
import { localeOf, preferredLang } from './web/i18n/i18n.ts';
import { buildAssets } from './web/layout/assets.ts';

export interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly request: Hono<Env>['request'];
  /** Every address that the hub answers, for tests that walk them all. */
  readonly routes: Hono<Env>['routes'];
  readonly site: Site;
  readonly close: () => Promise<void>;
}

/** Every feature, mounted in the order in which data flows. */
export async function createApp(hub: Hub): Promise<App> {
  const pages = pageCache();
  const editions = await followEditions(hub, pages.clear);
  const site: Site = { hub, pages, assets: await buildAssets(), edition: editions.current };
  const app = new Hono<Env>();
  app.onError((error, c) => failure(c, site, error));
  app.notFound((c) => failure(c, site, new Problem('page/not-found', 404)));
  app.use(securityHeaders(isHttps(hub.config.server)));
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    const [, first] = c.req.path.split('/');
    c.set(
      'locale',
      localeOf(isLang(first) ? first : preferredLang(c.req.header('accept-language'))),
    );
    c.set('face', faceOf(site));
    c.set('actor', null);
    await next();
  });
  app.use('/api/*', preflight);
  app.use(readableAddress, knownMethods(app));
  app.route('/', healthRoutes(hub));
  app.route('/', staticRoutes(site));
  app.get('/', (c) => c.redirect(`/${c.var.locale.lang}/`, 302));
  app.use(ownPagesOnly(hub.config.server.address));
  app.use('/:lang/staff/*', staffOnly(site));
  const language = '/:lang{(?:fr|en|es|ar)}';
  app.route(language, operatorRoutes(site));
  app.route(language, collectRoutes(site));
  app.route(language, processRoutes(site));
  app.route('/', applyRoutes(site));
  return {
    fetch: app.fetch,
    request: app.request,
    routes: app.routes,
    site,
    close: editions.close,
  };
}

// Until accounts exist, the staff side opens only by the operator's link.
function staffOnly({ hub, pages }: Site): MiddlewareHandler<Env> {
  return async (c, next) => {
    const session = await findSession(hub.house.db, hub, getCookie(c, cookieName(hub)));
    if (!session) throw new Problem('staff/closed', 401);
    c.set('actor', 'operator');
    // What the team sees stays on no shared machine.
    c.header('cache-control', 'no-store');
    await next();
    // Guides and offices are shown outside releases: what staff just wrote is seen at once.
    if (c.req.method !== 'GET') pages.clear();
  };
}
