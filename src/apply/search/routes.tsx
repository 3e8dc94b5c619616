import { Hono } from 'hono';
import { listGuides } from '../../collect/guides/guides.ts';
import { listOffices } from '../../collect/offices/offices.ts';
import { documentKeys } from '../../process/releases/releases.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import type { Env } from '../../web/http/context.ts';
import { page, type Site } from '../../web/http/site.ts';
import { citiesOf, findCities, findGuides, findPlaces, readableGuides } from './search.ts';
import { SearchPage } from './views.tsx';

const LONGEST = 200;
const FRESH = 60_000;
const MOST_OFFICES = 50_000;

export function searchRoutes(site: Site): Hono<Env> {
  const cities = remembered(site, async () =>
    citiesOf(await listOffices(site.hub.public.db, {}, undefined, MOST_OFFICES)),
  );
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

/** Offices and guides change rarely: what is searched of them is read again after a minute. */
function remembered<Value>({ hub }: Site, read: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly value: Promise<Value>; readonly at: number } | null = null;
  return () => {
    const now = hub.clock().getTime();
    if (!kept || now - kept.at > FRESH) kept = { value: read(), at: now };
    kept.value.catch(() => {
      kept = null;
    });
    return kept.value;
  };
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
