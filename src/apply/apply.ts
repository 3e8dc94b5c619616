import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { atlasRoutes } from './atlas/routes.tsx';
import { countryRoutes } from './countries/routes.tsx';
import { directoryRoutes } from './directory/routes.tsx';
import { dossierRoutes } from './dossiers/routes.tsx';
import { publicGuideRoutes } from './guides/routes.tsx';
import { homeRoutes } from './home/home.tsx';
import { searchRoutes } from './search/routes.tsx';

// Grouped: hono anchors a pattern only at its two ends, and a bare «fr|en» would match every longer path.
const LANGUAGE = '/:lang{(?:fr|en|es|ar)}';

/** What the public reads, in four languages and as data. */
export function applyRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get(LANGUAGE, (c) => c.redirect(`${c.req.path}/`, 301));
  app.route(`${LANGUAGE}/`, homeRoutes(site));
  for (const routes of [
    atlasRoutes,
    dossierRoutes,
    countryRoutes,
    searchRoutes,
    directoryRoutes,
    publicGuideRoutes,
  ])
    app.route(LANGUAGE, routes(site));
  return app;
}
