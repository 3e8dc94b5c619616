import { Hono } from 'hono';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import { CSV, GEOJSON } from '../twins/twins.ts';
import { type Atlas, addressOf, atlasOf, queryOf } from './atlas.ts';
import { atlasCsv, atlasGeojson } from './atlas-twins.ts';
import { AtlasPage, atlasTitle } from './views.tsx';

export function atlasRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/atlas', (c) =>
    releasedPage(c, site, async (locale) => {
      const atlas = await read(c, site);
      const address = atlas ? addressOf(atlas.query) : '';
      return {
        title: atlas?.choice
          ? atlasTitle(atlas.query, atlas.choice, locale)
          : locale.t('atlas.title'),
        section: 'understand',
        trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
        twins: [
          { type: 'text/csv', href: `/${locale.lang}/atlas.csv?${address}` },
          { type: GEOJSON, href: `/${locale.lang}/atlas.geojson?${address}` },
        ],
        children: <AtlasPage locale={locale} atlas={atlas} />,
      };
    }),
  );
  app.get('/atlas.csv', (c) =>
    releasedData(c, site, CSV, async () => {
      const atlas = await read(c, site);
      return atlas && atlasCsv(atlas, c.var.locale.lang);
    }),
  );
  app.get('/atlas.geojson', (c) =>
    releasedData(c, site, GEOJSON, async () => {
      const atlas = await read(c, site);
      return atlas && atlasGeojson(atlas, c.var.locale.lang);
    }),
  );
  return app;
}

async function read(c: PageContext, site: Site): Promise<Atlas | null> {
  const edition = site.edition();
  return (
    edition &&
    atlasOf(
      site.hub.public.db,
      edition,
      queryOf(new URL(c.req.url).searchParams, site.hub.config.hub),
    )
  );
}
