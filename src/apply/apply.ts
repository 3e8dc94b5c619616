import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { dossierRoutes } from './dossiers/routes.tsx';
import { homeRoutes } from './home/home.tsx';

/** What the public reads, in four languages and as data. */
export function applyRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const pages = new Hono<Env>();
  for (const routes of [homeRoutes, dossierRoutes]) pages.route('/', routes(site));
  app.route('/:lang{fr|en|es|ar}', pages);
  return app;
}
