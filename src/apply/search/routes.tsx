import { Hono } from 'hono';
import { listGuides } from '../../collect/guides/guides.ts';
import { listTowns } from '../../collect/offices/offices.ts';
import { documentKeys } from '../../process/releases/releases.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import type { Env } from '../../web/http/context.ts';
import { remembered } from '../../web/http/remembered.ts';
import { page, type Site } from '../../web/http/site.ts';
import { foldedTowns } from '../directory/directory.ts';
import { findCities, findGuides, findPlaces, readableGuides } from './search.ts';
import { SearchPage } from './views.tsx';

const LONGEST = 200;

export function searchRoutes(site: Site): Hono<Env> {
  const cities = remembered(site, async () => foldedTowns(await listTowns(site.hub.public.db)));
  const guidesIn = Object.fromEntries(
    LANGS.map((lang) => [
      lang,
      remembered(site, async () => readableGuides(await listGuides(site.hub.public.db, lang))),
    ]),
  ) as Record<Lang, () => Promise<ReturnType<typeof readableGuides>>>; // LANGS names every key
  const app = new Hono<Env>();
  app.get('/search', async (c) => {
    const { locale } = c.var;
    const query = (c.req.query('q') ?? '').slice(0, LONGEST).trim();
    const places = findPlaces(query);
    const [guides, towns, corridors] = await Promise.all([
      query ? guidesIn[locale.lang]() : [],
      query ? cities() : [],
      published(site, places.corridors),
    ]);
    c.header('cache-control', 'no-store');
    return c.html(
      page(c, {
        title: query ? locale.t('search.results-for', { query }) : locale.t('search.title'),
        query,
        children: (
          <SearchPage
            locale={locale}
            query={query}
            countries={places.countries}
            corridors={corridors}
            guides={findGuides(guides, query)}
            cities={findCities(towns, query)}
          />
        ),
      }),
    );
  });
  return app;
}

interface Corridor {
  readonly origin: string;
  readonly residence: string;
}

async function published(
  { hub, edition }: Site,
  corridors: readonly Corridor[],
): Promise<Corridor[]> {
  const current = edition();
  if (!current) return [];
  const found = await Promise.all(
    corridors.map(({ origin, residence }) =>
      documentKeys(hub.public.db, current, 'corridor', `${origin}-${residence}`),
    ),
  );
  return corridors.filter((_, index) => found[index]?.length);
}
