import { Hono } from 'hono';
import { publicActivities } from '../../collect/activities/activities.ts';
import { listOffices } from '../../collect/offices/offices.ts';
import { documentKeys, type Edition, readDocument } from '../../process/releases/releases.ts';
import { country, countryName } from '../../reference/countries/countries.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import { SOME } from '../activities/activities.ts';
import { overviewOf } from '../overviews/overviews.ts';
import { CSV, JSON_TYPE } from '../twins/twins.ts';
import { countryCsv } from './countries.ts';
import { CountryIndex, CountryPage } from './views.tsx';

const OFFICES = 9;

export function countryRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/countries', async (c) => {
    const code = c.req.query('code') ?? '';
    return country(code)
      ? c.redirect(`/${c.var.locale.lang}/countries/${code}`, 302)
      : index(c, site);
  });
  app.get('/countries/:code{[A-Z]{3}}', (c) => page(c, site, c.req.param('code')));
  app.get('/countries/:file{[A-Z]{3}\\.json}', (c) =>
    json(c, site, c.req.param('file').slice(0, 3)),
  );
  app.get('/countries/:file{[A-Z]{3}\\.csv}', (c) => csv(c, site, c.req.param('file').slice(0, 3)));
  return app;
}

function index(c: PageContext, site: Site): Promise<Response> {
  return releasedPage(c, site, async (locale) => ({
    title: locale.t('countries.title'),
    section: 'understand',
    trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
    children: <CountryIndex locale={locale} known={await knownCountries(site)} />,
  }));
}

async function knownCountries(site: Site): Promise<Set<string>> {
  const edition = site.edition();
  if (!edition) return new Set();
  const keys = await Promise.all(
    (['origin', 'residence'] as const).map((kind) =>
      documentKeys(site.hub.public.db, edition, kind),
    ),
  );
  return new Set(keys.flat());
}

function page(c: PageContext, site: Site, code: string): Promise<Response> {
  return releasedPage(c, site, async (locale) => {
    if (!country(code)) return null;
    const { db } = site.hub.public;
    const edition = site.edition();
    const [origin, residence, abroad, here, activities] = await Promise.all([
      overviewOf(db, edition, { side: 'origin', code }),
      overviewOf(db, edition, { side: 'residence', code }),
      listOffices(db, { operator: code }, undefined, OFFICES),
      listOffices(db, { country: code }, undefined, OFFICES),
      publicActivities(db, site.hub.config.hub.threat, { country: code }, { limit: SOME }),
    ]);
    return {
      title: countryName(code, locale.lang),
      section: 'understand',
      trail: [
        { label: locale.t('nav.understand'), href: `/${locale.lang}/understand` },
        { label: locale.t('countries.title'), href: `/${locale.lang}/countries` },
      ],
      twins: [
        { type: 'application/json', href: `/${locale.lang}/countries/${code}.json` },
        { type: 'text/csv', href: `/${locale.lang}/countries/${code}.csv` },
      ],
      children: (
        <CountryPage
          locale={locale}
          code={code}
          origin={origin}
          residence={residence}
          abroad={abroad}
          here={here}
          activities={activities}
        />
      ),
    };
  });
}

function json(c: PageContext, site: Site, code: string): Promise<Response> {
  return releasedData(c, site, JSON_TYPE, async () => {
    const edition = site.edition();
    if (!edition || !country(code)) return null;
    const [origin, residence] = await bothWays(site, edition, code);
    const { number, publishedAt, demo } = edition;
    return JSON.stringify({
      code,
      release: { number, publishedAt, invented: demo },
      origin,
      residence,
    });
  });
}

const bothWays = ({ hub }: Site, edition: Edition, code: string) =>
  Promise.all([
    readDocument(hub.public.db, edition, 'origin', code),
    readDocument(hub.public.db, edition, 'residence', code),
  ]);

function csv(c: PageContext, site: Site, code: string): Promise<Response> {
  return releasedData(c, site, CSV, async () => {
    const edition = site.edition();
    if (!edition || !country(code)) return null;
    const sides = await bothWays(site, edition, code);
    return sides.some((side) => side) ? countryCsv(code, sides) : null;
  });
}
