import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { homeRoutes } from './home/home.tsx';

/** What the public reads, in four languages and as data. */
export function applyRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/:lang{fr|en|es|ar}', homeRoutes(site));
  return app;
}
