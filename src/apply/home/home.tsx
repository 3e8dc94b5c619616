import { Hono } from 'hono';
import type { Env } from '../../web/http/context.ts';
import { releasedPage, type Site } from '../../web/http/site.ts';

export function homeRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', (c) =>
    releasedPage(c, site, async () => ({
      title: c.var.face.name,
      children: <h1>{c.var.face.name}</h1>,
    })),
  );
  return app;
}
