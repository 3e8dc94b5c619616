import { Hono } from 'hono';
import type { Env } from '../../web/http/context.ts';
import { ENCODING } from '../../web/http/headers.ts';
import { releasedPage, type Site } from '../../web/http/site.ts';
import { EncodePage } from './views.tsx';

/** The page on which a holder encodes a list on their own machine: nothing of it is ever sent, and nobody need sign in. */
export function encodingRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  const { page, worker } = site.assets.encoder;
  app.get('/encode', (c) => {
    c.header('content-security-policy', ENCODING);
    return releasedPage(c, site, async (locale) => ({
      title: locale.t('encode.title'),
      description: locale.t('encode.lead'),
      script: page,
      trail: [{ label: locale.t('foot.sources'), href: `/${locale.lang}/sources` }],
      children: <EncodePage locale={locale} worker={worker.path} />,
    }));
  });
  return app;
}
