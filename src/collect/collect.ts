import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { activityRoutes } from './activities/routes.tsx';
import { encodingRoutes } from './encodings/routes.tsx';
import { guideRoutes } from './guides/routes.tsx';
import { importRoutes } from './imports/routes.tsx';
import { listRoutes } from './lists/routes.tsx';
import { planRoutes } from './plans/routes.tsx';
import { reportRoutes } from './reports/routes.tsx';
import { reviewRoutes } from './reviews/routes.tsx';
import { holderRoutes } from './sources/routes.tsx';
import { strengthRoutes } from './strengths/routes.tsx';

/** Collecte: sources, imports, guides, the mapping plan. */
export function collectRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', holderRoutes(site));
  app.route('/', importRoutes(site));
  app.route('/', listRoutes(site));
  app.route('/', encodingRoutes(site));
  app.route('/', guideRoutes(site));
  app.route('/', planRoutes(site));
  // Before the activities, of which one has the same length of address.
  app.route('/', reportRoutes(site));
  app.route('/', activityRoutes(site));
  app.route('/', strengthRoutes(site));
  app.route('/', reviewRoutes(site));
  return app;
}
