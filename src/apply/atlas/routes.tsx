import { Hono } from 'hono';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { personsOf } from '../persons/persons.ts';
import { CSV, GEOJSON } from '../twins/twins.ts';
import { type Atlas, addressOf, atlasOf, type Query, queryOf, understood } from './atlas.ts';
import { atlasCsv, atlasGeojson } from './atlas-twins.ts';
import { AtlasPage, atlasTitle } from './views.tsx';

export function atlasRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/atlas', (c) => {
    const { query, key } = asked(c, site);
    const address = addressOf(query);
    const show = async (locale: Locale) => {
      const atlas = await read(site, query);
      const persons = await personsOf(site.hub.public.db, site.edition(), locale);
      return {
        title: atlas?.choice ? atlasTitle(query, atlas.choice, locale) : locale.t('atlas.title'),
        section: 'understand' as const,
        trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
        twins: [
          { type: 'text/csv', href: `/${locale.lang}/atlas.csv?${address}` },
          { type: GEOJSON, href: `/${locale.lang}/atlas.geojson?${address}` },
        ],
        children: <AtlasPage locale={locale} atlas={atlas} persons={persons} />,
      };
    };
    return releasedPage(c, site, show, key);
  });
  app.get('/atlas.csv', (c) => twin(c, site, CSV, atlasCsv));
  app.get('/atlas.geojson', (c) => twin(c, site, GEOJSON, atlasGeojson));
  return app;
}

function twin(
  c: PageContext,
  site: Site,
  type: string,
  write: (atlas: Atlas, lang: Lang) => string | null,
): Promise<Response> {
  const { query, key } = asked(c, site);
  const show = async () => {
    const atlas = await read(site, query);
    return atlas && write(atlas, c.var.locale.lang);
  };
  return releasedData(c, site, type, show, key);
}

function asked(c: PageContext, { hub }: Site): { query: Query; key: string } {
  const { searchParams } = new URL(c.req.url);
  const query = queryOf(searchParams, hub.config.hub);
  return { query, key: understood(searchParams, query) };
}

async function read(site: Site, query: Query): Promise<Atlas | null> {
  const edition = site.edition();
  return edition && atlasOf(site.hub.public.db, edition, query);
}
