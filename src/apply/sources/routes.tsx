import { Hono } from 'hono';
import { readDocument } from '../../process/releases/releases.ts';
import type { Env } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import { sourceName } from '../figures/figures.ts';
import { CSV } from '../twins/twins.ts';
import { SourcePage } from './source-page.tsx';
import { sourcesCsv } from './sources.ts';
import { SourcesPage } from './views.tsx';

export function publicSourceRoutes(site: Site): Hono<Env> {
  const read = async () => {
    const edition = site.edition();
    return edition && readDocument(site.hub.public.db, edition, 'hub', '*');
  };
  const app = new Hono<Env>();
  app.get('/sources', (c) =>
    releasedPage(c, site, async (locale) => ({
      title: locale.t('public.sources.title'),
      section: 'understand',
      trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
      twins: [{ type: 'text/csv', href: `/${locale.lang}/sources.csv` }],
      children: <SourcesPage locale={locale} document={await read()} />,
    })),
  );
  app.get('/sources/:slug{[a-z0-9-]+}', (c) =>
    releasedPage(c, site, async (locale) => {
      const document = await read();
      const source = document?.sources.find(({ slug }) => slug === c.req.param('slug'));
      return document && source
        ? {
            title: sourceName(source, locale),
            section: 'understand',
            trail: [
              { label: locale.t('nav.understand'), href: `/${locale.lang}/understand` },
              { label: locale.t('public.sources.title'), href: `/${locale.lang}/sources` },
            ],
            children: <SourcePage locale={locale} source={source} document={document} />,
          }
        : null;
    }),
  );
  app.get('/sources.csv', (c) =>
    releasedData(c, site, CSV, async () => {
      const document = await read();
      return document && sourcesCsv(document, c.var.locale.lang);
    }),
  );
  return app;
}
