import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { requestRoutes } from './requests/routes.tsx';
import { requestDeskRoutes } from './requests/staff-routes.tsx';

/** Engagement: what is asked and offered, and how it is answered. */
export function engageRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', requestRoutes(site));
  app.route('/', requestDeskRoutes(site));
  return app;
}
