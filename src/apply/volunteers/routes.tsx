import { Hono } from 'hono';
import { VOLUNTEER_COLUMNS, volunteerRows } from '../../process/volunteers/volunteers.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import { CSV, csvOf } from '../twins/twins.ts';
import { volunteersOf, volunteersPath } from './reading.ts';
import { NoVolunteers, VolunteersPage, volunteersTitle } from './views.tsx';

/** What volunteers say of themselves: all of them, or those with a tie to one origin. */
export function volunteerRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/volunteers', (c) => shown(c, site, '*'));
  app.get('/volunteers.csv', (c) => csv(c, site, '*'));
  app.get('/volunteers/:origin{[A-Z]{3}}', (c) => shown(c, site, c.req.param('origin')));
  app.get('/volunteers/:file{[A-Z]{3}\\.csv}', (c) =>
    csv(c, site, c.req.param('file').slice(0, 3)),
  );
  return app;
}

function shown(c: PageContext, site: Site, origin: string): Promise<Response> {
  return releasedPage(c, site, async (locale) => {
    const volunteers = await volunteersOf(site.hub.public.db, site.edition(), origin);
    if (!volunteers && origin !== '*') return null;
    return {
      title: volunteersTitle(origin, locale),
      section: 'understand',
      trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
      ...(volunteers && {
        twins: [{ type: 'text/csv', href: `${volunteersPath(locale, origin)}.csv` }],
      }),
      children: volunteers ? (
        <VolunteersPage locale={locale} volunteers={volunteers} />
      ) : (
        <NoVolunteers locale={locale} />
      ),
    };
  });
}

function csv(c: PageContext, site: Site, origin: string): Promise<Response> {
  return releasedData(c, site, CSV, async () => {
    const volunteers = await volunteersOf(site.hub.public.db, site.edition(), origin);
    return volunteers && csvOf(VOLUNTEER_COLUMNS, volunteerRows([volunteers.document]));
  });
}
