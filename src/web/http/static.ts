import { Hono } from 'hono';
import type { Env } from './context.ts';
import { SEALED } from './headers.ts';
import type { Site } from './site.ts';

const SIGN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#1f5a75" stroke-width="2"><path d="M0 13h4.5M11.5 11H16M2 10Q7.5 2.2 14 8"/></svg>`;

const FOREVER = 'public, max-age=31536000, immutable';

export function staticRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const { style, script, answers, encoder, live } = site.assets;
  app.use(encoder.worker.path, (c, next) => {
    c.header('content-security-policy', SEALED);
    return next();
  });
  for (const { path, type, body } of [style, script, answers, encoder.page, encoder.worker, live]) {
    app.get(path, async (c) => {
      const answer = await site.pages.answer(c, path, type, async () => body);
      answer?.headers.set('cache-control', FOREVER);
      return answer ?? c.notFound();
    });
  }
  app.get('/assets/sign.svg', (c) =>
    c.body(SIGN, 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    }),
  );
  app.get('/favicon.ico', (c) => c.redirect('/assets/sign.svg', 301));
  return app;
}
