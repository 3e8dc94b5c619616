import { Hono } from 'hono';
import { country, countryName } from '../../reference/countries/countries.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import { CSV, csvOf } from '../twins/twins.ts';
import { type Atlas, addressOf, atlasOf, queryOf } from './atlas.ts';
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
          { type: 'application/geo+json', href: `/${locale.lang}/atlas.geojson?${address}` },
        ],
        children: <AtlasPage locale={locale} atlas={atlas} />,
      };
    }),
  );
  app.get('/atlas.csv', (c) => releasedData(c, site, CSV, async () => csv(c, await read(c, site))));
  app.get('/atlas.geojson', (c) =>
    releasedData(c, site, 'application/geo+json', async () => geojson(c, await read(c, site))),
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

const COLUMNS = [
  'country',
  'name',
  'value',
  'measure',
  'origin',
  'residence',
  'definition',
  'kind',
  'year',
  'sex',
];

function csv(c: PageContext, atlas: Atlas | null): string | null {
  if (!atlas?.choice) return null;
  const { definition, kind, year, sex } = atlas.choice.chosen;
  const { measure, origin = '', residence = '' } = atlas.query;
  const rest = [measure, origin, residence, definition, kind, Number(year), sex];
  return csvOf(
    COLUMNS,
    atlas.spots.map(({ code, value }) => [
      code,
      countryName(code, c.var.locale.lang),
      value,
      ...rest,
    ]),
  );
}

function geojson(c: PageContext, atlas: Atlas | null): string | null {
  if (!atlas?.choice) return null;
  const { chosen } = atlas.choice;
  const features = atlas.spots.flatMap(({ code, value }) => {
    const found = country(code);
    if (!found) return [];
    const properties = {
      code,
      name: countryName(code, c.var.locale.lang),
      value,
      measure: atlas.query.measure,
      ...chosen,
    };
    return [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [found.longitude, found.latitude] },
        properties,
      },
    ];
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
