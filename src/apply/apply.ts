import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { squeezed } from '../web/http/squeeze.ts';
import { publicActivityRoutes } from './activities/routes.tsx';
import { apiRoutes } from './api/api.ts';
import { atlasRoutes } from './atlas/routes.tsx';
import { countryRoutes } from './countries/routes.tsx';
import { definitionRoutes } from './definitions/routes.tsx';
import { organisationRoutes } from './directory/organisation-routes.tsx';
import { directoryRoutes } from './directory/routes.tsx';
import { dossierRoutes } from './dossiers/routes.tsx';
import { publicGuideRoutes } from './guides/routes.tsx';
import { homeRoutes, type News } from './home/home.tsx';
import { pageRoutes } from './pages/pages.tsx';
import { personRoutes } from './persons/routes.tsx';
import { releaseRoutes } from './releases/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { sitemapRoutes } from './sitemaps/sitemaps.ts';
import { publicSourceRoutes } from './sources/routes.tsx';
import { volunteerRoutes } from './volunteers/routes.tsx';

// Grouped: hono anchors a pattern only at its two ends, and a bare «fr|en» would match every longer path.
const LANGUAGE = '/:lang{(?:fr|en|es|ar)}';

const ROOMS = [
  dossierRoutes,
  atlasRoutes,
  countryRoutes,
  publicSourceRoutes,
  definitionRoutes,
  releaseRoutes,
  directoryRoutes,
  organisationRoutes,
  publicGuideRoutes,
  publicActivityRoutes,
  searchRoutes,
  personRoutes,
  volunteerRoutes,
  pageRoutes,
];

/** Pages that are made anew each time are compressed on their way; those of a release are kept compressed. */
const FRESH = [
  '/directory/*',
  '/directory.csv',
  '/directory.json',
  '/directory.geojson',
  '/guides/*',
  '/activities.csv',
  '/activities.json',
  '/activities/*',
  '/search',
];

export { preflight } from './api/api.ts';
export type { News } from './home/home.tsx';

/** What the public reads, in four languages and as data; with the news of later rooms on the home page. */
export function applyRoutes(site: Site, news: News): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/api/v1', apiRoutes(site));
  app.route('/', sitemapRoutes(site));
  app.get(LANGUAGE, (c) => c.redirect(`${c.req.path}/`, 301));
  app.route(`${LANGUAGE}/`, homeRoutes(site, news));
  for (const path of FRESH) app.use(`${LANGUAGE}${path}`, squeezed);
  for (const routes of ROOMS) app.route(LANGUAGE, routes(site));
  return app;
}
